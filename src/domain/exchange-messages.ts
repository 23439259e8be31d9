import { z } from 'zod';
import { RequestState } from '#domain/standards/requests/request-states.ts';
import { Id, PlainDate } from '#domain/standards/values.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What crosses between two organisations, by kind. Ids are the provider's unless said otherwise. */
export const exchangePayloads = {
  /** Provider to assessment organisation: a revision of the gateway pack lies in the sender's files. */
  'gateway-pack': z.strictObject({
    gatewayId: z.uuid(),
    enrolmentId: z.uuid(),
    packId: z.uuid(),
    revision: z.int().min(1),
    archiveSha256: Hash,
  }),
  /** Provider to assessment organisation: something changed that the registration must know. */
  'enrolment-changed': z.strictObject({
    enrolmentId: z.uuid(),
    withdrawn: z.strictObject({ on: PlainDate, reason: z.string() }).nullable().optional(),
  }),
  /** Assessment organisation to provider: one item accepted or returned, at the hash that was looked at. */
  'item-decided': z.strictObject({
    gatewayId: z.uuid(),
    requirementId: Id,
    itemHash: Hash,
    decision: z.enum(['accept', 'return']),
    reason: z.string().nullable(),
    /** The later of two decisions counts, whichever arrives first. */
    decidedAt: z.iso.datetime(),
  }),
  /** Assessment organisation to provider: every item is accepted and the window is open. */
  'gateway-accepted': z.strictObject({
    gatewayId: z.uuid(),
    acceptedOn: PlainDate,
    windowEndsOn: PlainDate.nullable(),
    planHash: Hash,
  }),
  /** Assessment organisation to provider: all bookings of the registration as they stand at a moment; the latest counts. */
  'booking-changed': z.strictObject({
    enrolmentId: z.uuid(),
    asOf: z.iso.datetime(),
    bookings: z.array(
      z.strictObject({
        id: z.uuid(),
        method: z.string(),
        title: z.string(),
        startsAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        place: z.string(),
        assessor: z.string(),
        state: z.string(),
      }),
    ),
  }),
  /** Assessment organisation to provider: a result as released. */
  'result-released': z.strictObject({
    enrolmentId: z.uuid(),
    content: z.record(z.string(), z.unknown()),
  }),
  /** Provider to assessment organisation: a standard is asked for; its documents lie in the sender's files. */
  'standard-requested': z.strictObject({
    requestId: z.uuid(),
    eventId: z.uuid(),
    askerName: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    reference: z.string().nullable(),
    title: z.string(),
    neededBy: PlainDate,
    contactName: z.string(),
    contactEmail: z.string(),
    note: z.string(),
    files: z.array(
      z.strictObject({ sha256: Hash, name: z.string(), mediaType: z.string(), bytes: z.int().min(0) }),
    ),
  }),
  /** Either side of a request for a standard to the other: it moved on. */
  'standard-request-moved': z.strictObject({
    requestId: z.uuid(),
    eventId: z.uuid(),
    state: RequestState,
    by: z.string(),
    organisation: z.string(),
    at: z.iso.datetime(),
    reason: z.string().nullable(),
    published: z.strictObject({ reference: z.string(), edition: z.string() }).nullable(),
  }),
  /** Assessment organisation to provider: a retake of this method needs a new gateway. */
  'gateway-again': z.strictObject({ enrolmentId: z.uuid(), method: Id, reason: z.string().min(1) }),
} as const satisfies Record<string, z.ZodType>;

/** A kind of message. */
export type ExchangeKind = keyof typeof exchangePayloads;

/** What a message of a kind carries. */
export type ExchangePayload<Kind extends ExchangeKind> = z.infer<(typeof exchangePayloads)[Kind]>;

/** Whether a text names a kind of message. */
export function isExchangeKind(kind: string): kind is ExchangeKind {
  return Object.hasOwn(exchangePayloads, kind);
}
