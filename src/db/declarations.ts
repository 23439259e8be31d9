import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A signature as it was given. */
export interface NewSignature {
  readonly organisationId: string;
  readonly id: string;
  readonly gatewayId: string;
  readonly requirementId: string;
  readonly role: 'apprentice' | 'employer' | 'training-provider';
  readonly personId: string | null;
  readonly linkId: string | null;
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string | null;
  readonly statement: string;
  readonly statementHash: string;
  readonly itemHashes: Readonly<Record<string, string>>;
  readonly address: string | null;
  readonly sameDomain: boolean;
  readonly signedAt: Date;
}

/** Keep a signature; false when the party has one that counts already. */
export async function insertSignature(tx: Tx, one: NewSignature): Promise<boolean> {
  const row = await tx
    .insertInto('declaration_signature')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      gateway_id: one.gatewayId,
      requirement_id: one.requirementId,
      signer_role: one.role,
      signer_person_id: one.personId,
      signing_link_id: one.linkId,
      name: one.name,
      email: one.email,
      job_title: one.jobTitle,
      statement: one.statement,
      statement_hash: one.statementHash,
      item_hashes: json(one.itemHashes),
      address: one.address,
      same_domain: one.sameDomain,
      signed_at: one.signedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every signature of one gateway, void ones too, oldest first. */
export async function listSignatures(db: Db, organisationId: string, gatewayId: string) {
  return await db
    .selectFrom('declaration_signature')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('gateway_id', '=', gatewayId)
    .orderBy('signed_at')
    .orderBy('id')
    .execute();
}

/** Say of signatures that they no longer count, and why. */
export async function voidSignatures(
  tx: Tx,
  organisationId: string,
  signatures: readonly { readonly id: string; readonly reason: string }[],
  at: Date,
): Promise<void> {
  for (const { id, reason } of signatures) {
    await tx
      .updateTable('declaration_signature')
      .set({ void_at: at, void_reason: reason })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .where('void_at', 'is', null)
      .execute();
  }
}
