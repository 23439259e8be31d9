import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** The reply kept for a key, if any. `status` is null while the write is being worked on. */
export async function findReply(db: Db, organisationId: string, key: string) {
  return await db
    .selectFrom('idempotent_reply')
    .select(['request_hash', 'person_id', 'status', 'body', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Reserve a key; false when somebody else holds it. */
export async function insertReply(
  tx: Tx,
  reply: {
    readonly organisationId: string;
    readonly personId: string;
    readonly key: string;
    readonly hash: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('idempotent_reply')
    .values({
      organisation_id: reply.organisationId,
      key: reply.key,
      person_id: reply.personId,
      request_hash: reply.hash,
      created_at: reply.at,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Keep the reply of a finished write. */
export async function setReply(tx: Tx, organisationId: string, key: string, body: unknown): Promise<void> {
  await tx
    .updateTable('idempotent_reply')
    .set({ status: 200, body: json(body) })
    .where('organisation_id', '=', organisationId)
    .where('key', '=', key)
    .execute();
}

/** Forget a key. */
export async function deleteReply(tx: Tx, organisationId: string, key: string): Promise<void> {
  await tx
    .deleteFrom('idempotent_reply')
    .where('organisation_id', '=', organisationId)
    .where('key', '=', key)
    .execute();
}
