import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutTexts } from './changed-words.ts';

test('a changed word stands alone between what both wordings share', () => {
  expect(cutTexts('Trims the wick with care', 'Trims the burner with care')).toEqual({
    before: { start: 'Trims the ', own: 'wick ', end: 'with care' },
    after: { start: 'Trims the ', own: 'burner ', end: 'with care' },
  });
});

test('the parts of a wording are the wording, whatever the other says', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const { before, after } = cutTexts(a, b);
      expect(before.start + before.own + before.end).toBe(a);
      expect(after.start + after.own + after.end).toBe(b);
    }),
  );
});

test('equal wordings have nothing of their own', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(cutTexts(text, text).before.own).toBe('');
    }),
  );
});
