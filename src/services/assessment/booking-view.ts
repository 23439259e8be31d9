import type { BookingRow } from '#db/bookings.ts';
import { personName } from '#db/people-rows.ts';
import type { PinnedPlan } from '../standards/effective-plan.ts';

/** The name of a booking's assessor. */
export function assessorName(row: BookingRow): string {
  return personName({
    given_names: row.assessor_given,
    family_name: row.assessor_family,
    name_used: row.assessor_used,
  });
}

/** Titles of a booking's method and session in the plan of its attempt. */
export function bookingTitles(row: Pick<BookingRow, 'method' | 'session_id'>, plan: PinnedPlan | undefined) {
  const method = plan?.plan.methods.find(({ id }) => id === row.method);
  const session = method?.sessions.find(({ id }) => id === row.session_id);
  return { methodTitle: method?.title ?? row.method, sessionTitle: session?.title ?? row.session_id };
}

/** A booking as the contract says it. */
export function bookingView(row: BookingRow, plan: PinnedPlan | undefined) {
  return {
    id: row.id,
    registrationId: row.registration_id,
    attemptId: row.attempt_id,
    apprentice: { id: row.person_id, name: personName(row) },
    method: row.method,
    sessionId: row.session_id,
    ...bookingTitles(row, plan),
    assessor: { id: row.assessor_id, name: assessorName(row) },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    extraMinutes: row.extra_minutes,
    placeKind: row.place_kind,
    place: row.place,
    state: row.state,
    reason: row.reason,
    version: row.version,
  };
}
