import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationsIn, toleranceIn } from './durations.ts';
import { plainNumbers } from './plain-numbers.ts';

const numbers: readonly (readonly [string, string])[] = [
  ['three (3) methods', '3 methods'],
  ['Twenty-five questions', '25 questions'],
  ['two thousand five hundred words', '2500 words'],
  ['2,500 words', '2500 words'],
  ['60 per cent', '60%'],
  ['1 hour 30 minutes', '90 min'],
  ['one and a half hours', '90 min'],
  ['an hour and a half', '90 min'],
  ['1½ hours', '90 min'],
  ['half an hour', '30 min'],
  ['1 hour (60 minutes)', '60 min'],
  ['90-minute test', '90 min test'],
  ['± 10%', '+/-10%'],
  ['plus or minus 10 %', '+/-10%'],
  ['+/–10%', '+/-10%'],
];

describe('plain numbers', () => {
  it.each(numbers)('write "%s" as "%s"', (printed, plain) => {
    expect(plainNumbers(printed)).toBe(plain);
  });

  it('never fail, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof plainNumbers(text) === 'string'));
  });
});

const lengths: readonly (readonly [string, object | undefined])[] = [
  ['Minimum of 1 hour', { minimumMinutes: 60 }],
  ['1 hour', { plannedMinutes: 60 }],
  [
    'The talk will last 60 minutes (+/- 10%).',
    { plannedMinutes: 60, tolerance: { belowPercent: 10, abovePercent: 10 } },
  ],
  [
    'It lasts 90 minutes with a tolerance of plus or minus 10 per cent.',
    { plannedMinutes: 90, tolerance: { belowPercent: 10, abovePercent: 10 } },
  ],
  ['It takes 2 hours +10%.', { plannedMinutes: 120, tolerance: { belowPercent: 0, abovePercent: 10 } }],
  ['The session may take a maximum of one hour.', { maximumMinutes: 60 }],
  ['It must not last longer than 45 minutes.', { maximumMinutes: 45 }],
  ['It takes at least two and a half hours.', { minimumMinutes: 150 }],
  ['40 to 50 minutes', { minimumMinutes: 40, maximumMinutes: 50 }],
  ['It takes between 45 minutes and 1 hour.', { minimumMinutes: 45, maximumMinutes: 60 }],
  ['A 45-minute interview (±5 minutes).', { plannedMinutes: 45, minimumMinutes: 40, maximumMinutes: 50 }],
  ['60 minutes maximum', { maximumMinutes: 60 }],
  ['Allow a break of no more than 15 minutes.', undefined],
  ['Feedback is given within 24 hours.', undefined],
  ['The apprentice has 20 minutes to prepare.', undefined],
  ['Questioning should take no longer than 20 minutes.', undefined],
  ['The observation with questions must take 3 hours.', { plannedMinutes: 180 }],
];

describe('the length of a session', () => {
  it.each(lengths)('in "%s" is %o', (sentence, expected) => {
    expect(durationsIn(plainNumbers(sentence))[0]?.duration).toEqual(expected);
  });

  it('keeps two lengths of one sentence apart', () => {
    const found = durationsIn(plainNumbers('A presentation of 15 minutes and an interview of half an hour.'));
    expect(found.map(({ duration }) => duration.plannedMinutes)).toEqual([15, 30]);
  });

  it.each([
    ['The assessor can increase the time of the observation by up to 10%.', 0, 10],
    ['The assessor may extend it by up to 10%.', 0, 10],
    ['A tolerance of 10% above or below is allowed.', 10, 10],
  ])('gets its tolerance from a sentence of its own: %s', (sentence, belowPercent, abovePercent) => {
    expect(toleranceIn(plainNumbers(sentence))).toEqual({ belowPercent, abovePercent });
  });
});
