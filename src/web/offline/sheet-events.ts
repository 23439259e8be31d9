import type { z } from 'zod';
import type { SheetEvent } from '#contract/live-sheet.ts';
import { chainStart, chainText } from '#domain/assessment/event-chain.ts';
import type { SheetEntry } from '#domain/assessment/sheet-event.ts';
import { deviceStore, type StoredEvent } from './device-store.ts';

/** Whose entry it is: the attempt, the device, and the booking it was made in. */
export interface Writer {
  readonly attemptId: string;
  readonly deviceId: string;
  readonly bookingId: string;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function rangeOf({ attemptId, deviceId }: Pick<Writer, 'attemptId' | 'deviceId'>): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, deviceId, 0], [attemptId, deviceId, Number.MAX_SAFE_INTEGER]);
}

/** Every entry that this device made on an attempt, in order. */
export async function ownEvents(writer: Pick<Writer, 'attemptId' | 'deviceId'>): Promise<StoredEvent[]> {
  const store = await deviceStore();
  return await store.getAll('event', rangeOf(writer));
}

async function lastOf(writer: Writer): Promise<StoredEvent | undefined> {
  const store = await deviceStore();
  const cursor = await store.transaction('event').store.openCursor(rangeOf(writer), 'prev');
  return cursor?.value;
}

/** Whether another window of this device has just used the same sequence. */
function isTaken(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'ConstraintError';
}

async function tryAppend(writer: Writer, entry: SheetEntry, atMillis: number): Promise<StoredEvent> {
  const last = await lastOf(writer);
  const sequence = (last?.sequence ?? 0) + 1;
  const { attemptId, deviceId, bookingId } = writer;
  const { kind, payload } = entry;
  const text = chainText(
    { attemptId, deviceId, sequence, kind, payload, atMillis },
    last?.hash ?? chainStart,
  );
  const hash = await sha256(text);
  const event: StoredEvent = {
    attemptId,
    deviceId,
    sequence,
    bookingId,
    kind,
    payload,
    atMillis,
    hash,
    sent: false,
  };
  const store = await deviceStore();
  const transaction = store.transaction('event', 'readwrite', { durability: 'strict' });
  // A window that lost the race is told here and takes the next sequence; nothing is written over.
  await Promise.all([transaction.store.add(event), transaction.done]);
  return event;
}

async function append(writer: Writer, entry: SheetEntry, atMillis: number): Promise<StoredEvent> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return await tryAppend(writer, entry, atMillis);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error('This device could not keep the entry: other windows write to the same sheet.');
}

let tail: Promise<unknown> = Promise.resolve();

/**
 * Record an entry on this device: its place in the device's unbroken count, chained to the one before. Resolves once it
 * is on the disk; only then may the screen say that it is saved. Entries are written in the order of the calls.
 */
export function appendEvent(writer: Writer, entry: SheetEntry, atMillis: number): Promise<StoredEvent> {
  const next = tail.then(() => append(writer, entry, atMillis));
  tail = next.catch(() => undefined);
  return next;
}

/** Note up to where the server holds this device's entries; what lies beyond is sent again. */
export async function markHeld(
  writer: Pick<Writer, 'attemptId' | 'deviceId'>,
  heldUpTo: number,
): Promise<void> {
  const store = await deviceStore();
  const transaction = store.transaction('event', 'readwrite');
  for (const event of await transaction.store.getAll(rangeOf(writer))) {
    const sent = event.sequence <= heldUpTo;
    if (event.sent !== sent) await transaction.store.put({ ...event, sent });
  }
  await transaction.done;
}

/** Take over this device's own entries that the server holds and the device has lost. */
export async function adoptHeld(writer: Writer, held: readonly z.infer<typeof SheetEvent>[]): Promise<void> {
  const own = held.filter(({ deviceId }) => deviceId === writer.deviceId);
  if (own.length === 0) return;
  const store = await deviceStore();
  const transaction = store.transaction('event', 'readwrite');
  for (const { sequence, kind, payload, at, hash } of own) {
    const key: [string, string, number] = [writer.attemptId, writer.deviceId, sequence];
    if ((await transaction.store.get(key)) !== undefined) continue;
    await transaction.store.put({
      ...writer,
      sequence,
      kind,
      payload,
      atMillis: Date.parse(at),
      hash,
      sent: true,
    });
  }
  await transaction.done;
}
