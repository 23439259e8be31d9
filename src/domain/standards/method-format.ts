import { z } from 'zod';
import { MethodRule } from '#domain/grading/grading-language.ts';
import { ClockOrigin, Grade, Id, PartyRole, Period, Ref, Source } from './values.ts';

/** One criterion against which a judgement is recorded. The text is the published text, quoted exactly. */
export const Criterion = z.strictObject({
  ref: Ref,
  printed: z.boolean().default(true),
  kind: z.enum(['pass', 'merit', 'distinction']),
  text: z.string().min(1),
  module: Id.optional(),
  /** KSBs that the criterion evidences; an interpretation where the plan does not print it. */
  ksbs: z.array(Ref).min(1).optional(),
  group: Id.optional(),
  /** The branch of an alternative to which it belongs; judged only when that branch is chosen. */
  branch: Id.optional(),
  options: z.array(Id).min(1).optional(),
  source: Source,
});
export type Criterion = z.infer<typeof Criterion>;

/** Branches of criteria chosen by job role. When none is chosen, every branch is judged. */
export const Alternative = z.strictObject({
  id: Id,
  title: z.string().min(1),
  choose: z.enum(['one', 'one-or-more']),
  branches: z.array(z.strictObject({ id: Id, title: z.string().min(1) })).min(2),
  source: Source,
});
export type Alternative = z.infer<typeof Alternative>;

/** Something the assessment must touch, apart from graded criteria. */
export const CoverageArea = z.strictObject({
  id: Id,
  title: z.string().min(1),
  module: Id.optional(),
  source: Source,
});
export type CoverageArea = z.infer<typeof CoverageArea>;

/** Minutes with tolerance. Any part may be absent: a plan may give a minimum and no maximum. Percentages are whole. */
export const Duration = z.strictObject({
  minimumMinutes: z.int().min(0).optional(),
  plannedMinutes: z.int().min(1).optional(),
  maximumMinutes: z.int().min(1).optional(),
  tolerance: z
    .strictObject({ belowPercent: z.int().min(0).max(100), abovePercent: z.int().min(0).max(100) })
    .optional(),
  source: Source,
});
export type Duration = z.infer<typeof Duration>;

/** Questions asked in a session. */
export const Questions = z.strictObject({
  minimum: z.int().min(0).optional(),
  exactly: z.int().min(1).optional(),
  /** Largest share of the planned time for questions, in per cent. */
  maximumShareOfTimePercent: z.int().min(1).max(100).optional(),
  /** Largest time for questions, in minutes. */
  maximumMinutes: z.int().min(1).optional(),
  followUpAllowed: z.boolean().optional(),
  fromBank: z.boolean().optional(),
  source: Source,
});

/** How one session may be split. */
export const SplitRule = z.strictObject({
  maximumSessions: z.int().min(1),
  minimumMinutes: z.int().min(1).optional(),
  sameDay: z.boolean(),
  maximumBreakMinutes: z.int().min(0).optional(),
  source: Source,
});

/** A live part of a method: observation, discussion, interview, presentation, test sitting. */
export const Session = z.strictObject({
  id: Id,
  title: z.string().min(1),
  kind: z.enum(['observation', 'discussion', 'interview', 'presentation', 'test', 'simulation', 'other']),
  duration: Duration.optional(),
  questions: Questions.optional(),
  split: SplitRule.optional(),
  /** Whether the session must be recorded in sound or video. */
  recorded: z.boolean().optional(),
  /** Largest number of apprentices assessed at a time by one assessor. */
  apprenticesPerAssessor: z.int().min(1).optional(),
  place: z
    .array(
      z.enum(['workplace', 'remote', 'assessment-centre', 'controlled-environment', 'training-provider']),
    )
    .min(1)
    .optional(),
  /** Limited to one or more of the method's chosen formats. */
  formats: z.array(Id).min(1).optional(),
  /** Options for which the session exists; absent means all. */
  options: z.array(Id).min(1).optional(),
  source: Source,
});
export type Session = z.infer<typeof Session>;

/** Word limits; words outside the main text are named in `excludes`. */
export const WordLimit = z.strictObject({
  target: z.int().min(1),
  tolerance: z
    .strictObject({ belowPercent: z.int().min(0).max(100), abovePercent: z.int().min(0).max(100) })
    .optional(),
  /** True when the figure is "about" and lateness or length is advice, not a refusal. */
  advisory: z.boolean().default(false),
  excludes: z
    .array(z.enum(['annexes', 'references', 'contents', 'title-page', 'tables', 'diagrams']))
    .default([]),
  source: Source,
});
export type WordLimit = z.infer<typeof WordLimit>;

