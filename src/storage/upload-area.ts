import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { type DataStore, Upload } from '@tus/server';

/** A folder in which uploads grow until they are whole. An interrupted upload goes on where it stopped, also after a crash. */
export interface UploadArea {
  /** No file may be larger. Bytes. */
  readonly maximumBytes: number;
  /** The store that the upload protocol writes to. */
  readonly store: DataStore;
  /** Make room for an upload of so many bytes. */
  prepare(id: string, bytes: number): Promise<void>;
  /** How many bytes have arrived; undefined when the area knows no such upload. */
  received(id: string): Promise<number | undefined>;
  /** Where the bytes lie, for readers that need a file. */
  pathOf(id: string): string;
  open(id: string): Readable;
  /** Forget an upload and its bytes. Nothing happens when there is none. */
  remove(id: string): Promise<void>;
  /** Uploads in the area, with the moment of their last byte. */
  list(): Promise<readonly { readonly id: string; readonly lastChangedAt: Date }[]>;
}

/** The limit of one file when nothing else is configured: 500 MB. */
export const defaultMaximumBytes = 500_000_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An area in a folder of this computer. */
export function localUploadArea(
  folder: string,
  { maximumBytes = defaultMaximumBytes }: { readonly maximumBytes?: number } = {},
): UploadArea {
  const notes = join(folder, 'notes');
  const bytesFolder = join(folder, 'bytes');
  const pathOf = (id: string) => {
    if (!uuid.test(id)) throw new TypeError('An upload is named by its id.');
    return join(bytesFolder, id);
  };
  // The library makes its folder without waiting, so both are made before first use.
  const ready = Promise.all([bytesFolder, notes].map((path) => mkdir(path, { recursive: true })));
  // Whoever first needs the area is told when the folders could not be made.
  ready.catch(() => undefined);
  const store = new FileStore({ directory: bytesFolder, configstore: new FileConfigstore(notes) });
  return {
    maximumBytes,
    store,
    async prepare(id, bytes) {
      await ready;
      pathOf(id);
      await store.create(new Upload({ id, size: bytes, offset: 0 }));
    },
    async received(id) {
      try {
        return (await stat(pathOf(id))).size;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    pathOf,
    open: (id) => createReadStream(pathOf(id)),
    async remove(id) {
      await rm(pathOf(id), { force: true });
      await rm(join(notes, `${id}.json`), { force: true });
    },
    async list() {
      await ready;
      const names = (await readdir(bytesFolder)).filter((name) => uuid.test(name));
      return await Promise.all(
        names.map(async (id) => ({ id, lastChangedAt: (await stat(pathOf(id))).mtime })),
      );
    },
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
