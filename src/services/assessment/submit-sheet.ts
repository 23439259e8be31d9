import { setRegistrationChoices } from '#db/assessment-registrations.ts';
import { setAttempt } from '#db/attempts.ts';
import { setBooking } from '#db/bookings.ts';
import type { Tx } from '#db/database.ts';
import {
  insertSubmission,
  listSheetEvents,
  listSubmissions,
  putJudgements,
  type SheetEventRow,
} from '#db/sheets.ts';
import { criteriaToJudge } from '#domain/assessment/criteria-to-judge.ts';
import { sessionChecklist } from '#domain/assessment/session-checklist.ts';
import { sessionEndCheck } from '#domain/assessment/session-end.ts';
import { foldSheet, type SheetState } from '#domain/assessment/sheet.ts';
import { branchesInForce, type SubmissionFacts, submissionCheck } from '#domain/assessment/submission.ts';
import { Refusal } from '#domain/refusal.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { gradeAttemptAndResult } from '../results/compute-result.ts';
import { inTransaction } from '../transaction.ts';
import { attemptOf, bookingOf, isOpen, methodOf, sessionsOf } from './assessment-record.ts';
import { findingView } from './finding-view.ts';
import { type OwnSheet, sheetEvents, takeOwnSheet } from './sheet-record.ts';
import { lastSubmission } from './sheet-standing.ts';
import { tellBookings } from './tell-provider.ts';

/** What the device says of its own entries when it submits. */
export interface SheetClaim {
  readonly bookingId: string;
  readonly deviceId: string;
  readonly events: number;
  readonly lastHash: string;
}

const done = { done: true as const };

/** The sessions of the sheet that are over once this one is; the attempt ends with the last, or when it was abandoned. */
function sessionsNow({ booking, record }: OwnSheet): { readonly over: string[]; readonly isLast: boolean } {
  const attempt = attemptOf(record, booking.attempt_id);
  const all = sessionsOf(record, methodOf(record, attempt)).map(({ id }) => id);
  const over = all.filter((id) => {
    const other = bookingOf(record, attempt.id, id);
    return id === booking.session_id || other?.state === 'held' || other?.state === 'abandoned';
  });
  const wasAbandoned = record.bookings.some(
    ({ attempt_id, state }) => attempt_id === attempt.id && state === 'abandoned',
  );
  return { over, isLast: wasAbandoned || over.length === all.length };
}

function submissionFacts(
  own: OwnSheet,
  rows: readonly SheetEventRow[],
  claim: SheetClaim,
  over: readonly string[],
): SubmissionFacts {
  const { booking, record } = own;
  const method = methodOf(record, attemptOf(record, booking.attempt_id));
  const device = rows.filter(({ device_id }) => device_id === claim.deviceId);
  const events = sheetEvents(rows);
  const { clocks } = foldSheet(events);
  const asked = new Map(over.flatMap((id) => sessionChecklist(method, id).map((item) => [item.id, item])));
  return {
    method,
    events,
    claim: { ...claim, heldHash: device.at(-1)?.hash },
    choices: record.choices,
    options: record.registration.options,
    checklist: [...asked.values()],
    // A session that was abandoned before it began has no clock to finish.
    sessions: over.filter(
      (id) => bookingOf(record, booking.attempt_id, id)?.state !== 'abandoned' || clocks[id] !== undefined,
    ),
    adjustment: record.extraPercent === null ? undefined : { extraPercent: record.extraPercent },
  };
}

function refuseIncomplete(own: OwnSheet, refusals: readonly RuleFinding[]): void {
  if (refusals.length === 0) return;
  const attempt = attemptOf(own.record, own.booking.attempt_id);
  const { plan } = own.record.planOf(attempt);
  throw new Refusal('sheet-incomplete', {
    reason: refusals.map(({ reason }) => reason).join(' '),
    missing: refusals.map((finding) => findingView(plan, finding)),
  });
}

/** Seconds into its session at which a criterion was judged; null when no clock ran. */
function secondsInto(sheet: SheetState, atMillis: number): number | null {
  const starts = Object.values(sheet.clocks).flatMap((taps) =>
    (taps ?? []).filter(({ action }) => action === 'start').map((tap) => tap.atMillis),
  );
  const begun = starts.filter((start) => start <= atMillis);
  return begun.length === 0 ? null : Math.floor((atMillis - Math.max(...begun)) / 1000);
}

/** Write what was judged of every criterion in force, and the branches chosen on the day. */
async function materialise(tx: Tx, ctx: Context, own: OwnSheet, sheet: SheetState): Promise<number> {
  const { booking, record } = own;
  const { organisationId } = ctx.actor;
  const method = methodOf(record, attemptOf(record, booking.attempt_id));
  const inForce = branchesInForce(sheet, record.choices);
  const criteria = criteriaToJudge(method, inForce, record.registration.options);
  const judgements = criteria.flatMap(({ ref }) => {
    const held = sheet.judgements[ref];
    if (!held) return [];
    const note = sheet.notes[ref]?.value.trim() || null;
    return [{ ref, judgement: held.value, note, atSeconds: secondsInto(sheet, held.atMillis) }];
  });
  await putJudgements(tx, organisationId, booking.attempt_id, judgements);
  if (Object.keys(sheet.branches).length > 0) {
    const choices = Object.fromEntries(Object.entries(inForce).map(([id, branches]) => [id, branches ?? []]));
    await setRegistrationChoices(tx, organisationId, record.registration.id, choices);
  }
  return judgements.length;
}

