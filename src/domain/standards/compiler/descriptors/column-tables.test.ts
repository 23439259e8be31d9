import { describe, expect, test } from 'vitest';
import {
  type InventedBlock,
  type InventedCell,
  inventDocument,
} from '#domain/standards/compiler/invented-document.testing.ts';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import { extractDescriptors } from './extract-descriptors.ts';

const heading = { heading: 'Assessment method 1: Practical demonstration with questions' };
const method = 'Practical demonstration with questions';

function read(pieces: readonly InventedBlock[]) {
  return extractDescriptors(outlineOf(inventDocument(pieces)), []).criteria;
}

function brief(pieces: readonly InventedBlock[]) {
  return read(pieces).map(({ kind, text, ksbs, theme }) => [
    kind.value,
    text.value,
    ksbs?.value.join(' ') ?? '',
    theme?.value ?? '',
  ]);
}

function table(...rows: InventedCell[][]): InventedBlock {
  return { table: rows };
}

const themes: InventedCell[] = [
  ['Theme', 'KSBs'],
  ['Pass', 'Apprentices must demonstrate all of the pass descriptors'],
  ['Distinction', 'Apprentices must demonstrate all of the pass and all of the distinction descriptors'],
];

describe('tables of themes with a pass and a distinction column', () => {
  test('each paragraph of a cell is a descriptor, with the codes at its end', () => {
    const found = brief([
      heading,
      table(
        themes,
        [
          ['Care of the lamp', 'K1 K2 S3 B1'],
          ['Trims the wick to the height set for the lamp. (K1, S3)', 'Works with patience. (K2, B1)'],
          ['Explains why the height was set. (K1, S3)'],
        ],
        [['Stores', '(K4, S5)'], ['Counts the oil in store each week (K4, S5)'], ['N/A']],
      ),
    ]);
    expect(found).toEqual([
      ['pass', 'Trims the wick to the height set for the lamp.', 'K1 S3', 'Care of the lamp'],
      ['pass', 'Works with patience.', 'K2 B1', 'Care of the lamp'],
      ['distinction', 'Explains why the height was set.', 'K1 S3', 'Care of the lamp'],
      ['pass', 'Counts the oil in store each week', 'K4 S5', 'Stores'],
    ]);
  });

  test('the method is the nearest heading above', () => {
    const [found] = read([
      heading,
      { heading: 'Grading', level: 2 },
      table(themes, ['Stores K4', 'Counts the oil.', '']),
    ]);
    expect(found?.methodName).toMatchObject({ value: method, certainty: 'certain' });
  });

  test('codes printed for the whole row are given to its descriptors as likely', () => {
    const [found] = read([
      heading,
      table(['KSBs', 'Pass', 'Distinction'], ['K4 S5', 'Counts the oil.', 'None']),
    ]);
    expect(found?.ksbs).toMatchObject({ value: ['K4', 'S5'], certainty: 'likely' });
  });

  test('codes and theme in columns of their own', () => {
    const header = ['Theme', 'KSBs', 'Fail', 'Pass', 'Merit', 'Distinction'];
    const row = [
      'Stores',
      'K4-K6',
      'Does not meet the pass criteria',
      'Counts the oil.',
      'Orders oil in time.',
      'Plans the year.',
    ];
    expect(brief([heading, table(header, row)])).toEqual([
      ['pass', 'Counts the oil.', 'K4 K5 K6', 'Stores'],
      ['merit', 'Orders oil in time.', 'K4 K5 K6', 'Stores'],
      ['distinction', 'Plans the year.', 'K4 K5 K6', 'Stores'],
    ]);
  });

  test.each([
    'N/A',
    'No distinction descriptor',
    'There are no distinction criteria for this theme.',
    '-',
    'Not applicable',
  ])('"%s" is no descriptor', (cell) => {
    expect(brief([heading, table(themes, ['Stores K4', 'Counts the oil.', cell])])).toHaveLength(1);
  });

  test('several descriptors in one run of words part where their codes end', () => {
    const cell = 'Counts the oil (K4) Orders oil in time (S5, B1) Keeps the book.';
    expect(
      brief([heading, table(themes, ['Stores K4 S5 B1', cell, ''])]).map(
        ([, text, codes]) => `${text} ${codes}`,
      ),
    ).toEqual(['Counts the oil K4', 'Orders oil in time S5 B1', 'Keeps the book. K4 S5 B1']);
  });

  test('a row torn by the page goes on in the next table, under a repeated heading', () => {
    const found = brief([
      heading,
      table(themes, ['Stores K4', 'Counts the oil in every', 'Plans the oil of']),
      table(themes, ['', 'store of the tower.', 'the whole year.'], ['Glass K5', 'Cleans the glass.', '']),
    ]);
    expect(found).toEqual([
      ['pass', 'Counts the oil in every store of the tower.', 'K4', 'Stores'],
      ['distinction', 'Plans the oil of the whole year.', 'K4', 'Stores'],
      ['pass', 'Cleans the glass.', 'K5', 'Glass'],
    ]);
  });

  test('a theme that spans rows holds for each of them', () => {
    const found = brief([heading, table(themes, [{ text: 'Stores K4', rows: 2 }, 'Counts the oil.', ''])]);
    expect(found[0]?.[3]).toBe('Stores');
  });

  test('points under an introduction stay one descriptor; points under a lead-in are one each', () => {
    const points = ['Explains what bad oil does to:', '• the lamp', '• the keeper'];
    const each = ['To achieve a pass the apprentice must:', '• Trim the wick', '• Fill the lamp'];
    expect(brief([heading, table(themes, ['Oil K1', points, each])]).map(([, text]) => text)).toEqual([
      'Explains what bad oil does to:\n• the lamp\n• the keeper',
      'Trim the wick',
      'Fill the lamp',
    ]);
  });

  test('options named in a row of their own become branches', () => {
    const found = read([
      heading,
      table(themes, [{ text: 'Option 1: Harbour lamps', columns: 3 }], ['Stores K4', 'Counts the oil.', '']),
    ]);
    expect(found[0]?.branch?.value).toBe('Option 1: Harbour lamps');
  });
});

