import type { Period, PlainDate } from '#domain/standards/values.ts';
import { addDays, addMonths } from './plain-date.ts';
import type { DayOrUnknown } from './unknown-day.ts';
import { addWorkingDays } from './working-days.ts';

/**
 * The last day of a period counted from an event. The day of the event is day 0, a deadline of n days ends at the end
 * of day n, and months clamp to the month's end.
 */
export function addPeriod(period: Period, origin: PlainDate): DayOrUnknown {
  if ('months' in period) return addMonths(origin, period.months);
  if ('weeks' in period) return addDays(origin, period.weeks * 7);
  if ('days' in period) return addDays(origin, period.days);
  return addWorkingDays(origin, period.workingDays);
}

/** A number with its word: "1 day", "3 days". */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** A period in words: "10 working days", "3 months". */
export function sayPeriod(period: Period): string {
  if ('months' in period) return count(period.months, 'month');
  if ('weeks' in period) return count(period.weeks, 'week');
  if ('days' in period) return count(period.days, 'day');
  return count(period.workingDays, 'working day');
}

/** Words joined as a person would: "a, b and c". */
export function sayList(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
