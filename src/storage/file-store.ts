import type { Readable } from 'node:stream';

/** A stored object: its content hash and size in bytes. */
export interface StoredObject {
  readonly sha256: string;
  readonly bytes: number;
}

/** A stored object as the list of all shows it. */
export interface ListedObject extends StoredObject {
  readonly organisationId: string;
  /** When it was last put. */
  readonly storedAt: Date;
}

/** Content-addressed files of one organisation. Objects are never shared across organisations and never changed. */
export interface FileStore {
  /** Store a stream durably and give its hash; the object exists when the promise resolves. Refuses above `maximumBytes` as soon as it is known. */
  put(
    organisationId: string,
    content: Readable,
    limits: { readonly maximumBytes: number },
  ): Promise<StoredObject>;
  /** Open an object, from `start` to `end` (bytes, inclusive) when given. Throws when absent. */
  open(
    organisationId: string,
    sha256: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<Readable>;
  has(organisationId: string, sha256: string): Promise<boolean>;
  remove(organisationId: string, sha256: string): Promise<void>;
  /** Every object held, for backup and sweeping. */
  list(): AsyncIterable<ListedObject>;
}
