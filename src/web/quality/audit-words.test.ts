import { expect, test } from 'vitest';
import { eventTitle, plainWords, valueWords } from './audit-words.ts';

test('an entry is told by the title of its type; a type of a newer version by its name', () => {
  expect(eventTitle('results.result-released')).toBe('Result released');
  expect(eventTitle('later.thing-done')).toBe('later.thing-done');
});

test('names of the detail are read as words', () => {
  expect(plainWords('planHash')).toBe('Plan hash');
  expect(plainWords('overall-result')).toBe('Overall result');
});

test('values of the detail are read as text, whatever their shape', () => {
  expect(valueWords({ number: 52, percent: 10 })).toBe('number: 52; percent: 10');
  expect(valueWords(['fail', 'drawn'])).toBe('fail, drawn');
  expect(valueWords([])).toBe('none');
  expect(valueWords(true)).toBe('yes');
  expect(valueWords(null)).toBe('none');
});
