import { type BookingRow, findBooking } from '#db/bookings.ts';
import type { Db, Tx } from '#db/database.ts';
import type { SheetEventRow } from '#db/sheets.ts';
import { SheetEntry, type SheetEvent } from '#domain/assessment/sheet-event.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';
import { type AssessmentRecord, findAssessment, takeAssessment } from './assessment-record.ts';

/** The booking of an assessor's own sheet, with its registration. */
export interface OwnSheet {
  readonly booking: BookingRow;
  readonly record: AssessmentRecord;
}

/** One's own booking; another assessor's is not found. */
async function ownBooking(db: Db, ctx: Context, bookingId: string): Promise<BookingRow> {
  const booking = await findBooking(db, ctx.actor.organisationId, bookingId);
  if (!booking || booking.assessor_id !== ctx.actor.personId) throw new Refusal('not-found');
  if (booking.state === 'cancelled' || booking.state === 'no-show') {
    throw new Refusal('booking-not-open', {
      reason: `The booking is recorded as ${booking.state.replaceAll('-', ' ')}.`,
    });
  }
  return booking;
}

/** The sheet of one's own booking. */
export async function findOwnSheet(db: Db, ctx: Context, bookingId: string): Promise<OwnSheet> {
  const booking = await ownBooking(db, ctx, bookingId);
  return { booking, record: await findAssessment(db, ctx, booking.registration_id) };
}

/** The sheet of one's own booking, its registration locked for change. */
export async function takeOwnSheet(tx: Tx, ctx: Context, bookingId: string): Promise<OwnSheet> {
  const before = await ownBooking(tx, ctx, bookingId);
  const record = await takeAssessment(tx, ctx, before.registration_id);
  const booking = record.bookings.find(({ id }) => id === bookingId) ?? before;
  if (booking.assessor_id !== ctx.actor.personId) throw new Refusal('not-found');
  return { booking, record };
}

/** Held events as the domain reads them. */
export function sheetEvents(rows: readonly SheetEventRow[]): SheetEvent[] {
  return rows.map((row) => ({
    ...SheetEntry.parse({ kind: row.kind, payload: row.payload }),
    deviceId: row.device_id,
    sequence: row.sequence,
    atMillis: row.device_at.getTime(),
  }));
}
