import { insertEditionEvent, listOnEdition, putOffer } from '#db/plan-editions.ts';
import { Refusal } from '#domain/refusal.ts';
import { diffPlans, type PlanChange } from '#domain/standards/diff-plans.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../../audit.ts';
import { authorise, type Context } from '../../context.ts';
import { cursorFor, readCursor } from '../../pages.ts';
import { inTransaction, reading } from '../../transaction.ts';
import type { PlanBundle } from '../plan-library.ts';
import { refreshPlans } from '../published-plans.ts';
import { nameOfPerson } from '../workshop/author-name.ts';
import { draftKey } from '../workshop/drafts.ts';
import { loadDraft } from '../workshop/load-draft.ts';
import {
  errataOf,
  nameOf,
  readEditionFacts,
  requireEdition,
  summaryOf,
  withdrawalOf,
} from './edition-records.ts';

/** Which edition. */
export interface EditionKey {
  readonly reference: string;
  readonly edition: string;
}

/** What the library is searched for. */
export interface EditionQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
  readonly level?: number | undefined;
  readonly state?: 'published' | 'withdrawn' | undefined;
}

/** The editions of the library that fit, by reference and edition. */
export async function listEditions(ctx: Context, query: EditionQuery) {
  authorise(ctx, 'standards.read');
  const start = Number(readCursor(query.cursor, 1)?.[0] ?? 0);
  const facts = await reading(ctx, (db) => readEditionFacts(db, ctx.actor.organisationId));
  const words = (query.search ?? '').toLowerCase();
  const fitting = ctx.plans
    .listPlans()
    .map((bundle) => summaryOf(bundle, facts, ctx))
    .filter(
      (one) =>
        `${one.reference} ${one.edition} ${one.title}`.toLowerCase().includes(words) &&
        (query.level === undefined || one.level === query.level) &&
        (query.state === undefined || one.state === query.state),
    );
  const end = start + query.limit;
  return { items: fitting.slice(start, end), nextCursor: end < fitting.length ? cursorFor([end]) : null };
}

/** An edition with its record and files. */
export async function getEdition(ctx: Context, key: EditionKey) {
  authorise(ctx, 'standards.read');
  const bundle = requireEdition(ctx, key);
  const facts = await reading(ctx, (db) => readEditionFacts(db, ctx.actor.organisationId));
  return {
    summary: summaryOf(bundle, facts, ctx),
    errata: errataOf(bundle, facts),
    withdrawn: withdrawalOf(bundle, facts),
    files: JSON.parse(JSON.stringify({ standard: bundle.standard, plan: bundle.plan })) as {
      standard: Record<string, Json>;
      plan: Record<string, Json>;
    },
  };
}

/** Withdraw an edition for new starts. Apprentices who are on it stay on it. */
export async function withdrawEdition(ctx: Context, { why, ...key }: EditionKey & { readonly why: string }) {
  authorise(ctx, 'standards.draft');
  const bundle = requireEdition(ctx, key);
  await inTransaction(ctx, async (tx) => {
    const facts = await readEditionFacts(tx, ctx.actor.organisationId);
    if (withdrawalOf(bundle, facts)) throw new Refusal('edition-state');
    const id = ctx.newId();
    const byName = await nameOfPerson(tx, ctx);
    await insertEditionEvent(tx, { ...key, id, kind: 'withdrawn', detail: { why }, byName, at: ctx.now });
    await recordAudit(tx, ctx, {
      type: 'standards.edition-withdrawn',
      subjectType: 'plan-edition',
      subjectId: id,
      detail: { ...key },
      text: why,
    });
  });
  await reading(ctx, (db) => refreshPlans(ctx.plans, db));
  return { done: true as const };
}

