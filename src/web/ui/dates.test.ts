import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf, formatDay, formatWorkingDaysLeft, parseTypedDay, typedDay } from './dates.ts';

const aDay = fc.integer({ min: 0, max: 40_000 }).map(dayOf);

test('a day typed as it is shown is read back as the same day', () => {
  fc.assert(fc.property(aDay, (day) => parseTypedDay(typedDay(day)) === day));
});

test('a day and its number name each other', () => {
  fc.assert(fc.property(aDay, (day) => dayOf(dayNumber(day)) === day));
});

test.each([
  ['4/12/2026', '2026-12-04'],
  ['4.12.26', '2026-12-04'],
  ['4 dec 2026', '2026-12-04'],
  ['04 December 2026', '2026-12-04'],
  ['2026-12-04', '2026-12-04'],
])('%s is read with the day before the month', (typed, day) => {
  expect(parseTypedDay(typed)).toBe(day);
});

test.each(['31/02/2026', '12/2026', 'tomorrow', '', '4/13/2026'])('%s is no day', (typed) => {
  expect(parseTypedDay(typed)).toBeUndefined();
});

test('days are written in full', () => {
  expect(formatDay('2026-12-04')).toBe('Friday 4 December 2026');
});

test('a deadline is counted in working days', () => {
  expect([9, 1, 0, -2].map(formatWorkingDaysLeft)).toEqual([
    '9 working days left',
    '1 working day left',
    'due today',
    '2 working days late',
  ]);
});
