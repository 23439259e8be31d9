import type { Db, Tx } from './database.ts';

/** An effective plan as stored: immutable behind its hash. */
export interface StoredEffectivePlan {
  readonly hash: string;
  readonly reference: string;
  readonly edition: string;
  readonly policyId: string | null;
  readonly content: unknown;
}

/** Keep an effective plan; keeping the same one again changes nothing. */
export async function insertEffectivePlan(tx: Tx, plan: StoredEffectivePlan, createdAt: Date): Promise<void> {
  await tx
    .insertInto('effective_plan')
    .values({
      hash: plan.hash,
      reference: plan.reference,
      edition: plan.edition,
      policy_id: plan.policyId,
      content: JSON.stringify(plan.content),
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** The content behind a hash, undefined when no decision has used it. */
export async function findEffectivePlanContent(db: Db, hash: string): Promise<unknown> {
  const row = await db
    .selectFrom('effective_plan')
    .select('content')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.content;
}
