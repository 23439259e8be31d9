import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deadlineStanding } from './deadline.ts';
import { addMinutes, londonDayOf, londonInstant, londonTimeOf } from './london.ts';
import { addPeriod, sayList, sayPeriod } from './period.ts';
import { addDays, addMonths, ageOn, daysBetween, earliest, latest, sayDate } from './plain-date.ts';
import { isUnknown } from './unknown-day.ts';
import { addWorkingDays, bankHolidayOn, isWorkingDay, workingDaysBetween } from './working-days.ts';

const anyDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2015-01-01', days));

describe('calendar days', () => {
  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test('months are counted as Temporal counts them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -120, max: 120 }), (day, months) => {
        expect(addMonths(day, months)).toBe(Temporal.PlainDate.from(day).add({ months }).toString());
      }),
    );
  });

  test('months clamp to the end of the month and never run over', () => {
    expect(addMonths('2025-08-31', 1)).toBe('2025-09-30');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        const later = addMonths(day, months);
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
        expect(later >= day).toBe(true);
      }),
    );
  });

  test('twelve months from 15 January 2025 end on 15 January 2026', () => {
    expect(addPeriod({ months: 12 }, '2025-01-15')).toBe('2026-01-15');
  });

  test('age changes on the birthday', () => {
    expect(ageOn('2006-02-11', '2025-02-10')).toBe(18);
    expect(ageOn('2006-02-11', '2025-02-11')).toBe(19);
    expect(ageOn('2008-02-29', '2027-02-28')).toBe(19);
  });

  test('the latest and earliest of no days is no day', () => {
    expect(latest([])).toBeUndefined();
    expect(earliest(['2026-02-01', '2026-01-31'])).toBe('2026-01-31');
    expect(latest(['2026-02-01', '2026-01-31'])).toBe('2026-02-01');
  });

  test('days, periods and lists are said as people write them', () => {
    expect(sayDate('2026-01-05')).toBe('5 January 2026');
    expect(sayPeriod({ workingDays: 10 })).toBe('10 working days');
    expect(sayPeriod({ months: 1 })).toBe('1 month');
    expect(sayList(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('working days', () => {
  test('Christmas 2026 has a substitute day', () => {
    expect(bankHolidayOn('2026-12-28')).toBe('Boxing Day (substitute day)');
    expect(addWorkingDays('2026-12-24', 1)).toBe('2026-12-29');
  });

  test('moved and single holidays are in the table', () => {
    expect(isWorkingDay('2020-05-04')).toBe(true);
    expect(isWorkingDay('2020-05-08')).toBe(false);
    expect(isWorkingDay('2022-09-19')).toBe(false);
    expect(isWorkingDay('2023-05-08')).toBe(false);
  });

  test('the day of an event is day 0', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-20')).toBe(0);
    expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(1);
    expect(addPeriod({ workingDays: 10 }, '2026-11-20')).toBe('2026-12-04');
    expect(addPeriod({ workingDays: 0 }, '2026-11-21')).toBe('2026-11-21');
  });

  test('adding working days and counting them agree, and end on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, days) => {
        const end = addWorkingDays(day, days);
        if (isUnknown(end)) throw new Error(end.unknown);
        expect(workingDaysBetween(day, end)).toBe(days);
        expect(isWorkingDay(end)).toBe(true);
      }),
    );
  });

  test('counting is the same as looking at each day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (day, length) => {
        let counted = 0;
        for (let step = 1; step <= length; step += 1)
          if (isWorkingDay(addDays(day, step)) === true) counted += 1;
        expect(workingDaysBetween(day, addDays(day, length))).toBe(counted);
        expect(workingDaysBetween(addDays(day, length), day)).toBe(0 - counted);
      }),
    );
  });

  test('beyond the table the answer is unknown, not a guess', () => {
    expect(isWorkingDay('2014-12-31')).toHaveProperty('unknown');
    expect(addWorkingDays('2032-12-31', 1)).toHaveProperty('unknown');
    expect(workingDaysBetween('2032-12-01', '2033-01-10')).toHaveProperty('unknown');
    expect(addPeriod({ days: 3 }, '2032-12-31')).toBe('2033-01-03');
  });
});

describe('deadlines', () => {
  test.each([
    ['2026-12-04', '2026-11-20', '10 working days left'],
    ['2026-11-20', '2026-11-20', 'due today'],
    ['2026-11-19', '2026-11-20', '1 working day late'],
    ['2026-11-18', '2026-11-20', '2 working days late'],
    ['2026-11-22', '2026-11-21', '1 day left'],
    ['2040-01-02', '2040-01-01', '1 day left'],
  ])('a deadline on %s is, on %s, %s', (endsOn, today, says) => {
    expect(deadlineStanding(endsOn, today).says).toBe(says);
  });

  test('a deadline is never both ahead and late', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (endsOn, today) => {
        const { state, days } = deadlineStanding(endsOn, today);
        expect(state).toBe(endsOn > today ? 'ahead' : endsOn === today ? 'due-today' : 'late');
        expect(days).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('London days', () => {
  test('a summer evening in UTC is already tomorrow in London', () => {
    expect(londonDayOf('2026-06-30T23:30:00Z')).toBe('2026-07-01');
    expect(londonDayOf('2026-12-31T23:30:00Z')).toBe('2026-12-31');
    expect(londonTimeOf('2026-06-30T23:30:00Z')).toBe('00:30');
  });

  test('the clock change in March moves the time, not the day', () => {
    expect(londonTimeOf('2026-03-29T00:59:00Z')).toBe('00:59');
    expect(londonTimeOf('2026-03-29T01:00:00Z')).toBe('02:00');
    expect(londonDayOf('2026-03-29T22:59:00Z')).toBe('2026-03-29');
    expect(londonDayOf('2026-03-29T23:00:00Z')).toBe('2026-03-30');
  });

  test('a London time and its instant agree', () => {
    const instant = londonInstant('2026-07-10', '10:00');
    expect(instant).toBe('2026-07-10T09:00:00Z');
    expect(londonTimeOf(addMinutes(instant, 75))).toBe('11:15');
  });
});
