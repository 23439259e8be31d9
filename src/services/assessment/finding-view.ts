import { lawDocuments } from '#domain/law.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Source } from '#domain/standards/values.ts';

/** A rule's origin as the screens show it: the document by its title. */
export function sourceView(plan: Pick<Plan, 'documents'>, source: Source) {
  const known = [...plan.documents, ...lawDocuments].find(({ id }) => id === source.document);
  return {
    document: known?.title ?? source.document,
    section: source.section,
    ...(source.words === undefined ? {} : { words: source.words }),
  };
}

/** A finding of the rules as the contract says it. */
export function findingView(plan: Pick<Plan, 'documents'>, finding: RuleFinding) {
  return {
    code: finding.code,
    reason: finding.reason,
    path: [...(finding.trail ?? (finding.path === undefined ? [] : [finding.path]))],
    source: finding.source ? sourceView(plan, finding.source) : null,
  };
}
