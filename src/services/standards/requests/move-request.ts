import type { Tx } from '#db/database.ts';
import { findOrganisation } from '#db/organisations.ts';
import {
  insertRequestEvent,
  listRequestDocuments,
  lockRequest,
  lockRequestsOfDraft,
  type RequestRow,
  updateRequest,
} from '#db/standard-requests.ts';
import { Refusal } from '#domain/refusal.ts';
import {
  moveRequest,
  type RequestAction,
  type RequestSide,
  RequestState,
} from '#domain/standards/requests/request-states.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { sendMessage } from '../../exchange.ts';
import { nameOfPerson } from '../workshop/author-name.ts';
import { writeLetters } from './letters.ts';

/** A move of a request by one side. */
export interface RequestMove {
  readonly action: RequestAction;
  readonly reason?: string | null;
  readonly draftId?: string;
  readonly published?: { readonly reference: string; readonly edition: string };
}

interface Moved {
  readonly id: string;
  readonly state: RequestState;
  readonly by: string;
  readonly organisation: string;
  readonly reason: string | null;
  readonly published: { readonly reference: string; readonly edition: string } | null;
}

/** Lock a request that the acting organisation holds on the side given. */
export async function lockRequestOf(
  tx: Tx,
  ctx: Context,
  { requestId, side }: { readonly requestId: string; readonly side: RequestSide },
): Promise<RequestRow> {
  const row = await lockRequest(tx, { organisationId: ctx.actor.organisationId, id: requestId });
  if (row?.side !== side) throw new Refusal('not-found');
  return row;
}

async function tellOtherSide(tx: Tx, ctx: Context, row: RequestRow, moved: Moved): Promise<void> {
  const common = { requestId: row.id, eventId: moved.id, by: moved.by, at: ctx.now.toISOString() };
  if (moved.state !== 'asked') {
    const { state, organisation, reason } = moved;
    const payload = { ...common, state, organisation, reason, published: moved.published };
    await sendMessage(tx, ctx, { to: row.counterpart_id, kind: 'standard-request-moved', payload });
    return;
  }
  const files = await listRequestDocuments(tx, { organisationId: row.organisation_id, id: row.id });
  await sendMessage(tx, ctx, {
    to: row.counterpart_id,
    kind: 'standard-requested',
    payload: {
      ...common,
      askerName: moved.organisation,
      reference: row.reference,
      title: row.title,
      neededBy: row.needed_by,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      note: row.note,
      files: files.map(({ sha256, name, media_type, bytes }) => ({
        sha256,
        name,
        mediaType: media_type,
        bytes,
      })),
    },
  });
}

/**
 * Move a locked request: its row, what happened, the audit, letters to one's own side and the message to the other, all in the
 * one transaction. Refused with a sentence when the request does not stand where the move begins.
 */
export async function move(tx: Tx, ctx: Context, row: RequestRow, step: RequestMove): Promise<void> {
  const { organisationId } = ctx.actor;
  const before = RequestState.parse(row.state);
  const outcome = moveRequest(before, step.action, row.side === 'asker' ? 'asker' : 'author');
  if (!outcome.ok) throw new Refusal('request-state', { reason: outcome.reason, state: row.state });
  const key = { organisationId, id: row.id };
  const { state } = outcome;
  const reason = step.reason ?? null;
  const by = await nameOfPerson(tx, ctx);
  const organisation = (await findOrganisation(tx, organisationId))?.name ?? '';
  const moved: Moved = {
    id: ctx.newId(),
    state,
    by,
    organisation,
    reason,
    published: step.published ?? null,
  };
  await updateRequest(tx, key, { state, draftId: step.draftId, published: step.published }, ctx.now);
  await insertRequestEvent(tx, key, {
    id: moved.id,
    state,
    byName: by,
    byOrganisation: organisation,
    reason,
    at: ctx.now,
  });
  await recordAudit(tx, ctx, {
    type: 'standards.request-moved',
    subjectType: 'standard-request',
    subjectId: row.id,
    detail: {
      action: step.action,
      state,
      ...(step.draftId === undefined ? {} : { draftId: step.draftId }),
      ...(step.published ?? {}),
    },
    ...(reason === null ? {} : { text: reason }),
  });
  // Nobody else knows of a request that was never sent.
  if (before === 'preparing' && step.action !== 'send') return;
  await writeLetters(tx, ctx, row, { state, by: `${by}, ${organisation}`, reason });
  await tellOtherSide(tx, ctx, row, moved);
}

/** A draft was published: the requests from which it was started move with it, unless they are over. */
export async function publishRequestsOf(
  tx: Tx,
  ctx: Context,
  {
    draftId,
    ...published
  }: { readonly draftId: string; readonly reference: string; readonly edition: string },
): Promise<void> {
  for (const row of await lockRequestsOfDraft(tx, ctx.actor.organisationId, draftId)) {
    if (row.state === 'in-workshop') await move(tx, ctx, row, { action: 'publish', published });
  }
}
