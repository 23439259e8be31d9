import { describe, expect, test } from 'vitest';
import { readCellStream } from './cell-stream.ts';
import { inventDocument } from './invented-document.testing.ts';
import { outlineOf } from './outline.ts';

function read(...texts: string[]) {
  const outline = outlineOf(inventDocument(texts.map((paragraph) => ({ paragraph }))));
  const rows = readCellStream(outline, {
    codeOf: (text) => (/^P\d$/.test(text) ? text : undefined),
    isHead: (text) => text === 'Ref',
    methodsOf: (text) => text.match(/\bObservation\b/g) ?? [],
  });
  return rows.map(({ code, text, methods }) =>
    [code, text, ...methods.map((method) => method.text)].join(' | '),
  );
}

describe('tables printed cell by cell', () => {
  test('each code takes the words after it', () => {
    expect(read('P1', 'Trims a wick.', 'P2', 'Fills a lamp.')).toEqual([
      'P1 | Trims a wick.',
      'P2 | Fills a lamp.',
    ]);
  });

  test('codes printed before their words take them in order', () => {
    expect(read('P1', 'P2', 'Trims a wick.', 'Fills a lamp.')).toEqual([
      'P1 | Trims a wick.',
      'P2 | Fills a lamp.',
    ]);
  });

  test('heading cells of a new page part nothing', () => {
    expect(read('P1', 'Ref', 'Trims a wick and', 'fills a lamp.')).toEqual([
      'P1 | Trims a wick and fills a lamp.',
    ]);
  });

  test('a column of methods is told from the words', () => {
    expect(read('P1', 'P2', 'Trims a wick.', 'Fills a lamp.', 'Observation', 'Observation')).toEqual([
      'P1 | Trims a wick. | Observation',
      'P2 | Fills a lamp. | Observation',
    ]);
  });

  test('methods that run together go to the codes that wait', () => {
    expect(read('P1', 'Trims a wick.', 'P2', 'Fills a lamp.', 'Observation Observation')).toEqual([
      'P1 | Trims a wick. | Observation',
      'P2 | Fills a lamp. | Observation',
    ]);
  });

  test('words after the table belong to nobody', () => {
    expect(read('P1', 'Trims a wick.', 'Another section.', 'P2', 'Fills a lamp.')).toEqual([
      'P1 | Trims a wick.',
      'P2 | Fills a lamp.',
    ]);
  });
});
