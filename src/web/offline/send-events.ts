import { sendSheetEvents } from '#contract/live-sheet.ts';
import { call } from '#web/api/client.ts';
import type { StoredEvent } from './device-store.ts';
import { markHeld, ownEvents, type Writer } from './sheet-events.ts';

const batchSize = 200;

function wireOf({ sequence, kind, payload, atMillis, hash }: StoredEvent) {
  return { sequence, kind, payload, at: new Date(atMillis).toISOString(), hash };
}

async function sendBatch(writer: Writer, events: readonly StoredEvent[]): Promise<number> {
  const { heldUpTo } = await call(
    sendSheetEvents,
    {
      params: { bookingId: writer.bookingId },
      body: { deviceId: writer.deviceId, events: events.map(wireOf) },
    },
    { staysOnPage: true },
  );
  await markHeld(writer, heldUpTo);
  return heldUpTo;
}

/**
 * Send what waits, in the device's order, until the server holds everything. After a gap the server says up to where it
 * holds, and sending goes on from there. Throws a `Problem` when it is refused or there is no connection; whatever
 * happens, every entry stays on the device.
 */
export async function sendWaiting(writer: Writer): Promise<{ heldUpTo: number }> {
  let held = -1;
  for (;;) {
    const events = await ownEvents(writer);
    const last = events.at(-1)?.sequence ?? 0;
    const waiting = events.filter(({ sent }) => !sent).slice(0, batchSize);
    if (waiting.length === 0) return { heldUpTo: last };
    const next = await sendBatch(writer, waiting);
    // The server took nothing twice in a row: stop, so that a defect does not become a storm of requests.
    if (next <= held) return { heldUpTo: next };
    held = next;
  }
}
