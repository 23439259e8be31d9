import { createHash } from 'node:crypto';
import { setAttempt } from '#db/attempts.ts';
import type { Tx } from '#db/database.ts';
import { insertSheetEvents, listSheetEvents, type SheetEventRow } from '#db/sheets.ts';
import { chainStart, chainText } from '#domain/assessment/event-chain.ts';
import { SheetEntry } from '#domain/assessment/sheet-event.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { attemptOf, isOpen } from './assessment-record.ts';
import { takeOwnSheet } from './sheet-record.ts';

/** An event as the device sent it. `at` is the device's time, an ISO instant. */
export interface SentEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly at: string;
  readonly hash: string;
}

interface ReadEvent {
  readonly sequence: number;
  readonly entry: SheetEntry;
  readonly deviceAt: Date;
  readonly hash: string;
}

function readEvents(events: readonly SentEvent[]): ReadEvent[] {
  const issues: FieldIssue[] = [];
  const read = events.flatMap(({ sequence, kind, payload, at, hash }, index) => {
    const entry = SheetEntry.safeParse({ kind, payload });
    if (entry.success) return [{ sequence, entry: entry.data, deviceAt: new Date(at), hash }];
    for (const { path, message } of entry.error.issues)
      issues.push({ path: ['body.events', index, ...path].join('.'), message });
    return [];
  });
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
  return read.sort((a, b) => a.sequence - b.sequence);
}

/** The hash of an event after the one before it. */
export function eventHash(
  device: { readonly deviceId: string; readonly attemptId: string },
  event: Pick<ReadEvent, 'sequence' | 'entry' | 'deviceAt'>,
  previousHash: string,
): string {
  const { sequence, entry, deviceAt } = event;
  const { kind, payload } = entry;
  const text = chainText({ ...device, sequence, kind, payload, atMillis: deviceAt.getTime() }, previousHash);
  return createHash('sha256').update(text).digest('hex');
}

function refuseOthers(held: readonly SheetEventRow[], personId: string): void {
  if (held.some(({ person_id }) => person_id !== personId)) throw new Refusal('device-of-another');
}

/** The events that follow what is held without a gap. Held ones must be what they were; a broken chain is refused. */
function newEvents(
  device: { readonly deviceId: string; readonly attemptId: string },
  held: readonly SheetEventRow[],
  sent: readonly ReadEvent[],
): ReadEvent[] {
  const hashes = new Map(held.map(({ sequence, hash }) => [sequence, hash]));
  let last = held.length;
  let previous = hashes.get(last) ?? chainStart;
  const fresh: ReadEvent[] = [];
  for (const event of sent) {
    const known = hashes.get(event.sequence);
    if (known !== undefined && known !== event.hash) {
      throw new Refusal('sheet-events-differ', {
        reason: `Entry ${event.sequence} is held with another content.`,
      });
    }
    if (known !== undefined || event.sequence !== last + 1) continue;
    if (eventHash(device, event, previous) !== event.hash) {
      throw new Refusal('sheet-events-differ', {
        reason: `Entry ${event.sequence} does not follow entry ${last}: its hash is not that of its content.`,
      });
    }
    hashes.set(event.sequence, event.hash);
    previous = event.hash;
    last = event.sequence;
    fresh.push(event);
  }
  return fresh;
}

/**
 * Take the entries of a device, each once and in the device's own order. Those held already are answered as held; after a
 * gap nothing is taken, and the answer says up to where everything is held.
 */
export async function sendSheetEvents(
  ctx: Context,
  input: { readonly bookingId: string; readonly deviceId: string; readonly events: readonly SentEvent[] },
) {
  authorise(ctx, 'assessment.judge');
  const sent = readEvents(input.events);
  return await inTransaction(ctx, async (tx) => {
    const { booking, record } = await takeOwnSheet(tx, ctx, input.bookingId);
    const attempt = attemptOf(record, booking.attempt_id);
    const device = { deviceId: input.deviceId, attemptId: attempt.id };
    const held = await heldOf(tx, ctx, device);
    refuseOthers(held, ctx.actor.personId);
    const fresh = newEvents(device, held, sent);
    const heldUpTo = held.length + fresh.length;
    if (fresh.length === 0) {
      nothingToAudit(tx, 'Every entry was held already, or follows a gap.');
      return { heldUpTo };
    }
    if (!isOpen(attempt)) throw new Refusal('sheet-submitted', { heldUpTo: held.length });
    await insertSheetEvents(
      tx,
      {
        organisationId: ctx.actor.organisationId,
        attemptId: attempt.id,
        bookingId: booking.id,
        deviceId: input.deviceId,
        personId: ctx.actor.personId,
        receivedAt: ctx.now,
      },
      fresh.map(({ sequence, entry, deviceAt, hash }) => ({ sequence, ...entry, deviceAt, hash })),
    );
    if (attempt.state !== 'in-progress')
      await setAttempt(tx, ctx.actor.organisationId, attempt.id, { state: 'in-progress' });
    await recordAudit(tx, ctx, {
      type: 'assessment.events-recorded',
      subjectType: 'attempt',
      subjectId: attempt.id,
      detail: {
        bookingId: booking.id,
        deviceId: input.deviceId,
        from: held.length + 1,
        to: heldUpTo,
        lastHash: fresh.at(-1)?.hash ?? null,
      },
    });
    return { heldUpTo };
  });
}

async function heldOf(
  tx: Tx,
  ctx: Context,
  device: { readonly deviceId: string; readonly attemptId: string },
): Promise<SheetEventRow[]> {
  const rows = await listSheetEvents(tx, ctx.actor.organisationId, device.attemptId);
  return rows.filter(({ device_id }) => device_id === device.deviceId);
}
