import { insertAdjustment, lockAdjustment, setAdjustment } from '#db/adjustments.ts';
import { listDiary, setBooking } from '#db/bookings.ts';
import type { Tx } from '#db/database.ts';
import { minutesToBook, sessionTimes } from '#domain/assessment/session-times.ts';
import { Refusal } from '#domain/refusal.ts';
import { addMinutes } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { type AssessmentRecord, takeAssessment } from './assessment-record.ts';
import { tellBookings } from './tell-provider.ts';

/** Record that a reasonable adjustment was asked for. */
export async function requestAdjustment(
  ctx: Context,
  input: {
    readonly registrationId: string;
    readonly kind: string;
    readonly extraPercent?: number | undefined;
    readonly description: string;
  },
) {
  authorise(ctx, 'assessment.decide-adjustment');
  const isTime = input.kind === 'extra-time';
  if (isTime !== (input.extraPercent !== undefined)) {
    const message = isTime
      ? 'Say how much extra time, in per cent of the planned length.'
      : 'Only extra time has a percentage.';
    throw new Refusal('invalid-request', { issues: [{ path: 'body.extraPercent', message }] });
  }
  return await inTransaction(ctx, async (tx) => {
    const { registration } = await takeAssessment(tx, ctx, input.registrationId);
    const id = ctx.newId();
    await insertAdjustment(tx, {
      organisationId: ctx.actor.organisationId,
      id,
      registrationId: registration.id,
      kind: input.kind,
      extraPercent: input.extraPercent ?? null,
      description: input.description,
      requestedBy: ctx.actor.personId,
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'assessment.adjustment-requested',
      subjectType: 'reasonable-adjustment',
      subjectId: id,
      detail: { registrationId: registration.id, kind: input.kind, extraPercent: input.extraPercent ?? null },
      text: input.description,
    });
    return { id };
  });
}

/** Grant or refuse an adjustment. Granted extra time lengthens the bookings to come wherever the assessor is free. */
export async function decideAdjustment(
  ctx: Context,
  input: {
    readonly adjustmentId: string;
    readonly decision: 'granted' | 'refused';
    readonly reason: string;
  },
) {
  authorise(ctx, 'assessment.decide-adjustment');
  const { organisationId, personId } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const row = await lockAdjustment(tx, organisationId, input.adjustmentId);
    if (!row) throw new Refusal('not-found');
    if (row.state !== 'requested') {
      throw new Refusal('adjustment-decided', { reason: `The adjustment is ${row.state} already.` });
    }
    await setAdjustment(tx, organisationId, row.id, {
      state: input.decision,
      reason: input.reason,
      decided_by: personId,
      decided_at: ctx.now,
    });
    const record = await takeAssessment(tx, ctx, row.registration_id);
    const lengthened =
      input.decision === 'granted' && row.kind === 'extra-time' ? await lengthen(tx, ctx, record) : [];
    await recordAudit(tx, ctx, {
      type: 'assessment.adjustment-decided',
      subjectType: 'reasonable-adjustment',
      subjectId: row.id,
      detail: { registrationId: row.registration_id, decision: input.decision, lengthened },
      text: input.reason,
    });
    if (lengthened.length > 0) await tellBookings(tx, ctx, record.registration);
    return { id: row.id };
  });
}

/** Give the bookings to come their extra time; gives the ids of those changed. */
async function lengthen(tx: Tx, ctx: Context, record: AssessmentRecord): Promise<string[]> {
  const { organisationId } = ctx.actor;
  const changed: string[] = [];
  const upcoming = record.bookings.filter(
    ({ state, starts_at }) => state === 'booked' && starts_at > ctx.now,
  );
  for (const row of upcoming) {
    const method = record.planOf(row).plan.methods.find(({ id }) => id === row.method);
    const session = method?.sessions.find(({ id }) => id === row.session_id);
    if (!session || record.extraPercent === null) continue;
    const times = sessionTimes(session, { extraPercent: record.extraPercent });
    const minutes = minutesToBook(times);
    if (minutes === undefined || times.extra <= row.extra_minutes) continue;
    const endsAt = new Date(addMinutes(row.starts_at.toISOString(), minutes));
    const diary = await listDiary(tx, organisationId, {
      assessorIds: [row.assessor_id],
      from: row.starts_at,
      before: endsAt,
    });
    const isTaken =
      diary.some(({ id }) => id !== row.id) ||
      upcoming.some(
        ({ id, starts_at, ends_at }) => id !== row.id && starts_at < endsAt && ends_at > row.starts_at,
      );
    if (isTaken) continue;
    await setBooking(tx, organisationId, row.id, { ends_at: endsAt, extra_minutes: times.extra });
    changed.push(row.id);
  }
  return changed;
}
