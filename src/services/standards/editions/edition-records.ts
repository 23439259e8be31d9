import { z } from 'zod';
import type { Db } from '#db/database.ts';
import { countOnEditions, listEditionEvents, listEditionRecords, listOffers } from '#db/plan-editions.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import type { Context } from '../../context.ts';
import type { PlanBundle } from '../plan-library.ts';

const ErratumDetail = z.object({ at: z.string(), says: z.string(), shouldSay: z.string(), why: z.string() });
const WithdrawalDetail = z.object({ why: z.string() });

/** What the database knows of editions besides their files, read once for a request. */
export interface EditionFacts {
  readonly published: ReadonlyMap<string, { at: Date; by: string; checkedBy: string }>;
  readonly events: Awaited<ReturnType<typeof listEditionEvents>>;
  readonly counts: ReadonlyMap<string, number>;
  readonly offers: ReadonlyMap<string, string | null>;
}

/** Read what the database knows of every edition. */
export async function readEditionFacts(db: Db, organisationId: string): Promise<EditionFacts> {
  const rows = await listEditionRecords(db);
  return {
    published: new Map(
      rows.map((row) => [
        `${row.reference} ${row.edition}`,
        { at: row.published_at, by: row.published_by, checkedBy: row.checked_by },
      ]),
    ),
    events: await listEditionEvents(db),
    counts: await countOnEditions(db, organisationId),
    offers: await listOffers(db, organisationId),
  };
}

/** The edition of a reference, or not found. */
export function requireEdition(ctx: Context, wanted: { reference: string; edition: string }): PlanBundle {
  const bundle = ctx.plans
    .listPlans()
    .find(({ plan }) => plan.reference === wanted.reference && plan.edition === wanted.edition);
  if (!bundle) throw new Refusal('not-found');
  return bundle;
}

/** "reference edition", under which facts are kept. */
export function nameOf({ plan }: PlanBundle): string {
  return `${plan.reference} ${plan.edition}`;
}

function eventsOf(bundle: PlanBundle, facts: EditionFacts) {
  const { reference, edition } = bundle.plan;
  return facts.events.filter((event) => event.reference === reference && event.edition === edition);
}

/** Errata of an edition, the oldest first. */
export function errataOf(bundle: PlanBundle, facts: EditionFacts) {
  return eventsOf(bundle, facts)
    .filter(({ kind }) => kind === 'erratum')
    .map((event) => ({
      id: event.id,
      ...ErratumDetail.parse(event.detail),
      by: event.by_name,
      on: londonDayOf(event.happened_at.toISOString()),
    }));
}

/** How and when an edition was withdrawn; null while it stands. */
export function withdrawalOf(bundle: PlanBundle, facts: EditionFacts) {
  const event = eventsOf(bundle, facts).find(({ kind }) => kind === 'withdrawn');
  if (!event) return null;
  const { why } = WithdrawalDetail.parse(event.detail);
  return { on: londonDayOf(event.happened_at.toISOString()), why, by: event.by_name };
}

/** One edition in a line of the library. */
export function summaryOf(bundle: PlanBundle, facts: EditionFacts, ctx: Context) {
  const { plan, standard, hash } = bundle;
  const name = nameOf(bundle);
  const record = facts.published.get(name);
  const policies = ctx.plans
    .listPolicies()
    .filter(({ plans }) => plans.some((one) => `${one.reference} ${one.edition}` === name));
  return {
    reference: plan.reference,
    edition: plan.edition,
    title: standard.title,
    level: standard.level,
    route: standard.route ?? null,
    regime: plan.regime,
    standardVersions: [...new Set(plan.assesses.map(({ standardVersion }) => standardVersion))],
    hash,
    origin: record ? ('published-here' as const) : ('shipped' as const),
    state: withdrawalOf(bundle, facts) ? ('withdrawn' as const) : ('published' as const),
    publishedAt: record?.at.toISOString() ?? null,
    publishedBy: record?.by ?? null,
    checkedBy: record?.checkedBy ?? null,
    errata: errataOf(bundle, facts).length,
    apprentices: facts.counts.get(name) ?? 0,
    policies: policies.map(({ id, body }) => ({ id, body })),
    offer: facts.offers.has(name) ? { policy: facts.offers.get(name) ?? null } : null,
  };
}
