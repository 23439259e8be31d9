import type { Tx } from './database.ts';

/** A new break in learning. */
export interface NewBreak {
  readonly organisationId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly reason: string;
  readonly createdAt: Date;
}

/** Add a break in learning. */
export async function insertBreak(tx: Tx, one: NewBreak): Promise<void> {
  await tx
    .insertInto('break_in_learning')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      enrolment_id: one.enrolmentId,
      from_on: one.fromOn,
      to_on: one.toOn,
      reason: one.reason,
      created_at: one.createdAt,
    })
    .execute();
}

/** Record the first day back, or take a break out that was recorded in error. Gives whether there was such a break. */
export async function setBreak(
  tx: Tx,
  key: { readonly organisationId: string; readonly enrolmentId: string; readonly id: string },
  change: { readonly to_on: string } | { readonly removed_at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('break_in_learning')
    .set(change)
    .where('organisation_id', '=', key.organisationId)
    .where('enrolment_id', '=', key.enrolmentId)
    .where('id', '=', key.id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
