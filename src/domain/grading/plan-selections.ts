import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { GradeInput } from './attempt-input.ts';

/** One way in which a plan may be taken: an option, or a single branch of an alternative. */
export interface PlanSelection extends Pick<GradeInput, 'choices' | 'options'> {
  /** For messages: empty for the whole plan, else " with …". */
  readonly words: string;
  readonly methods: readonly Method[];
}

function applying(plan: Plan, options: readonly string[]): Method[] {
  return plan.methods.filter(({ options: only }) => !only || only.some((option) => options.includes(option)));
}

/** The options that methods or criteria of a plan name. */
function optionsOf(plan: Plan): string[] {
  const named = plan.methods.flatMap(({ options, criteria }) => [
    ...(options ?? []),
    ...criteria.flatMap((criterion) => criterion.options ?? []),
  ]);
  return [...new Set(named)];
}

/**
 * The ways in which the grading of a plan must hold: each option by itself (or the whole plan where there is none) with
 * every branch, and then with each single branch of each alternative.
 */
export function selectionsOf(plan: Plan): PlanSelection[] {
  const options = optionsOf(plan);
  const lists = options.length === 0 ? [[]] : options.map((option) => [option]);
  return lists.flatMap((chosen) => {
    const methods = applying(plan, chosen);
    const words = chosen.map((option) => ` with option ${option}`).join('');
    const branches = methods.flatMap(({ alternatives }) =>
      alternatives.flatMap(({ id, branches: all }) => all.map((branch) => [id, branch.id] as const)),
    );
    return [
      { options: chosen, choices: {}, words, methods },
      ...branches.map(([id, branch]) => ({
        options: chosen,
        choices: { [id]: [branch] },
        words: `${words} with branch ${branch}`,
        methods,
      })),
    ];
  });
}
