import { createHash } from 'node:crypto';
import { deleteReply, findReply, insertReply, setReply } from '#db/idempotent-replies.ts';
import { Refusal } from '#domain/refusal.ts';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { Context } from './context.ts';

const keptHours = 24;
/** A write that has not answered after this long was cut off; its key may be tried again. */
const cutOffMinutes = 2;

/**
 * Do a write once for its key: a repeated request gets the first one's reply for 24 hours. The same key with another
 * request or by another person is refused. A refused write leaves nothing, so that it can be mended and sent again.
 */
export async function once<T>(
  ctx: Context,
  call: { readonly key: string; readonly request: unknown },
  work: () => Promise<T>,
): Promise<T> {
  if (call.key.length > 200)
    throw new Refusal('invalid-request', { reason: 'The idempotency key is too long.' });
  const hash = createHash('sha256')
    .update(canonicalJson(asJson(call.request)))
    .digest('hex');
  const earlier = await ctx.database.write(ctx.actor, async (tx) => {
    const found = await findReply(tx, ctx.actor.organisationId, call.key);
    if (found && !isOver(found, ctx.now)) return found;
    if (found) await deleteReply(tx, ctx.actor.organisationId, call.key);
    const isOurs = await insertReply(tx, {
      organisationId: ctx.actor.organisationId,
      personId: ctx.actor.personId,
      key: call.key,
      hash,
      at: ctx.now,
    });
    return isOurs ? undefined : await findReply(tx, ctx.actor.organisationId, call.key);
  });
  if (earlier) {
    if (earlier.request_hash !== hash || earlier.person_id !== ctx.actor.personId) {
      throw new Refusal('idempotency-key-reused');
    }
    if (earlier.status === null) throw new Refusal('request-in-progress');
    return earlier.body as T;
  }
  try {
    const reply = await work();
    await ctx.database.write(ctx.actor, (tx) => setReply(tx, ctx.actor.organisationId, call.key, reply));
    return reply;
  } catch (error) {
    await ctx.database.write(ctx.actor, (tx) => deleteReply(tx, ctx.actor.organisationId, call.key));
    throw error;
  }
}

function isOver(reply: { readonly created_at: Date; readonly status: number | null }, now: Date): boolean {
  const minutes = (now.getTime() - reply.created_at.getTime()) / 60_000;
  return minutes > (reply.status === null ? cutOffMinutes : keptHours * 60);
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
