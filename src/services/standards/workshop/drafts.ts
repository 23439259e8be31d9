import type { Tx } from '#db/database.ts';
import {
  type DraftChange,
  type DraftKey,
  insertDraft,
  listDraftDocuments,
  listDraftRows,
  lockDraft,
  readDraftContents,
  updateDraft,
  updateDraftDocument,
} from '#db/plan-drafts.ts';
import type { AuditEventType } from '#domain/audit-events.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { recordAudit } from '../../audit.ts';
import { authorise, type Context } from '../../context.ts';
import { pageOf, readCursor } from '../../pages.ts';
import { inTransaction, reading } from '../../transaction.ts';
import type { DraftBase } from './compile-draft.ts';
import { loadDraft } from './load-draft.ts';
import { recountDraft } from './read-draft-document.ts';
import { viewDraft, whyNotPublishable } from './view-draft.ts';

type Layer = { readonly [key: string]: Json };

/** With what a draft begins. */
export type DraftStart =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'edition'; readonly reference: string; readonly edition: string }
  | { readonly kind: 'files'; readonly standard: Layer; readonly plan: Layer };

/** The key of a draft of the acting organisation. */
export function draftKey(ctx: Context, draftId: string): DraftKey {
  return { organisationId: ctx.actor.organisationId, id: draftId };
}

/** The drafts of the organisation. */
export async function listDrafts(
  ctx: Context,
  query: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly state?: string | undefined;
  },
) {
  authorise(ctx, 'standards.draft');
  const parts = readCursor(query.cursor, 2);
  const before = parts && { at: String(parts[0]), id: String(parts[1]) };
  const rows = await reading(ctx, (db) =>
    listDraftRows(db, ctx.actor.organisationId, { state: query.state, before, limit: query.limit + 1 }),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      id: row.id,
      title: row.title,
      reference: row.reference,
      state: row.state as 'draft' | 'in-check' | 'published' | 'discarded',
      documents: row.documents,
      openQuestions: row.open_questions,
      openFindings: row.open_findings,
      startedBy: { id: row.started_by, name: row.started_name },
      changedAt: row.changed_at.toISOString(),
    }),
    (row) => [row.changed_at.toISOString(), row.id],
  );
}

function baseOf(ctx: Context, from: DraftStart): DraftBase | null {
  if (from.kind === 'nothing') return null;
  if (from.kind === 'files') return { standard: from.standard, plan: from.plan };
  const bundle = ctx.plans.findPlan({ reference: from.reference, version: from.edition });
  if (bundle?.plan.edition !== from.edition) throw new Refusal('plan-not-held');
  return { standard: bundle.standard as unknown as Layer, plan: bundle.plan as unknown as Layer };
}

/** Start a draft: with nothing, from a published edition, or from files exported earlier. */
export async function startDraft(
  ctx: Context,
  { title, from }: { readonly title: string; readonly from: DraftStart },
) {
  authorise(ctx, 'standards.draft');
  const base = baseOf(ctx, from);
  return { id: await inTransaction(ctx, (tx) => beginDraft(tx, ctx, { title, base, from: from.kind })) };
}

/** Start a draft within a transaction; its id. `from` names in the audit what it began with. */
export async function beginDraft(
  tx: Tx,
  ctx: Context,
  { title, base, from }: { readonly title: string; readonly base: DraftBase | null; readonly from: string },
): Promise<string> {
  const id = ctx.newId();
  const key = draftKey(ctx, id);
  const reference = typeof base?.plan.reference === 'string' ? base.plan.reference : null;
  await insertDraft(tx, { ...key, title, reference, base, startedBy: ctx.actor.personId, at: ctx.now });
  await recountDraft(tx, key, ctx.now);
  await auditDraft(tx, ctx, 'standards.draft-started', { id, detail: { from } });
  return id;
}

