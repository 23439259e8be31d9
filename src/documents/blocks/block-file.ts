import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';

/** A document of words to read for the plan compiler, whole in memory. */
export interface BlockFile {
  readonly bytes: Buffer;
  /** The file's name, without its folder. */
  readonly name: string;
  /** Told as pages are read, where the format has pages. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The document's blocks, or one sentence that says why it cannot be read and what to do. */
export type BlocksRead =
  | { readonly ok: true; readonly document: ReadDocument }
  | { readonly ok: false; readonly reason: string };

/** An id from a file's name: `ST0072 plan (v2).pdf` gives `st0072-plan-v2`. */
export function documentId(name: string): string {
  const words = name
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return words === '' ? 'document' : words.slice(0, 60).replace(/-+$/, '');
}

/** A text file, decoded. */
export interface TextFile {
  readonly file: BlockFile;
  readonly sha256: string;
  readonly text: string;
}
