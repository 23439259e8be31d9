import { getSheet, type SheetBundle } from '#contract/live-sheet.ts';
import { actingMembership, call } from '#web/api/client.ts';
import { deviceIdOf, deviceStore, type KeptSheet } from './device-store.ts';
import { adoptHeld, ownEvents } from './sheet-events.ts';

/** The sheet of a booking as this device has it, if it is this account's. */
export async function findKeptSheet(bookingId: string, accountId: string): Promise<KeptSheet | undefined> {
  const store = await deviceStore();
  const sheet = await store.get('sheet', bookingId);
  return sheet?.accountId === accountId ? sheet : undefined;
}

/** Read the sheet from the server and put it on this device; what this device recorded itself is never replaced. */
export async function readSheet(bookingId: string, accountId: string): Promise<KeptSheet> {
  const bundle = await call(getSheet, { params: { bookingId } }, { staysOnPage: true });
  const before = await findKeptSheet(bookingId, accountId);
  const sheet: KeptSheet = {
    bookingId,
    accountId,
    bundle,
    readAt: new Date().toISOString(),
    ...(before?.keptAt === undefined ? {} : { keptAt: before.keptAt }),
  };
  const store = await deviceStore();
  await store.put('sheet', sheet);
  const deviceId = await deviceIdOf(accountId);
  await adoptHeld({ attemptId: bundle.booking.attemptId, deviceId, bookingId }, bundle.events);
  return sheet;
}

/** Every file that belongs to a sheet: what the apprentice handed in, and the files of the gateway pack. */
export function filesOf({ products, packFiles }: SheetBundle): SheetBundle['packFiles'] {
  return [...products.flatMap(({ received }) => received.map(({ file }) => file)), ...packFiles];
}

/** The address of a file's bytes. */
export function fileAddress(fileId: string): string {
  return `/api/v1/files/${encodeURIComponent(fileId)}`;
}

async function download(fileId: string): Promise<Blob> {
  const membership = actingMembership();
  const reply = await fetch(fileAddress(fileId), {
    credentials: 'same-origin',
    headers: membership ? { 'guildmark-membership': membership } : {},
  });
  if (!reply.ok) throw new Error(`The file could not be read (${reply.status}).`);
  return await reply.blob();
}

/** What keeping a sheet came to: how many files are here, and the names of those that could not be read. */
export interface Keeping {
  readonly files: number;
  readonly missing: readonly string[];
}

/** Keep a sheet with all its files on this device, to go where there is no signal. Told of each file by `onFile`. */
export async function keepSheet(
  bookingId: string,
  accountId: string,
  onFile: (done: number, of: number) => void,
): Promise<Keeping> {
  const sheet = await readSheet(bookingId, accountId);
  const store = await deviceStore();
  const files = filesOf(sheet.bundle);
  const missing: string[] = [];
  for (const [index, { id, name }] of files.entries()) {
    onFile(index, files.length);
    const known = await store.get('file', id);
    if (known) continue;
    try {
      await store.put('file', { id, bookingId, name, blob: await download(id) });
    } catch (error) {
      console.warn('A file could not be kept', error);
      missing.push(name);
    }
  }
  await store.put('sheet', { ...sheet, keptAt: new Date().toISOString() });
  await navigator.storage?.persist?.();
  return { files: files.length - missing.length, missing };
}

/** The bytes of a kept file; undefined when they are not on this device. */
export async function keptFile(fileId: string): Promise<Blob | undefined> {
  const store = await deviceStore();
  return (await store.get('file', fileId))?.blob;
}

/** A sheet on this device and how many of its entries wait to be sent. */
export interface SheetOnDevice {
  readonly sheet: KeptSheet;
  readonly waiting: number;
}

/** The sheets of an account on this device. */
export async function listKeptSheets(accountId: string): Promise<SheetOnDevice[]> {
  const store = await deviceStore();
  const deviceId = await deviceIdOf(accountId);
  const sheets = (await store.getAll('sheet')).filter((sheet) => sheet.accountId === accountId);
  return await Promise.all(
    sheets.map(async (sheet) => {
      const events = await ownEvents({ attemptId: sheet.bundle.booking.attemptId, deviceId });
      return { sheet, waiting: events.filter(({ sent }) => !sent).length };
    }),
  );
}

/** Remove a sheet and its files from this device. Entries stay until the server holds them, whatever is removed. */
export async function dropSheet(bookingId: string): Promise<void> {
  const store = await deviceStore();
  await store.delete('sheet', bookingId);
  const files = (await store.getAll('file')).filter((file) => file.bookingId === bookingId);
  await Promise.all(files.map(({ id }) => store.delete('file', id)));
}
