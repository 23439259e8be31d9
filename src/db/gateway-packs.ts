import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A revision of the pack as it was frozen and signed. */
export interface NewPack {
  readonly organisationId: string;
  readonly id: string;
  readonly gatewayId: string;
  readonly enrolmentId: string;
  readonly revision: number;
  readonly recipientId: string;
  readonly manifest: unknown;
  readonly manifestHash: string;
  readonly signature: Buffer;
  readonly keyId: string;
  readonly archiveSha256: string;
  readonly archiveBytes: number;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Keep a revision for good. */
export async function insertPack(tx: Tx, pack: NewPack): Promise<void> {
  await tx
    .insertInto('gateway_pack')
    .values({
      organisation_id: pack.organisationId,
      id: pack.id,
      gateway_id: pack.gatewayId,
      enrolment_id: pack.enrolmentId,
      revision: pack.revision,
      recipient_id: pack.recipientId,
      manifest: json(pack.manifest),
      manifest_hash: pack.manifestHash,
      signature: pack.signature,
      key_id: pack.keyId,
      archive_sha256: pack.archiveSha256,
      archive_bytes: pack.archiveBytes,
      created_by: pack.createdBy,
      created_at: pack.createdAt,
    })
    .execute();
}

/** Revisions of one gateway as screens list them, newest first, with the file of the archive. */
export async function listPacks(db: Db, organisationId: string, gatewayId: string) {
  return await db
    .selectFrom('gateway_pack as k')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'k.organisation_id').onRef('p.id', '=', 'k.created_by'),
    )
    .leftJoin('file as f', (join) =>
      join
        .onRef('f.organisation_id', '=', 'k.organisation_id')
        .onRef('f.subject_id', '=', 'k.gateway_id')
        .onRef('f.sha256', '=', 'k.archive_sha256')
        .on('f.purpose', '=', 'pack'),
    )
    .select([
      'k.id',
      'k.revision',
      'k.manifest_hash',
      'k.created_at',
      'p.given_names',
      'p.family_name',
      'p.name_used',
      'f.id as file_id',
    ])
    .where('k.organisation_id', '=', organisationId)
    .where('k.gateway_id', '=', gatewayId)
    .orderBy('k.revision', 'desc')
    .execute();
}

/** The newest revision of one enrolment, over every series. */
export async function findLatestPack(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('gateway_pack')
    .select(['id', 'gateway_id', 'revision', 'manifest', 'manifest_hash'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}
