import {
  findRequest,
  insertRequest,
  listAuthorOrganisations,
  listRequestRows,
  removeRequestDocument,
} from '#db/standard-requests.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../../audit.ts';
import { authorise, type Context } from '../../context.ts';
import { pageOf, readCursor } from '../../pages.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { lockRequestOf, move } from './move-request.ts';
import { mayMove, requestSummary, viewRequest } from './view-request.ts';

/** What a provider writes when it asks for a standard. */
export interface NewRequest {
  readonly recipientId: string;
  readonly reference: string;
  readonly title: string;
  readonly neededBy: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly note: string;
}

const todayOf = (ctx: Context) => londonDayOf(ctx.now.toISOString());

/** The assessment organisations that can be asked: those with a standards author. */
export async function listRecipients(ctx: Context) {
  authorise(ctx, 'standards.request');
  return { items: [...(await reading(ctx, (db) => listAuthorOrganisations(db, todayOf(ctx))))] };
}

/** Which page of requests. */
export interface RequestsQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly draftId?: string | undefined;
}

/** One page of the organisation's requests on a side. Authorised by the caller. */
export async function pageOfRequests(ctx: Context, side: 'asker' | 'author', query: RequestsQuery) {
  const parts = readCursor(query.cursor, 3);
  const rows = await reading(ctx, (db) =>
    listRequestRows(db, {
      organisationId: ctx.actor.organisationId,
      side,
      draftId: query.draftId,
      after: parts && { over: Number(parts[0]), neededBy: String(parts[1]), id: String(parts[2]) },
      limit: query.limit + 1,
    }),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => requestSummary(ctx, row),
    (row) => [row.over, row.needed_by, row.id],
  );
}

/** The requests of the acting provider. */
export async function listRequests(ctx: Context, query: RequestsQuery) {
  authorise(ctx, 'standards.request');
  return await pageOfRequests(ctx, 'asker', query);
}

/** One request of the acting provider. */
export async function getRequest(ctx: Context, requestId: string) {
  authorise(ctx, 'standards.request');
  return await reading(ctx, async (db) => {
    const key = { organisationId: ctx.actor.organisationId, id: requestId };
    const row = await findRequest(db, key, 'asker');
    if (!row) throw new Refusal('not-found');
    const view = await viewRequest(db, ctx, row);
    return { ...view, maySend: mayMove(row, 'send'), mayWithdraw: mayMove(row, 'withdraw') };
  });
}

function issuesOf(ctx: Context, request: NewRequest): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (request.reference === '' && request.title === '')
    issues.push({ path: 'body.title', message: 'Write the reference or the title of the standard.' });
  if (request.neededBy < todayOf(ctx))
    issues.push({ path: 'body.neededBy', message: 'Choose today or a later day.' });
  return issues;
}

/** Write a request; documents are added to it, then it is sent. */
export async function prepareRequest(ctx: Context, request: NewRequest) {
  authorise(ctx, 'standards.request');
  const issues = issuesOf(ctx, request);
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    const recipients = await listAuthorOrganisations(tx, todayOf(ctx));
    const recipient = recipients.find((one) => one.id === request.recipientId);
    if (!recipient)
      issues.push({
        path: 'body.recipientId',
        message: 'Choose an organisation that has standards authors.',
      });
    if (!recipient || issues.length > 0) throw new Refusal('invalid-request', { issues });
    const { organisationId, personId } = ctx.actor;
    await insertRequest(tx, {
      organisationId,
      id,
      side: 'asker',
      counterpartId: recipient.id,
      counterpartName: recipient.name,
      state: 'preparing',
      askedBy: personId,
      reference: request.reference === '' ? null : request.reference.toUpperCase(),
      title: request.title === '' ? request.reference.toUpperCase() : request.title,
      neededBy: request.neededBy,
      contactName: request.contactName,
      contactEmail: request.contactEmail,
      note: request.note,
      at: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'standards.request-prepared',
      subjectType: 'standard-request',
      subjectId: id,
      detail: { to: recipient.id, reference: request.reference, neededBy: request.neededBy },
    });
  });
  return { id };
}

/** Take a document off a request that has not been sent. */
export async function removeDocument(
  ctx: Context,
  { requestId, fileId }: { readonly requestId: string; readonly fileId: string },
) {
  authorise(ctx, 'standards.request');
  await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'asker' });
    if (row.state !== 'preparing') {
      throw new Refusal('request-state', { reason: 'The request has been sent with its documents.' });
    }
    const key = { organisationId: ctx.actor.organisationId, id: requestId };
    if (!(await removeRequestDocument(tx, key, fileId, ctx.now))) throw new Refusal('not-found');
    await recordAudit(tx, ctx, {
      type: 'standards.request-document-removed',
      subjectType: 'standard-request',
      subjectId: requestId,
      detail: { fileId },
    });
  });
  return { done: true as const };
}

/** Send a request with its documents to those who were asked. */
export async function sendRequest(ctx: Context, requestId: string) {
  authorise(ctx, 'standards.request');
  await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'asker' });
    await move(tx, ctx, row, { action: 'send' });
  });
  return await getRequest(ctx, requestId);
}

/** Take a request back, with a reason when there is one to tell. */
export async function withdrawRequest(
  ctx: Context,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
) {
  authorise(ctx, 'standards.request');
  await inTransaction(ctx, async (tx) => {
    const row = await lockRequestOf(tx, ctx, { requestId, side: 'asker' });
    await move(tx, ctx, row, { action: 'withdraw', reason: reason === '' ? null : reason });
  });
  return await getRequest(ctx, requestId);
}