/** Record what a published edition should say; the edition itself stays as it is. Gives how many apprentices it touches. */
export async function addErratum(
  ctx: Context,
  {
    reference,
    edition,
    ...erratum
  }: EditionKey & { readonly at: string; readonly shouldSay: string; readonly why: string },
) {
  authorise(ctx, 'standards.draft');
  const bundle = requireEdition(ctx, { reference, edition });
  const held = valueAt(bundle.plan as unknown as Json, erratum.at);
  if (held === undefined) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.at', message: `The edition has nothing at ${erratum.at}.` }],
    });
  }
  const says = typeof held === 'string' ? held : JSON.stringify(held);
  const id = ctx.newId();
  return await inTransaction(ctx, async (tx) => {
    const byName = await nameOfPerson(tx, ctx);
    const detail = { ...erratum, says };
    await insertEditionEvent(tx, { reference, edition, id, kind: 'erratum', detail, byName, at: ctx.now });
    await recordAudit(tx, ctx, {
      type: 'standards.erratum-recorded',
      subjectType: 'plan-edition',
      subjectId: id,
      detail: { reference, edition, at: erratum.at },
    });
    const { counts } = await readEditionFacts(tx, ctx.actor.organisationId);
    return { id, affected: counts.get(nameOf(bundle)) ?? 0 };
  });
}

/** Apprentices of one's own organisation on an edition. */
export async function listAffected(
  ctx: Context,
  query: EditionKey & { readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(ctx, 'standards.draft');
  const { reference, edition, limit } = query;
  requireEdition(ctx, { reference, edition });
  const after = readCursor(query.cursor, 1)?.[0];
  const rows = await reading(ctx, (db) =>
    listOnEdition(db, {
      organisationId: ctx.actor.organisationId,
      reference,
      edition,
      after: after === undefined ? undefined : String(after),
      limit: limit + 1,
    }),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      enrolmentId: row.id,
      name: row.name,
      startedOn: row.started_on,
      state: row.state,
    })),
    nextCursor: rows.length > limit && last ? cursorFor([last.id]) : null,
  };
}

async function otherSide(
  ctx: Context,
  key: EditionKey,
  other: { edition?: string | undefined; draft?: string | undefined },
) {
  if (other.draft !== undefined) {
    authorise(ctx, 'standards.draft');
    const draftId = other.draft;
    const { draft } = await reading(ctx, (db) => loadDraft(db, draftKey(ctx, draftId)));
    return { plan: draft.plan as unknown as Plan, standard: draft.standard as unknown as Standard };
  }
  const bundle: PlanBundle = requireEdition(ctx, { ...key, edition: other.edition ?? key.edition });
  return { plan: bundle.plan, standard: bundle.standard };
}

/** What changes from an edition to another edition or a draft, and how many of one's apprentices it would touch. */
export async function compareEditions(
  ctx: Context,
  { reference, edition, ...other }: EditionKey & { other?: string | undefined; draft?: string | undefined },
): Promise<{ changes: PlanChange[]; apprentices: number }> {
  authorise(ctx, 'standards.read');
  const key = { reference, edition };
  const before = requireEdition(ctx, key);
  const after = await otherSide(ctx, key, { edition: other.other, draft: other.draft });
  const { counts } = await reading(ctx, (db) => readEditionFacts(db, ctx.actor.organisationId));
  return { changes: diffPlans(before, after), apprentices: counts.get(nameOf(before)) ?? 0 };
}

/** Offer assessment on an edition, on a policy or bare; or end the offer. Apprentices already registered are not touched. */
export async function offerEdition(
  ctx: Context,
  { offer, ...key }: EditionKey & { readonly offer: { readonly policy: string | null } | null },
) {
  authorise(ctx, 'standards.offer');
  const bundle = requireEdition(ctx, key);
  const policyId = offer?.policy ?? null;
  if (policyId !== null && !ctx.plans.policyFor(policyId)) throw new Refusal('not-found');
  await inTransaction(ctx, async (tx) => {
    const facts = await readEditionFacts(tx, ctx.actor.organisationId);
    if (offer && withdrawalOf(bundle, facts)) throw new Refusal('edition-state');
    const today = londonDayOf(ctx.now.toISOString());
    const { organisationId } = ctx.actor;
    await putOffer(tx, { organisationId, ...key, policyId, today, ends: offer === null });
    await recordAudit(tx, ctx, {
      type: 'standards.offer-changed',
      subjectType: 'organisation',
      subjectId: organisationId,
      detail: { ...key, policyId, offered: offer !== null },
    });
  });
  return { done: true as const };
}
