import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json, storableJson } from './json.ts';

/** Which import. */
export interface ImportKey {
  readonly organisationId: string;
  readonly id: string;
}

/** Begin an import. */
export async function insertRegisterImport(
  tx: Tx,
  one: ImportKey & {
    readonly reference: string | null;
    readonly version: string | null;
    readonly createdBy: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('register_import')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      state: 'receiving',
      reference: one.reference,
      version: one.version,
      created_by: one.createdBy,
      created_at: one.at,
    })
    .execute();
}

/** One import; undefined when there is none. */
export async function findRegisterImport(db: Db, { organisationId, id }: ImportKey) {
  return await db
    .selectFrom('register_import')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** An import's row. */
export type RegisterImportRow = NonNullable<Awaited<ReturnType<typeof findRegisterImport>>>;

/** The same, locked until the transaction ends. */
export async function lockRegisterImport(tx: Tx, { organisationId, id }: ImportKey) {
  return await tx
    .selectFrom('register_import')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What changes about an import as it goes on. */
export interface ImportProgress {
  readonly state: string;
  readonly kind?: string;
  readonly files?: readonly unknown[];
  readonly counts?: unknown;
  readonly basedOn?: number;
  readonly problem?: string | null;
  readonly reportFileId?: string;
  readonly endedAt?: Date;
}

/** Move an import on. */
export async function setImportProgress(tx: Tx, key: ImportKey, progress: ImportProgress): Promise<void> {
  await tx
    .updateTable('register_import')
    .set({
      state: progress.state,
      ...(progress.kind === undefined ? {} : { kind: progress.kind }),
      ...(progress.files === undefined ? {} : { files: json(progress.files) }),
      ...(progress.counts === undefined ? {} : { counts: json(progress.counts) }),
      ...(progress.basedOn === undefined ? {} : { based_on: progress.basedOn }),
      ...(progress.problem === undefined ? {} : { problem: progress.problem }),
      ...(progress.reportFileId === undefined ? {} : { report_file_id: progress.reportFileId }),
      ...(progress.endedAt === undefined ? {} : { ended_at: progress.endedAt }),
    })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** The organisation's imports, newest first, one more than asked for. */
export async function listRegisterImports(
  db: Db,
  organisationId: string,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
) {
  let query = db
    .selectFrom('register_import as i')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'i.organisation_id').onRef('p.id', '=', 'i.created_by'),
    )
    .selectAll('i')
    .select(sql<string | null>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'))
    .where('i.organisation_id', '=', organisationId)
    .orderBy('i.id', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('i.id', '<', before);
  return await query.execute();
}

/** A record to keep while an import is under way. */
export interface StagedRecord {
  readonly position: number;
  readonly subject: string;
  readonly record: unknown;
}

/** Keep records that were read. */
export async function stageRecords(tx: Tx, key: ImportKey, records: readonly StagedRecord[]): Promise<void> {
  await sql`
    insert into register_import_record (organisation_id, import_id, position, subject, record)
    select ${key.organisationId}, ${key.id}, r.position, r.subject, r.record
      from jsonb_to_recordset(${storableJson(records)}) as r (position int, subject text, record jsonb)`.execute(
    tx,
  );
}

/** The next subjects after one, in order. */
export async function listStagedSubjects(
  db: Db,
  key: ImportKey,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('register_import_record')
    .select('subject')
    .distinct()
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .where('subject', '>', after)
    .orderBy('subject')
    .limit(limit)
    .execute();
  return rows.map(({ subject }) => subject);
}

/** The records of these subjects, in the order in which they were read. */
export async function listStagedRecords(db: Db, key: ImportKey, subjects: readonly string[]) {
  return await db
    .selectFrom('register_import_record')
    .select(['subject', 'record'])
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .where('subject', 'in', subjects)
    .orderBy('subject')
    .orderBy('position')
    .execute();
}

/** Forget what was read, or all of a preview too. */
export async function clearImport(
  tx: Tx,
  key: ImportKey,
  what: 'records' | 'preview' | 'findings',
): Promise<void> {
  const table = {
    records: 'register_import_record',
    preview: 'register_import_change',
    findings: 'register_import_finding',
  } as const;
  await tx
    .deleteFrom(table[what])
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .execute();
}
