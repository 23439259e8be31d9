import type { Tx } from '#db/database.ts';
import { findFileRow, insertFile } from '#db/files.ts';
import { findDraftRow } from '#db/plan-drafts.ts';
import { findRequest, listRequestDocuments, type RequestRow } from '#db/standard-requests.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise, type Context } from '../../context.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { draftFiles } from '../workshop/draft-files.ts';
import { beginDraft } from '../workshop/drafts.ts';
import { pageOfRequests, type RequestsQuery } from './ask.ts';
import { lockRequestOf, move } from './move-request.ts';
import { mayMove, viewRequest } from './view-request.ts';

/** The queue of the acting organisation's standards authors, what is needed first at the head. */
export async function listReceivedRequests(ctx: Context, query: RequestsQuery) {
  authorise(ctx, 'standards.draft');
  return await pageOfRequests(ctx, 'author', query);
}

/** One request that was sent to the acting organisation. */
export async function getReceivedRequest(ctx: Context, requestId: string) {
  authorise(ctx, 'standards.draft');
  const { organisationId } = ctx.actor;
  return await reading(ctx, async (db) => {
    const row = await findRequest(db, { organisationId, id: requestId }, 'author');
    if (!row) throw new Refusal('not-found');
    const view = await viewRequest(db, ctx, row);
    const draft = row.draft_id && (await findDraftRow(db, { organisationId, id: row.draft_id }));
    return {
      ...view,
      draft: draft ? { id: draft.id, title: draft.title } : null,
      mayTakeUp: mayMove(row, 'take-up'),
      mayStartDraft: mayStartDraft(row, draft ? draft.state : undefined),
      mayDecline: mayMove(row, 'decline'),
    };
  });
}

/** While a draft of the request lives, a second one is not started. */
function mayStartDraft(row: RequestRow, draftState: string | undefined) {
  if (row.state === 'in-workshop' && draftState !== 'discarded') {
    return { allowed: false as const, reason: 'A draft of this request is in the workshop already.' };
  }
  return mayMove(row, 'start-draft');
}

/** Take a request up: the asker is told that somebody looks after it. */
export async function takeUpRequest(ctx: Context, requestId: string) {
  authorise(ctx, 'standards.draft');
  await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'author' });
    await move(tx, ctx, row, { action: 'take-up' });
  });
  return await getReceivedRequest(ctx, requestId);
}

/** Decline a request; the asker reads why. */
export async function declineRequest(
  ctx: Context,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
) {
  authorise(ctx, 'standards.draft');
  await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'author' });
    await move(tx, ctx, row, { action: 'decline', reason });
  });
  return await getReceivedRequest(ctx, requestId);
}

/** Hang the request's documents on the draft: rows of its own over the same content. */
async function copyDocuments(tx: Tx, ctx: Context, row: RequestRow, draftId: string): Promise<void> {
  const { organisationId, personId } = ctx.actor;
  for (const { id } of await listRequestDocuments(tx, { organisationId, id: row.id })) {
    const file = await findFileRow(tx, { organisationId, id });
    if (!file) continue;
    const fileId = ctx.newId();
    await insertFile(tx, {
      organisationId,
      id: fileId,
      sha256: file.sha256,
      display: null,
      name: file.name,
      mediaType: file.media_type,
      bytes: file.bytes,
      purpose: 'plan-draft',
      subjectId: draftId,
      uploadedBy: personId,
      scan: 'not-scanned',
      createdAt: ctx.now,
    });
    await draftFiles.upload?.attach?.(tx, ctx, { subjectId: draftId, fileId });
  }
}

/** Start a plan draft from a request, with its documents; request and draft know each other from then on. */
export async function startDraftFromRequest(ctx: Context, requestId: string) {
  authorise(ctx, 'standards.draft');
  const { organisationId } = ctx.actor;
  const draftId = await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'author' });
    const held = row.draft_id && (await findDraftRow(tx, { organisationId, id: row.draft_id }));
    const ability = mayStartDraft(row, held ? held.state : undefined);
    if (!ability.allowed) throw new Refusal('request-state', { reason: ability.reason, state: row.state });
    const title = [row.reference, row.title === row.reference ? '' : row.title].filter(Boolean).join(' ');
    const id = await beginDraft(tx, ctx, { title: title.slice(0, 200), base: null, from: 'request' });
    await copyDocuments(tx, ctx, row, id);
    await move(tx, ctx, row, { action: 'start-draft', draftId: id });
    return id;
  });
  return { draftId };
}
