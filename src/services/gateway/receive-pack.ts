import { sql } from 'kysely';
import type { Db } from '#db/database.ts';
import type { PackManifest } from '#domain/gateway/pack.ts';
import type { Context } from '../context.ts';
import { nobody } from '../context.ts';
import type { ReceivedMessage } from '../exchange.ts';
import { maximumArchiveBytes } from './pack-archive.ts';
import { openArchive, type PackSource } from './pack-reader.ts';
import { type PackVerification, verifyPack } from './verify-pack.ts';

/** A pack whose archive and files lie in the receiver's files, checked. */
export interface ArrivedPack {
  readonly verification: PackVerification;
  readonly manifest: PackManifest;
  readonly manifestHash: string;
  readonly archive: { readonly sha256: string; readonly bytes: number };
}

/** Public keys under which an organisation of this installation signs. */
async function keysOf(ctx: Context, organisationId: string): Promise<readonly Buffer[]> {
  return await ctx.database.read({ organisationId, personId: nobody }, async (db: Db) => {
    const found = await sql<{ public_key: Buffer }>`select public_key from organisation_key
      where organisation_id = ${organisationId}::uuid`.execute(db);
    return found.rows.map((row) => row.public_key);
  });
}

function stored(ctx: Context, organisationId: string, object: { sha256: string; bytes: number }): PackSource {
  return {
    bytes: object.bytes,
    open: (range) => ctx.files.open(organisationId, object.sha256, range),
  };
}

/**
 * Bring the archive over, check it offline, and take its files into the receiver's own store. Throws when what arrives is
 * not what was announced: the message then stays with its sender.
 */
export async function bringPack(
  ctx: Context,
  message: ReceivedMessage<'gateway-pack'>,
): Promise<ArrivedPack> {
  const { organisationId } = ctx.actor;
  const { payload, from } = message;
  const archive = await ctx.files.put(organisationId, await ctx.files.open(from, payload.archiveSha256), {
    maximumBytes: maximumArchiveBytes,
  });
  const source = stored(ctx, organisationId, archive);
  const verification = await verifyPack(source, await keysOf(ctx, from));
  const { manifest, manifestHash, findings } = verification;
  if (!manifest || manifestHash === undefined)
    throw new Error(`A gateway pack cannot be read: ${findings.join(' ')}`);
  const isAnnounced =
    manifest.sender.id === from &&
    manifest.recipient.id === organisationId &&
    manifest.packId === payload.packId &&
    manifest.gatewayId === payload.gatewayId &&
    manifest.enrolmentId === payload.enrolmentId &&
    manifest.revision === payload.revision;
  if (!isAnnounced) throw new Error('The gateway pack is not the one that its message announces.');
  await unpack(ctx, source, manifest);
  const held = await missingBefore(ctx, manifest);
  return {
    verification: {
      ...verification,
      isGood: verification.isGood && held.length === 0,
      findings: [...findings, ...held],
    },
    manifest,
    manifestHash,
    archive,
  };
}

async function unpack(ctx: Context, source: PackSource, manifest: PackManifest): Promise<void> {
  const archive = await openArchive(source);
  try {
    for (const file of manifest.files.filter(({ revision }) => revision === manifest.revision)) {
      const entry = archive.entries.get(file.path);
      if (!entry || entry.uncompressedSize !== file.bytes) continue;
      const { organisationId } = ctx.actor;
      const content = await archive.read(entry);
      const object = await ctx.files.put(organisationId, content, { maximumBytes: file.bytes });
      // Content that does not fit its hash is a finding already and belongs to no item.
      if (object.sha256 !== file.sha256) await ctx.files.remove(organisationId, object.sha256);
    }
  } finally {
    archive.close();
  }
}

/** Files of earlier revisions that never arrived. */
async function missingBefore(ctx: Context, manifest: PackManifest): Promise<string[]> {
  const findings: string[] = [];
  for (const { sha256, path, revision } of manifest.files) {
    if (revision !== manifest.revision && !(await ctx.files.has(ctx.actor.organisationId, sha256)))
      findings.push(`${path} belongs to revision ${revision}, which has not arrived.`);
  }
  return findings;
}
