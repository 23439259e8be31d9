import type { Criterion, Method } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { AttemptInput, Judgement } from './attempt-input.ts';
import { type MarkRanges, mandatoryRanges, markRanges } from './mark-range.ts';

/** The facts of one attempt in the form that conditions read. */
export interface AttemptFacts {
  /** What was judged, by position in {@link MethodScope.criteria}. */
  readonly states: readonly (Judgement | undefined)[];
  /** Marks in total and by section. */
  readonly marks: MarkRanges;
  /** Mandatory questions answered rightly, in total and by section. */
  readonly mandatory: MarkRanges;
  readonly dimensions: Readonly<Record<string, string>>;
  /** A grade that was recorded elsewhere. */
  readonly external: Grade | undefined;
}

/** One method as one apprentice is judged on it: branches and options applied. */
export interface MethodScope {
  readonly method: Method;
  readonly criteria: readonly Criterion[];
  /** Grades from worst to best. */
  readonly grades: readonly Grade[];
}

/** What counts in an attempt although it was judged or marked in another. */
export interface Carried {
  readonly judgements?: ReadonlyMap<string, Judgement> | undefined;
  /** Marks of sections that were passed earlier and stay valid. */
  readonly sections?: Readonly<Record<string, number>> | undefined;
}

/** Facts of an attempt that has not begun. */
export function noFacts(scope: MethodScope): AttemptFacts {
  return factsOf(scope, {});
}

/** Facts of one attempt. */
export function factsOf(
  { method, criteria }: MethodScope,
  attempt: Partial<AttemptInput>,
  { judgements: earlier, sections }: Carried = {},
): AttemptFacts {
  const { judgements, all, mark } = attempt;
  return {
    states: criteria.map(({ ref, kind }) => judgements?.[ref] ?? all?.[kind] ?? earlier?.get(ref)),
    marks: markRanges(method.marks, {
      mark,
      sections: sections ? { ...sections, ...attempt.sections } : attempt.sections,
    }),
    mandatory: mandatoryRanges(method.marks, attempt.mandatory),
    dimensions: attempt.dimensions ?? {},
    external: attempt.grade,
  };
}

/** Apply the branches chosen and the options: which criteria one apprentice is judged on. No choice means every branch. */
export function scopeOf(
  method: Method,
  choices: Readonly<Record<string, readonly string[]>>,
  options: readonly string[],
): MethodScope {
  const left = new Set<string>();
  for (const alternative of method.alternatives) {
    const chosen = choices[alternative.id];
    if (!chosen || chosen.length === 0) continue;
    for (const { id } of alternative.branches) if (!chosen.includes(id)) left.add(id);
  }
  const criteria = method.criteria.filter(
    ({ branch, options: only }) =>
      (branch === undefined || !left.has(branch)) &&
      (!only || only.some((option) => options.includes(option))),
  );
  return { method, criteria, grades: method.grades };
}
