import { sql } from 'kysely';
import type { Database } from '#db/database.ts';
import type { FileStore } from '#storage/file-store.ts';
import { nobody } from './context.ts';

/** Every column that names a stored file. A file that none of them names is an orphan. */
export const fileColumns = [
  ['file', 'sha256'],
  ['file', 'display_sha256'],
  ['gateway_pack', 'archive_sha256'],
  ['received_pack', 'archive_sha256'],
] as const;

/** A file may be stored a while before the row that names it is committed. */
const grace = 24 * 60 * 60 * 1000;
const batch = 500;

/** Remove stored files that no row names and that are older than a day. Gives how many. */
export async function sweepFiles(services: {
  readonly database: Database;
  readonly files: FileStore;
  readonly now: () => Date;
}): Promise<number> {
  const before = services.now().getTime() - grace;
  const waiting = new Map<string, string[]>();
  let removed = 0;
  for await (const { organisationId, sha256, storedAt } of services.files.list()) {
    if (storedAt.getTime() >= before) continue;
    const hashes = [...(waiting.get(organisationId) ?? []), sha256];
    waiting.set(organisationId, hashes);
    if (hashes.length < batch) continue;
    waiting.delete(organisationId);
    removed += await removeOrphans(services, organisationId, hashes);
  }
  for (const [organisationId, hashes] of waiting) {
    removed += await removeOrphans(services, organisationId, hashes);
  }
  return removed;
}

async function removeOrphans(
  services: { readonly database: Database; readonly files: FileStore },
  organisationId: string,
  hashes: readonly string[],
): Promise<number> {
  const named = await listNamed(services.database, organisationId, hashes);
  const orphans = hashes.filter((hash) => !named.has(hash));
  for (const hash of orphans) await services.files.remove(organisationId, hash);
  return orphans.length;
}

async function listNamed(
  database: Database,
  organisationId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const parts = fileColumns.map(
    ([table, column]) =>
      sql`select ${sql.ref(column)} as hash from ${sql.table(table)}
        where organisation_id = ${organisationId}::uuid and ${sql.ref(column)} = any(${[...hashes]}::text[])`,
  );
  const found = await database.read({ organisationId, personId: nobody }, (db) =>
    sql<{ hash: string }>`${sql.join(parts, sql` union all `)}`.execute(db),
  );
  return new Set(found.rows.map(({ hash }) => hash));
}
