import { z } from 'zod';
import { Judgement } from '#domain/grading/attempt-input.ts';
import { Criterion, Method } from '#domain/standards/method-format.ts';
import { Booking } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { ProductState } from './products.ts';
import { Done, FileRef, nothing, PageQuery, page } from './shapes.ts';

const BookingId = z.strictObject({ bookingId: z.uuid() });

/**
 * An event as the assessor's device recorded it. Kinds and payloads are the domain's (`domain/assessment/sheet-event.ts`);
 * `hash` is the SHA-256 in hex of `chainText` (`domain/assessment/event-chain.ts`).
 */
export const SheetEventInput = z.strictObject({
  sequence: z.int().min(1),
  kind: z.string().max(40),
  payload: z.record(z.string(), z.unknown()),
  at: z.iso.datetime(),
  hash: z.string(),
});
export const SheetEvent = SheetEventInput.extend({ deviceId: z.uuid() });
/** Everything the live sheet needs, to be kept on the device before going where there is no signal. */
export const SheetBundle = z.strictObject({
  booking: Booking,
  apprentice: z.strictObject({
    name: z.string(),
    nameUsed: z.string().nullable(),
    employer: z.string(),
    provider: z.string(),
    uln: z.string(),
  }),
  adjustments: z.array(z.string()),
  /** Extra time granted, in per cent of each session's planned length; part of the clock's times. */
  extraPercent: z.int().nullable(),
  planHash: z.string(),
  method: Method,
  chosenBranches: z.record(z.string(), z.array(z.string())),
  criteria: z.array(Criterion),
  modules: z.array(
    z.strictObject({ id: z.string(), title: z.string(), kind: z.enum(['knowledge', 'skill', 'behaviour']) }),
  ),
  products: z.array(ProductState),
  packFiles: z.array(FileRef),
  checklist: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  events: z.array(SheetEvent),
  earlierJudgements: z.array(z.strictObject({ ref: z.string(), judgement: Judgement })),
  state: z.enum(['open', 'submitted', 'sent-back']),
  sentBack: z.string().nullable(),
});
export type SheetBundle = z.infer<typeof SheetBundle>;
export const listMyAssessments = endpoint({
  method: 'GET',
  path: '/my/assessments',
  summary: "The assessor's assessments, today's first",
  permission: 'assessment.read-assigned',
  params: nothing,
  query: PageQuery.extend({ when: z.enum(['today', 'upcoming', 'to-submit', 'done']).optional() }),
  body: nothing,
  output: page(Booking.extend({ sheet: z.enum(['none', 'open', 'submitted', 'sent-back']) })),
  problems: [],
});
export const getSheet = endpoint({
  method: 'GET',
  path: '/bookings/{bookingId}/sheet',
  summary: 'Read everything for the live sheet',
  permission: 'assessment.judge',
  params: BookingId,
  query: nothing,
  body: nothing,
  output: SheetBundle,
  problems: ['not-found', 'booking-not-open'],
});
/** Idempotent: events already held are answered as held; a gap is answered with the next sequence expected and nothing is lost. */
export const sendSheetEvents = endpoint({
  method: 'POST',
  path: '/bookings/{bookingId}/events',
  summary: 'Send recorded events of the live sheet',
  permission: 'assessment.judge',
  params: BookingId,
  query: nothing,
  body: z.strictObject({ deviceId: z.uuid(), events: z.array(SheetEventInput).min(1).max(500) }),
  output: z.strictObject({ heldUpTo: z.int() }),
  problems: [
    'not-found',
    'invalid-request',
    'booking-not-open',
    'sheet-submitted',
    'sheet-events-differ',
    'device-of-another',
  ],
});
/** Refused with what is missing while a criterion is not judged, the checklist is open, or events are missing. The grade is computed by the server. */
export const submitSheet = endpoint({
  method: 'POST',
  path: '/bookings/{bookingId}/submit',
  summary: 'Submit the sheet once',
  permission: 'assessment.submit-sheet',
  params: BookingId,
  query: nothing,
  body: z.strictObject({ deviceId: z.uuid(), events: z.int().min(1), lastHash: z.string() }),
  output: Done,
  problems: [
    'not-found',
    'invalid-request',
    'booking-not-open',
    'sheet-submitted',
    'sheet-incomplete',
    'device-of-another',
    'grade-undecided',
  ],
});
