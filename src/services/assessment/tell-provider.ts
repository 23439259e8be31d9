import { holdsEnrolment, latestNotice } from '#db/assessment-notices.ts';
import type { RegistrationRow } from '#db/assessment-registrations.ts';
import { listRegistrationBookings } from '#db/bookings.ts';
import type { Tx } from '#db/database.ts';
import { lockEnrolment, setEnrolment } from '#db/enrolments.ts';
import { insertNotice } from '#db/notices.ts';
import { EnrolmentState, transition } from '#domain/enrolment/enrolment-state.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { messageHandler, sendMessage } from '../exchange.ts';
import { readPlans } from './assessment-record.ts';
import { assessorName, bookingTitles } from './booking-view.ts';

/** Tell the training provider how all bookings of a registration stand, if it works on this installation. */
export async function tellBookings(
  tx: Tx,
  ctx: Context,
  registration: Pick<RegistrationRow, 'id' | 'provider_id' | 'enrolment_id'>,
): Promise<void> {
  if (registration.provider_id === null) return;
  const rows = await listRegistrationBookings(tx, ctx.actor.organisationId, registration.id);
  const plans = await readPlans(
    tx,
    rows.map(({ plan_hash }) => plan_hash),
  );
  await sendMessage(tx, ctx, {
    to: registration.provider_id,
    kind: 'booking-changed',
    payload: {
      enrolmentId: registration.enrolment_id,
      asOf: ctx.now.toISOString(),
      bookings: rows.map((row) => {
        const { methodTitle, sessionTitle } = bookingTitles(row, plans.get(row.plan_hash));
        return {
          id: row.id,
          method: row.method,
          title: methodTitle === sessionTitle ? methodTitle : `${methodTitle}: ${sessionTitle}`,
          startsAt: row.starts_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
          place: row.place,
          assessor: assessorName(row),
          state: row.state,
        };
      }),
    },
  });
}

/** The provider's side of `booking-changed`: keeps what was said. The notice with the latest moment counts. */
export const receiveBookings = messageHandler<'booking-changed', undefined>({
  async handle(tx, ctx, { id, payload }) {
    const { organisationId } = ctx.actor;
    const asOf = new Date(payload.asOf);
    const held = await latestNotice(tx, organisationId, payload.enrolmentId, 'booking-changed');
    if (held && held.created_at > asOf) return nothingToAudit(tx, 'A newer state of the bookings is held.');
    if (!(await holdsEnrolment(tx, organisationId, payload.enrolmentId)))
      return nothingToAudit(tx, 'The enrolment is not held here.');
    await insertNotice(tx, {
      organisationId,
      id: ctx.newId(),
      enrolmentId: payload.enrolmentId,
      kind: 'booking-changed',
      content: { bookings: payload.bookings },
      createdAt: asOf,
    });
    if (payload.bookings.some(({ state }) => state !== 'cancelled'))
      await beginAssessment(tx, ctx, payload.enrolmentId);
    await recordAudit(tx, ctx, {
      type: 'assessment.bookings-received',
      subjectType: 'enrolment',
      subjectId: payload.enrolmentId,
      detail: { messageId: id, bookings: payload.bookings.length },
    });
  },
});

/** With the first booking the apprentice is in assessment, or back in it after a result. */
async function beginAssessment(tx: Tx, ctx: Context, enrolmentId: string): Promise<void> {
  const { organisationId } = ctx.actor;
  const row = await lockEnrolment(tx, organisationId, enrolmentId);
  const state = row && EnrolmentState.safeParse(row.state);
  if (!state?.success) return;
  const begun = transition(state.data, 'begin-assessment');
  if (begun.ok) await setEnrolment(tx, organisationId, enrolmentId, { state: begun.state });
}
