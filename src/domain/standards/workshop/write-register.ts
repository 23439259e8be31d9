import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Interpretation } from '#domain/standards/plan-format.ts';
import { isObject, stepsOf, valueAt } from '#domain/standards/plan-path.ts';
import type { Decision, RecordedDecision } from './decision.ts';

/** A recorded decision of a finding. */
export type Settling = RecordedDecision & { readonly decision: Extract<Decision, { kind: 'settle' }> };

/** Whether a decision settles a finding. */
export function isSettling(recorded: RecordedDecision): recorded is Settling {
  return recorded.decision.kind === 'settle';
}

/** The nearest part of the plan that is there, for a register that points at it. */
function existingPath(at: string, plan: Json): string {
  const steps = stepsOf(at);
  while (steps.length > 0 && valueAt(plan, steps.join('/')) === undefined) steps.pop();
  return steps.length > 0 ? steps.join('/') : 'methods';
}

/** The document that a reading names when the finding came from no words of one: the plan's first. */
function firstDocument(plan: Json): string {
  const documents = valueAt(plan, 'documents');
  const id = Array.isArray(documents) ? valueAt(documents[0] ?? null, 'id') : undefined;
  return typeof id === 'string' ? id : 'document';
}

/** A settled finding as an entry of the plan's register of interpretations. */
function interpretationOf(
  recorded: Settling,
  finding: CompilerFinding,
  plan: Json,
): Omit<Interpretation, 'id'> {
  const { reading, why } = recorded.decision;
  const document = finding.spans[0]?.document ?? firstDocument(plan);
  return {
    at: [existingPath(finding.at, plan)],
    question: finding.message,
    readings: [{ id: 'decided', says: reading, source: { document, section: 'Decided in the workshop' } }],
    chosen: 'decided',
    why,
    decidedBy: recorded.name,
    decidedOn: recorded.on,
  };
}

/** The plan with every settled finding in its register of interpretations. */
export function withRegister(
  plan: Json,
  settlings: readonly Settling[],
  findings: readonly (CompilerFinding & { readonly id: string })[],
): Json {
  const known = valueAt(plan, 'interpretations');
  const added = settlings
    .flatMap((recorded) => {
      const finding = findings.find(({ id }) => id === recorded.decision.finding);
      return finding ? [interpretationOf(recorded, finding, plan)] : [];
    })
    .map((entry, index) => ({ id: `D${index + 1}`, ...entry }));
  const list = Array.isArray(known) ? known : [];
  return isObject(plan) ? { ...plan, interpretations: [...list, ...(added as unknown as Json[])] } : plan;
}
