import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '#domain/refusal.ts';
import type { FileStore, StoredObject } from './file-store.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;

/**
 * Files in a folder of this computer, as `objects/<organisation>/<first two of the hash>/<hash>`. An object is written beside, made
 * durable, and moved to its place: after a power cut it is there whole or not at all.
 */
export function localFileStore(folder: string): FileStore {
  const objects = join(folder, 'objects');
  const incoming = join(folder, 'incoming');
  const place = (organisationId: string, sha256: string) => placeOf(objects, organisationId, sha256);
  return {
    async put(organisationId, content, { maximumBytes }) {
      await mkdir(incoming, { recursive: true });
      const temporary = join(incoming, randomUUID());
      try {
        const stored = await receive(temporary, content, maximumBytes);
        await settle(temporary, place(organisationId, stored.sha256));
        return stored;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async open(organisationId, sha256, range) {
      const handle = await open(place(organisationId, sha256), 'r');
      return createReadStream('', { fd: handle, ...range });
    },
    async has(organisationId, sha256) {
      return (await findStat(place(organisationId, sha256))) !== undefined;
    },
    async remove(organisationId, sha256) {
      await rm(place(organisationId, sha256), { force: true });
    },
    list: () => listObjects(objects),
  };
}

/** Remove what interrupted uploads left in the folder, when it is older than a day. Gives how many. */
export async function clearIncoming(folder: string, now: Date): Promise<number> {
  const incoming = join(folder, 'incoming');
  let cleared = 0;
  for (const name of await namesIn(incoming)) {
    const file = join(incoming, name);
    const found = await findStat(file);
    if (!found || now.getTime() - found.mtimeMs < 24 * 60 * 60 * 1000) continue;
    await rm(file, { force: true });
    cleared += 1;
  }
  return cleared;
}

/** Both parts stand in a path, so nothing but an id and a hash passes. */
function placeOf(objects: string, organisationId: string, sha256: string): string {
  if (!uuid.test(organisationId) || !hash.test(sha256)) {
    throw new TypeError('A stored file is named by the id of its organisation and its SHA-256.');
  }
  return join(objects, organisationId, sha256.slice(0, 2), sha256);
}

async function receive(temporary: string, content: Readable, maximumBytes: number): Promise<StoredObject> {
  const handle = await open(temporary, 'wx', 0o600);
  try {
    const stored = await copyAndHash(handle, content, maximumBytes);
    await handle.sync();
    return stored;
  } finally {
    await handle.close();
  }
}

async function copyAndHash(
  handle: FileHandle,
  content: Readable,
  maximumBytes: number,
): Promise<StoredObject> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    bytes += piece.byteLength;
    if (bytes > maximumBytes) {
      throw new Refusal('too-large', {
        reason: `The file is larger than ${sizeOf(maximumBytes)}.`,
        maximumBytes,
      });
    }
    digest.update(piece);
    await handle.writeFile(piece);
  }
  return { sha256: digest.digest('hex'), bytes };
}

/** Move a finished file to its place. One that is there already has the same content; only its age is renewed. */
async function settle(temporary: string, target: string): Promise<void> {
  const folder = dirname(target);
  const made = await mkdir(folder, { recursive: true });
  if (await findStat(target)) {
    const now = new Date();
    await utimes(target, now, now);
    return;
  }
  await rename(temporary, target);
  await syncFolder(folder);
  if (made !== undefined) await syncUpTo(folder, dirname(made));
}

async function syncUpTo(from: string, last: string): Promise<void> {
  for (let at = dirname(from); at.length >= last.length; at = dirname(at)) await syncFolder(at);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows keeps no handle on folders; its file system journals the move.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listObjects(objects: string): ReturnType<FileStore['list']> {
  for (const organisationId of await namesIn(objects)) {
    for (const prefix of await namesIn(join(objects, organisationId))) {
      for await (const entry of await opendir(join(objects, organisationId, prefix))) {
        const found = await findStat(join(objects, organisationId, prefix, entry.name));
        if (found) yield { organisationId, sha256: entry.name, bytes: found.size, storedAt: found.mtime };
      }
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function findStat(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${bytes} bytes`;
}
