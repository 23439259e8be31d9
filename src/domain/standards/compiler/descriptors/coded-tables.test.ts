import { describe, expect, test } from 'vitest';
import { type InventedBlock, inventDocument } from '#domain/standards/compiler/invented-document.testing.ts';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import { extractDescriptors } from './extract-descriptors.ts';

function read(pieces: readonly InventedBlock[]) {
  const outline = outlineOf(inventDocument(pieces));
  return extractDescriptors(outline, []).criteria.map(({ ref, kind, text, methodName }) => [
    methodName?.value,
    ref?.value,
    kind.value,
    text.value,
  ]);
}

const caption = { paragraph: 'Lamp Workshop (with questions) - Grading Descriptors' };

describe('tables of coded descriptors under a caption', () => {
  const caption = { heading: 'Practical Observation (with questions) - Grading Descriptors' };
  const method = 'Practical Observation (with questions)';

  test('rows with an empty first cell continue the descriptor above', () => {
    const table = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Trims the wick of a lamp so that'],
      ['', 'it burns without smoke.'],
      ['P2', 'Names the oils in store.'],
    ];
    expect(read([caption, { table }])).toEqual([
      [method, 'P1', 'pass', 'Trims the wick of a lamp so that it burns without smoke.'],
      [method, 'P2', 'pass', 'Names the oils in store.'],
    ]);
  });

  test.each([
    [['Distinction', 'Grading Descriptors']],
    [['Disti', 'nction Grading Descriptors']],
    [['', 'nction Grading Descriptors']],
    [['Distinction Grading Descriptors', '']],
  ])('a row %j in the middle switches to distinction', (row) => {
    const table = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Trims a wick.'],
      row,
      ['D1', 'Explains the trim.'],
    ];
    expect(read([caption, { table }])).toEqual([
      [method, 'P1', 'pass', 'Trims a wick.'],
      [method, 'D1', 'distinction', 'Explains the trim.'],
    ]);
  });

  test('numbers without a letter take the kind of the heading above them', () => {
    const table = [
      ['Pass', 'criteria'],
      ['1', 'Trims a wick.'],
      ['2', 'Fills a lamp.'],
      ['Merit', 'criteria'],
      ['1', 'Fills a lamp without spilling.'],
    ];
    expect(read([caption, { table }]).map(([, ref, kind]) => [ref, kind])).toEqual([
      ['1', 'pass'],
      ['2', 'pass'],
      ['1', 'merit'],
    ]);
  });

  test('a heading repeated on the next page neither ends a descriptor nor changes its kind', () => {
    const pages = [
      {
        table: [
          ['Pass', 'Grading Descriptors'],
          ['P1', 'Trims.'],
          ['Distinction', 'Grading Descriptors'],
          ['D1', 'Weighs the'],
        ],
      },
      {
        table: [
          ['-', 'oils against each other.'],
          ['D2', 'Judges the flame.'],
        ],
      },
      {
        table: [
          ['Pass', 's Grading Descriptors'],
          ['D3', 'Plans the next watch.'],
        ],
      },
    ];
    expect(read([caption, ...pages])).toEqual([
      [method, 'P1', 'pass', 'Trims.'],
      [method, 'D1', 'distinction', 'Weighs the oils against each other.'],
      [method, 'D2', 'distinction', 'Judges the flame.'],
      [method, 'D3', 'distinction', 'Plans the next watch.'],
    ]);
  });

  test('misread cells beside continued rows are passed over', () => {
    const table = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Keeps the log of every'],
      ['P I', 'lamp in the tower.'],
      ['D2', ''],
      ['P2', 'Reports faults to the'],
      ['D : 41', 'harbour master.'],
      ['P3', 'Cleans the glass.'],
    ];
    expect(read([caption, { table }]).map(([, ref, , text]) => `${ref} ${text}`)).toEqual([
      'P1 Keeps the log of every lamp in the tower.',
      'P2 Reports faults to the harbour master.',
      'P3 Cleans the glass.',
    ]);
  });

  test('a code glued to its words is still a code', () => {
    const table = [
      ['Pass Grading Descriptors', ''],
      ['P1Trims a wick.', ''],
      ['P2 Fills a lamp.', ''],
      ['Distinction Grading Descriptors', ''],
      ['D1 Explains when to refill.', ''],
    ];
    expect(read([caption, { table }]).map(([, ref, , text]) => `${ref} ${text}`)).toEqual([
      'P1 Trims a wick.',
      'P2 Fills a lamp.',
      'D1 Explains when to refill.',
    ]);
  });

  test('sub-points stay with their descriptor, on lines of their own', () => {
    const table = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Explains what bad oil does to:'],
      ['', 'a. the lamp'],
      ['', 'b. the keeper'],
      ['P2', 'Weighs the cost of: a. oil b. glass'],
    ];
    expect(read([caption, { table }]).map(([, , , text]) => text)).toEqual([
      'Explains what bad oil does to:\na. the lamp\nb. the keeper',
      'Weighs the cost of:\na. oil\nb. glass',
    ]);
  });
});

