import { submitSheet } from '#contract/live-sheet.ts';
import { seenBy } from '#domain/assessment/sheet.ts';
import type { SheetEntry } from '#domain/assessment/sheet-event.ts';
import { call } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { deviceIdOf, type KeptSheet, type StoredEvent } from '#web/offline/device-store.ts';
import { findKeptSheet, readSheet } from '#web/offline/kept-sheets.ts';
import { sendWaiting } from '#web/offline/send-events.ts';
import { appendEvent, ownEvents, type Writer } from '#web/offline/sheet-events.ts';

/** Where a live sheet stands on this device. Times are milliseconds since 1970. */
export interface LiveSheetState {
  readonly sheet: KeptSheet | undefined;
  readonly deviceId: string;
  readonly own: readonly StoredEvent[];
  /** Taps on their way to the disk: shown at once, called saved only when they are. */
  readonly pending: readonly StoredEvent[];
  /** When the last entry was written on this device's disk. */
  readonly savedAt: number | undefined;
  /** When the server last said that it holds everything. */
  readonly sentAt: number | undefined;
  /** Why entries wait, or why the sheet could not be read. */
  readonly problem: Problem | undefined;
  /** An entry could not be written on this device: the one thing that must be seen at once. */
  readonly diskProblem: string | undefined;
  readonly isReading: boolean;
}

/** An entry may have been read from the disk, by another wake, before its own writing was told. */
function withEvent(own: readonly StoredEvent[], event: StoredEvent): StoredEvent[] {
  return [...own.filter(({ sequence }) => sequence !== event.sequence), event];
}

const firstWait = 2000;
const longestWait = 60_000;
const readAgainAfter = 30_000;

/**
 * One live sheet open on this device. Each entry is written on the disk first and sent afterwards, in order, for as long
 * as it takes. Nothing here asks whether there is a connection: it sends, and waits longer after each failure.
 */
export class LiveSheet {
  readonly #bookingId: string;
  readonly #accountId: string;
  readonly #listeners = new Set<() => void>();
  #state: LiveSheetState = {
    sheet: undefined,
    deviceId: '',
    own: [],
    pending: [],
    savedAt: undefined,
    sentAt: undefined,
    problem: undefined,
    diskProblem: undefined,
    isReading: true,
  };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = firstWait;
  #sending: Promise<void> | undefined;
  #lastRead = 0;

  constructor(bookingId: string, accountId: string) {
    this.#bookingId = bookingId;
    this.#accountId = accountId;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LiveSheetState => this.#state;

  #set(change: Partial<LiveSheetState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  get #writer(): Writer | undefined {
    const attemptId = this.#state.sheet?.bundle.booking.attemptId;
    if (attemptId === undefined) return undefined;
    return { attemptId, deviceId: this.#state.deviceId, bookingId: this.#bookingId };
  }

  /** Show what this device has, then ask the server and send what waits. Gives the way to close it again. */
  open(): () => void {
    const wake = () => this.#wake();
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    void this.#start();
    return () => {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      clearTimeout(this.#timer);
    };
  }

  async #start(): Promise<void> {
    const deviceId = await deviceIdOf(this.#accountId);
    const sheet = await findKeptSheet(this.#bookingId, this.#accountId);
    this.#set({ deviceId, sheet });
    await this.#reload();
    await this.send();
    await this.read();
    await this.send();
  }

  async #reload(): Promise<void> {
    const writer = this.#writer;
    if (!writer) return;
    const own = await ownEvents(writer);
    this.#set({ own, savedAt: own.at(-1)?.atMillis });
  }

  /** Read the sheet again: what other devices recorded, and whether it was submitted or sent back. */
  async read(): Promise<void> {
    this.#lastRead = Date.now();
    try {
      const sheet = await readSheet(this.#bookingId, this.#accountId);
      this.#set({ sheet, problem: undefined });
      await this.#reload();
    } catch (error) {
      this.#set({ problem: asProblem(error) });
    } finally {
      this.#set({ isReading: false });
    }
  }

  #wake(): void {
    if (document.visibilityState === 'hidden') return;
    this.#wait = firstWait;
    void this.#reload().then(() => this.send());
    if (Date.now() - this.#lastRead > readAgainAfter) void this.read();
  }

  /** Record one entry; resolves once it is on this device's disk. */
  async record(entry: SheetEntry): Promise<void> {
    const writer = this.#writer;
    if (!writer) return;
    const atMillis = Date.now();
    const written = this.#seen(entry);
    const { own, pending } = this.#state;
    const sequence = (pending.at(-1) ?? own.at(-1))?.sequence ?? 0;
    const tap = { ...writer, ...written, sequence: sequence + 1, atMillis, hash: '', sent: false };
    this.#set({ pending: [...pending, tap] });
    try {
      const event = await appendEvent(writer, written, atMillis);
      this.#set({ own: withEvent(this.#state.own, event), savedAt: Date.now(), diskProblem: undefined });
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown reason';
      this.#set({ diskProblem: `The last entry could NOT be saved on this device: ${reason}` });
    }
    this.#set({ pending: this.#state.pending.filter((each) => each !== tap) });
    void this.send();
  }

  #seen(entry: SheetEntry): SheetEntry {
    if (entry.kind === 'clock') return entry;
    const events = this.#state.sheet?.bundle.events ?? [];
    const seen = seenBy(events, this.#state.deviceId);
    if (Object.keys(seen).length === 0) return entry;
    return { ...entry, payload: { ...entry.payload, seen } } as SheetEntry;
  }

  /** Send what waits now; a sending under way is waited for. */
  send(): Promise<void> {
    const known = this.#state.own.length;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
      // Only what was recorded meanwhile is sent at once; anything else waits for its turn.
      if (this.#state.own.length > known && this.#state.problem === undefined) void this.send();
    });
    return this.#sending;
  }

  /** Entries that the server does not hold yet. */
  waiting(): number {
    return this.#state.own.filter(({ sent }) => !sent).length;
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    const writer = this.#writer;
    if (!writer || this.waiting() === 0) return;
    try {
      const { heldUpTo } = await sendWaiting(writer);
      const own = this.#state.own.map((event) => ({ ...event, sent: event.sequence <= heldUpTo }));
      this.#set({ own, sentAt: Date.now(), problem: undefined });
      if (this.waiting() === 0) this.#wait = firstWait;
      else this.#sendLater();
    } catch (error) {
      this.#set({ problem: asProblem(error) });
      this.#sendLater();
    }
  }

  #sendLater(): void {
    this.#timer = setTimeout(() => void this.send(), this.#wait);
    this.#wait = Math.min(longestWait, this.#wait * 2);
  }

  /** Send everything, then submit once with the count and the last hash. Throws the `Problem` of a refusal. */
  async submit(): Promise<void> {
    await this.send();
    const last = this.#state.own.at(-1);
    if (!last) return;
    await call(
      submitSheet,
      {
        params: { bookingId: this.#bookingId },
        body: { deviceId: this.#state.deviceId, events: last.sequence, lastHash: last.hash },
      },
      { staysOnPage: true },
    );
    await this.read();
  }
}
