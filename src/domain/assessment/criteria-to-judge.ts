import type { Criterion, Method } from '#domain/standards/method-format.ts';

/** Whether a part limited to options concerns an apprentice with these options; without a limit it concerns everybody. */
export function isForOptions(limit: readonly string[] | undefined, taken: readonly string[] = []): boolean {
  return limit === undefined || limit.some((option) => taken.includes(option));
}

/**
 * The criteria of a method that are judged for one apprentice. A criterion of a branch drops out only when another
 * branch of its alternative was chosen: when none is chosen, every branch is judged.
 */
export function criteriaToJudge(
  method: Pick<Method, 'criteria' | 'alternatives'>,
  choices: Readonly<Record<string, readonly string[] | undefined>>,
  options: readonly string[] = [],
): Criterion[] {
  return method.criteria.filter((criterion) => {
    if (!isForOptions(criterion.options, options)) return false;
    const { branch } = criterion;
    if (branch === undefined) return true;
    const alternative = method.alternatives.find(({ branches }) => branches.some(({ id }) => id === branch));
    const chosen = alternative === undefined ? [] : (choices[alternative.id] ?? []);
    return chosen.length === 0 || chosen.includes(branch);
  });
}
