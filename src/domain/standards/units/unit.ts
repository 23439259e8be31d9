import type { Method } from '#domain/standards/method-format.ts';
import type { Ksb } from '#domain/standards/standard-format.ts';
import type { KsbKind, PartyRole } from '#domain/standards/values.ts';

/** What a numbered line asks: to know, do or show (occupational brief), or to meet as a graded criterion (plan). */
export type UnitCriterionKind = 'know' | 'do' | 'show' | 'pass' | 'merit' | 'distinction';

/** One numbered assessment criterion below a learning outcome. */
export interface UnitCriterion {
  /** Number in the unit, such as "2.3": the outcome, then the line. Ours, whatever the document prints. */
  readonly number: string;
  readonly ref: string;
  /** False when the document prints no reference. */
  readonly printed: boolean;
  readonly kind: UnitCriterionKind;
  readonly text: string;
  readonly points: readonly string[];
  /** Title of the assessment method that grades it; absent for lines of the brief. */
  readonly method?: string;
}

/** One learning outcome of a unit: a statement of the standard. */
export interface LearningOutcome {
  readonly number: string;
  readonly ref: string;
  readonly printed: boolean;
  readonly kind: KsbKind;
  readonly text: string;
  /** Reformed regime: in every assessment, or one of those that are sampled. */
  readonly chosen?: 'mandatory' | 'sampled';
  /** Options to which it is limited. */
  readonly options?: readonly string[];
  readonly criteria: readonly UnitCriterion[];
}

/** A unit as e-portfolios show it. The code is ours: the standard's reference and the unit's place. */
export interface Unit {
  readonly code: string;
  readonly title: string;
  readonly from: 'module' | 'ksb-group' | 'outcome' | 'behaviours';
  readonly kinds: readonly KsbKind[];
  readonly outcomes: readonly LearningOutcome[];
  /** Lines of the brief that the document ties to no outcome. */
  readonly criteria: readonly UnitCriterion[];
  /** Parties who verify it in place of a graded assessment (reformed regime). */
  readonly verifiedBy: readonly PartyRole[];
  /** Options that have it; empty when every apprentice does. */
  readonly options: readonly string[];
}

/** Units that belong together, and how many of them an apprentice takes. */
export interface UnitGroup {
  readonly title: string;
  readonly choice: 'mandatory' | 'optional';
  readonly options: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  readonly units: readonly Unit[];
}

/** Graded criteria that name the statement, as numbered lines. */
function criteriaOf(methods: readonly Method[], ksb: string, outcome: number): UnitCriterion[] {
  return methods
    .flatMap((method) =>
      method.criteria
        .filter(({ ksbs }) => ksbs?.includes(ksb))
        .map((criterion) => ({ criterion, method: method.title })),
    )
    .map(({ criterion, method }, index) => ({
      number: `${outcome}.${index + 1}`,
      ref: criterion.ref,
      printed: criterion.printed,
      kind: criterion.kind,
      text: criterion.text,
      points: [],
      method,
    }));
}

/** A statement of the standard as the learning outcome with this number, with the criteria that name it. */
export function outcomeOf(ksb: Ksb, number: number, methods: readonly Method[]): LearningOutcome {
  const { ref, printed, kind, text, options } = ksb;
  const criteria = criteriaOf(methods, ref, number);
  return { number: String(number), ref, printed, kind, text, ...(options ? { options } : {}), criteria };
}

/** Options of statements none of which every apprentice has; empty when some are for everybody. */
export function commonOptions(statements: readonly Ksb[]): string[] {
  const lists = statements.map(({ options }) => options ?? []);
  if (lists.length === 0 || lists.some((options) => options.length === 0)) return [];
  return [...new Set(lists.flat())].sort();
}
