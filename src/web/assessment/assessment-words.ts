import type { Booking } from '#contract/bookings.ts';
import { formatDay } from '#web/ui/dates.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

const london = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });
const clock = london({ hour: '2-digit', minute: '2-digit' });
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** The London day of an instant, as an ISO day. */
export function dayOfInstant(instant: string): string {
  return isoDay.format(new Date(instant));
}

/** "10:00" on London's clock. */
export function hourOf(instant: string): string {
  return clock.format(new Date(instant));
}

/** "10:00 to 11:06" for what lies on one day. */
export function hoursOf({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>): string {
  return `${hourOf(startsAt)} to ${hourOf(endsAt)}`;
}

/** "Friday 4 December 2026, 10:00 to 11:06". */
export function spanWords(booking: Pick<Booking, 'startsAt' | 'endsAt'>): string {
  return `${formatDay(dayOfInstant(booking.startsAt))}, ${hoursOf(booking)}`;
}

/** The instant of a day and a time on London's clock; undefined when either is not one. */
export function instantOf(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const shown = new Date(asUtc).toISOString();
  // London is at most an hour ahead: what its clock shows at that instant tells by how much.
  const isAhead = hourOf(shown) !== time;
  return new Date(asUtc - (isAhead ? 3_600_000 : 0)).toISOString();
}

/** Kinds of place in words. */
export const placeWords: Readonly<Record<string, string>> = {
  workplace: 'Workplace',
  remote: 'Remote, by video',
  'assessment-centre': 'Assessment centre',
  'controlled-environment': 'Controlled environment',
  'training-provider': 'Training provider',
};

/** States of a booking. */
export const bookingStates: Readonly<Record<Booking['state'], { tone: Tone; words: string }>> = {
  booked: { tone: 'brass', words: 'Booked' },
  held: { tone: 'met', words: 'Held' },
  'no-show': { tone: 'not-met', words: 'No-show' },
  interrupted: { tone: 'referred', words: 'Interrupted' },
  abandoned: { tone: 'not-met', words: 'Abandoned' },
  cancelled: { tone: 'quiet', words: 'Cancelled' },
};

/** States of an attempt. */
export const attemptStates: Readonly<Record<string, { tone: Tone; words: string }>> = {
  open: { tone: 'waiting', words: 'To be booked' },
  booked: { tone: 'brass', words: 'Booked' },
  'in-progress': { tone: 'brass', words: 'In progress' },
  submitted: { tone: 'met', words: 'Assessed' },
  graded: { tone: 'met', words: 'Graded' },
  confirmed: { tone: 'met', words: 'Confirmed' },
  released: { tone: 'met', words: 'Released' },
  void: { tone: 'quiet', words: 'Void' },
};

/** States of an assessor's sheet. */
export const sheetStates: Readonly<
  Record<'none' | 'open' | 'submitted' | 'sent-back', { tone: Tone; words: string }>
> = {
  none: { tone: 'quiet', words: 'Not begun' },
  open: { tone: 'brass', words: 'Open' },
  submitted: { tone: 'met', words: 'Submitted' },
  'sent-back': { tone: 'referred', words: 'Sent back' },
};

/** "First attempt", "Resit 1". */
export function attemptWords({ kind, number }: { kind: string; number: number }): string {
  if (kind === 'first') return 'First attempt';
  return `${kind === 'resit' ? 'Resit' : 'Retake'}, attempt ${number}`;
}

/** "1 hour 30 minutes" is said as a plan says it: "90 minutes". */
export function minutesWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** A number with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
