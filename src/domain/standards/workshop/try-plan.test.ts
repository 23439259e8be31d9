import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPlan } from '#testing/a-plan.ts';
import { combinationsOf, daysOf } from './try-plan.ts';

describe('the combination table', () => {
  test('has every combination once, and an overall grade for each', () => {
    const plan = aPlan();
    const rows = combinationsOf(plan);
    const graded = plan.methods.filter(({ grades }) => grades.length > 0);
    expect(rows).toHaveLength(graded.reduce((product, { grades }) => product * grades.length, 1));
    expect(new Set(rows.map(({ grades }) => grades.join())).size).toBe(rows.length);
    expect(rows.every(({ overall }) => overall !== null)).toBe(true);
  });
});

describe('the days of an apprentice', () => {
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2026-06-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('are in order and name the rule that sets each', () => {
    fc.assert(
      fc.property(day, day, day, (startsOn, gatewayOn, failedOn) => {
        const days = daysOf(aPlan(), { startsOn, gatewayOn, failedOn });
        const known = days.flatMap(({ on }) => on ?? []);
        expect(known).toEqual([...known].sort());
        expect(days.every(({ rule }) => rule !== '')).toBe(true);
      }),
    );
  });

  test('the window counts from the gateway, and the earliest gateway from the start', () => {
    const source = { document: 'plan-document', section: '1' };
    const plan = aPlan({ window: { period: { months: 3 }, origin: 'gateway-accepted', source } });
    const days = daysOf(plan, { startsOn: '2025-01-15', gatewayOn: '2026-01-31', failedOn: '2026-03-02' });
    expect(days.find(({ id }) => id === 'window')?.on).toBe('2026-04-30');
    const months = plan.duration.minimumMonths.value;
    expect(days.find(({ id }) => id === 'earliest')?.on?.slice(0, 7)).toBe(
      months === 12 ? '2026-01' : expect.any(String),
    );
  });
});
