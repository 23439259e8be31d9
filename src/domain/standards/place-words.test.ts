import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from './layer-format.ts';
import { correctablePlaces, placeWords } from './place-words.ts';
import { valueAt } from './plan-path.ts';

const read = (name: string): Json =>
  JSON.parse(
    readFileSync(new URL(`../../testing/plans/options/${name}.json`, import.meta.url), 'utf8'),
  ) as Json;
const files = { plan: read('plan'), standard: read('standard') };

test('a place is named as people know it', () => {
  expect(placeWords('standard/ksbs/K1/text', files)).toBe('Statement K1');
  expect(placeWords('standard/ksbs', files)).toBe('Ksbs');
  expect(placeWords('duration/minimumMonths/value', files)).toBe('Duration, minimum months');
  expect(placeWords('title', files)).toBe('Title');
  expect(placeWords('methods/a-new-one/title', files)).toBe('A new one');
  expect(placeWords('methods/a-new-one', files)).toBe('A new one');
});

test('every place that a correction can name leads to what it says', () => {
  const places = correctablePlaces(files);
  expect(places.length).toBeGreaterThan(5);
  for (const { at, says } of places) expect(String(valueAt(files.plan, at))).toBe(says);
  expect(new Set(places.map(({ at }) => at)).size).toBe(places.length);
});

test('criteria can be corrected, sources cannot', () => {
  const places = correctablePlaces(files).map(({ at }) => at);
  expect(places.some((at) => /^methods\/[^/]+\/criteria\/P1\/text$/.test(at))).toBe(true);
  expect(places.some((at) => at.includes('source'))).toBe(false);
});
