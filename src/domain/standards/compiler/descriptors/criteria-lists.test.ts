import { describe, expect, test } from 'vitest';
import { type InventedBlock, inventDocument } from '#domain/standards/compiler/invented-document.testing.ts';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import { extractDescriptors } from './extract-descriptors.ts';

const heading = { heading: 'Professional discussion' };

function extract(pieces: readonly InventedBlock[]) {
  return extractDescriptors(outlineOf(inventDocument(pieces)), []);
}

function read(pieces: readonly InventedBlock[]) {
  return extract(pieces).criteria.map(({ ref, kind, text, methodName }) =>
    [methodName?.value, ref?.value ?? '-', kind.value, text.value].join(' | '),
  );
}

describe('criteria printed as lists', () => {
  test('items under headings of a kind', () => {
    const found = read([
      heading,
      { heading: 'Pass criteria', level: 2 },
      { item: 'Names the oils in use.' },
      { item: 'Explains the tides. (K2, S1)' },
      { heading: 'Distinction criteria', level: 2 },
      { item: 'Compares the oils in use.' },
      { heading: 'Fail', level: 2 },
      { item: 'Does not name the oils.' },
    ]);
    expect(found).toEqual([
      'Professional discussion | - | pass | Names the oils in use.',
      'Professional discussion | - | pass | Explains the tides.',
      'Professional discussion | - | distinction | Compares the oils in use.',
    ]);
  });

  test('numbers such as 1.1 are references, letters are not', () => {
    const found = read([
      heading,
      { paragraph: 'Pass descriptors' },
      { paragraph: '1.1 Names the oils in use.' },
      { paragraph: '1.2 Explains the tides.' },
      { paragraph: 'Merit descriptors' },
      { paragraph: 'a) Compares the oils in use.' },
    ]);
    expect(found).toEqual([
      'Professional discussion | 1.1 | pass | Names the oils in use.',
      'Professional discussion | 1.2 | pass | Explains the tides.',
      'Professional discussion | - | merit | Compares the oils in use.',
    ]);
  });

  test('the method may stand in the heading of the list', () => {
    const found = read([{ heading: 'Practical observation: pass criteria' }, { item: 'Trims a wick.' }]);
    expect(found).toEqual(['Practical observation | - | pass | Trims a wick.']);
  });

  test('a sentence that leads in, but no rules of grading', () => {
    const found = read([
      heading,
      { paragraph: 'To achieve a pass, the apprentice must:' },
      { item: 'Name the oils in use' },
      { paragraph: 'To achieve a distinction, the apprentice must:' },
      { item: 'Meet all of the pass criteria' },
      { item: 'Compare the oils in use' },
      { paragraph: 'To achieve an overall distinction the apprentice must:' },
      { item: 'achieve a distinction in the observation' },
    ]);
    expect(found).toEqual([
      'Professional discussion | - | pass | Name the oils in use',
      'Professional discussion | - | distinction | Compare the oils in use',
    ]);
  });

  test('deeper items are points of the criterion above them', () => {
    const found = read([
      heading,
      { heading: 'Pass criteria', level: 2 },
      { item: 'Explains what bad oil does to:' },
      { item: 'the lamp', depth: 1 },
      { item: 'the keeper', depth: 1 },
    ]);
    expect(found).toEqual([
      'Professional discussion | - | pass | Explains what bad oil does to:\n• the lamp\n• the keeper',
    ]);
  });

  test('paragraphs with references of one series are criteria without any heading', () => {
    const found = read([
      heading,
      { paragraph: 'P1 Names the oils in use.' },
      { paragraph: 'P2 Explains the tides of the harbour.' },
      { paragraph: 'D1 Compares the oils in use.' },
    ]);
    expect(found).toEqual([
      'Professional discussion | P1 | pass | Names the oils in use.',
      'Professional discussion | P2 | pass | Explains the tides of the harbour.',
      'Professional discussion | D1 | distinction | Compares the oils in use.',
    ]);
  });

  test('the heading cells of a brief printed cell by cell head no list', () => {
    const found = read([
      { paragraph: 'Module' },
      { paragraph: 'What do I need to KNOW' },
      { paragraph: 'Pass criteria' },
      { paragraph: '1.1 Which oils are there?' },
    ]);
    expect(found).toEqual([]);
  });
});

