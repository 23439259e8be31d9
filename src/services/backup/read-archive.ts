import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { BackupManifest, backupPaths } from './manifest.ts';

/** An archive that cannot be restored; the message says why in one sentence. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

/** An opened backup archive. */
export interface BackupArchive {
  readonly manifest: BackupManifest;
  /** The lines of one part, a batch at a time. Throws when they are not what the manifest says. */
  lines(
    path: string,
    expected: { readonly rows: number; readonly sha256: string },
  ): AsyncGenerator<readonly string[]>;
  /** One part as a stream. */
  stream(path: string): Promise<Readable>;
  close(): void;
}

const batchCharacters = 4_000_000;
const batchRows = 500;

/** Open an archive and read its manifest. Throws {@link BackupUnusable} for anything that is no backup of ours. */
export async function openArchive(path: string): Promise<BackupArchive> {
  const zip = await openZip(path);
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const stream = async (name: string): Promise<Readable> => {
      const entry = entries.get(name);
      if (!entry) throw new BackupUnusable(`The archive lacks ${name}.`);
      return await zip.openReadStreamPromise(entry);
    };
    const manifest = parseManifest(await text(await stream(backupPaths.manifest)));
    return {
      manifest,
      stream,
      lines: (name, expected) => readLines(name, stream(name), expected),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(path: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(path, { autoClose: false });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BackupUnusable(`${path} cannot be read as a backup: ${reason}.`, { cause });
  }
}

function parseManifest(content: string): BackupManifest {
  let given: unknown;
  try {
    given = JSON.parse(content);
  } catch (cause) {
    throw new BackupUnusable('The manifest of the archive is damaged.', { cause });
  }
  const parsed = BackupManifest.safeParse(given);
  if (!parsed.success)
    throw new BackupUnusable('The manifest of the archive is damaged, or of a newer version.');
  return parsed.data;
}

async function* readLines(
  name: string,
  opened: Promise<Readable>,
  expected: { readonly rows: number; readonly sha256: string },
): AsyncGenerator<readonly string[]> {
  const digest = createHash('sha256');
  let rows = 0;
  for await (const batch of splitLines(await opened, digest)) {
    rows += batch.length;
    yield batch;
  }
  if (rows !== expected.rows || digest.digest('hex') !== expected.sha256) {
    throw new BackupUnusable(`The part ${name} of the archive is damaged.`);
  }
}

async function* splitLines(stream: Readable, digest: Hash): AsyncGenerator<readonly string[]> {
  let rest = '';
  let batch: string[] = [];
  let size = 0;
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    digest.update(chunk);
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      batch.push(line);
      size += line.length;
      if (batch.length < batchRows && size < batchCharacters) continue;
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (rest !== '') batch.push(rest);
  if (batch.length > 0) yield batch;
}
