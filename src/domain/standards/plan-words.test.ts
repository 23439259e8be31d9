import { expect, test } from 'vitest';
import { durationWords, periodWords } from './plan-words.ts';

test('a period is said in its own unit', () => {
  expect(periodWords({ workingDays: 10 })).toBe('10 working days');
  expect(periodWords({ months: 1 })).toBe('1 month');
});

test('a duration is said with what may be less and more', () => {
  const source = { document: 'plan', section: '5' };
  expect(
    durationWords({ plannedMinutes: 60, tolerance: { belowPercent: 0, abovePercent: 10 }, source }),
  ).toBe('60 minutes, 10% more allowed');
});
