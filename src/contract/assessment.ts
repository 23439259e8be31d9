import { z } from 'zod';
import { Booking } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { ProductState } from './products.ts';
import { Ability, Changed, Clock, nothing, PersonRef } from './shapes.ts';

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
  problems: ['not-found', 'adjustment-decided'],
});
