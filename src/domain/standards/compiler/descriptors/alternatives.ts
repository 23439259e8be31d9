import type { FoundAlternative, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';

const several = /\b(?:and\s?\/\s?or|one or both|one or more|at least one|either or both|any of)\b/i;

function alternativeOf(
  criteria: readonly FoundCriterion[],
  methodName: string | undefined,
): FoundAlternative | undefined {
  const branches = new Map<string, Found<string>>();
  for (const { branch } of criteria)
    if (branch && !branches.has(branch.value)) branches.set(branch.value, branch);
  const [first] = branches.values();
  if (!first || branches.size < 2) return undefined;
  const isOpen = several.test(`${first.section} ${[...branches.keys()].join(' ')}`);
  const place = { spans: first.spans, section: first.section, by: first.by };
  return {
    title: {
      value: methodName === undefined ? first.section : `${methodName}: options`,
      ...place,
      certainty: 'likely',
      why: 'The choice has no title in the document.',
    },
    choose: isOpen
      ? { value: 'one-or-more', ...place, certainty: 'certain' }
      : {
          value: 'one',
          ...place,
          certainty: 'likely',
          others: ['one-or-more'],
          why: 'The document names the options and does not say how many hold.',
        },
    branches: [...branches.values()],
    ...(methodName === undefined ? {} : { methodName }),
  };
}

/** The choices between branches of criteria, one for each method that has branches. */
export function alternativesOf(criteria: readonly FoundCriterion[]): readonly FoundAlternative[] {
  const byMethod = new Map<string | undefined, FoundCriterion[]>();
  for (const criterion of criteria) {
    const name = criterion.methodName?.value;
    byMethod.set(name, [...(byMethod.get(name) ?? []), criterion]);
  }
  return [...byMethod].flatMap(([name, own]) => alternativeOf(own, name) ?? []);
}
