import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedParts } from './marked-parts.ts';

test('words that begin like a word looked for are marked', () => {
  const marked = markedParts('Communicating with customers.', 'custom communicat');
  expect(marked.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual([
    'Communicating',
    'customers',
  ]);
});

test('the parts together are the text, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, search) => {
      expect(
        markedParts(text, search)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
