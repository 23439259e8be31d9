import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractDescriptors } from './descriptors/extract-descriptors.ts';
import { type InventedBlock, inventDocument } from './invented-document.testing.ts';
import { type Outline, outlineOf } from './outline.ts';
import { extractStatements } from './statements/extract-statements.ts';

const scraps = [
  'Pass',
  'Distinction Grading Descriptors',
  'P1',
  'D1 Explains',
  'K1',
  'K1: Know the oils',
  'K1, K2 and S3',
  '(K1, S2)',
  'Theme KSBs',
  'N/A',
  'Practical observation',
  'Assessment outcome 1: Keep lamps lit',
  'Duty 1 Keep lamps lit',
  'of the',
  'Names the oils in use. (K1)',
  '',
];
const words = fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 60 }));
const cell = fc.oneof(words, fc.array(words, { maxLength: 3 }));
const block: fc.Arbitrary<InventedBlock> = fc.oneof(
  words.map((paragraph) => ({ paragraph })),
  words.map((heading) => ({ heading })),
  words.map((item) => ({ item })),
  fc
    .array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    .map((table) => ({ table })),
);

function both(outline: Outline) {
  return { descriptors: extractDescriptors(outline, []), statements: extractStatements(outline, []) };
}

describe('documents of scraps', () => {
  test('are read without an exception, and everything found has words and a place', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 14 }), (pieces) => {
        const { descriptors, statements } = both(outlineOf(inventDocument(pieces)));
        for (const { text, kind } of descriptors.criteria) {
          expect(text.value.trim()).not.toBe('');
          expect([...text.spans, ...kind.spans].length).toBeGreaterThan(0);
        }
        for (const { ref, text } of statements.ksbs) {
          expect(text.value).not.toBe('');
          expect(ref.spans.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['spaces', ' '.repeat(50_000)],
    ['codes', 'K1 '.repeat(20_000)],
    ['brackets', '('.repeat(20_000)],
    ['codes in brackets', '(K1, '.repeat(10_000)],
    ['joining words', 'pass and the '.repeat(10_000)],
    ['points', 'a. b. '.repeat(10_000)],
    ['capitals', 'AB'.repeat(20_000)],
    ['method words', 'observation of the '.repeat(5_000)],
  ])('long runs of %s are read in good time', (_, text) => {
    const outline = outlineOf(
      inventDocument([
        { paragraph: text },
        { heading: text },
        {
          table: [
            ['Pass', 'Distinction', 'KSBs'],
            [text, text, text],
          ],
        },
      ]),
    );
    const started = performance.now();
    both(outline);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test('a table of many rows is read in good time', () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => [
      `P${(at % 99) + 1}`,
      `Names oil number ${at} of the store.`,
    ]);
    const statements = Array.from({ length: 1_000 }, (_, at) => [
      `K${(at % 99) + 1}`,
      `Know oil number ${at} of the store`,
    ]);
    const outline = outlineOf(
      inventDocument([{ heading: 'Practical observation' }, { table: rows }, { table: statements }]),
    );
    const started = performance.now();
    both(outline);
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});
