import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Changed, nothing, PageQuery, PersonRef, page, RuleSource, Version } from './shapes.ts';

/** What the rules say of a planned booking. A refusal names the rule and what would make it possible. */
export const BookingFinding = z.strictObject({
  code: z.string(),
  reason: z.string(),
  /** For independence: the path from assessor to apprentice. */ path: z.array(z.string()),
  source: RuleSource.nullable(),
});
export const BookingCheck = z.strictObject({
  refusals: z.array(BookingFinding),
  warnings: z.array(BookingFinding),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  minutes: z.int(),
  extraMinutes: z.int(),
});
export type BookingCheck = z.infer<typeof BookingCheck>;

/** One booking of one session. */
export const Booking = z.strictObject({
  id: z.uuid(),
  registrationId: z.uuid(),
  attemptId: z.uuid(),
  apprentice: PersonRef,
  method: z.string(),
  methodTitle: z.string(),
  sessionId: z.string(),
  sessionTitle: z.string(),
  assessor: PersonRef,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  extraMinutes: z.int(),
  placeKind: z.string(),
  place: z.string(),
  state: z.enum(['booked', 'held', 'no-show', 'interrupted', 'abandoned', 'cancelled']),
  reason: z.string().nullable(),
  version: Version,
});
export type Booking = z.infer<typeof Booking>;

const RegistrationId = z.strictObject({ registrationId: z.uuid() });
const BookingId = z.strictObject({ bookingId: z.uuid() });

const BookingBody = z.strictObject({
  attemptId: z.uuid(),
  sessionId: z.string(),
  assessorId: z.uuid(),
  startsAt: z.iso.datetime(),
  placeKind: z.enum([
    'workplace',
    'remote',
    'assessment-centre',
    'controlled-environment',
    'training-provider',
  ]),
  place: z.string().trim().min(1).max(300),
});
/** Who could assess, and why others may not. */
export const listCandidates = endpoint({
  method: 'GET',
  path: '/registrations/{registrationId}/assessors',
  summary: 'List assessors with whether they may assess this apprentice',
  permission: 'assessment.book',
  params: RegistrationId,
  query: PageQuery.extend({ on: z.iso.date().optional() }),
  body: nothing,
  output: page(
    z.strictObject({
      assessor: PersonRef,
      eligible: z.boolean(),
      findings: z.array(BookingFinding),
      bookedThatDay: z.int(),
    }),
  ),
  problems: ['not-found'],
});
export const checkBooking = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/bookings/check',
  summary: 'Ask what the rules say of a booking',
  permission: 'assessment.book',
  params: RegistrationId,
  query: nothing,
  body: BookingBody,
  output: BookingCheck,
  problems: ['not-found', 'invalid-request'],
});
export const book = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/bookings',
  summary: 'Book a session',
  permission: 'assessment.book',
  params: RegistrationId,
  query: nothing,
  body: BookingBody.extend({ acceptWarnings: z.boolean().default(false) }),
  output: Changed,
  problems: [
    'not-found',
    'invalid-request',
    'assessor-not-independent',
    'interests-not-declared',
    'assessor-not-competent',
    'double-booking',
    'outside-assessment-window',
    'booking-refused',
    'booking-warnings',
    'already-booked',
    'attempt-not-open',
  ],
});
export const moveBooking = endpoint({
  method: 'POST',
  path: '/bookings/{bookingId}/move',
  summary: 'Move a booking to another time or assessor',
  permission: 'assessment.book',
  params: BookingId,
  query: nothing,
  body: BookingBody.omit({ attemptId: true, sessionId: true }).extend({
    acceptWarnings: z.boolean().default(false),
    version: Version,
  }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'invalid-request',
    'assessor-not-independent',
    'interests-not-declared',
    'assessor-not-competent',
    'double-booking',
    'outside-assessment-window',
    'booking-refused',
    'booking-warnings',
    'booking-not-open',
    'attempt-not-open',
  ],
});
export const cancelBooking = endpoint({
  method: 'POST',
  path: '/bookings/{bookingId}/cancel',
  summary: 'Cancel a booking',
  permission: 'assessment.book',
  params: BookingId,
  query: nothing,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'booking-not-open', 'attempt-not-open'],
});
/** No-show, interruption and abandonment, as the plan and policy treat them; the attempt stays open to be booked again or counts, with reason. */
export const recordOutcome = endpoint({
  method: 'POST',
  path: '/bookings/{bookingId}/outcome',
  summary: 'Record a no-show, an interruption or an abandonment',
  permission: 'assessment.record-event',
  params: BookingId,
  query: nothing,
  body: z.strictObject({
    outcome: z.enum(['no-show', 'interrupted', 'abandoned']),
    reason: z.string().trim().min(1).max(2000),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'booking-not-open', 'session-not-begun'],
});
export const listBookings = endpoint({
  method: 'GET',
  path: '/bookings',
  summary: 'List bookings by day',
  permission: 'assessment.read',
  params: nothing,
  query: PageQuery.extend({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    assessorId: z.uuid().optional(),
  }),
  body: nothing,
  output: page(Booking),
  problems: [],
});
