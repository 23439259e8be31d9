import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';

const order = ['plan', 'body', 'standard', 'other'] as const;

/**
 * The documents in the order in which they are believed: the government's plan leads, then assessment organisations'
 * documents, then the occupational standard, then the rest; among equals the one that says more, then the order given.
 */
export function rankDocuments(facts: readonly DocumentFacts[]): readonly DocumentFacts[] {
  const weight = ({ criteria, methods, ksbs }: DocumentFacts) =>
    criteria.length + methods.length + ksbs.length;
  return facts
    .map((one, index) => ({ one, index }))
    .sort(
      (a, b) =>
        order.indexOf(a.one.identity.role.value) - order.indexOf(b.one.identity.role.value) ||
        weight(b.one) - weight(a.one) ||
        a.index - b.index,
    )
    .map(({ one }) => one);
}
