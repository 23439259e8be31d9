import { setRegistrationState } from '#db/assessment-registrations.ts';
import { setAttempt } from '#db/attempts.ts';
import { insertBooking, lockAssessorDiary } from '#db/bookings.ts';
import type { ProblemCode } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { auditRefusal, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction, reading } from '../transaction.ts';
import {
  type AssessmentRecord,
  attemptOf,
  bookingOf,
  findAssessment,
  isOpen,
  takeAssessment,
} from './assessment-record.ts';
import { type BookingWish, type CheckedBooking, checkView, judgeBooking } from './check-booking.ts';
import { tellBookings } from './tell-provider.ts';

const problemOf: Readonly<Record<string, ProblemCode | undefined>> = {
  'not-independent': 'assessor-not-independent',
  'interests-not-declared': 'interests-not-declared',
  'not-competent': 'assessor-not-competent',
  'double-booking': 'double-booking',
  'outside-window': 'outside-assessment-window',
};

/** A tie that touches independence is named before anything else. */
const gravest = ['not-independent', 'interests-not-declared', 'not-competent'];

/** Refuse a booking with everything that the rules say against it, or with warnings that nobody accepted. */
export function refuseByRules(
  record: AssessmentRecord,
  checked: CheckedBooking,
  acceptWarnings: boolean,
): void {
  const { refusals, warnings } = checkView(record, checked);
  const [first] = refusals;
  if (first) {
    const grave = gravest.find((code) => refusals.some((finding) => finding.code === code));
    throw new Refusal(problemOf[grave ?? first.code] ?? 'booking-refused', {
      reason: refusals.map(({ reason }) => reason).join(' '),
      refusals,
      warnings,
    });
  }
  if (warnings.length > 0 && !acceptWarnings) {
    throw new Refusal('booking-warnings', {
      reason: warnings.map(({ reason }) => reason).join(' '),
      warnings,
    });
  }
}

/** Run a booking; when independence refuses it, the attempt to book is audited. */
export async function auditingTies<T>(
  ctx: Context,
  subject: { readonly action: string; readonly subjectType: string; readonly subjectId: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'assessor-not-independent')
      await auditRefusal(ctx, error, subject);
    throw error;
  }
}

/** Refuse when the attempt takes no bookings any more. */
export function refuseClosedAttempt(attempt: Parameters<typeof isOpen>[0]): void {
  if (!isOpen(attempt)) {
    throw new Refusal('attempt-not-open', {
      reason: `The attempt is ${attempt.state.replaceAll('-', ' ')}.`,
    });
  }
}

/** What the rules say of a booking, without making it. */
export async function previewBooking(ctx: Context, input: BookingWish & { readonly registrationId: string }) {
  authorise(ctx, 'assessment.book');
  return await reading(ctx, async (db) => {
    const record = await findAssessment(db, ctx, input.registrationId);
    return checkView(record, await judgeBooking(db, ctx, record, input));
  });
}

/** Book one session of one attempt with an assessor, when every rule allows it. */
export async function bookSession(
  ctx: Context,
  input: BookingWish & { readonly registrationId: string; readonly acceptWarnings: boolean },
) {
  authorise(ctx, 'assessment.book');
  const subject = {
    action: 'assessment.book',
    subjectType: 'registration',
    subjectId: input.registrationId,
  };
  const { organisationId, personId } = ctx.actor;
  return await auditingTies(ctx, subject, () =>
    inTransaction(ctx, async (tx) => {
      const record = await takeAssessment(tx, ctx, input.registrationId);
      await lockAssessorDiary(tx, organisationId, input.assessorId);
      const attempt = attemptOf(record, input.attemptId);
      refuseClosedAttempt(attempt);
      if (bookingOf(record, attempt.id, input.sessionId)) throw new Refusal('already-booked');
      const checked = await judgeBooking(tx, ctx, record, input);
      refuseByRules(record, checked, input.acceptWarnings);
      const id = ctx.newId();
      const warnings = checkView(record, checked).warnings;
      await insertBooking(tx, {
        organisationId,
        id,
        attemptId: attempt.id,
        registrationId: record.registration.id,
        sessionId: input.sessionId,
        assessorId: input.assessorId,
        startsAt: new Date(checked.startsAt),
        endsAt: new Date(checked.endsAt),
        extraMinutes: checked.extraMinutes,
        placeKind: input.placeKind,
        place: input.place,
        checks: { planHash: attempt.plan_hash, warnings },
        bookedBy: personId,
        createdAt: ctx.now,
      });
      await setAttempt(tx, organisationId, attempt.id, {
        ...(attempt.state === 'open' ? { state: 'booked' as const } : {}),
        assessor_id: input.assessorId,
      });
      await setRegistrationState(tx, organisationId, record.registration.id, 'in-assessment');
      await recordAudit(tx, ctx, {
        type: 'assessment.session-booked',
        subjectType: 'booking',
        subjectId: id,
        detail: {
          registrationId: record.registration.id,
          attemptId: attempt.id,
          method: attempt.method,
          session: input.sessionId,
          assessorId: input.assessorId,
          startsAt: checked.startsAt,
          endsAt: checked.endsAt,
          extraMinutes: checked.extraMinutes,
          planHash: attempt.plan_hash,
          warningsAccepted: warnings.map(({ code }) => code),
        },
      });
      await tellBookings(tx, ctx, record.registration);
      return { id, version: 1 };
    }),
  );
}
