import { setAttempt } from '#db/attempts.ts';
import { type BookingRow, findBooking, lockAssessorDiary, setBooking } from '#db/bookings.ts';
import type { Tx } from '#db/database.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { type AssessmentRecord, attemptOf, takeAssessment } from './assessment-record.ts';
import { auditingTies, refuseByRules, refuseClosedAttempt } from './book-session.ts';
import { type BookingWish, judgeBooking } from './check-booking.ts';
import { tellBookings } from './tell-provider.ts';

interface HeldBooking {
  readonly row: BookingRow;
  readonly record: AssessmentRecord;
}

/** A booking with its registration locked. A version that is not the present one is refused. */
async function takeBooking(
  tx: Tx,
  ctx: Context,
  wanted: { readonly bookingId: string; readonly version: number },
): Promise<HeldBooking> {
  const found = await findBooking(tx, ctx.actor.organisationId, wanted.bookingId);
  if (!found) throw new Refusal('not-found');
  if (ctx.actor.role === 'independent-assessor' && found.assessor_id !== ctx.actor.personId)
    throw new Refusal('not-found');
  const record = await takeAssessment(tx, ctx, found.registration_id);
  const row = record.bookings.find(({ id }) => id === wanted.bookingId) ?? found;
  if (row.version !== wanted.version) throw new Refusal('stale-version', { current: row.version });
  if (row.state !== 'booked') {
    throw new Refusal('booking-not-open', {
      reason: `The booking is recorded as ${row.state.replaceAll('-', ' ')}.`,
    });
  }
  return { row, record };
}

/** Move a booking to another time, place or assessor, when every rule allows it. */
export async function moveBooking(
  ctx: Context,
  input: Omit<BookingWish, 'attemptId' | 'sessionId'> & {
    readonly bookingId: string;
    readonly acceptWarnings: boolean;
    readonly version: number;
  },
) {
  authorise(ctx, 'assessment.book');
  const { organisationId } = ctx.actor;
  const subject = { action: 'assessment.move-booking', subjectType: 'booking', subjectId: input.bookingId };
  return await auditingTies(ctx, subject, () =>
    inTransaction(ctx, async (tx) => {
      const { row, record } = await takeBooking(tx, ctx, input);
      await lockAssessorDiary(tx, organisationId, input.assessorId);
      refuseClosedAttempt(attemptOf(record, row.attempt_id));
      const wish = { ...input, attemptId: row.attempt_id, sessionId: row.session_id, except: row.id };
      const checked = await judgeBooking(tx, ctx, record, wish);
      refuseByRules(record, checked, input.acceptWarnings);
      const version = await setBooking(tx, organisationId, row.id, {
        assessor_id: input.assessorId,
        starts_at: new Date(checked.startsAt),
        ends_at: new Date(checked.endsAt),
        extra_minutes: checked.extraMinutes,
        place_kind: input.placeKind,
        place: input.place,
      });
      if (row.assessor_id !== input.assessorId)
        await setAttempt(tx, organisationId, row.attempt_id, { assessor_id: input.assessorId });
      await recordAudit(tx, ctx, {
        type: 'assessment.booking-moved',
        subjectType: 'booking',
        subjectId: row.id,
        detail: {
          before: { startsAt: row.starts_at.toISOString(), assessorId: row.assessor_id },
          after: { startsAt: checked.startsAt, assessorId: input.assessorId },
          warningsAccepted: checked.verdict.warnings.map(({ code }) => code),
        },
      });
      await tellBookings(tx, ctx, record.registration);
      return { id: row.id, version };
    }),
  );
}

/** The attempt is open again when nothing of it is booked or held and nothing was recorded. */
async function reopenAttempt(tx: Tx, ctx: Context, { row, record }: HeldBooking): Promise<void> {
  const attempt = attemptOf(record, row.attempt_id);
  const isUsed = record.bookings.some(
    ({ id, attempt_id, state }) =>
      id !== row.id && attempt_id === attempt.id && (state === 'booked' || state === 'held'),
  );
  if (attempt.state === 'booked' && !isUsed)
    await setAttempt(tx, ctx.actor.organisationId, attempt.id, { state: 'open', assessor_id: null });
}

/** Cancel a booking; its session can be booked again. */
export async function cancelBooking(
  ctx: Context,
  input: { readonly bookingId: string; readonly reason: string; readonly version: number },
) {
  authorise(ctx, 'assessment.book');
  return await inTransaction(ctx, async (tx) => {
    const held = await takeBooking(tx, ctx, input);
    const { row, record } = held;
    refuseClosedAttempt(attemptOf(record, row.attempt_id));
    const change = { state: 'cancelled' as const, reason: input.reason };
    const version = await setBooking(tx, ctx.actor.organisationId, row.id, change);
    await reopenAttempt(tx, ctx, held);
    await recordAudit(tx, ctx, {
      type: 'assessment.booking-cancelled',
      subjectType: 'booking',
      subjectId: row.id,
      detail: { attemptId: row.attempt_id, startsAt: row.starts_at.toISOString() },
      text: input.reason,
    });
    await tellBookings(tx, ctx, record.registration);
    return { id: row.id, version };
  });
}

/**
 * Record what stopped a session, on or after its time. After a no-show or an interruption it is booked again; after an
 * abandonment the attempt counts, and the assessor submits the sheet with what was seen.
 */
export async function recordOutcome(
  ctx: Context,
  input: {
    readonly bookingId: string;
    readonly outcome: 'no-show' | 'interrupted' | 'abandoned';
    readonly reason: string;
    readonly version: number;
  },
) {
  authorise(ctx, 'assessment.record-event');
  return await inTransaction(ctx, async (tx) => {
    const held = await takeBooking(tx, ctx, input);
    const { row, record } = held;
    if (row.starts_at > ctx.now) {
      throw new Refusal('session-not-begun', {
        reason: `The session begins at ${row.starts_at.toISOString()}.`,
      });
    }
    const version = await setBooking(tx, ctx.actor.organisationId, row.id, {
      state: input.outcome,
      reason: input.reason,
    });
    if (input.outcome === 'abandoned')
      await setAttempt(tx, ctx.actor.organisationId, row.attempt_id, { state: 'in-progress' });
    else await reopenAttempt(tx, ctx, held);
    await recordAudit(tx, ctx, {
      type: 'assessment.outcome-recorded',
      subjectType: 'booking',
      subjectId: row.id,
      detail: { attemptId: row.attempt_id, outcome: input.outcome },
      text: input.reason,
    });
    await tellBookings(tx, ctx, record.registration);
    return { id: row.id, version };
  });
}
