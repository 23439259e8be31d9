import type { Tx } from '#db/database.ts';
import { insertFile } from '#db/files.ts';
import {
  insertRequest,
  insertRequestDocument,
  insertRequestEvent,
  lockRequest,
  updateRequest,
} from '#db/standard-requests.ts';
import { canBring, laterState, RequestState } from '#domain/standards/requests/request-states.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { messageHandler, type ReceivedMessage } from '../../exchange.ts';
import { writeLetters } from './letters.ts';

type Requested = ReceivedMessage<'standard-requested'>;

/** Copy the documents into the receiver's own store. Content that is not what was announced stops the message. */
async function bringDocuments(ctx: Context, { from, payload }: Requested): Promise<true> {
  const { organisationId } = ctx.actor;
  for (const { sha256, bytes } of payload.files) {
    const stored = await ctx.files.put(organisationId, await ctx.files.open(from, sha256), {
      maximumBytes: bytes,
    });
    if (stored.sha256 !== sha256) throw new Error('A document of a request is not the one announced.');
  }
  return true;
}

async function keepDocuments(tx: Tx, ctx: Context, { payload }: Requested): Promise<void> {
  const { organisationId } = ctx.actor;
  const key = { organisationId, id: payload.requestId };
  for (const { sha256, name, mediaType, bytes } of payload.files) {
    const id = ctx.newId();
    await insertFile(tx, {
      organisationId,
      id,
      sha256,
      display: null,
      name,
      mediaType,
      bytes,
      purpose: 'standard-request',
      subjectId: payload.requestId,
      uploadedBy: null,
      scan: 'not-scanned',
      createdAt: ctx.now,
    });
    await insertRequestDocument(tx, key, id, ctx.now);
  }
}

/** A request for a standard arrives at those who write plans: row, documents, what happened, letters to the authors. */
export const requestedHandler = messageHandler<'standard-requested', true>({
  prepare: bringDocuments,
  async handle(tx, ctx, message) {
    const { payload, from } = message;
    const key = { organisationId: ctx.actor.organisationId, id: payload.requestId };
    await insertRequest(tx, {
      ...key,
      side: 'author',
      counterpartId: from,
      counterpartName: payload.askerName,
      state: 'asked',
      askedBy: null,
      reference: payload.reference,
      title: payload.title,
      neededBy: payload.neededBy,
      contactName: payload.contactName,
      contactEmail: payload.contactEmail,
      note: payload.note,
      at: new Date(payload.at),
    });
    await keepDocuments(tx, ctx, message);
    await insertRequestEvent(tx, key, {
      id: payload.eventId,
      state: 'asked',
      byName: payload.by,
      byOrganisation: payload.askerName,
      reason: null,
      at: new Date(payload.at),
    });
    await recordAudit(tx, ctx, {
      type: 'standards.request-received',
      subjectType: 'standard-request',
      subjectId: payload.requestId,
      detail: { from, reference: payload.reference, neededBy: payload.neededBy, files: payload.files.length },
    });
    const row = await lockRequest(tx, key);
    if (row) {
      const by = `${payload.by}, ${payload.askerName}`;
      await writeLetters(tx, ctx, row, { state: 'asked', by, reason: null });
    }
  },
});

/** The other side moved a request. What both did at once ends in the same state on either side. */
export const requestMovedHandler = messageHandler<'standard-request-moved', undefined>({
  async handle(tx, ctx, { payload, from }) {
    const key = { organisationId: ctx.actor.organisationId, id: payload.requestId };
    const row = await lockRequest(tx, key);
    // The request itself may still be on its way: the message stays with its sender and is brought again.
    if (row?.counterpart_id !== from)
      throw new Error('Word of a request came that is not held here from that organisation.');
    const side = row.side === 'asker' ? 'author' : 'asker';
    if (!canBring(side, payload.state)) throw new Error(`The ${side} cannot bring a request there.`);
    const before = RequestState.parse(row.state);
    const state = laterState(before, payload.state);
    await updateRequest(tx, key, { state, published: payload.published ?? undefined }, ctx.now);
    await insertRequestEvent(tx, key, {
      id: payload.eventId,
      state: payload.state,
      byName: payload.by,
      byOrganisation: payload.organisation,
      reason: payload.reason,
      at: new Date(payload.at),
    });
    await recordAudit(tx, ctx, {
      type: 'standards.request-move-received',
      subjectType: 'standard-request',
      subjectId: row.id,
      detail: { heard: payload.state, state },
      ...(payload.reason === null ? {} : { text: payload.reason }),
    });
    const by = `${payload.by}, ${payload.organisation}`;
    await writeLetters(tx, ctx, row, { state: payload.state, by, reason: payload.reason });
  },
});
