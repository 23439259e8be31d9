import { z } from 'zod';
import { Grade, Id, Ref, Source } from '#domain/standards/values.ts';

/**
 * How many of a group must be met. A percentage is always turned into a count, rounded up,
 * and `printed` keeps the document's own form ("7 of 10") so that a check can compare the two.
 */
export const AtLeast = z.union([
  z.literal('all'),
  z.strictObject({ count: z.int().min(1), printed: z.string().optional() }),
  z.strictObject({ percent: z.int().min(1).max(100), printed: z.string().optional() }),
]);
export type AtLeast = z.infer<typeof AtLeast>;

/** Which of a method's criteria are counted: every condition given must hold. No condition means all criteria. */
export const CriteriaSelector = z.strictObject({
  kind: z.enum(['pass', 'merit', 'distinction']).optional(),
  module: Id.optional(),
  group: Id.optional(),
  refs: z.array(Ref).min(1).optional(),
});
export type CriteriaSelector = z.infer<typeof CriteriaSelector>;

/** A threshold on marks: a count of marks, or a whole percentage of the maximum, rounded up to a count. */
export const MarkThreshold = z.union([
  z.strictObject({ marks: z.int().min(0) }),
  z.strictObject({ percent: z.int().min(0).max(100) }),
]);
export type MarkThreshold = z.infer<typeof MarkThreshold>;

/**
 * A condition of the closed grading language. Every form is monotone: meeting one more criterion, or a
 * higher mark, never makes it false. That is what lets an undecided part be bracketed.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { atLeastOf: { count: number; conditions: Condition[] } }
  | { criteria: CriteriaSelector; atLeast: AtLeast }
  | { mark: { section?: string | undefined; atLeast: MarkThreshold } }
  | { mandatoryQuestions: { section?: string | undefined } }
  | {
      weighted: {
        parts: { section?: string | undefined; method?: string | undefined; weight: number }[];
        atLeastPercent: number;
      };
    }
  | { dimension: { id: string; atLeast: string } }
  | { external: { atLeast: Grade } }
  | { method: { id: string; atLeast: Grade } }
  | { methods: { grade: Grade; count: number | 'all' } };

/** The parser of {@link Condition}. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({
      atLeastOf: z.strictObject({ count: z.int().min(1), conditions: z.array(Condition).min(1) }),
    }),
    z.strictObject({ criteria: CriteriaSelector, atLeast: AtLeast }),
    z.strictObject({ mark: z.strictObject({ section: Id.optional(), atLeast: MarkThreshold }) }),
    z.strictObject({ mandatoryQuestions: z.strictObject({ section: Id.optional() }) }),
    z.strictObject({
      weighted: z.strictObject({
        parts: z
          .array(z.strictObject({ section: Id.optional(), method: Id.optional(), weight: z.int().min(1) }))
          .min(1),
        atLeastPercent: z.int().min(0).max(100),
      }),
    }),
    z.strictObject({ dimension: z.strictObject({ id: Id, atLeast: z.string().min(1) }) }),
    z.strictObject({ external: z.strictObject({ atLeast: Grade }) }),
    z.strictObject({ method: z.strictObject({ id: Id, atLeast: Grade }) }),
    z.strictObject({
      methods: z.strictObject({ grade: Grade, count: z.union([z.int().min(1), z.literal('all')]) }),
    }),
  ]),
);

/** One grade and what it requires, in the plan's words and as a condition. */
export const GradeBoundary = z.strictObject({ grade: Grade, requires: Condition, source: Source });
export type GradeBoundary = z.infer<typeof GradeBoundary>;

/** One band of marks; both ends belong to the band. */
export const ScoreBand = z.strictObject({ grade: Grade, from: z.int().min(0), to: z.int().min(0) });
export type ScoreBand = z.infer<typeof ScoreBand>;

/**
 * How one attempt at one method gets its grade. `conditions` lists boundaries best first. `bands` covers 0 to the
 * maximum without a gap; where printed bands overlap, `precedence` says which wins. `recorded` takes the
 * grade of an external result. `ungraded` contributes no grade (verification, declaration).
 */
export const MethodRule = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('conditions'),
    boundaries: z.array(GradeBoundary).min(1),
    otherwise: Grade,
  }),
  z.strictObject({
    form: z.literal('bands'),
    of: z.enum(['marks', 'percent']),
    /** How a percentage that is not whole is turned into a whole number before it meets the bands. */
    rounding: z.enum(['down', 'nearest', 'up', 'none']).default('none'),
    precedence: z.enum(['higher', 'lower', 'none']).default('none'),
    bands: z.array(ScoreBand).min(1),
    /** Section hurdles that must also hold for any grade above `otherwise`. */
    gates: z.array(Condition).default([]),
    otherwise: Grade,
    source: Source,
  }),
  z.strictObject({ form: z.literal('recorded'), source: Source }),
  z.strictObject({ form: z.literal('ungraded'), source: Source }),
]);
export type MethodRule = z.infer<typeof MethodRule>;

/** One row of a combination table; `any` stands for every grade of the method. The first row that fits decides. */
export const TableRow = z.strictObject({
  when: z.record(Id, z.union([Grade, z.literal('any')])),
  grade: Grade,
});
export type TableRow = z.infer<typeof TableRow>;

/** The overall rule. Shortcuts expand to the same table that a plan would print. */
export const OverallRule = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('table'), rows: z.array(TableRow).min(1), source: Source }),
  z.strictObject({
    form: z.literal('conditions'),
    boundaries: z.array(GradeBoundary).min(1),
    otherwise: Grade,
  }),
  /** Every method decides; the lowest method grade is the overall grade. */
  z.strictObject({ form: z.literal('lowest'), source: Source }),
  /** Graded holistically on named dimensions of the whole assessment, without method grades. */
  z.strictObject({
    form: z.literal('dimensions'),
    boundaries: z.array(GradeBoundary).min(1),
    otherwise: Grade,
  }),
]);
export type OverallRule = z.infer<typeof OverallRule>;

/** A rule that the documents print and that is not in force, kept so that it can be shown. */
export const UnusedRule = z.strictObject({
  id: Id,
  /** What it says, as data for display; it is never computed. */
  rule: z.union([
    z.strictObject({
      weightedAverage: z.array(z.strictObject({ method: Id, percent: z.int().min(0).max(100) })),
    }),
    OverallRule,
  ]),
  /** The interpretation that names the rule in force instead. Without it the plan cannot be published. */
  interpretation: z.string().optional(),
  source: Source,
});
export type UnusedRule = z.infer<typeof UnusedRule>;

/** Overall grading: the grades from worst to best, the rule in force, and printed rules that are not. */
export const OverallGrading = z.strictObject({
  grades: z.array(Grade).min(1),
  rule: OverallRule,
  unused: z.array(UnusedRule).default([]),
});
export type OverallGrading = z.infer<typeof OverallGrading>;
