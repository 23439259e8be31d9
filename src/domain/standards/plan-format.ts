import { z } from 'zod';
import { OverallGrading } from '#domain/grading/grading-language.ts';
import { Gateway } from './gateway-format.ts';
import { Method } from './method-format.ts';
import { Reassessment } from './reassessment-format.ts';
import { ClockOrigin, Id, PartyRole, Period, PlainDate, Ref, Source, SourceDocument } from './values.ts';

/** Which standard versions a plan edition assesses, by start date. */
export const Assesses = z.strictObject({
  standardVersion: z.string(),
  startsFrom: PlainDate.optional(),
  startsBefore: PlainDate.optional(),
  /** Parties whose recorded agreement moves an apprentice of an earlier start on to this edition; absent: nobody may. */
  optInBy: z.array(PartyRole).min(1).optional(),
  interpretation: z.string().optional(),
  source: Source,
});

/** An order between methods. `must` refuses a booking; `should` warns. `at least` is a gap between the two. */
export const OrderRule = z.strictObject({
  id: Id,
  before: Id,
  after: Id,
  strength: z.enum(['must', 'should']),
  atLeast: Period.optional(),
  source: Source,
});
export type OrderRule = z.infer<typeof OrderRule>;

/** A reading that was chosen where the documents contradict each other or themselves. */
export const Interpretation = z.strictObject({
  /** Short stable id, such as "C1". */
  id: z.string().regex(/^[A-Z]\d+$/),
  /** The parts of the plan it settles, as paths by id (`methods/observation/coverage/personal-organisation`). */
  at: z.array(z.string().min(1)).min(1),
  question: z.string().min(1),
  readings: z.array(z.strictObject({ id: Id, says: z.string().min(1), source: Source })).min(1),
  chosen: Id,
  why: z.string().min(1),
  decidedBy: z.string().min(1),
  decidedOn: PlainDate,
});
export type Interpretation = z.infer<typeof Interpretation>;

/** A deadline for telling somebody something. */
export const FeedbackRule = z.strictObject({
  id: Id,
  what: z.enum([
    'result',
    'feedback-on-fail',
    'feedback',
    'certificate-claim',
    'exceptional-circumstances',
    'enquiry',
    'appeal',
  ]),
  within: Period.optional(),
  /** Nothing is told before this period has passed since the origin: `{ days: 1 }` means not on the day itself. */
  notBefore: Period.optional(),
  origin: ClockOrigin.optional(),
  audience: z.array(PartyRole).min(1).optional(),
  /** Who passes it on, where it does not go straight to the audience. */
  through: PartyRole.optional(),
  source: Source,
});
export type FeedbackRule = z.infer<typeof FeedbackRule>;

/** Who may not assess, and what an assessor needs. */
export const Independence = z.strictObject({
  noRelationshipWith: z
    .array(z.strictObject({ party: z.enum(['apprentice', 'employer', 'training-provider']), source: Source }))
    .min(1),
  competence: z
    .array(
      z.strictObject({ id: Id, text: z.string().min(1), years: z.int().min(0).optional(), source: Source }),
    )
    .default([]),
});

/** Internal quality assurance as the plan or body states it. */
export const QualityAssurance = z.strictObject({
  sampling: z.enum(['none-stated', 'risk-based', 'fixed-percentage', 'all']).default('none-stated'),
  percent: z.int().min(1).max(100).optional(),
  beforeRelease: z.boolean(),
  uninvolved: z.boolean().default(true),
  standardisationEvery: Period.optional(),
  externalProvider: z.string().optional(),
  source: Source,
});

/** Assessment outcomes of the reformed regime: each knowledge or skill statement belongs to exactly one. */
export const Outcome = z.strictObject({
  id: Id,
  title: z.string().min(1),
  ksbs: z.array(Ref).min(1),
  mandatory: z.array(Ref).default([]),
  methods: z.array(Id).min(1),
  source: Source,
});

/** `standards/<reference>/<plan edition>/plan.json`: an assessment plan as rules. */
export const Plan = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.plan'),
  formatVersion: z.literal(1),
  reference: z.string().regex(/^(ST|FA|AU)\d{4}$/),
  /** Edition of the plan, such as AP02. */
  edition: z.string().min(1),
  title: z.string().min(1),
  /** The regime chooses words and steps: end-point assessment, or the reformed apprenticeship assessment. */
  regime: z.enum(['end-point-assessment', 'apprenticeship-assessment']),
  documents: z.array(SourceDocument).min(1),
  assesses: z.array(Assesses).min(1),
  duration: z.strictObject({
    minimumMonths: z.strictObject({ value: z.int().min(0), source: Source }),
    typicalMonths: z.strictObject({ value: z.int().min(1), source: Source }).optional(),
    /** Length in weeks and hours, as apprenticeship units are bounded. */
    weeks: z.strictObject({ minimum: z.int().min(1), maximum: z.int().min(1), source: Source }).optional(),
    hours: z.strictObject({ minimum: z.int().min(1), maximum: z.int().min(1), source: Source }).optional(),
  }),
  methods: z.array(Method).min(1),
  order: z.array(OrderRule).default([]),
  /** All methods must be complete within this window. */
  window: z.strictObject({ period: Period, origin: ClockOrigin, source: Source }).optional(),
  gateway: Gateway,
  grading: OverallGrading,
  reassessment: Reassessment.optional(),
  feedback: z.array(FeedbackRule).default([]),
  independence: Independence.optional(),
  qualityAssurance: QualityAssurance.optional(),
  outcomes: z.array(Outcome).default([]),
  interpretations: z.array(Interpretation).default([]),
});
export type Plan = z.infer<typeof Plan>;
