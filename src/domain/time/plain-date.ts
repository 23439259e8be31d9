import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '#domain/standards/values.ts';

/** Whole calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** The day `days` calendar days later; a negative number goes back. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The same day of the month `months` later, clamped to the month's end: 31 August and one month is 30 September.
 * Counted by hand: every row of a list asks for it, and Temporal takes a hundred times as long.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const counted = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(counted / 12), (((counted % 12) + 12) % 12) + 1];
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return `${padded(newYear, 4)}-${padded(newMonth, 2)}-${padded(newDay, 2)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** Whole years of age on a day. A person born on 29 February is a year older on 28 February of other years. */
export function ageOn(dateOfBirth: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return addMonths(dateOfBirth, years * 12) > on ? years - 1 : years;
}

/** The later of the days given; undefined when there are none. ISO days sort as text. */
export function latest(days: readonly PlainDate[]): PlainDate | undefined {
  return days.reduce<PlainDate | undefined>(
    (best, day) => (best === undefined || day > best ? day : best),
    undefined,
  );
}

/** The earlier of the days given; undefined when there are none. */
export function earliest(days: readonly PlainDate[]): PlainDate | undefined {
  return days.reduce<PlainDate | undefined>(
    (best, day) => (best === undefined || day < best ? day : best),
    undefined,
  );
}

/** Monday is 1 and Sunday is 7. */
export function weekdayOf(date: PlainDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as people write it: "15 January 2026". */
export function sayDate(date: PlainDate): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}