/** Something the apprentice hands in: report, portfolio, showcase, project output. */
export const Product = z.strictObject({
  id: Id,
  title: z.string().min(1),
  kind: z.enum(['report', 'portfolio', 'showcase', 'presentation-slides', 'artefact', 'recording', 'other']),
  words: WordLimit.optional(),
  /** Number of pieces, where the plan limits it. */
  pieces: z
    .strictObject({ minimum: z.int().min(0), maximum: z.int().min(1).optional(), source: Source })
    .optional(),
  /** Work on it may not begin before this event or, with `after`, before this period has passed since it. */
  startsAfter: z.strictObject({ origin: ClockOrigin, after: Period.optional(), source: Source }).optional(),
  /** It must arrive by the end of this period, counted from the event. */
  due: z.strictObject({ within: Period, origin: ClockOrigin, source: Source }).optional(),
  /** It must arrive at least this long before the session named. */
  beforeSession: z.strictObject({ session: Id, atLeast: Period, source: Source }).optional(),
  /** Handed in at gateway, as part of the gateway pack, or afterwards by the apprentice. */
  handedIn: z.enum(['at-gateway', 'after-gateway']),
  /** False when it supports the assessment and is not itself judged. */
  assessed: z.boolean(),
  formats: z.array(Id).min(1).optional(),
  /** Options for which it is handed in; absent means all. */
  options: z.array(Id).min(1).optional(),
  source: Source,
});
export type Product = z.infer<typeof Product>;

/** Formats in which a method may be taken; when `lockAt` is given the choice may not change after it. */
export const Formats = z.strictObject({
  allowed: z.array(z.strictObject({ id: Id, title: z.string().min(1) })).min(1),
  lockAt: z.enum(['gateway-submitted', 'gateway-accepted', 'booking']).optional(),
  source: Source,
});

/** Marks, for methods that are marked and not judged criterion by criterion. */
export const Marks = z.strictObject({
  maximum: z.int().min(1),
  sections: z
    .array(
      z.strictObject({
        id: Id,
        title: z.string().min(1),
        maximum: z.int().min(1),
        mandatoryQuestions: z.int().min(0).default(0),
      }),
    )
    .default([]),
  source: Source,
});
export type Marks = z.infer<typeof Marks>;

/** A named dimension of a holistic judgement, its levels from worst to best. */
export const Dimension = z.strictObject({
  id: Id,
  title: z.string().min(1),
  levels: z.array(z.string().min(1)).min(2),
  source: Source,
});

/** A result that another body gives: an exam, a qualification, a board. */
export const External = z.strictObject({
  awardedBy: z.string().min(1),
  evidence: z.string().min(1),
  enteredBy: PartyRole,
  source: Source,
});

/** What must have happened before this method may start; `waivableBy` may set it aside with a reason. */
export const Prerequisite = z.strictObject({
  method: Id,
  atLeast: Grade,
  waivableBy: PartyRole.optional(),
  source: Source,
});

/** Criteria not met elsewhere that may be judged here instead. */
export const EvidenceTransfer = z.strictObject({
  from: Id,
  criteria: z.array(Ref).min(1).optional(),
  source: Source,
});

/** Sampling: which statements are in every version, and how many of the rest. */
export const Sampling = z.strictObject({
  mandatory: z.array(Ref),
  others: z.strictObject({ of: z.array(Ref), atLeast: z.int().min(0) }),
  source: Source,
});

/**
 * How a method must, should or may be carried out, in the plan's words: something that people keep and no calculation
 * decides. Belongs on the session's checklist; `session` limits it to one live part of the method.
 */
export const ConductRule = z.strictObject({
  id: Id,
  strength: z.enum(['must', 'should', 'may']),
  text: z.string().min(1),
  session: Id.optional(),
  source: Source,
});
export type ConductRule = z.infer<typeof ConductRule>;

/** One assessment method and everything its plan says of it. */
export const Method = z.strictObject({
  id: Id,
  title: z.string().min(1),
  kind: z.enum([
    'observation',
    'discussion',
    'showcase',
    'project',
    'test',
    'presentation',
    'simulation',
    'portfolio',
    'external',
    'verification',
    'other',
  ]),
  /** Short form for tables and tiles, such as "PO". */
  short: z.string().min(1).max(6),
  /** Weight as printed, in per cent. Information unless a rule uses it. */
  weight: z.strictObject({ percent: z.int().min(0).max(100), source: Source }).optional(),
  /** Grades that this method can give, from worst to best. */
  grades: z.array(Grade),
  ksbs: z.strictObject({ refs: z.array(Ref), source: Source }),
  criteria: z.array(Criterion).default([]),
  alternatives: z.array(Alternative).default([]),
  groups: z.array(z.strictObject({ id: Id, title: z.string().min(1), source: Source })).default([]),
  coverage: z.array(CoverageArea).default([]),
  formats: Formats.optional(),
  products: z.array(Product).default([]),
  sessions: z.array(Session).default([]),
  marks: Marks.optional(),
  dimensions: z.array(Dimension).default([]),
  external: External.optional(),
  prerequisites: z.array(Prerequisite).default([]),
  transfers: z.array(EvidenceTransfer).default([]),
  sampling: Sampling.optional(),
  /** Options for which the method exists; absent means all. */
  options: z.array(Id).min(1).optional(),
  /** Notice the body needs before a booking, where the plan or policy gives one. */
  bookingNotice: z.strictObject({ period: Period, source: Source }).optional(),
  /** Whether criteria not seen in this method may be evidenced in a later one, the criterion keeping its method. */
  carryForward: z.strictObject({ to: Id, source: Source }).optional(),
  /** How it must be carried out, beyond what the fields above say. */
  conduct: z.array(ConductRule).min(1).optional(),
  grading: MethodRule,
  source: Source,
});
export type Method = z.infer<typeof Method>;
