import { Refusal } from '#domain/refusal.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import type { Source } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { type PinnedPlan, readEffectivePlan, resolveFor } from './effective-plan.ts';

/** An effective plan as people read it: each changed value names its layer and where that layer says so. */
export interface PlanView {
  readonly hash: string;
  readonly plan: Plan;
  readonly standard: Standard;
  readonly provenance: {
    at: string;
    layer: 'plan' | 'policy' | 'dispensation';
    by: string | null;
    source: string;
  }[];
}

/** Every published plan in one line each, with the policies that say something about it. */
export async function listPlans(ctx: Context) {
  authorise(ctx, 'standards.read');
  const policies = ctx.plans.listPolicies();
  const items = ctx.plans.listPlans().map(({ plan, standard }) => ({
    reference: plan.reference,
    edition: plan.edition,
    title: plan.title,
    level: standard.level,
    regime: plan.regime,
    productType: standard.productType,
    standardVersions: [...new Set(plan.assesses.map(({ standardVersion }) => standardVersion))],
    policies: policies
      .filter(({ plans }) =>
        plans.some(({ reference, edition }) => reference === plan.reference && edition === plan.edition),
      )
      .map(({ id, body }) => ({ id, body })),
  }));
  return { items };
}

/** One plan, with a policy when one is named, as it holds for somebody who starts today. */
export async function getPlan(
  ctx: Context,
  wanted: { readonly reference: string; readonly edition: string; readonly policy?: string | undefined },
): Promise<PlanView> {
  authorise(ctx, 'standards.read');
  const bundle = ctx.plans.findPlan({ reference: wanted.reference, version: wanted.edition });
  if (!bundle || (wanted.policy !== undefined && !ctx.plans.policyFor(wanted.policy)))
    throw new Refusal('not-found');
  const today = londonDayOf(ctx.now.toISOString());
  return planView(
    resolveFor(ctx.plans, {
      reference: bundle.plan.reference,
      edition: bundle.plan.edition,
      policyId: wanted.policy ?? null,
      startsOn: today,
      standardVersion: bundle.plan.assesses.at(-1)?.standardVersion ?? '',
      options: [],
      today,
    }),
  );
}

/** The plan that a decision used, by the hash that the decision stored. */
export async function getEffectivePlan(ctx: Context, { hash }: { readonly hash: string }): Promise<PlanView> {
  authorise(ctx, 'standards.read');
  return planView(await reading(ctx, (db) => readEffectivePlan(db, hash)));
}

function planView({ hash, plan, standard, provenance }: PinnedPlan): PlanView {
  const titles = new Map(plan.documents.map(({ id, title }) => [id, title]));
  const wordsOf = (source: Source) => `${titles.get(source.document) ?? source.document}, ${source.section}`;
  return {
    hash,
    plan,
    standard,
    provenance: provenance.map(({ at, layer, by, source }) => ({ at, layer, by, source: wordsOf(source) })),
  };
}
