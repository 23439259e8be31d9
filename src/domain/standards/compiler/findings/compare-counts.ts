import type { DraftCriterion } from '#domain/standards/compiler/draft/draft-criteria.ts';
import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import { type DraftMethod, draftMethodNamed } from '#domain/standards/compiler/draft/draft-methods.ts';
import type { Shared } from '#domain/standards/compiler/draft/draft-plan.ts';
import type { DocumentFacts, FoundMethodRule } from '#domain/standards/compiler/facts.ts';

function inDraft(criteria: readonly DraftCriterion[], method: DraftMethod, kind: string): number {
  return criteria.filter((one) => one.method === method && one.kind.value === kind).length;
}

function inDocument(facts: DocumentFacts, shared: Shared, method: DraftMethod, kind: string): number {
  const matched = shared.criteria.filter(
    (one) =>
      one.method === method &&
      one.said.some((said) => said.facts === facts && said.criterion.kind.value === kind),
  ).length;
  const others = shared.unmatched.filter(
    ({ facts: own, criterion }) =>
      own === facts &&
      criterion.kind.value === kind &&
      criterion.methodName &&
      draftMethodNamed(criterion.methodName.value, shared.methods, facts) === method,
  ).length;
  return matched + others;
}

type Count = {
  readonly kind: 'pass' | 'merit' | 'distinction';
  readonly count: number;
  readonly method: DraftMethod;
};

function countOf(
  facts: DocumentFacts,
  { methodName, rule }: FoundMethodRule,
  shared: Shared,
): Count | undefined {
  if (rule.value.form !== 'count' || !methodName) return undefined;
  const method = draftMethodNamed(methodName.value, shared.methods, facts);
  return method && { kind: rule.value.kind, count: rule.value.count, method };
}

/**
 * The documents' own arithmetic against what was found: a document that says "7 of 10 distinction criteria" must print
 * ten. A draft that misses the number cannot be right; another document that misses it has lost something.
 */
export function compareCounts(shared: Shared): readonly CompilerFinding[] {
  return shared.ranked.flatMap((facts, index) => {
    const isLead = index === 0;
    return facts.methodRules.flatMap((said): CompilerFinding[] => {
      const counted = countOf(facts, said, shared);
      if (!counted) return [];
      const { kind, count, method } = counted;
      const found = isLead ? inDraft(shared.criteria, method, kind) : inDocument(facts, shared, method, kind);
      if (found === count) return [];
      return [
        {
          severity: isLead ? 'error' : 'warning',
          code: 'count-does-not-agree',
          message: `"${facts.document.name}" counts ${count} ${kind} criteria for "${method.title}", but ${found} were found in it. Compare them with the document before a percentage is used.`,
          at: `methods/${method.id}/criteria`,
          spans: said.rule.spans,
        },
      ];
    });
  });
}
