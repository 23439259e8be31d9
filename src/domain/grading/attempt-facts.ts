import type { Criterion, Method } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { AttemptInput, Judgement } from './attempt-input.ts';

/** The facts of one attempt in the form that conditions read. */
export interface AttemptFacts {
  /** What was judged, by position in {@link MethodScope.criteria}. */
  readonly states: readonly (Judgement | undefined)[];
  readonly mark: number | undefined;
  readonly sections: Readonly<Record<string, number>>;
  readonly mandatory: Readonly<Record<string, number>>;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly external: Grade | undefined;
}

/** One method as one apprentice is judged on it: branches and options applied. */
export interface MethodScope {
  readonly method: Method;
  readonly criteria: readonly Criterion[];
  /** Grades from worst to best. */
  readonly grades: readonly Grade[];
}

/** Facts of an attempt that has not begun. */
export function noFacts(scope: MethodScope): AttemptFacts {
  return {
    states: scope.criteria.map(() => undefined),
    mark: undefined,
    sections: {},
    mandatory: {},
    dimensions: {},
    external: undefined,
  };
}

/** Facts of one attempt. `carried` are judgements that the plan lets count again. */
export function factsOf(
  scope: MethodScope,
  attempt: AttemptInput,
  carried?: ReadonlyMap<string, Judgement>,
): AttemptFacts {
  const { judgements, all } = attempt;
  return {
    states: scope.criteria.map(({ ref, kind }) => judgements?.[ref] ?? all?.[kind] ?? carried?.get(ref)),
    mark: markOf(scope, attempt),
    sections: attempt.sections ?? {},
    mandatory: attempt.mandatory ?? {},
    dimensions: attempt.dimensions ?? {},
    external: attempt.grade,
  };
}

/** The mark in total: given, or the sum of the sections once every section has one. */
function markOf({ method }: MethodScope, attempt: AttemptInput): number | undefined {
  if (attempt.mark !== undefined) return attempt.mark;
  const sections = method.marks?.sections ?? [];
  const given = sections.map(({ id }) => attempt.sections?.[id]);
  if (given.length === 0) return undefined;
  let sum = 0;
  for (const mark of given) {
    if (mark === undefined) return undefined;
    sum += mark;
  }
  return sum;
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
