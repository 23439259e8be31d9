import type { Db, Tx } from './database.ts';
import type { FilePurpose } from './files.ts';
import { json } from './json.ts';

/** Key of one gateway item. */
export interface ItemKey {
  readonly organisationId: string;
  readonly gatewayId: string;
  readonly requirementId: string;
}

/** Items of one gateway that have a row: something was given, decided or waived. */
export async function listItems(db: Db, organisationId: string, gatewayId: string) {
  return await db
    .selectFrom('gateway_item')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('gateway_id', '=', gatewayId)
    .execute();
}

/** What may be changed of an item; what is left out stays. */
export interface ItemChange {
  readonly state?: string;
  readonly facts?: unknown;
  readonly act?: unknown;
  readonly waiver?: unknown;
  readonly returnReason?: string | null;
  readonly itemHash?: string;
  readonly decidedAt?: Date;
}

/** Write an item, or change the one that is there. A null act or waiver takes it away. */
export async function putItem(tx: Tx, key: ItemKey, change: ItemChange, at: Date): Promise<void> {
  const values = {
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.facts === undefined ? {} : { facts: json(change.facts) }),
    ...(change.act === undefined ? {} : { act: change.act === null ? null : json(change.act) }),
    ...(change.waiver === undefined ? {} : { waiver: change.waiver === null ? null : json(change.waiver) }),
    ...(change.returnReason === undefined ? {} : { return_reason: change.returnReason }),
    ...(change.itemHash === undefined ? {} : { item_hash: change.itemHash }),
    ...(change.decidedAt === undefined ? {} : { decided_at: change.decidedAt }),
    updated_at: at,
  };
  await tx
    .insertInto('gateway_item')
    .values({
      organisation_id: key.organisationId,
      gateway_id: key.gatewayId,
      requirement_id: key.requirementId,
      state: 'provided',
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'gateway_id', 'requirement_id']).doUpdateSet(values),
    )
    .execute();
}

/** Files of every item of one gateway, in order, with the evidence that they were chosen from. */
export async function listItemFiles(db: Db, organisationId: string, gatewayId: string) {
  return await db
    .selectFrom('gateway_item_file as i')
    .innerJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'i.organisation_id').onRef('f.id', '=', 'i.file_id'),
    )
    .leftJoin('evidence as e', (join) =>
      join.onRef('e.organisation_id', '=', 'i.organisation_id').onRef('e.id', '=', 'i.evidence_id'),
    )
    .select([
      'i.requirement_id',
      'i.evidence_id',
      'f.id',
      'f.sha256',
      'f.name',
      'f.media_type',
      'f.bytes',
      'f.display_sha256',
      'f.display_bytes',
      'e.title as evidence_title',
    ])
    .where('i.organisation_id', '=', organisationId)
    .where('i.gateway_id', '=', gatewayId)
    .orderBy('i.requirement_id')
    .orderBy('i.position')
    .execute();
}

/** Criteria that pieces of evidence are mapped to. */
export async function listMapping(db: Db, organisationId: string, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return [];
  return await db
    .selectFrom('evidence_criterion')
    .select(['evidence_id', 'method', 'criterion_ref'])
    .where('organisation_id', '=', organisationId)
    .where('evidence_id', 'in', [...evidenceIds])
    .orderBy('method')
    .orderBy('criterion_ref')
    .execute();
}

/** A file of an item, at its place. */
export interface ItemFile {
  readonly fileId: string;
  readonly evidenceId: string | null;
}

/** Put these files in place of an item's files. */
export async function replaceItemFiles(tx: Tx, key: ItemKey, files: readonly ItemFile[]): Promise<void> {
  await tx
    .deleteFrom('gateway_item_file')
    .where('organisation_id', '=', key.organisationId)
    .where('gateway_id', '=', key.gatewayId)
    .where('requirement_id', '=', key.requirementId)
    .execute();
  if (files.length === 0) return;
  await tx
    .insertInto('gateway_item_file')
    .values(
      files.map(({ fileId, evidenceId }, position) => ({
        organisation_id: key.organisationId,
        gateway_id: key.gatewayId,
        requirement_id: key.requirementId,
        file_id: fileId,
        evidence_id: evidenceId,
        position,
      })),
    )
    .execute();
}

/** Pieces of evidence of one enrolment among those named, with their state and text. */
export async function listChosenEvidence(
  db: Db,
  key: { readonly organisationId: string; readonly enrolmentId: string },
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('evidence')
    .select(['id', 'kind', 'title', 'text', 'state'])
    .where('organisation_id', '=', key.organisationId)
    .where('enrolment_id', '=', key.enrolmentId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Files of pieces of evidence, in order. */
export async function listEvidenceFiles(db: Db, organisationId: string, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return [];
  return await db
    .selectFrom('evidence_file')
    .select(['evidence_id', 'file_id'])
    .where('organisation_id', '=', organisationId)
    .where('evidence_id', 'in', [...evidenceIds])
    .orderBy('position')
    .execute();
}

/** Which of these files were handed in for this gateway and are not known to be infected. */
export async function listGatewayFiles(
  db: Db,
  key: { readonly organisationId: string; readonly gatewayId: string },
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('file')
    .select('id')
    .where('organisation_id', '=', key.organisationId)
    .where('purpose', '=', 'gateway')
    .where('subject_id', '=', key.gatewayId)
    .where('scan', '<>', 'infected')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

/** A file that the product itself makes or receives: its bytes lie in the file store already. */
export interface NewFile {
  readonly organisationId: string;
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly purpose: FilePurpose;
  readonly subjectId: string;
  readonly uploadedBy: string | null;
  readonly createdAt: Date;
}

/** Name stored bytes as files. */
export async function insertFiles(tx: Tx, files: readonly NewFile[]): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('file')
    .values(
      files.map((one) => ({
        organisation_id: one.organisationId,
        id: one.id,
        sha256: one.sha256,
        name: one.name.slice(-255),
        media_type: one.mediaType,
        bytes: one.bytes,
        purpose: one.purpose,
        subject_id: one.subjectId,
        uploaded_by: one.uploadedBy,
        created_at: one.createdAt,
      })),
    )
    .execute();
}
