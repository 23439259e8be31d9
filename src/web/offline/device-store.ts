import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { SheetBundle } from '#contract/live-sheet.ts';

/** An entry of a live sheet as this device recorded it; `sent` once the server has said that it holds it. */
export interface StoredEvent {
  attemptId: string;
  deviceId: string;
  sequence: number;
  bookingId: string;
  kind: string;
  payload: Record<string, unknown>;
  /** The device's time in milliseconds since 1970. */
  atMillis: number;
  hash: string;
  sent: boolean;
}

/** A sheet kept on this device. Times are ISO instants. */
export interface KeptSheet {
  bookingId: string;
  accountId: string;
  bundle: SheetBundle;
  readAt: string;
  /** When the assessor asked for it to be kept, files included; absent when it was only looked at. */
  keptAt?: string;
}

/** A file of a sheet, kept with it. */
export interface KeptFile {
  id: string;
  bookingId: string;
  name: string;
  blob: Blob;
}

interface Store extends DBSchema {
  device: { key: string; value: string };
  sheet: { key: string; value: KeptSheet };
  event: { key: [string, string, number]; value: StoredEvent };
  file: { key: string; value: KeptFile };
}

let opened: Promise<IDBPDatabase<Store>> | undefined;

/** The database of this device. Opened once. */
export function deviceStore(): Promise<IDBPDatabase<Store>> {
  opened ??= openDB<Store>('guildmark', 1, {
    upgrade(db) {
      db.createObjectStore('device');
      db.createObjectStore('sheet', { keyPath: 'bookingId' });
      db.createObjectStore('event', { keyPath: ['attemptId', 'deviceId', 'sequence'] });
      db.createObjectStore('file', { keyPath: 'id' });
    },
  });
  return opened;
}

/** A random UUID, also where the page is not served securely. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number) => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}

/** This device as one account uses it: another assessor on the same tablet has a chain of their own. */
export async function deviceIdOf(accountId: string): Promise<string> {
  const store = await deviceStore();
  const made = newUuid();
  const transaction = store.transaction('device', 'readwrite', { durability: 'strict' });
  const known = await transaction.store.get(accountId);
  if (known === undefined) await transaction.store.put(made, accountId);
  await transaction.done;
  return known ?? made;
}
