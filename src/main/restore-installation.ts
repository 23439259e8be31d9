import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readMigrations } from '#db/migrate.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { prepareDatabase } from '#db/prepare-database.ts';
import { type BackupManifest, backupPaths } from '#services/backup/manifest.ts';
import { type BackupArchive, BackupUnusable, openArchive } from '#services/backup/read-archive.ts';
import { recordRestore, restoreBackup } from '#services/backup/restore-backup.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { localFileStore } from '#storage/local-file-store.ts';
import type { Configuration } from './configuration.ts';
import { writePrivately } from './embedded-postgres/credentials.ts';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { filesFolder, openInstallation, secretFile } from './installation.ts';

/**
 * Restore a backup into the configured installation, whose database must be empty. Throws a `BackupUnusable` that
 * says why when it cannot be done; then nothing of the archive is in the database.
 */
export async function restoreInstallation(
  configuration: Configuration,
  source: string,
): Promise<BackupManifest> {
  const archive = await openArchive(source);
  try {
    await mkdir(configuration.dataFolder, { recursive: true });
    await fillDatabase(configuration, archive);
    const installation = await openInstallation(configuration);
    try {
      await recordRestore(installation.services, archive);
    } finally {
      await installation.close();
    }
    return archive.manifest;
  } finally {
    archive.close();
  }
}

async function fillDatabase(configuration: Configuration, archive: BackupArchive): Promise<void> {
  const embedded = configuration.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ folder: join(configuration.dataFolder, 'postgres') });
  const databaseUrl = embedded?.url ?? configuration.databaseUrl ?? '';
  const ownerPool = await preparedPool(databaseUrl);
  try {
    await restoreBackup(archive, {
      databaseUrl,
      ownerPool,
      files: localFileStore(filesFolder(configuration)),
      migrations: await readMigrations(join(packageRoot(), 'src', 'db', 'migrations')),
    });
    await restoreSecret(configuration, archive);
  } finally {
    await ownerPool.end();
    await embedded?.stop();
  }
}

async function preparedPool(databaseUrl: string) {
  await prepareDatabase(databaseUrl);
  return openOwnerPool(databaseUrl, 2);
}

/** Nobody lives in the database yet, so nothing is sealed with the secret that a first start may have made. */
async function restoreSecret(configuration: Configuration, archive: BackupArchive): Promise<void> {
  if (!archive.manifest.secret || configuration.secret !== undefined) return;
  const secret = await buffer(await archive.stream(backupPaths.secret));
  if (secret.byteLength < 32) throw new BackupUnusable('The secret in the archive is damaged.');
  const file = secretFile(configuration);
  if (existsSync(file) && configuration.databaseUrl !== undefined) {
    throw new BackupUnusable(`${file} is there already; restore with --data and a new folder.`);
  }
  await writePrivately(file, `${secret.toString('hex')}\n`);
}
