import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import type { KsbKind } from '#domain/standards/values.ts';

/** Where one criterion stands by the best evidence claimed for it. */
export type CriterionProgress = 'none' | 'draft' | 'referred' | 'submitted' | 'accepted';

/** The letter of each state in the compact map that lists carry. */
export const progressLetter: Readonly<Record<CriterionProgress, string>> = {
  none: 'n',
  draft: 'd',
  referred: 'r',
  submitted: 's',
  accepted: 'a',
};

/** Progress of one apprentice over the criteria of the plan. Criteria of methods and options that do not apply are left out. */
export interface ProgressSummary {
  total: number;
  accepted: number;
  submitted: number;
  referred: number;
  /** One string a method: a letter for each criterion in plan order. */
  map: { method: string; states: string }[];
  byMethod: { method: string; title: string; total: number; accepted: number }[];
  byKind: { kind: KsbKind | 'unassigned'; total: number; accepted: number }[];
}

/** The criteria of one method that apply to an apprentice's options, in plan order. */
export function criteriaFor(method: Method, options: readonly string[]) {
  return method.criteria.filter(
    (criterion) => !criterion.options || criterion.options.some((option) => options.includes(option)),
  );
}

/** The methods that apply to an apprentice's options. */
export function methodsFor(plan: Plan, options: readonly string[]): Method[] {
  return plan.methods.filter(
    (method) => !method.options || method.options.some((option) => options.includes(option)),
  );
}

/** Whether a criterion is about knowledge, skills or behaviours: its module says so, else the KSBs it evidences when they agree. */
export function kindOfCriterion(
  standard: Standard,
  criterion: Method['criteria'][number],
): KsbKind | 'unassigned' {
  const module = standard.modules.find(({ id }) => id === criterion.module);
  if (module) return module.kind;
  const kinds = new Set(
    standard.ksbs.filter(({ ref }) => criterion.ksbs?.includes(ref)).map(({ kind }) => kind),
  );
  const [only] = kinds;
  return kinds.size === 1 && only ? only : 'unassigned';
}

/** Sum up progress. `stateOf` answers for a method and a ref; a criterion that nothing is claimed for is `none`. */
export function summariseProgress(
  plan: Plan,
  standard: Standard,
  options: readonly string[],
  stateOf: (method: string, ref: string) => CriterionProgress,
): ProgressSummary {
  const rows = methodsFor(plan, options).flatMap((method) =>
    criteriaFor(method, options).map((criterion) => ({
      method,
      state: stateOf(method.id, criterion.ref),
      kind: kindOfCriterion(standard, criterion),
    })),
  );
  const countOf = (state: CriterionProgress) => rows.filter((row) => row.state === state).length;
  const methods = [...new Set(rows.map(({ method }) => method))];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return {
    total: rows.length,
    accepted: countOf('accepted'),
    submitted: countOf('submitted'),
    referred: countOf('referred'),
    map: methods.map((method) => ({
      method: method.id,
      states: rows
        .filter((row) => row.method === method)
        .map(({ state }) => progressLetter[state])
        .join(''),
    })),
    byMethod: methods.map((method) => ({
      method: method.id,
      title: method.title,
      ...tally(rows.filter((row) => row.method === method)),
    })),
    byKind: kinds.map((kind) => ({ kind, ...tally(rows.filter((row) => row.kind === kind)) })),
  };
}

function tally(rows: readonly { readonly state: CriterionProgress }[]) {
  return { total: rows.length, accepted: rows.filter(({ state }) => state === 'accepted').length };
}

const order: readonly CriterionProgress[] = ['none', 'draft', 'referred', 'submitted', 'accepted'];

/** The better of two states: one accepted piece of evidence is enough, whatever else was referred. */
export function betterProgress(one: CriterionProgress, other: CriterionProgress): CriterionProgress {
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}
