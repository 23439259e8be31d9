import { z } from 'zod';
import type { Db, Tx } from '#db/database.ts';
import { findEffectivePlanContent, insertEffectivePlan } from '#db/effective-plans.ts';
import { Refusal } from '#domain/refusal.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { type EffectivePlan, resolvePlan } from '#domain/standards/resolve-plan.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { type PlainDate, Source } from '#domain/standards/values.ts';
import { planHash } from './plan-hash.ts';
import type { PlanLibrary } from './plan-library.ts';

/** What decides which plan holds for an apprentice. */
export interface PlanQuestion {
  readonly reference: string;
  readonly edition: string;
  readonly policyId: string | null;
  readonly startsOn: PlainDate;
  readonly standardVersion: string;
  readonly options: readonly string[];
  /** The day of the decision; it picks the dispensations that are live. */
  readonly today: PlainDate;
}

const StoredContent = z.object({
  plan: Plan,
  standard: Standard,
  provenance: z.array(
    z.object({
      at: z.string(),
      layer: z.enum(['policy', 'dispensation']),
      by: z.string(),
      source: Source,
    }),
  ),
});

/** An effective plan together with its standard and the hash of both. */
export interface PinnedPlan {
  readonly hash: string;
  readonly plan: Plan;
  readonly standard: Standard;
  readonly provenance: readonly {
    readonly at: string;
    readonly layer: 'policy' | 'dispensation';
    readonly by: string;
    readonly source: Source;
  }[];
  readonly policyId: string | null;
}

const resolved = new WeakMap<PlanLibrary, Map<string, PinnedPlan>>();

/** The effective plan for one apprentice on one day. Resolutions are kept in memory: the same question is answered once. */
export function resolveFor(plans: PlanLibrary, question: PlanQuestion): PinnedPlan {
  const known = resolved.get(plans) ?? new Map<string, PinnedPlan>();
  resolved.set(plans, known);
  const key = JSON.stringify([
    question.reference,
    question.edition,
    question.policyId,
    question.startsOn,
    question.standardVersion,
    question.options,
  ]);
  const held = known.get(key);
  if (held) return held;
  const answer = resolve(plans, question);
  if (known.size > 5000) known.clear();
  known.set(key, answer);
  return answer;
}

function resolve(plans: PlanLibrary, question: PlanQuestion): PinnedPlan {
  const bundle = plans.findPlan({ reference: question.reference, version: question.edition });
  if (!bundle)
    throw new Refusal('plan-not-held', {
      reason: `No plan ${question.edition} of ${question.reference} is published here.`,
    });
  const policy = question.policyId === null ? undefined : plans.policyFor(question.policyId);
  if (question.policyId !== null && !policy) {
    throw new Refusal('plan-not-held', { reason: `No policy ${question.policyId} is published here.` });
  }
  const resolution = resolvePlan(bundle.plan, policy, [], { ...question, cohort: [] });
  if (!resolution.ok) {
    throw new Refusal('plan-not-held', {
      reason: resolution.findings.map(({ message }) => message).join(' '),
    });
  }
  return pinned(resolution.effective, bundle.standard);
}

function pinned(effective: EffectivePlan, standard: Standard): PinnedPlan {
  const provenance = effective.provenance.map(({ at, layer, by, source }) => ({ at, layer, by, source }));
  const hash = planHash({ plan: effective.plan, standard });
  return { hash, plan: effective.plan, standard, provenance, policyId: effective.policy ?? null };
}

/** Store the effective plan that a decision uses, in the decision's own transaction. */
export async function pinEffectivePlan(tx: Tx, plan: PinnedPlan, at: Date): Promise<string> {
  const {
    hash,
    policyId,
    plan: { reference, edition },
  } = plan;
  const content = { plan: plan.plan, standard: plan.standard, provenance: plan.provenance };
  await insertEffectivePlan(tx, { hash, reference, edition, policyId, content }, at);
  return hash;
}

const read = new Map<string, PinnedPlan>();

/** The effective plan behind a hash that a decision stored. A hash never changes its content, so it is parsed once. */
export async function readEffectivePlan(db: Db, hash: string): Promise<PinnedPlan> {
  const known = read.get(hash);
  if (known) return known;
  const content = await findEffectivePlanContent(db, hash);
  if (content === undefined)
    throw new Refusal('not-found', { reason: 'No decision has used a plan with this hash.' });
  const { plan, standard, provenance } = StoredContent.parse(content);
  const policyId = provenance.find(({ layer }) => layer === 'policy')?.by ?? null;
  const answer = { hash, plan, standard, provenance, policyId };
  if (read.size > 500) read.clear();
  read.set(hash, answer);
  return answer;
}
