import type { Tx } from '#db/database.ts';
import { findSentMessage, insertMessage, setMessageHandled } from '#db/exchange.ts';
import {
  type ExchangeKind,
  type ExchangePayload,
  exchangePayloads,
  isExchangeKind,
} from '#domain/exchange-messages.ts';
import { nothingToAudit } from './audit.ts';
import { type Context, nobody } from './context.ts';
import { enqueue } from './enqueue.ts';
import { inTransaction, reading } from './transaction.ts';

/** A message as its receiver sees it. */
export interface ReceivedMessage<Kind extends ExchangeKind> {
  readonly id: string;
  /** The organisation that sent it. */
  readonly from: string;
  readonly payload: ExchangePayload<Kind>;
}

/**
 * How a kind of message is taken. `prepare` runs before the transaction and may move files; `handle` runs in the
 * receiver's one transaction and must be right whatever came before: messages of one sender may change places.
 */
export interface MessageHandler<Kind extends ExchangeKind, Prepared = unknown> {
  prepare?(ctx: Context, message: ReceivedMessage<Kind>): Promise<Prepared>;
  handle(tx: Tx, ctx: Context, message: ReceivedMessage<Kind>, prepared: Prepared | undefined): Promise<void>;
}

/** A handler for every kind of message. */
export type MessageHandlers = { readonly [Kind in ExchangeKind]: MessageHandler<Kind> };

/** Say that a handler's parts fit together; the kind of what it prepares is known inside it alone. */
export function messageHandler<Kind extends ExchangeKind, Prepared>(
  handler: MessageHandler<Kind, Prepared>,
): MessageHandler<Kind> {
  const { prepare } = handler;
  return {
    ...(prepare ? { prepare: (ctx, message) => prepare(ctx, message) } : {}),
    // What is handed to `handle` is what `prepare` of the same handler gave.
    handle: (tx, ctx, message, prepared) =>
      handler.handle(tx, ctx, message, prepared as Prepared | undefined),
  };
}

/** Send a message to another organisation: it leaves if and only if the transaction commits. Gives its id. */
export async function sendMessage<Kind extends ExchangeKind>(
  tx: Tx,
  ctx: Context,
  message: { readonly to: string; readonly kind: Kind; readonly payload: ExchangePayload<Kind> },
): Promise<string> {
  const { organisationId } = ctx.actor;
  const id = ctx.newId();
  const payload = exchangePayloads[message.kind].parse(message.payload);
  await insertMessage(tx, {
    organisationId,
    direction: 'out',
    id,
    counterpartId: message.to,
    kind: message.kind,
    payload,
    createdAt: ctx.now,
  });
  await enqueue(tx, { job: 'exchange.deliver', organisationId, payload: { messageId: id } });
  return id;
}

/**
 * Bring one message to its receiver. `ctx` is the system's at the sender. The receiver takes a message once, however
 * often this runs.
 */
export async function deliverMessage(
  ctx: Context,
  messageId: string,
  handlers: MessageHandlers,
): Promise<void> {
  const sender = ctx.actor.organisationId;
  const sent = await reading(ctx, (db) => findSentMessage(db, sender, messageId));
  if (!sent || sent.handled_at) return;
  if (!isExchangeKind(sent.kind)) throw new Error(`No handler takes messages of the kind "${sent.kind}".`);
  const receiver: Context = {
    ...ctx,
    actor: { accountId: null, organisationId: sent.counterpart_id, personId: nobody, role: 'system' },
  };
  await take(receiver, { id: sent.id, from: sender, kind: sent.kind, payload: sent.payload }, handlers);
  await inTransaction(ctx, async (tx) => {
    await setMessageHandled(tx, { organisationId: sender, direction: 'out', id: messageId }, ctx.now);
    nothingToAudit(tx, 'The sending was audited, and the receiver audits the arrival.');
  });
}

async function take<Kind extends ExchangeKind>(
  ctx: Context,
  sent: { readonly id: string; readonly from: string; readonly kind: Kind; readonly payload: unknown },
  handlers: MessageHandlers,
): Promise<void> {
  const handler: MessageHandler<Kind> = handlers[sent.kind];
  // The table of payloads is keyed by kind, which the compiler does not follow through an index.
  const payload = exchangePayloads[sent.kind].parse(sent.payload) as ExchangePayload<Kind>;
  const message = { id: sent.id, from: sent.from, payload };
  const prepared = await handler.prepare?.(ctx, message);
  await inTransaction(ctx, async (tx) => {
    const isNew = await insertMessage(tx, {
      organisationId: ctx.actor.organisationId,
      direction: 'in',
      id: sent.id,
      counterpartId: sent.from,
      kind: sent.kind,
      payload,
      createdAt: ctx.now,
    });
    if (!isNew) return nothingToAudit(tx, 'The message arrived before.');
    await handler.handle(tx, ctx, message, prepared);
    await setMessageHandled(
      tx,
      { organisationId: ctx.actor.organisationId, direction: 'in', id: sent.id },
      ctx.now,
    );
  });
}
