import type { DraftPolicy } from '#domain/standards/compiler/compilation.ts';
import type { Question } from '#domain/standards/compiler/questions.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Interpretation } from '#domain/standards/plan-format.ts';
import { valueAt, withValueAt } from '#domain/standards/plan-path.ts';
import type { DraftLog } from './draft-log.ts';
import { twoRulesQuestion } from './draft-overall.ts';

type Layer = { readonly [key: string]: Json };

function readingsOf(question: Question): Interpretation['readings'] {
  const fallback = question.candidates[0];
  const printed = question.candidates.map(({ id, says, spans, section }) => ({
    id,
    says,
    source: { document: spans[0]?.document ?? fallback?.spans[0]?.document ?? 'document', section },
  }));
  const { answer } = question;
  if (answer?.value === undefined || !fallback) return printed;
  const source = printed[0]?.source ?? { document: 'document', section: fallback.section };
  const says = typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value);
  return [...printed, { id: 'own-answer', says, source }];
}

function interpretationOf(question: Question, index: number): Interpretation | undefined {
  const { answer } = question;
  if (!answer || question.candidates.length === 0) return undefined;
  return {
    id: `Q${index + 1}`,
    at: [question.at],
    question: question.question,
    readings: readingsOf(question),
    chosen: answer.chosen ?? 'own-answer',
    why: answer.why,
    decidedBy: answer.decidedBy,
    decidedOn: answer.decidedOn,
  };
}

/** Interpretations by the id of the question they answer. */
function interpretations(log: DraftLog): ReadonlyMap<string, Interpretation> {
  const answered = log.questions.filter(({ answer }) => answer !== undefined);
  return new Map(
    answered.flatMap((question, index) => {
      const one = interpretationOf(question, index);
      return one ? [[question.id, one] as const] : [];
    }),
  );
}

/** A policy names interpretations of its own for what it replaces: the answers to the questions about differences. */
function withPolicyInterpretations(
  policy: DraftPolicy,
  known: ReadonlyMap<string, Interpretation>,
): DraftPolicy {
  const patches = valueAt(policy.policy, 'plans');
  const entry = Array.isArray(patches) ? patches[0] : undefined;
  const list = valueAt(entry ?? null, 'patches');
  if (!entry || !Array.isArray(list)) return policy;
  const used = new Map<string, Interpretation>();
  const named = list.map((patch) => {
    const question = valueAt(patch, 'interpretation');
    const one = typeof question === 'string' ? known.get(question) : undefined;
    if (!one) return patch;
    used.set(one.id, one);
    return withValueAt(patch, 'interpretation', one.id);
  });
  const plans = [
    { ...(entry as Layer), patches: named, interpretations: [...used.values()] as unknown as Json },
  ];
  return { ...policy, policy: { ...policy.policy, plans } };
}

/** Write every recorded answer into the plan's register of interpretations, and name them where rules need one. */
export function writeInterpretations(
  plan: Layer,
  policies: readonly DraftPolicy[],
  log: DraftLog,
): { readonly plan: Layer; readonly policies: readonly DraftPolicy[] } {
  const known = interpretations(log);
  const settled = known.get(twoRulesQuestion);
  const at = 'grading/unused/weighted-average';
  const base =
    settled && valueAt(plan, at) !== undefined ? withValueAt(plan, `${at}/interpretation`, settled.id) : plan;
  const list = [...known.entries()].filter(([id]) => !id.startsWith('difference/')).map(([, one]) => one);
  return {
    plan: { ...(base as Layer), interpretations: pathsOfPlan(list, plan) as unknown as Json },
    policies: policies.map((policy) => withPolicyInterpretations(policy, known)),
  };
}

/** Questions about a criterion point at its words; the register points at the plan. */
function pathsOfPlan(list: readonly Interpretation[], plan: Layer): readonly Interpretation[] {
  return list.map((one) => ({ ...one, at: one.at.map((at) => existing(at, plan)) }));
}

function existing(at: string, plan: Layer): string {
  const steps = at.split('/');
  while (steps.length > 1 && valueAt(plan, steps.join('/')) === undefined) steps.pop();
  return valueAt(plan, steps.join('/')) === undefined ? 'methods' : steps.join('/');
}
