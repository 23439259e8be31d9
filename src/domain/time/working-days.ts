import type { PlainDate } from '#domain/standards/values.ts';
import { bankHolidaySpan, bankHolidayTable } from './bank-holiday-table.ts';
import { addDays, daysBetween, sayDate, weekdayOf } from './plain-date.ts';
import { type DayOrUnknown, isUnknown, type UnknownDay } from './unknown-day.ts';

const holidays = new Map(bankHolidayTable);

function beyondTable(date: PlainDate): UnknownDay {
  return {
    unknown: `Bank holidays are known from ${sayDate(bankHolidaySpan.from)} to ${sayDate(bankHolidaySpan.to)}; ${sayDate(date)} lies outside.`,
  };
}

/** The name of the English bank holiday on a weekday, or undefined. */
export function bankHolidayOn(date: PlainDate): string | undefined {
  return holidays.get(date);
}

/** Whether a day is neither Saturday, Sunday nor an English bank holiday. Unknown outside the held table. */
export function isWorkingDay(date: PlainDate): boolean | UnknownDay {
  if (date < bankHolidaySpan.from || date > bankHolidaySpan.to) return beyondTable(date);
  return weekdayOf(date) <= 5 && !holidays.has(date);
}

/**
 * Working days after `from` up to and including `to`: the day of an event is day 0. Negative when `to` lies before
 * `from`, so that it is the exact opposite of the question asked the other way round.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number | UnknownDay {
  if (to < from) {
    const opposite = workingDaysBetween(to, from);
    return isUnknown(opposite) ? opposite : 0 - opposite;
  }
  if (from < bankHolidaySpan.from) return beyondTable(from);
  if (to > bankHolidaySpan.to) return beyondTable(to);
  const length = daysBetween(from, to);
  const start = weekdayOf(from);
  let count = Math.floor(length / 7) * 5;
  for (let step = 1; step <= length % 7; step += 1) {
    if (((start + step - 1) % 7) + 1 <= 5) count += 1;
  }
  // The table holds weekdays only, so each holiday in the span takes exactly one day away.
  return count - bankHolidayTable.filter(([day]) => day > from && day <= to).length;
}

/** The day `count` working days after `date`; nought gives the day itself, whatever day it is. */
export function addWorkingDays(date: PlainDate, count: number): DayOrUnknown {
  let day = date;
  let left = count;
  while (left > 0) {
    day = addDays(day, 1);
    const working = isWorkingDay(day);
    if (isUnknown(working)) return working;
    if (working) left -= 1;
  }
  return day;
}
