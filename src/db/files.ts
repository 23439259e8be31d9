import type { Db, Tx } from './database.ts';
import type { RowKey } from './evidence.ts';

/** What a file may hang on. */
export type FilePurpose =
  | 'evidence'
  | 'gateway'
  | 'product'
  | 'received-pack'
  | 'pack'
  | 'adjustment'
  | 'import'
  | 'plan-draft'
  | 'standard-request';

/** A file of an organisation; the bytes lie in the file store. */
export interface NewFile {
  readonly organisationId: string;
  readonly id: string;
  readonly sha256: string;
  /** The copy shown to others, without metadata; pictures alone have one. */
  readonly display: { readonly sha256: string; readonly bytes: number } | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly purpose: FilePurpose;
  readonly subjectId: string;
  readonly uploadedBy: string | null;
  readonly scan: 'not-scanned' | 'clean';
  readonly createdAt: Date;
}

/** Add a file whose bytes are stored. */
export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      organisation_id: file.organisationId,
      id: file.id,
      sha256: file.sha256,
      display_sha256: file.display?.sha256 ?? null,
      display_bytes: file.display?.bytes ?? null,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      purpose: file.purpose,
      subject_id: file.subjectId,
      uploaded_by: file.uploadedBy,
      scan: file.scan,
      created_at: file.createdAt,
    })
    .execute();
}

/** One file's row. */
export async function findFileRow(db: Db, key: RowKey) {
  return await db
    .selectFrom('file')
    .selectAll()
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .executeTakeFirst();
}

/** A file's row. */
export type FileRow = NonNullable<Awaited<ReturnType<typeof findFileRow>>>;

/** The files that people handed over for a subject, in the order of their names. */
export async function listUploadedFiles(
  db: Db,
  organisationId: string,
  subject: { readonly purpose: FilePurpose; readonly id: string },
) {
  return await db
    .selectFrom('file')
    .innerJoin('upload', (join) =>
      join
        .onRef('upload.organisation_id', '=', 'file.organisation_id')
        .onRef('upload.file_id', '=', 'file.id'),
    )
    .select(['file.id', 'file.name', 'file.bytes', 'file.sha256'])
    .where('file.organisation_id', '=', organisationId)
    .where('file.purpose', '=', subject.purpose)
    .where('file.subject_id', '=', subject.id)
    .orderBy('file.name')
    .orderBy('file.id')
    .execute();
}

/** Put a file at the end of a piece of evidence. */
export async function attachToEvidence(
  tx: Tx,
  row: { readonly organisationId: string; readonly evidenceId: string; readonly fileId: string },
): Promise<void> {
  const { position } = await tx
    .selectFrom('evidence_file')
    .select(({ fn }) => fn.countAll<number>().as('position'))
    .where('organisation_id', '=', row.organisationId)
    .where('evidence_id', '=', row.evidenceId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('evidence_file')
    .values({
      organisation_id: row.organisationId,
      evidence_id: row.evidenceId,
      file_id: row.fileId,
      position: Number(position),
    })
    .execute();
}

/** Take files off a piece of evidence; the rows and bytes of what was once submitted stay. */
export async function detachFromEvidence(tx: Tx, key: RowKey, fileIds: readonly string[]): Promise<number> {
  if (fileIds.length === 0) return 0;
  const gone = await tx
    .deleteFrom('evidence_file')
    .where('organisation_id', '=', key.organisationId)
    .where('evidence_id', '=', key.id)
    .where('file_id', 'in', [...fileIds])
    .returning('file_id')
    .execute();
  return gone.length;
}

/** Files of the pieces given, in their order. */
export async function listEvidenceFiles(db: Db, organisationId: string, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return [];
  return await db
    .selectFrom('evidence_file as x')
    .innerJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'x.organisation_id').onRef('f.id', '=', 'x.file_id'),
    )
    .select(['x.evidence_id', 'f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.sha256'])
    .where('x.organisation_id', '=', organisationId)
    .where('x.evidence_id', 'in', [...evidenceIds])
    .orderBy('x.position')
    .orderBy('f.id')
    .execute();
}

/** A resumable upload that was announced. */
export interface NewUpload {
  readonly organisationId: string;
  readonly id: string;
  readonly personId: string;
  readonly purpose: string;
  readonly subjectId: string;
  readonly name: string;
  readonly declaredBytes: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Announce an upload. */
export async function insertUpload(tx: Tx, upload: NewUpload): Promise<void> {
  await tx
    .insertInto('upload')
    .values({
      organisation_id: upload.organisationId,
      id: upload.id,
      person_id: upload.personId,
      purpose: upload.purpose,
      subject_id: upload.subjectId,
      name: upload.name,
      declared_bytes: upload.declaredBytes,
      state: 'receiving',
      created_at: upload.createdAt,
      expires_at: upload.expiresAt,
    })
    .execute();
}

/** One upload with the file that it became. */
export async function findUploadRow(db: Db, key: RowKey) {
  return await db
    .selectFrom('upload as u')
    .leftJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'u.organisation_id').onRef('f.id', '=', 'u.file_id'),
    )
    .select([
      'u.id',
      'u.person_id',
      'u.purpose',
      'u.subject_id',
      'u.name',
      'u.declared_bytes',
      'u.state',
      'u.reason',
      'u.file_id',
      'f.name as file_name',
      'f.media_type',
      'f.bytes',
    ])
    .where('u.organisation_id', '=', key.organisationId)
    .where('u.id', '=', key.id)
    .executeTakeFirst();
}

/** An upload's row. */
export type UploadRow = NonNullable<Awaited<ReturnType<typeof findUploadRow>>>;

/** Lock an upload and give its state. */
export async function lockUploadState(tx: Tx, key: RowKey): Promise<string | undefined> {
  const row = await tx
    .selectFrom('upload')
    .select('state')
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

/** End an upload. */
export async function endUpload(
  tx: Tx,
  key: RowKey,
  end: {
    readonly state: 'complete' | 'refused';
    readonly fileId?: string | undefined;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ state: end.state, file_id: end.fileId ?? null, reason: end.reason ?? null })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** Give up the uploads that were not finished in time, and say which. */
export async function abandonUploads(tx: Tx, organisationId: string, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('upload')
    .set({ state: 'abandoned' })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'receiving')
    .where('expires_at', '<=', now)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
