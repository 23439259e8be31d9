import type { Pool, PoolClient } from 'pg';
import { leftOut } from '#db/export-tables.ts';
import { importing, importJobs, importRows, isEmpty, listColumns } from '#db/import-tables.ts';
import { type Migration, migrate } from '#db/migrate.ts';
import type { FileStore } from '#storage/file-store.ts';
import { recordAudit } from '../audit.ts';
import type { Services } from '../context.ts';
import { systemContext } from '../system-context.ts';
import { inTransaction } from '../transaction.ts';
import { backupPaths } from './manifest.ts';
import { type BackupArchive, BackupUnusable } from './read-archive.ts';

/** Where a backup goes. */
export interface RestoreTarget {
  readonly databaseUrl: string;
  readonly ownerPool: Pool;
  readonly files: FileStore;
  readonly migrations: readonly Migration[];
}

/**
 * Fill an empty database and file store from an archive. The database is first brought to the state of the archive's
 * migrations, then filled in one transaction, then brought up to date. Refuses a database in which anybody lives; whatever is
 * damaged undoes the whole.
 */
export async function restoreBackup(archive: BackupArchive, target: RestoreTarget): Promise<void> {
  const then = migrationsOf(archive, target.migrations);
  const client = await target.ownerPool.connect();
  try {
    if (!(await isEmpty(client))) {
      throw new BackupUnusable(
        'The database is not empty: restore into a new one (--data with a new folder).',
      );
    }
    await migrateTo(target.databaseUrl, then);
    await restoreFiles(archive, target.files);
    await importing(client, () => fill(archive, client));
  } finally {
    client.release();
  }
  await migrate(target.databaseUrl, target.migrations);
}

/** Say in every organisation's audit that what follows goes on from a backup. */
export async function recordRestore(services: Services, archive: BackupArchive): Promise<void> {
  const organisations = await services.database.outside((tx) =>
    tx.selectFrom('organisation').select('id').orderBy('id').execute(),
  );
  for (const { id } of organisations) {
    const ctx = systemContext(services, id, 'restore');
    await inTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, {
        type: 'installation.backup-restored',
        subjectType: 'organisation',
        subjectId: id,
        detail: { backupTakenAt: archive.manifest.createdAt },
      }),
    );
  }
}

function migrationsOf(archive: BackupArchive, known: readonly Migration[]): readonly Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  return archive.manifest.migrations.map(({ name, checksum }) => {
    const migration = byName.get(name);
    if (!migration || migration.checksum !== checksum) {
      throw new BackupUnusable(
        `The backup was made by another version: this one does not know its migration ${name}.`,
      );
    }
    return migration;
  });
}

async function migrateTo(url: string, migrations: readonly Migration[]): Promise<void> {
  try {
    await migrate(url, migrations);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BackupUnusable(`The database cannot take this backup. ${reason}`, { cause });
  }
}

async function fill(archive: BackupArchive, client: PoolClient): Promise<void> {
  for (const { name, rows, sha256 } of archive.manifest.tables) {
    const columns = leftOut.includes(name) ? [] : await listColumns(client, name);
    if (columns.length === 0)
      throw new BackupUnusable(`The archive holds a table ${name} that is not known here.`);
    for await (const batch of archive.lines(backupPaths.table(name), { rows, sha256 })) {
      await importRows(client, name, columns, batch);
    }
  }
  for await (const batch of archive.lines(backupPaths.jobs, archive.manifest.jobs)) {
    await importJobs(client, batch);
  }
}

async function restoreFiles(archive: BackupArchive, files: FileStore): Promise<void> {
  for (const { organisationId, sha256, bytes } of archive.manifest.files) {
    const content = await archive.stream(backupPaths.file(organisationId, sha256));
    const stored = await files.put(organisationId, content, { maximumBytes: bytes });
    if (stored.sha256 !== sha256) {
      await files.remove(organisationId, stored.sha256);
      throw new BackupUnusable(`The file ${sha256} in the archive is damaged.`);
    }
  }
}
