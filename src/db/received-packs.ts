import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A pack as it arrived. */
export interface NewReceivedPack {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly revision: number;
  readonly manifest: unknown;
  readonly manifestHash: string;
  readonly archiveSha256: string;
  readonly verified: unknown;
  readonly receivedAt: Date;
}

/** Keep a pack for good. */
export async function insertReceivedPack(tx: Tx, pack: NewReceivedPack): Promise<void> {
  await tx
    .insertInto('received_pack')
    .values({
      organisation_id: pack.organisationId,
      id: pack.id,
      registration_id: pack.registrationId,
      revision: pack.revision,
      manifest: json(pack.manifest),
      manifest_hash: pack.manifestHash,
      archive_sha256: pack.archiveSha256,
      verified: json(pack.verified),
      received_at: pack.receivedAt,
    })
    .execute();
}

/** Packs of one registration, newest revision first, with the file of each archive. */
export async function listReceivedPacks(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('received_pack as k')
    .leftJoin('file as f', (join) =>
      join
        .onRef('f.organisation_id', '=', 'k.organisation_id')
        .onRef('f.subject_id', '=', 'k.registration_id')
        .onRef('f.sha256', '=', 'k.archive_sha256')
        .on('f.purpose', '=', 'received-pack'),
    )
    .select(['k.revision', 'k.manifest_hash', 'k.received_at', 'k.verified', 'f.id as file_id'])
    .where('k.organisation_id', '=', organisationId)
    .where('k.registration_id', '=', registrationId)
    .orderBy('k.revision', 'desc')
    .execute();
}

/** Items of one registration with the name of whoever decided. */
export async function listReceivedItems(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('received_item as i')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'i.organisation_id').onRef('p.id', '=', 'i.decided_by'),
    )
    .select([
      'i.requirement_id',
      'i.title',
      'i.item_hash',
      'i.revision',
      'i.content',
      'i.state',
      'i.reason',
      'i.decided_at',
      'p.given_names',
      'p.family_name',
      'p.name_used',
    ])
    .where('i.organisation_id', '=', organisationId)
    .where('i.registration_id', '=', registrationId)
    .$narrowType<{ state: 'submitted' | 'accepted' | 'returned' }>()
    .orderBy('i.requirement_id')
    .execute();
}

/** Key of one received item. */
export interface ReceivedItemKey {
  readonly organisationId: string;
  readonly registrationId: string;
  readonly requirementId: string;
}

/** Put an item that has to be decided in place of what was held. */
export async function putReceivedItem(
  tx: Tx,
  key: ReceivedItemKey,
  item: {
    readonly itemHash: string;
    readonly revision: number;
    readonly title: string;
    readonly content: unknown;
  },
): Promise<void> {
  const values = {
    item_hash: item.itemHash,
    revision: item.revision,
    title: item.title,
    content: json(item.content),
    state: 'submitted',
    reason: null,
    decided_by: null,
    decided_at: null,
  };
  await tx
    .insertInto('received_item')
    .values({
      organisation_id: key.organisationId,
      registration_id: key.registrationId,
      requirement_id: key.requirementId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'registration_id', 'requirement_id']).doUpdateSet(values),
    )
    .execute();
}

/** Record a decision about an item. */
export async function setItemDecision(
  tx: Tx,
  key: ReceivedItemKey,
  decision: {
    readonly state: 'accepted' | 'returned';
    readonly reason: string | null;
    readonly decidedBy: string;
    readonly decidedAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('received_item')
    .set({
      state: decision.state,
      reason: decision.reason,
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
    })
    .where('organisation_id', '=', key.organisationId)
    .where('registration_id', '=', key.registrationId)
    .where('requirement_id', '=', key.requirementId)
    .execute();
}

/** Files of the packs of one registration. */
export async function listReceivedFiles(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('file')
    .select(['id', 'sha256', 'name', 'media_type', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('purpose', '=', 'received-pack')
    .where('subject_id', '=', registrationId)
    .execute();
}