/** Close one session while others of the sheet are still to come. */
async function closeSession(tx: Tx, ctx: Context, own: OwnSheet, facts: SubmissionFacts): Promise<void> {
  const { booking, record } = own;
  refuseIncomplete(own, sessionEndCheck(facts).refusals);
  await setBooking(tx, ctx.actor.organisationId, booking.id, { state: 'held' });
  await recordAudit(tx, ctx, {
    type: 'assessment.session-held',
    subjectType: 'booking',
    subjectId: booking.id,
    detail: {
      attemptId: booking.attempt_id,
      session: booking.session_id,
      events: facts.claim.events,
      lastHash: facts.claim.lastHash,
    },
  });
  await tellBookings(tx, ctx, record.registration);
}

/** Finish the attempt: everything is judged and every session over. */
async function finishAttempt(tx: Tx, ctx: Context, own: OwnSheet, facts: SubmissionFacts): Promise<void> {
  const { booking, record } = own;
  const { organisationId, personId } = ctx.actor;
  const { refusals, warnings } = submissionCheck(facts);
  refuseIncomplete(own, refusals);
  const earlier = await listSubmissions(tx, organisationId, [booking.attempt_id]);
  const { deviceId, events, lastHash } = facts.claim;
  await insertSubmission(tx, {
    organisationId,
    attemptId: booking.attempt_id,
    deviceId,
    eventCount: events,
    lastHash,
    submittedBy: personId,
    submittedAt: ctx.now,
    number: earlier.length + 1,
  });
  const judged = await materialise(tx, ctx, own, foldSheet(facts.events));
  if (booking.state === 'booked') await setBooking(tx, organisationId, booking.id, { state: 'held' });
  await setAttempt(tx, organisationId, booking.attempt_id, { state: 'submitted', assessor_id: personId });
  await recordAudit(tx, ctx, {
    type: 'assessment.sheet-submitted',
    subjectType: 'attempt',
    subjectId: booking.attempt_id,
    detail: {
      bookingId: booking.id,
      number: earlier.length + 1,
      deviceId,
      events,
      lastHash,
      judged,
      planHash: attemptOf(record, booking.attempt_id).plan_hash,
      warnings: warnings.map(({ code, path }) => ({ code, path: path ?? null })),
    },
  });
  await tellBookings(tx, ctx, record.registration);
  await gradeAttemptAndResult(tx, ctx, booking.attempt_id, record.registration.id);
}

/** Whether this very submission was taken before: the answer to a repeated request is the same. */
async function wasTaken(tx: Tx, ctx: Context, own: OwnSheet, claim: SheetClaim): Promise<boolean> {
  const rows = await listSubmissions(tx, ctx.actor.organisationId, [own.booking.attempt_id]);
  const last = lastSubmission(own.booking.attempt_id, rows);
  return (
    last !== undefined &&
    last.sent_back_at === null &&
    last.device_id === claim.deviceId &&
    last.event_count === claim.events &&
    last.last_hash === claim.lastHash
  );
}

/** Every entry of the sheet; refused from a device of another person, and after an interruption. */
async function eventsToSubmit(
  tx: Tx,
  ctx: Context,
  { booking }: OwnSheet,
  { deviceId }: SheetClaim,
): Promise<SheetEventRow[]> {
  if (booking.state === 'interrupted') {
    throw new Refusal('booking-not-open', {
      reason: 'The session was interrupted: it is held on another booking.',
    });
  }
  const rows = await listSheetEvents(tx, ctx.actor.organisationId, booking.attempt_id);
  if (rows.some((row) => row.device_id === deviceId && row.person_id !== ctx.actor.personId))
    throw new Refusal('device-of-another');
  return rows;
}

/**
 * Submit the sheet after a session. Before the last session it closes that session; with the last it finishes the
 * attempt. What is missing refuses the submission and nothing that was recorded. No grade is taken from anybody.
 */
export async function submitSheet(ctx: Context, claim: SheetClaim) {
  authorise(ctx, 'assessment.submit-sheet');
  return await inTransaction(ctx, async (tx) => {
    const own = await takeOwnSheet(tx, ctx, claim.bookingId);
    if (!isOpen(attemptOf(own.record, own.booking.attempt_id))) {
      if (!(await wasTaken(tx, ctx, own, claim))) throw new Refusal('sheet-submitted');
      nothingToAudit(tx, 'The sheet was submitted with these entries before.');
      return done;
    }
    const rows = await eventsToSubmit(tx, ctx, own, claim);
    const { over, isLast } = sessionsNow(own);
    if (isLast) await finishAttempt(tx, ctx, own, submissionFacts(own, rows, claim, over));
    else if (own.booking.state === 'held') nothingToAudit(tx, 'The session was closed before.');
    else await closeSession(tx, ctx, own, submissionFacts(own, rows, claim, [own.booking.session_id]));
    return done;
  });
}
