import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A version of the register as stored. */
export interface StoredVersion {
  readonly reference: string;
  readonly version: string;
  readonly content: unknown;
  readonly facts: unknown;
  /** The kind of source that it was last taken from. */
  readonly source: string;
  readonly statements: readonly { readonly ref: string; readonly kind: string; readonly text: string }[];
}

/** Versions of these standards with their statements, by reference and version. */
export async function listRegisterVersions(db: Db, references: readonly string[]): Promise<StoredVersion[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<StoredVersion>`
    select v.reference, v.version, v.content, v.facts, v.source,
           coalesce((select jsonb_agg(jsonb_build_object('ref', s.ref, 'kind', s.kind, 'text', s.text) order by s.position)
             from register_statement s where s.reference = v.reference and s.version = v.version), '[]') as statements
      from register_version v
     where v.reference = any (${references}::text[])
     order by v.reference, v.version`.execute(db);
  return rows;
}

/** On which versions of these standards somebody is or was, as "ST0001 1.1". */
export async function listStartedVersions(
  db: Db,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ reference: string; version: string }>`
    select reference, version from register_started_versions(${references}::text[])`.execute(db);
  return new Set(rows.map(({ reference, version }) => `${reference} ${version}`));
}

/** References by LARS code, of every standard held. */
export async function listReferencesByLars(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('register_standard')
    .select(['lars_code', 'reference'])
    .where('lars_code', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.lars_code ?? '', row.reference]));
}

/** A standard in one row, as of its version for starts now. */
export interface StandardRow {
  readonly reference: string;
  readonly version: string;
  readonly title: string;
  readonly level: number | null;
  readonly route: string | null;
  readonly status: string | null;
  readonly larsCode: string | null;
}

/** Write standards and versions: new ones are added, held ones take the new values. Statements of a version are replaced where they differ. */
export async function putRegister(
  tx: Tx,
  standards: readonly StandardRow[],
  versions: readonly StoredVersion[],
  at: Date,
): Promise<void> {
  if (standards.length === 0) return;
  await sql`
    insert into register_standard (reference, version, title, level, route, status, lars_code, changed_at)
    select r.reference, r.version, r.title, r.level, r.route, r.status, r."larsCode", ${at}
      from jsonb_to_recordset(${json(standards)}) as r (reference text, version text, title text, level int, route text, status text, "larsCode" text)
    on conflict (reference) do update set version = excluded.version, title = excluded.title, level = excluded.level,
      route = excluded.route, status = excluded.status, lars_code = excluded.lars_code, changed_at = excluded.changed_at`.execute(
    tx,
  );
  await sql`
    insert into register_version (reference, version, content, facts, source, changed_at)
    select r.reference, r.version, r.content, r.facts, r.source, ${at}
      from jsonb_to_recordset(${json(versions)}) as r (reference text, version text, content jsonb, facts jsonb, source text)
    on conflict (reference, version) do update set content = excluded.content, facts = excluded.facts,
      source = excluded.source, changed_at = excluded.changed_at`.execute(tx);
  await putStatements(tx, versions);
}

async function putStatements(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
  const keys = versions.map(({ reference, version }) => ({ reference, version }));
  const rows = versions.flatMap(({ reference, version, statements }) =>
    statements.map((one, position) => ({ reference, version, position, ...one })),
  );
  await sql`
    delete from register_statement s
     using jsonb_to_recordset(${json(keys)}) as k (reference text, version text)
     where s.reference = k.reference and s.version = k.version
       and not exists (select from jsonb_to_recordset(${json(rows)}) as r (reference text, version text, ref text)
         where r.reference = s.reference and r.version = s.version and r.ref = s.ref)`.execute(tx);
  await sql`
    insert into register_statement (reference, version, ref, position, kind, text)
    select r.reference, r.version, r.ref, r.position, r.kind, r.text
      from jsonb_to_recordset(${json(rows)}) as r (reference text, version text, ref text, position int, kind text, text text)
    on conflict (reference, version, ref) do update set position = excluded.position, kind = excluded.kind, text = excluded.text
      where (register_statement.position, register_statement.kind, register_statement.text)
        is distinct from (excluded.position, excluded.kind, excluded.text)`.execute(tx);
}

/** The newest edition of the register; 0 before the first import. */
export async function latestEdition(db: Db): Promise<number> {
  const row = await db
    .selectFrom('register_edition')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

/** Hold the register for this transaction, so that imports are applied one after another. */
export async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('guildmark register'))`.execute(tx);
}

/** Add an edition. */
export async function insertEdition(
  tx: Tx,
  edition: { readonly number: number; readonly kind: string; readonly counts: unknown; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('register_edition')
    .values({
      number: edition.number,
      kind: edition.kind,
      counts: json(edition.counts),
      applied_at: edition.at,
    })
    .execute();
}
