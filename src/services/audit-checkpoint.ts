import type { Tx } from '#db/database.ts';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { Context } from './context.ts';
import { signAsOrganisation } from './signing-keys.ts';

/** A signed statement "the chain of this organisation stood here", as packs and backups carry it. */
export interface AuditCheckpoint {
  readonly organisationId: string;
  readonly sequence: number;
  readonly hash: string;
  readonly signedAt: string;
  readonly keyId: string;
  /** Hexadecimal. */
  readonly signature: string;
}

/** What a checkpoint's signature covers. */
export function checkpointContent(checkpoint: Omit<AuditCheckpoint, 'keyId' | 'signature'>): Buffer {
  const { organisationId, sequence, hash, signedAt } = checkpoint;
  return Buffer.from(canonicalJson({ organisationId, sequence, hash, signedAt }));
}

/**
 * Sign where the chain of the actor's organisation stands, as committed before this transaction, and keep it. Undefined
 * before the first entry; a place that is signed already gives that checkpoint.
 */
export async function signCheckpoint(tx: Tx, ctx: Context): Promise<AuditCheckpoint | undefined> {
  const { organisationId } = ctx.actor;
  const head = await tx
    .selectFrom('audit_head')
    .select(['sequence', 'hash'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!head || head.sequence === 0) return undefined;
  const content = {
    organisationId,
    sequence: head.sequence,
    hash: head.hash.toString('hex'),
    signedAt: ctx.now.toISOString(),
  };
  const signed = await signAsOrganisation(tx, ctx, checkpointContent(content));
  await tx
    .insertInto('audit_checkpoint')
    .values({
      organisation_id: organisationId,
      sequence: head.sequence,
      hash: head.hash,
      signed_at: ctx.now,
      key_id: signed.keyId,
      signature: signed.signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await readCheckpoint(tx, organisationId, head.sequence);
}

async function readCheckpoint(tx: Tx, organisationId: string, sequence: number): Promise<AuditCheckpoint> {
  const row = await tx
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow();
  return {
    organisationId,
    sequence: row.sequence,
    hash: row.hash.toString('hex'),
    signedAt: row.signed_at.toISOString(),
    keyId: row.key_id,
    signature: row.signature.toString('hex'),
  };
}
