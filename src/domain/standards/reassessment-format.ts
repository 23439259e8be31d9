import { z } from 'zod';
import { ClockOrigin, Grade, PartyRole, Period, Source } from './values.ts';

/** What another attempt may at most be graded. */
export const AttemptCap = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), source: Source }),
  z.strictObject({ kind: z.literal('grade'), grade: Grade, source: Source }),
  z.strictObject({
    kind: z.literal('grade-unless-exceptional'),
    grade: Grade,
    requestWithin: Period.optional(),
    source: Source,
  }),
]);
export type AttemptCap = z.infer<typeof AttemptCap>;

/** A route after a fail. Everything absent is not limited by the layer that would say so. */
export const AttemptRoute = z.strictObject({
  /** Further learning before the attempt: forbidden means that it would then be a retake. */
  learning: z.enum(['required', 'not-required']),
  learningPeriod: z
    .strictObject({ atLeast: Period.optional(), atMost: Period.optional(), source: Source })
    .optional(),
  gatewayAgain: z.boolean(),
  /** Who bears the cost of the attempt, where the document says so. */
  cost: z.strictObject({ borneBy: PartyRole, source: Source }).optional(),
  cap: AttemptCap,
  source: Source,
});
export type AttemptRoute = z.infer<typeof AttemptRoute>;

/** How the kind of the next attempt is decided. */
export const RouteChoice = z.discriminatedUnion('by', [
  /** A named party records the decision (next action), with reason. */
  z.strictObject({ by: z.literal('decision'), source: Source }),
  /** The number of failed methods decides: up to `resitUpTo` failed methods are resits, more are retakes. */
  z.strictObject({ by: z.literal('failed-methods'), resitUpTo: z.int().min(1), source: Source }),
]);
export type RouteChoice = z.infer<typeof RouteChoice>;

/** Reassessment rules. */
export const Reassessment = z.strictObject({
  /** Whether a passed method may be attempted again to improve the grade. */
  improveAfterPass: z.boolean(),
  choice: RouteChoice,
  resit: AttemptRoute.optional(),
  retake: AttemptRoute.optional(),
  /** Attempts after the first that the body offers; more needs the employer's recorded request where `moreBy` is set. */
  furtherAttempts: z
    .strictObject({ maximum: z.int().min(0), moreBy: z.enum(['employer', 'nobody']), source: Source })
    .optional(),
  /** All further attempts must be complete within this period; after it the whole assessment is taken again. */
  within: z.strictObject({ period: Period, origin: ClockOrigin, source: Source }).optional(),
  /** When a further attempt may be booked. */
  after: z.enum(['own-result', 'all-results']).optional(),
  /** Lowest mark, in per cent of the maximum, that gives a right to a resit. */
  rightFromPercent: z.strictObject({ percent: z.int().min(0).max(100), source: Source }).optional(),
  /** Passed sections that stay valid in a partial resit, and for how long. */
  partial: z
    .strictObject({ by: z.enum(['section', 'method']), keepFor: Period.optional(), source: Source })
    .optional(),
  /** Criteria judged met earlier that count in the next attempt. Absent: each attempt stands alone. */
  carryOver: z.strictObject({ of: z.enum(['met-criteria']), source: Source }).optional(),
  /** Per-method rules, such as a month to rework a report. */
  methods: z
    .record(
      z.string(),
      z.strictObject({
        rework: z.strictObject({ within: Period, origin: ClockOrigin, source: Source }).optional(),
        place: z.enum(['workplace', 'remote']).optional(),
        source: Source,
      }),
    )
    .default({}),
});
export type Reassessment = z.infer<typeof Reassessment>;