describe('sentences torn between two descriptors', () => {
  const table = [
    ['Pass', 'Grading Descriptors'],
    ['P1', 'Cleans the glass.'],
    ['P2', 'Uses the soundings and tide'],
    ['P3', 'tables that the harbour keeps. Reads them to plan the watch.'],
  ];

  test('the sentence is read to its end, and the printed form stays a candidate', () => {
    const { criteria } = extractDescriptors(outlineOf(inventDocument([caption, { table }])), []);
    expect(criteria.map(({ text }) => text.value)).toEqual([
      'Cleans the glass.',
      'Uses the soundings and tide tables that the harbour keeps.',
      'Reads them to plan the watch.',
    ]);
    expect(criteria[1]?.text).toMatchObject({ certainty: 'unsure', others: ['Uses the soundings and tide'] });
    expect(criteria[2]?.text.why).toContain('P2 and P3');
  });

  test('a descriptor that ends in a joining word is said to lack its end', () => {
    const rows = [
      ['Pass', 'Grading Descriptors'],
      ['P1', 'Keeps the log of the'],
      ['P2', 'Cleans the glass.'],
    ];
    const { criteria } = extractDescriptors(outlineOf(inventDocument([caption, { table: rows }])), []);
    expect(criteria[0]?.text).toMatchObject({ value: 'Keeps the log of the', certainty: 'unsure' });
  });
});

describe('the method that a table belongs to', () => {
  const table = [
    ['Pass', 'Grading Descriptors'],
    ['P1', 'Trims.'],
    ['P2', 'Fills.'],
  ];

  test.each([
    ['Assessment method 2: Professional discussion', 'Professional discussion'],
    ['Annex B: Professional discussion grading criteria', 'Professional discussion'],
    ['Grading descriptors for the professional discussion', 'professional discussion'],
    [
      'Pass and distinction descriptors for the professional discussion are in this table.',
      'professional discussion',
    ],
  ])('is named by "%s"', (paragraph, name) => {
    expect(read([{ paragraph }, { table }])[0]?.[0]).toBe(name);
  });

  test('is named by the caption below when nothing above names it', () => {
    const below = { paragraph: 'Professional discussion - grading descriptors' };
    expect(read([{ table }, below])[0]?.[0]).toBe('Professional discussion');
  });

  test('stays unsaid when nothing names it', () => {
    expect(read([{ paragraph: 'Welcome to the tower.' }, { table }])[0]?.[0]).toBeUndefined();
  });

  test('two methods may use the same references', () => {
    const found = read([
      { heading: 'Practical observation' },
      { table },
      { heading: 'Professional discussion' },
      { table },
    ]);
    expect(found.map(([name, ref]) => `${name} ${ref}`)).toEqual([
      'Practical observation P1',
      'Practical observation P2',
      'Professional discussion P1',
      'Professional discussion P2',
    ]);
  });
});

test('every span holds words of the document', () => {
  const document = inventDocument([
    caption,
    {
      table: [
        ['Pass', 'Grading Descriptors'],
        ['P1 Trims a wick.', ''],
      ],
    },
  ]);
  const [criterion] = extractDescriptors(outlineOf(document), []).criteria;
  const [span] = criterion?.text.spans ?? [];
  expect(document.text.slice(span?.from, span?.to)).toBe('Trims a wick.');
});
