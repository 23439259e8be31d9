import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { storableJson } from './json.ts';
import type { ImportKey } from './register-imports.ts';

/** A version of a preview as stored. */
export interface StoredChange {
  readonly subject: string;
  readonly version: string;
  readonly title: string;
  readonly kind: string;
  readonly changes: unknown;
  readonly kept: unknown;
}

/** A finding as stored; `position` orders them. */
export interface StoredFinding {
  readonly position: number;
  readonly line: number;
  readonly subject: string;
  readonly version: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

/** Keep a part of a preview. */
export async function insertChanges(tx: Tx, key: ImportKey, changes: readonly StoredChange[]): Promise<void> {
  await sql`
    insert into register_import_change (organisation_id, import_id, subject, version, title, kind, changes, kept)
    select ${key.organisationId}, ${key.id}, r.subject, r.version, r.title, r.kind, r.changes, r.kept
      from jsonb_to_recordset(${storableJson(changes)})
        as r (subject text, version text, title text, kind text, changes jsonb, kept jsonb)
    on conflict do nothing`.execute(tx);
}

/** Keep findings. */
export async function insertFindings(
  tx: Tx,
  key: ImportKey,
  findings: readonly StoredFinding[],
): Promise<void> {
  await sql`
    insert into register_import_finding (organisation_id, import_id, position, line, subject, version, code, severity, message)
    select ${key.organisationId}, ${key.id}, r.position, r.line, r.subject, r.version, r.code, r.severity, r.message
      from jsonb_to_recordset(${storableJson(findings)})
        as r (position int, line int, subject text, version text, code text, severity text, message text)`.execute(
    tx,
  );
}

/** Forget the findings after a position. */
export async function clearFindingsAfter(tx: Tx, key: ImportKey, position: number): Promise<void> {
  await tx
    .deleteFrom('register_import_finding')
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .where('position', '>', position)
    .execute();
}

/** A page of a preview, one more than asked for. */
export async function listChanges(
  db: Db,
  key: ImportKey,
  page: {
    readonly kind?: string | undefined;
    readonly after?: readonly [subject: string, version: string] | undefined;
    readonly limit: number;
  },
) {
  let query = db
    .selectFrom('register_import_change')
    .select(['subject', 'version', 'title', 'kind', 'changes', 'kept'])
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .orderBy('subject')
    .orderBy('version')
    .limit(page.limit + 1);
  if (page.kind !== undefined) query = query.where('kind', '=', page.kind);
  if (page.after !== undefined)
    query = query.where(sql<boolean>`(subject, version) > (${page.after[0]}, ${page.after[1]})`);
  return await query.execute();
}

/** A page of the findings, one more than asked for. */
export async function listFindings(
  db: Db,
  key: ImportKey,
  page: {
    readonly severity?: string | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  },
): Promise<StoredFinding[]> {
  let query = db
    .selectFrom('register_import_finding')
    .select(['position', 'line', 'subject', 'version', 'code', 'severity', 'message'])
    .where('organisation_id', '=', key.organisationId)
    .where('import_id', '=', key.id)
    .orderBy('position')
    .limit(page.limit + 1);
  if (page.severity !== undefined) query = query.where('severity', '=', page.severity);
  if (page.after !== undefined) query = query.where('position', '>', page.after);
  return await query.execute();
}
