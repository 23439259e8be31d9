import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Db, Tx } from '#db/database.ts';
import type { Context } from './context.ts';

/** A signature and the key that made it. */
export interface OrganisationSignature {
  readonly keyId: string;
  readonly signature: Buffer;
}

const purpose = 'organisation-key';

/**
 * Sign bytes with the current Ed25519 key of the actor's organisation; the key is made at the first use. The caller
 * verifies with {@link verifyWithPublicKey} and the public key of {@link findPublicKey}.
 */
export async function signAsOrganisation(
  tx: Tx,
  ctx: Context,
  content: Buffer,
): Promise<OrganisationSignature> {
  const key = await takeKey(tx, ctx);
  return { keyId: key.id, signature: sign(null, content, key.privateKey) };
}

/** The public key (SubjectPublicKeyInfo, DER) of one of the organisation's keys. */
export async function findPublicKey(
  db: Db,
  organisationId: string,
  keyId: string,
): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('organisation_key')
    .select('public_key')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', keyId)
    .executeTakeFirst();
  return found?.public_key;
}

/** Whether the holder of the key signed exactly these bytes. A key that cannot be read verifies nothing. */
export function verifyWithPublicKey(publicKey: Buffer, content: Buffer, signature: Buffer): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: publicKey, type: 'spki', format: 'der' });
  } catch {
    // Whoever changed the key's bytes must not turn a check into a crash.
    return false;
  }
  return key.asymmetricKeyType === 'ed25519' && verify(null, content, key, signature);
}

async function takeKey(
  tx: Tx,
  ctx: Context,
): Promise<{ readonly id: string; readonly privateKey: KeyObject }> {
  const { organisationId } = ctx.actor;
  const held = await tx
    .selectFrom('organisation_key')
    .select(['id', 'private_key_sealed'])
    .where('organisation_id', '=', organisationId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!held) return await makeKey(tx, ctx);
  const plain = ctx.sealer.open(held.private_key_sealed, `${purpose} ${organisationId} ${held.id}`);
  return { id: held.id, privateKey: createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' }) };
}

async function makeKey(
  tx: Tx,
  ctx: Context,
): Promise<{ readonly id: string; readonly privateKey: KeyObject }> {
  const { organisationId } = ctx.actor;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = ctx.newId();
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  const made = await tx
    .insertInto('organisation_key')
    .values({
      organisation_id: organisationId,
      id,
      algorithm: 'ed25519',
      public_key: publicKey.export({ type: 'spki', format: 'der' }),
      private_key_sealed: ctx.sealer.seal(plain, `${purpose} ${organisationId} ${id}`),
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  // Somebody else made it at the same moment: theirs is the key.
  return made ? { id, privateKey } : await takeKey(tx, ctx);
}