/** Record what happened to a draft. */
export async function auditDraft(
  tx: Tx,
  ctx: Context,
  type: AuditEventType,
  { id, detail }: { readonly id: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  await recordAudit(tx, ctx, { type, subjectType: 'plan-draft', subjectId: id, detail });
}

/** A draft as it stands. */
export async function getDraft(ctx: Context, draftId: string) {
  authorise(ctx, 'standards.draft');
  const loaded = await reading(ctx, (db) => loadDraft(db, draftKey(ctx, draftId)));
  return viewDraft(loaded, ctx);
}

/** The text of a draft's document. */
export async function getDraftDocument(
  ctx: Context,
  wanted: { readonly draftId: string; readonly documentId: string },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, wanted.draftId);
  return await reading(ctx, async (db) => {
    const row = (await listDraftDocuments(db, key)).find(({ id }) => id === wanted.documentId);
    const content = (await readDraftContents(db, key, [wanted.documentId])).get(wanted.documentId);
    if (row?.state !== 'read' || !content) throw new Refusal('not-found');
    const { text, pages } = content as ReadDocument;
    return { id: row.id, key: row.key, name: row.name, text, pages: pages.map((page) => ({ ...page })) };
  });
}

/** Lock a draft in one of these states for a change. */
export async function lockDraftIn(tx: Tx, key: DraftKey, states: readonly string[]) {
  const row = await lockDraft(tx, key);
  if (!row) throw new Refusal('not-found');
  if (!states.includes(row.state)) throw new Refusal('draft-state', { state: row.state });
  return row;
}

/** Take a document out of a draft; its decisions stay and say when they no longer fit. */
export async function removeDraftDocument(
  ctx: Context,
  wanted: { readonly draftId: string; readonly documentId: string },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, wanted.draftId);
  await inTransaction(ctx, async (tx) => {
    await lockDraftIn(tx, key, ['draft']);
    const rows = await listDraftDocuments(tx, key);
    if (!rows.some(({ id, removed_at }) => id === wanted.documentId && removed_at === null)) {
      throw new Refusal('not-found');
    }
    await updateDraftDocument(tx, { ...key, documentId: wanted.documentId }, { removedAt: ctx.now });
    await recountDraft(tx, key, ctx.now);
    const detail = { documentId: wanted.documentId };
    await auditDraft(tx, ctx, 'standards.document-removed', { id: wanted.draftId, detail });
  });
  return { done: true as const };
}

type Step = {
  readonly from: readonly string[];
  readonly change: DraftChange;
  readonly audit: AuditEventType;
};

async function takeStep(ctx: Context, draftId: string, { from, change, audit }: Step): Promise<void> {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, draftId);
  await inTransaction(ctx, async (tx) => {
    await lockDraftIn(tx, key, from);
    await updateDraft(tx, key, change, ctx.now);
    await auditDraft(tx, ctx, audit, { id: draftId, detail: {} });
  });
}

/** Ask for the second check. */
export async function proposeDraft(
  ctx: Context,
  { draftId, version, note }: { readonly draftId: string; readonly version: number; readonly note: string },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, draftId);
  await inTransaction(ctx, async (tx) => {
    const row = await lockDraftIn(tx, key, ['draft']);
    if (row.version !== version) throw new Refusal('stale-version');
    const reason = whyNotPublishable(await loadDraft(tx, key));
    if (reason !== undefined) throw new Refusal('not-publishable', { reason });
    const proposed = { by: ctx.actor.personId, note };
    await updateDraft(tx, key, { state: 'in-check', proposed, returned: null }, ctx.now);
    await auditDraft(tx, ctx, 'standards.draft-proposed', { id: draftId, detail: { version } });
  });
  return await getDraft(ctx, draftId);
}

/** Return a proposed draft with what is to be mended. */
export async function returnDraft(
  ctx: Context,
  { draftId, why }: { readonly draftId: string; readonly why: string },
) {
  const returned = { by: ctx.actor.personId, why };
  const change = { state: 'draft', returned, proposed: null };
  await takeStep(ctx, draftId, { from: ['in-check'], change, audit: 'standards.draft-returned' });
  return await getDraft(ctx, draftId);
}

/** Discard a draft, or open a discarded one again. */
export async function discardDraft(
  ctx: Context,
  { draftId, undo }: { readonly draftId: string; readonly undo: boolean },
) {
  await takeStep(
    ctx,
    draftId,
    undo
      ? { from: ['discarded'], change: { state: 'draft' }, audit: 'standards.draft-reopened' }
      : { from: ['draft'], change: { state: 'discarded' }, audit: 'standards.draft-discarded' },
  );
  return { done: true as const };
}
