const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
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
const dayMilliseconds = 86_400_000;

/** Whole days from 1 January 1970 to an ISO day; the measure of every time axis. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMilliseconds);
}

/** The ISO day of a day number. */
export function dayOf(number: number): string {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10);
}

/** "Friday 4 December 2026" for an ISO day. */
export function formatDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The ISO day in London at an instant; now when none is given. */
export function londonDay(instant: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(instant);
}

/** "4 Dec 2026" for an ISO day, for tables and axes. */
export function formatDayShort(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]?.slice(0, 3)} ${date.getUTCFullYear()}`;
}

/** "4 December 2026 at 14:05" for an instant, on London's clock. */
export function formatInstant(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(instant));
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
  return `${parts} at ${time}`;
}

/** "9 working days left", "due today" or "2 working days late". */
export function formatWorkingDaysLeft(days: number): string {
  if (days === 0) return 'due today';
  const count = Math.abs(days);
  return `${count} working ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'left' : 'late'}`;
}

function monthFrom(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const index = months.findIndex((month) => month.toLowerCase().startsWith(word.toLowerCase()));
  return word.length >= 3 && index >= 0 ? index + 1 : undefined;
}

/**
 * The ISO day somebody typed: "4/12/2026", "4.12.26", "4 dec 2026", "2026-12-04".
 * Day comes before month, as in Britain. Undefined when it is no day.
 */
export function parseTypedDay(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const typed = /^(\d{1,2})[\s./-]+([a-z]+|\d{1,2})[\s./,-]+(\d{4}|\d{2})$/i.exec(trimmed);
  const [day, word, yearText] = iso ? [iso[3], iso[2], iso[1]] : [typed?.[1], typed?.[2], typed?.[3]];
  if (!day || !word || !yearText) return undefined;
  const month = monthFrom(word);
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  if (month === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, Number(day)));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

/** "04/12/2026" for an ISO day, as people type it. */
export function typedDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** "412 KB" or "23.4 MB" for a number of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
