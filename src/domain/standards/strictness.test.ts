import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './layer-format.ts';
import { comparePeriods } from './periods.ts';
import { compareStrictness } from './strictness.ts';

const grades = ['fail', 'pass', 'merit', 'distinction'];
const compare = (at: string, before: Json, after: Json) => compareStrictness(at, { before, after }, grades);

test.each([
  ['reassessment/furtherAttempts/maximum', 3, 2, 'stricter'],
  ['reassessment/furtherAttempts/moreBy', 'employer', 'nobody', 'stricter'],
  ['reassessment/resit/cap', { kind: 'none' }, { kind: 'grade', grade: 'pass' }, 'stricter'],
  ['reassessment/resit/cap/kind', 'none', 'grade', 'stricter'],
  ['reassessment/resit/cap/grade', 'merit', 'pass', 'stricter'],
  ['reassessment/resit/gatewayAgain', true, false, 'looser'],
  ['reassessment/within/period', { months: 12 }, { months: 6 }, 'stricter'],
  ['gateway/notice/period', { workingDays: 5 }, { workingDays: 10 }, 'stricter'],
  ['gateway/notice/period', { workingDays: 5 }, { days: 4 }, 'looser'],
  ['order/o/strength', 'must', 'should', 'looser'],
  ['methods/m/formats/allowed', [{ id: 'a' }, { id: 'b' }], [{ id: 'a' }], 'stricter'],
  ['methods/m/sessions/s/place', ['workplace'], ['workplace', 'remote'], 'looser'],
  ['methods/m/sessions/s/place', ['workplace'], ['remote'], 'incomparable'],
  [
    'methods/m/sessions/s/questions',
    { minimum: 5, source: 1 },
    { minimum: 5, maximumMinutes: 9, source: 2 },
    'stricter',
  ],
  [
    'methods/m/sessions/s/duration',
    { plannedMinutes: 60 },
    { plannedMinutes: 60, tolerance: { belowPercent: 10, abovePercent: 10 } },
    'looser',
  ],
  [
    'methods/m/sessions/s/duration',
    { minimumMinutes: 60 },
    { minimumMinutes: 50, maximumMinutes: 70 },
    'incomparable',
  ],
  [
    'independence/noRelationshipWith',
    [{ party: 'apprentice' }],
    [{ party: 'apprentice' }, { party: 'employer' }],
    'stricter',
  ],
  [
    'qualityAssurance',
    { sampling: 'none-stated', beforeRelease: false },
    { sampling: 'all', beforeRelease: true },
    'stricter',
  ],
  ['gateway/requirements/r/waivableBy', 'employer', 'training-provider', 'incomparable'],
  [
    'feedback/f',
    { what: 'result', within: { days: 10 } },
    { what: 'result', within: { days: 5 } },
    'stricter',
  ],
  [
    'feedback/f',
    { what: 'appeal', within: { days: 10 } },
    { what: 'appeal', within: { days: 5 } },
    'incomparable',
  ],
  ['methods/m/title', 'A', 'B', 'incomparable'],
] as [string, Json, Json, string][])('%s from %j to %j is %s', (at, before, after, verdict) => {
  expect(compare(at, before, after)).toBe(verdict);
});

const limits = fc.record(
  {
    minimumMinutes: fc.integer({ min: 0, max: 9 }),
    maximumMinutes: fc.integer({ min: 0, max: 9 }),
    tolerance: fc.record({
      belowPercent: fc.integer({ min: 0, max: 9 }),
      abovePercent: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<{ [key: string]: Json }>;
const opposite = {
  same: 'same',
  stricter: 'looser',
  looser: 'stricter',
  incomparable: 'incomparable',
} as const;

test('a change is stricter exactly when its reverse is looser', () => {
  fc.assert(
    fc.property(limits, limits, (a, b) => {
      const at = 'methods/m/sessions/s/duration';
      expect(compare(at, b, a)).toBe(opposite[compare(at, a, b)]);
    }),
  );
});

test('periods of different units are compared only where no calendar can decide otherwise', () => {
  expect(comparePeriods({ weeks: 2 }, { days: 14 })).toBe(0);
  expect(comparePeriods({ months: 3 }, { days: 83 })).toBeGreaterThan(0);
  expect(comparePeriods({ months: 3 }, { days: 90 })).toBeUndefined();
  expect(comparePeriods({ months: 3 }, { days: 94 })).toBeLessThan(0);
  expect(comparePeriods({ hours: 3 }, { days: 94 })).toBeUndefined();
});
