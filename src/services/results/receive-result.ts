import type { Tx } from '#db/database.ts';
import { lockEnrolment, setEnrolment } from '#db/enrolments.ts';
import { json } from '#db/json.ts';
import { type EnrolmentAction, EnrolmentState, transition } from '#domain/enrolment/enrolment-state.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { messageHandler } from '../exchange.ts';
import { ReceivedRelease } from './my-results.ts';

/** The provider takes a released result: keeps its copy and moves the enrolment on. */
export const receiveResult = messageHandler<'result-released', undefined>({
  async handle(tx, ctx, { payload }) {
    const { organisationId } = ctx.actor;
    const release = ReceivedRelease.parse(payload.content);
    await tx
      .insertInto('received_result')
      .values({
        organisation_id: organisationId,
        id: release.id,
        enrolment_id: payload.enrolmentId,
        grade: release.content.grade,
        content: json(release),
        released_at: release.releasedAt,
        received_at: ctx.now,
        supersedes_id: release.supersedes?.id ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await moveOn(tx, ctx, payload.enrolmentId, release.content.grade !== 'fail');
    await recordAudit(tx, ctx, {
      type: 'results.result-received',
      subjectType: 'enrolment',
      subjectId: payload.enrolmentId,
      detail: {
        releaseId: release.id,
        grade: release.content.grade,
        supersedes: release.supersedes?.id ?? null,
      },
    });
  },
});

/** Steps towards the end that a result implies, each taken only from a state that allows it. */
async function moveOn(tx: Tx, ctx: Context, enrolmentId: string, isAchieved: boolean): Promise<void> {
  const { organisationId } = ctx.actor;
  const row = await lockEnrolment(tx, organisationId, enrolmentId);
  if (!row) return;
  const steps: EnrolmentAction[] = [
    'reopen-assessment',
    'begin-assessment',
    'finish-assessment',
    isAchieved ? 'achieve' : 'end-without-achieving',
  ];
  let state = EnrolmentState.parse(row.state);
  for (const step of steps) {
    const outcome = transition(state, step);
    if (outcome.ok) state = outcome.state;
  }
  if (state !== row.state) await setEnrolment(tx, organisationId, enrolmentId, { state });
}