describe('other tables of pass and distinction', () => {
  test('a row per KSB with cells that begin "Pass:" and "Distinction:"', () => {
    const found = brief([
      heading,
      table(
        ['K1', 'Lamp oils in use', 'Pass: Names the oils.', 'Distinction: Compares the oils.'],
        ['S1', 'Trim a wick', 'Pass: Trims a wick.', 'Distinction: N/A'],
      ),
    ]);
    expect(found).toEqual([
      ['pass', 'Names the oils.', 'K1', ''],
      ['distinction', 'Compares the oils.', 'K1', ''],
      ['pass', 'Trims a wick.', 'S1', ''],
    ]);
  });

  test('a row per KSB with pass and distinction columns', () => {
    const found = brief([
      heading,
      table(
        ['KSB', 'Statement', 'Pass', 'Distinction'],
        ['K1', 'Lamp oils in use', 'Names the oils.', 'Compares the oils.'],
      ),
    ]);
    expect(found.map(([kind, text, codes]) => [kind, text, codes])).toEqual([
      ['pass', 'Names the oils.', 'K1'],
      ['distinction', 'Compares the oils.', 'K1'],
    ]);
  });

  test('a row per grade', () => {
    const found = brief([
      heading,
      table(
        ['Grade', 'Descriptor'],
        ['Fail', 'Does not meet the pass criteria.'],
        ['Pass', ['The apprentice:', '• Names the oils (K1)', '• Trims a wick (S1)']],
        ['Distinction', 'Compares the oils in use and says which suits which lamp (K1)'],
      ),
    ]);
    expect(found.map(([kind, text, codes]) => [kind, text, codes])).toEqual([
      ['pass', 'Names the oils', 'K1'],
      ['pass', 'Trims a wick', 'S1'],
      ['distinction', 'Compares the oils in use and says which suits which lamp', 'K1'],
    ]);
  });

  test.each([
    [
      'weights',
      table(
        ['Method', 'Weighting', 'Pass', 'Distinction'],
        ['Discussion', '20%', 'All pass criteria', '4 of 5 distinction criteria'],
      ),
    ],
    [
      'a combination',
      table(
        ['Observation', 'Discussion', 'Overall'],
        ['Pass', 'Pass', 'Pass'],
        ['Pass', 'Distinction', 'Pass'],
      ),
    ],
    ['marks', table(['Grade', 'Marks'], ['Pass', '24 to 31 out of 40'], ['Distinction', '32 or more'])],
    [
      'counts',
      table(
        ['Pass', 'All pass criteria achieved', '100%'],
        ['Distinction', 'Discussion', '3 of 4 distinction criteria'],
      ),
    ],
    [
      'an occupational brief',
      table(
        ['Module', 'Standard', 'What do I need to KNOW', 'Pass Criteria', 'Distinction Criteria'],
        ['Oils', 'Know the oils', 'Which oils?', 'Names the oils.', 'Compares oils.'],
      ),
    ],
  ])('a table of %s holds no descriptor', (_, one) => {
    expect(read([heading, one])).toEqual([]);
  });
});

test('two tables set right below each other keep their kinds', () => {
  const found = brief([
    heading,
    table(
      [['Ref'], ['To pass, the apprentice'], ['KSBs']],
      [['PD1'], ['Trims the wick to the height set for the lamp'], ['K1, S3']],
      [['PD2'], ['Counts the oil in store each week'], ['K4']],
      [['Ref'], ['For a distinction, the apprentice also'], ['KSBs']],
      [['DD1'], ['Foresees how the weather changes the light'], ['K1']],
    ),
  ]);
  expect(found.map(([kind, text]) => `${kind}: ${text}`)).toEqual([
    'pass: Trims the wick to the height set for the lamp',
    'pass: Counts the oil in store each week',
    'distinction: Foresees how the weather changes the light',
  ]);
});
