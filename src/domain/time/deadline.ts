import type { PlainDate } from '#domain/standards/values.ts';
import { count } from './period.ts';
import { daysBetween } from './plain-date.ts';
import { isUnknown } from './unknown-day.ts';
import { workingDaysBetween } from './working-days.ts';

/** How a deadline stands today, and the words for it. */
export interface DeadlineStanding {
  readonly state: 'ahead' | 'due-today' | 'late';
  /** Days left, or days late as a positive number, in `unit`. */
  readonly days: number;
  readonly unit: 'working day' | 'day';
  /** "9 working days left", "due today", "2 working days late". */
  readonly says: string;
}

/**
 * How a deadline stands today. It ends at the end of `endsOn`, so that day itself is in time. Working days are counted
 * unless none lies between or the holidays are not known; then calendar days are, and the words say so.
 */
export function deadlineStanding(
  endsOn: PlainDate,
  today: PlainDate,
  unit: 'working day' | 'day' = 'working day',
): DeadlineStanding {
  if (endsOn === today) return { state: 'due-today', days: 0, unit, says: 'due today' };
  const working = unit === 'working day' ? workingDaysBetween(today, endsOn) : 0;
  const inWorkingDays = !isUnknown(working) && working !== 0;
  const days = Math.abs(inWorkingDays ? working : daysBetween(today, endsOn));
  const said = inWorkingDays ? 'working day' : 'day';
  const state = endsOn > today ? 'ahead' : 'late';
  return { state, days, unit: said, says: `${count(days, said)} ${state === 'ahead' ? 'left' : 'late'}` };
}
