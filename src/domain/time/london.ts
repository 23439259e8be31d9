import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '#domain/standards/values.ts';

/** An instant as an ISO string with an offset or `Z`, such as `2026-03-29T00:30:00Z`. */
export type InstantIso = string;

function londonTime(instant: InstantIso): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
}

/** The calendar day in London at an instant: 23:30 UTC on a summer evening is already tomorrow. */
export function londonDayOf(instant: InstantIso): PlainDate {
  return londonTime(instant).toPlainDate().toString();
}

/** The time of day in London at an instant, "14:05". */
export function londonTimeOf(instant: InstantIso): string {
  return londonTime(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant `minutes` later, as an ISO string in UTC. */
export function addMinutes(instant: InstantIso, minutes: number): InstantIso {
  return Temporal.Instant.from(instant).add({ minutes }).toString();
}

/** Milliseconds since 1970 at an instant. */
export function millisOf(instant: InstantIso): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The instant at a London day and time of day, such as 2026-11-26 and 10:00; of two equal times in autumn the first. */
export function londonInstant(day: PlainDate, time: string): InstantIso {
  return Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime('Europe/London')
    .toInstant()
    .toString();
}
