import { z } from 'zod';
import { Judgement } from '#domain/grading/attempt-input.ts';
import { Criterion, Method } from '#domain/standards/method-format.ts';
import { endpoint } from './endpoint.ts';
import {
  Ability,
  Changed,
  Clock,
  Done,
  FileRef,
  nothing,
  PageQuery,
  PersonRef,
  page,
  RuleSource,
  Version,
} from './shapes.ts';

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

/** Something the apprentice handed in. */
export const ProductState = z.strictObject({
  productId: z.string(),
  title: z.string(),
  due: Clock.nullable(),
  limit: z.string().nullable(),
  handIn: Ability,
  received: z.array(
    z.strictObject({
      id: z.uuid(),
      file: FileRef,
      countedWords: z.int().nullable(),
      declaredWords: z.int().nullable(),
      verdict: z.strictObject({
        state: z.enum(['within', 'outside', 'advisory', 'not-counted']),
        reason: z.string(),
      }),
      late: z.boolean(),
      state: z.enum(['received', 'accepted', 'returned', 'superseded']),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type ProductState = z.infer<typeof ProductState>;

/** One attempt at one method with what belongs to it. */
export const Attempt = z.strictObject({
  id: z.uuid(),
  method: z.string(),
  title: z.string(),
  number: z.int(),
  kind: z.enum(['first', 'resit', 'retake']),
  state: z.enum(['open', 'booked', 'in-progress', 'submitted', 'graded', 'confirmed', 'released', 'void']),
  assessor: PersonRef.nullable(),
  cap: z.string().nullable(),
  completeBy: z.iso.date().nullable(),
  products: z.array(ProductState),
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      title: z.string(),
      minutes: z.int().nullable(),
      booking: Booking.nullable(),
      book: Ability,
    }),
  ),
  /** Shown to the assessment organisation only. */
  grade: z.string().nullable(),
  sheet: z.enum(['none', 'open', 'submitted', 'sent-back']),
});
export type Attempt = z.infer<typeof Attempt>;

/** A reasonable adjustment. */
export const Adjustment = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  extraPercent: z.int().nullable(),
  description: z.string(),
  state: z.enum(['requested', 'granted', 'refused']),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  decidedBy: z.string().nullable(),
});

const RegistrationId = z.strictObject({ registrationId: z.uuid() });
const BookingId = z.strictObject({ bookingId: z.uuid() });

/** The whole assessment of one registration: attempts, sessions, products, adjustments. */
export const AssessmentView = z.strictObject({
  registrationId: z.uuid(),
  apprentice: PersonRef,
  state: z.string(),
  window: z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable() }).nullable(),
  attempts: z.array(Attempt),
  adjustments: z.array(Adjustment),
  clocks: z.array(Clock),
});
export type AssessmentView = z.infer<typeof AssessmentView>;
/** Operations, quality and auditors; the apprentice reads their own, without grades. */
export const getAssessment = endpoint({
  method: 'GET',
  path: '/registrations/{registrationId}/assessment',
  summary: 'Read the assessment of one registration',
  permission: 'signed-in',
  params: RegistrationId,
  query: nothing,
  body: nothing,
  output: AssessmentView,
  problems: ['not-found'],
});

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
  problems: ['not-found', 'invalid-request'],
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
  problems: ['not-found', 'stale-version', 'invalid-request'],
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
  problems: ['not-found', 'stale-version'],
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
  problems: ['not-found', 'stale-version'],
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

export const requestAdjustment = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/adjustments',
  summary: 'Record a request for a reasonable adjustment',
  permission: 'assessment.decide-adjustment',
  params: RegistrationId,
  query: nothing,
  body: z.strictObject({
    kind: z.enum(['extra-time', 'rest-breaks', 'reader', 'interpreter', 'format', 'other']),
    extraPercent: z.int().min(1).max(100).optional(),
    description: z.string().trim().min(1).max(2000),
  }),
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const decideAdjustment = endpoint({
  method: 'POST',
  path: '/adjustments/{adjustmentId}/decide',
  summary: 'Grant or refuse a reasonable adjustment',
  permission: 'assessment.decide-adjustment',
  params: z.strictObject({ adjustmentId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['granted', 'refused']),
    reason: z.string().trim().min(1).max(2000),
  }),
  output: Changed,
  problems: ['not-found'],
});

