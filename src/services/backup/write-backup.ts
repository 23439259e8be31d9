import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import yazl from 'yazl';
import { beginSnapshot, exportJobs, exportTable, listApplied, listTables } from '#db/export-tables.ts';
import type { FileStore } from '#storage/file-store.ts';
import { type BackupManifest, backupPaths } from './manifest.ts';

/** What a backup is made of. */
export interface BackupSource {
  /** Acts as the owner of the tables. */
  readonly ownerPool: Pool;
  readonly files: FileStore;
  /** The installation's secret, or null to keep it out of the archive. */
  readonly secret: Buffer | null;
  readonly now: () => Date;
}

interface Counted {
  rows: number;
  sha256: string;
}

/**
 * Write one archive of the whole installation as it was at one moment, while it goes on working. The archive appears
 * under its name when it is complete and on disk, and only its owner may read it.
 */
export async function writeBackup(source: BackupSource, target: string): Promise<BackupManifest> {
  const temporary = `${target}.${process.pid}.new`;
  const client = await source.ownerPool.connect();
  try {
    await beginSnapshot(client);
    const manifest = await writeArchive(source, client, temporary);
    await syncFile(temporary);
    await rename(temporary, target);
    return manifest;
  } finally {
    await client.query('rollback');
    client.release();
    await rm(temporary, { force: true });
  }
}

async function writeArchive(source: BackupSource, client: PoolClient, path: string): Promise<BackupManifest> {
  const archive = new yazl.ZipFile();
  const written = pipeline(archive.outputStream, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  const failed = new Promise<never>((_, reject) => {
    archive.on('error', reject);
  });
  const manifest = fill(archive, source, client);
  await Promise.race([Promise.all([manifest, written]), failed]);
  return await manifest;
}

async function fill(
  archive: yazl.ZipFile,
  source: BackupSource,
  client: PoolClient,
): Promise<BackupManifest> {
  const tables: { name: string; rows: number; sha256: string }[] = [];
  for (const name of await listTables(client)) {
    tables.push({ name, ...(await addRows(archive, backupPaths.table(name), exportTable(client, name))) });
  }
  const jobs = await addRows(archive, backupPaths.jobs, exportJobs(client));
  const files = await addFiles(archive, source.files);
  if (source.secret) archive.addBuffer(source.secret, backupPaths.secret);
  const manifest: BackupManifest = {
    format: 1,
    createdAt: source.now().toISOString(),
    migrations: [...(await listApplied(client))],
    tables,
    jobs,
    files,
    secret: source.secret !== null,
  };
  archive.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), backupPaths.manifest);
  archive.end();
  return manifest;
}

/** Add lines to the archive and wait until they are through: the next table uses the same connection. */
async function addRows(
  archive: yazl.ZipFile,
  path: string,
  batches: AsyncIterable<readonly string[]>,
): Promise<Counted> {
  const digest = createHash('sha256');
  let rows = 0;
  async function* lines() {
    for await (const batch of batches) {
      const text = batch.map((row) => `${row}\n`).join('');
      rows += batch.length;
      digest.update(text);
      yield text;
    }
  }
  await addStream(archive, path, Readable.from(lines()), true);
  return { rows, sha256: digest.digest('hex') };
}

async function addFiles(archive: yazl.ZipFile, files: FileStore): Promise<BackupManifest['files']> {
  const added: BackupManifest['files'] = [];
  for await (const { organisationId, sha256, bytes } of files.list()) {
    const content = await files.open(organisationId, sha256);
    await addStream(archive, backupPaths.file(organisationId, sha256), content, false);
    added.push({ organisationId, sha256, bytes });
  }
  return added;
}

async function addStream(
  archive: yazl.ZipFile,
  path: string,
  content: Readable,
  compress: boolean,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    content.once('end', resolve);
    content.once('error', reject);
    archive.addReadStream(content, path, { compress, mode: 0o100600 });
  });
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