describe('tables printed cell by cell', () => {
  const head = [
    { paragraph: 'Theme KSBs' },
    { heading: 'Pass', level: 2 },
    { paragraph: 'Apprentices must demonstrate all of the pass descriptors' },
    { heading: 'Distinction', level: 2 },
    {
      paragraph:
        'Apprentices must demonstrate all of the pass descriptors and all of the distinction descriptors',
    },
  ];

  test('a theme, its pass cell and its distinction cell', () => {
    const { criteria } = extract([
      heading,
      ...head,
      { paragraph: 'Stores K1 K2 S1' },
      { paragraph: 'Counts the oil. (K1, S1) Orders oil in time. (K2)' },
      { paragraph: 'Plans the oil of the year. (K2)' },
      { paragraph: 'Glass K3' },
      { paragraph: 'Cleans the glass of the lamp. (K3)' },
      { paragraph: 'N/A' },
    ]);
    expect(
      criteria.map(({ kind, text, theme, ksbs }) => [
        kind.value,
        kind.certainty,
        text.value,
        theme?.value,
        ksbs?.value.join(' '),
      ]),
    ).toEqual([
      ['pass', 'certain', 'Counts the oil.', 'Stores', 'K1 S1'],
      ['pass', 'certain', 'Orders oil in time.', 'Stores', 'K2'],
      ['distinction', 'certain', 'Plans the oil of the year.', 'Stores', 'K2'],
      ['pass', 'certain', 'Cleans the glass of the lamp.', 'Glass', 'K3'],
    ]);
  });

  test('more cells than columns: the kind is a question, told by codes named again', () => {
    const { criteria } = extract([
      heading,
      ...head,
      { paragraph: 'Stores K1 K2' },
      { paragraph: 'Counts the oil. (K1)' },
      { paragraph: 'Orders oil in time. (K2)' },
      { paragraph: 'Plans the oil of the year. (K2)' },
    ]);
    expect(criteria.map(({ kind }) => [kind.value, kind.certainty, kind.others])).toEqual([
      ['pass', 'unsure', ['distinction']],
      ['pass', 'unsure', ['distinction']],
      ['distinction', 'unsure', ['pass']],
    ]);
  });
});

describe('descriptors printed twice', () => {
  const table = [
    ['Pass', 'Grading Descriptors'],
    ['P1', 'Trims a wick.'],
    ['P2', 'Fills a lamp.'],
  ];

  test('count once, with a note', () => {
    const { criteria, notes } = extract([
      heading,
      { table },
      { heading: 'Annex: Professional discussion grading criteria' },
      { table },
    ]);
    expect(criteria.map(({ ref }) => ref?.value)).toEqual(['P1', 'P2']);
    expect(notes.map(({ code }) => code)).toEqual(['criterion-printed-twice', 'criterion-printed-twice']);
  });

  test('one reference with two wordings is reported and both are kept', () => {
    const other = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Counts the oil.'],
      ['P2', 'Fills a lamp.'],
    ];
    const { criteria, notes } = extract([
      heading,
      { table },
      { heading: 'Annex: Professional discussion grading criteria' },
      { table: other },
    ]);
    expect(criteria).toHaveLength(3);
    expect(notes.map(({ code }) => code)).toContain('criterion-reference-twice');
  });
});

describe('plans of the reformed regime', () => {
  const rows = [
    ['Category', 'Pass', 'Distinction'],
    ['Applied knowledge', 'Uses sound knowledge.', 'Uses deep knowledge.'],
  ];

  test('performance descriptors are noted and are no criteria', () => {
    const { criteria, notes } = extract([{ heading: 'Performance descriptors' }, { table: rows }]);
    expect(criteria).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['performance-descriptors']);
  });
});

describe('alternatives', () => {
  test('options of a method are a choice of one, as likely', () => {
    const table = [
      ['Theme', 'Pass', 'Distinction'],
      ['Stores K1', 'Counts the oil.', ''],
      ['Option 1: Harbour lamps', '', ''],
      ['Quay K2', 'Lights the quay.', ''],
      ['Option 2: Tower lamps', '', ''],
      ['Tower K3', 'Lights the tower.', ''],
    ];
    const { alternatives, criteria } = extract([heading, { table }]);
    expect(criteria.map(({ branch }) => branch?.value)).toEqual([
      undefined,
      'Option 1: Harbour lamps',
      'Option 2: Tower lamps',
    ]);
    expect(
      alternatives.map(({ choose, branches }) => [choose.value, choose.certainty, branches.length]),
    ).toEqual([['one', 'likely', 2]]);
  });
});
