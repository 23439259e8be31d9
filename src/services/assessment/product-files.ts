import { findAttemptRegistration } from '#db/attempts.ts';
import type { Db } from '#db/database.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';
import type { FilePurposeRules } from '../portfolio/file-access.ts';
import { type AssessmentRecord, attemptOf, findAssessment, isOpen } from './assessment-record.ts';

async function recordOfAttempt(
  db: Db,
  ctx: Context,
  attemptId: string,
): Promise<AssessmentRecord | undefined> {
  const id = await findAttemptRegistration(db, ctx.actor.organisationId, attemptId);
  return id === undefined ? undefined : await findAssessment(db, ctx, id);
}

/** Files handed in after gateway: read by the apprentice, the assessor of the attempt and the organisation's staff. */
export const productFiles: FilePurposeRules = {
  async mayRead(db, ctx, file) {
    const { role, personId } = ctx.actor;
    const record = await recordOfAttempt(db, ctx, file.subject_id);
    if (!record || role === 'contact') return false;
    if (role === 'system' || isPermitted(role, 'assessment.read')) return true;
    if (role === 'apprentice') return record.registration.person_id === personId;
    return (
      role === 'independent-assessor' &&
      record.bookings.some(
        ({ attempt_id, assessor_id, state }) =>
          attempt_id === file.subject_id && assessor_id === personId && state !== 'cancelled',
      )
    );
  },
  upload: {
    async check(db, ctx, { subjectId }) {
      const record = await recordOfAttempt(db, ctx, subjectId);
      if (!record || record.registration.person_id !== ctx.actor.personId) throw new Refusal('not-found');
      if (record.registration.gateway_accepted_on === null) {
        throw new Refusal('product-refused', {
          reason: 'It is handed in after the gateway has been accepted, and not before.',
        });
      }
      if (!isOpen(attemptOf(record, subjectId)))
        throw new Refusal('product-refused', { reason: 'This attempt has been submitted.' });
    },
  },
};