/** An assessor's competence and interests. */
export const Assessor = z.strictObject({
  person: PersonRef,
  email: z.string().nullable(),
  competences: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      years: z.int(),
      qualification: z.string(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
  ),
  interests: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      party: z.string(),
      partyName: z.string(),
      partyKey: z.string().nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      note: z.string().nullable(),
    }),
  ),
  upcoming: z.int(),
});
export type Assessor = z.infer<typeof Assessor>;
const CompetenceBody = z.strictObject({
  reference: z.string(),
  years: z.int().min(0).max(60),
  qualification: z.string().trim().min(1).max(300),
  from: z.iso.date(),
  to: z.iso.date().optional(),
});
/** `partyKey` is a ULN, a UKPRN or an employer's e-mail domain, where known, so that a name spelt otherwise still matches. */
const InterestBody = z.strictObject({
  kind: z.enum([
    'employed-by',
    'taught',
    'assessed-on-programme',
    'line-managed',
    'family-or-personal',
    'financial',
  ]),
  party: z.enum(['apprentice', 'employer', 'training-provider']),
  partyName: z.string().trim().min(1).max(200),
  partyKey: z.string().trim().max(100).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  note: z.string().trim().max(1000).optional(),
});
export const listAssessors = endpoint({
  method: 'GET',
  path: '/assessors',
  summary: 'List independent assessors',
  permission: 'assessment.read',
  params: nothing,
  query: PageQuery.extend({ search: z.string().max(100).optional() }),
  body: nothing,
  output: page(Assessor),
  problems: [],
});
export const addCompetence = endpoint({
  method: 'POST',
  path: '/assessors/{personId}/competences',
  summary: 'Record competence of an assessor',
  permission: 'assessment.manage-assessors',
  params: z.strictObject({ personId: z.uuid() }),
  query: nothing,
  body: CompetenceBody,
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const addInterest = endpoint({
  method: 'POST',
  path: '/assessors/{personId}/interests',
  summary: 'Record an interest of an assessor',
  permission: 'assessment.manage-assessors',
  params: z.strictObject({ personId: z.uuid() }),
  query: nothing,
  body: InterestBody,
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const declareInterest = endpoint({
  method: 'POST',
  path: '/my/interests',
  summary: 'Declare an interest of my own',
  permission: 'assessment.declare-interest',
  params: nothing,
  query: nothing,
  body: InterestBody,
  output: Changed,
  problems: ['invalid-request'],
});
export const listMyInterests = endpoint({
  method: 'GET',
  path: '/my/interests',
  summary: 'Read my declared interests and competence',
  permission: 'assessment.declare-interest',
  params: nothing,
  query: nothing,
  body: nothing,
  output: Assessor,
  problems: [],
});

/** The apprentice hands in a product; the file was uploaded with purpose `product` to this attempt. */
export const handIn = endpoint({
  method: 'POST',
  path: '/attempts/{attemptId}/products',
  summary: 'Hand in a report, showcase or other product',
  permission: 'assessment.submit-product',
  params: z.strictObject({ attemptId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    productId: z.string(),
    fileId: z.uuid(),
    declaredWords: z.int().min(0).optional(),
    ownWork: z.literal(true),
  }),
  output: Changed.extend({ verdict: z.string(), late: z.boolean() }),
  problems: ['not-found', 'invalid-request'],
});
export const decideProduct = endpoint({
  method: 'POST',
  path: '/products/{productRecordId}/decide',
  summary: 'Accept or return something handed in late or outside its limits',
  permission: 'assessment.book',
  params: z.strictObject({ productRecordId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['accept', 'return']),
    reason: z.string().trim().min(1).max(2000),
  }),
  output: Done,
  problems: ['not-found'],
});

/** An event as the assessor's device recorded it. Kinds and payloads are the domain's (`domain/assessment/sheet.ts`). */
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
  problems: ['not-found'],
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
  problems: ['not-found', 'invalid-request'],
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
  problems: ['not-found', 'invalid-request'],
});

/** The desk: four queues, oldest clock first, nothing behind a tab. */
export const DeskItem = z.strictObject({
  registrationId: z.uuid(),
  resultId: z.uuid().nullable(),
  apprentice: z.string(),
  reference: z.string(),
  provider: z.string(),
  what: z.string(),
  clock: Clock.nullable(),
  since: z.iso.datetime(),
});
export const Desk = z.strictObject({
  queues: z.array(
    z.strictObject({
      id: z.enum(['gateway', 'booking', 'sampling', 'release']),
      title: z.string(),
      count: z.int(),
      items: z.array(DeskItem),
    }),
  ),
  today: z.array(Booking),
});
export type Desk = z.infer<typeof Desk>;
export const getDesk = endpoint({
  method: 'GET',
  path: '/desk',
  summary: 'The desk: what waits, oldest clock first',
  permission: 'assessment.read',
  params: nothing,
  query: z.strictObject({ each: z.coerce.number().int().min(1).max(100).default(20) }),
  body: nothing,
  output: Desk,
  problems: [],
});
