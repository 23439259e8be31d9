import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** One message as one of the two organisations keeps it. */
export interface NewMessage {
  readonly organisationId: string;
  readonly direction: 'out' | 'in';
  readonly id: string;
  readonly counterpartId: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** Keep a message; false when the organisation holds it already, in the same direction. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<boolean> {
  const row = await tx
    .insertInto('exchange_message')
    .values({
      organisation_id: message.organisationId,
      direction: message.direction,
      id: message.id,
      counterpart_id: message.counterpartId,
      kind: message.kind,
      payload: json(message.payload),
      created_at: message.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A message that was sent; undefined when the organisation never wrote it. */
export async function findSentMessage(db: Db, organisationId: string, id: string) {
  return await db
    .selectFrom('exchange_message')
    .select(['id', 'counterpart_id', 'kind', 'payload', 'handled_at'])
    .where('organisation_id', '=', organisationId)
    .where('direction', '=', 'out')
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Note that a message has been dealt with. */
export async function setMessageHandled(
  tx: Tx,
  key: { readonly organisationId: string; readonly direction: 'out' | 'in'; readonly id: string },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('exchange_message')
    .set({ handled_at: at })
    .where('organisation_id', '=', key.organisationId)
    .where('direction', '=', key.direction)
    .where('id', '=', key.id)
    .execute();
}
