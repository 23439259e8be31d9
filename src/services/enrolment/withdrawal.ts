import { listGatewayStates } from '#db/caseload.ts';
import type { Tx } from '#db/database.ts';
import { setEnrolment } from '#db/enrolments.ts';
import { checkWithdrawal } from '#domain/enrolment/breaks.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../exchange.ts';
import { changeEnrolment, nextState, refuseFindings } from './change-enrolment.ts';

/** Record that an apprentice withdrew. `on` is the last day in learning. */
export async function withdraw(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly on: string;
    readonly reason: string;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.withdraw', input, async (tx, { row, today }) => {
    refuseFindings(
      checkWithdrawal(
        { startsOn: row.starts_on, breaks: [], today },
        { withdrawnOn: input.on, reason: input.reason },
      ),
      { withdrawnOn: 'on' },
    );
    const state = nextState(row, 'withdraw');
    const before = row.state === 'on-break' ? (row.state_before ?? 'on-programme') : row.state;
    const version = await setEnrolment(tx, row.organisation_id, row.id, {
      state,
      state_before: before,
      withdrawn_on: input.on,
      withdrawal_reason: input.reason,
    });
    await recordAudit(tx, ctx, {
      type: 'enrolment.withdrawn',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { on: input.on, stateBefore: before },
      text: input.reason,
    });
    await tellAssessment(tx, ctx, row, { on: input.on, reason: input.reason });
    return { id: row.id, version };
  });
}

/** Undo a withdrawal recorded in error: the apprentice is back where they were. */
export async function undoWithdrawal(
  ctx: Context,
  input: { readonly enrolmentId: string; readonly reason: string; readonly version: number },
) {
  return await changeEnrolment(ctx, 'enrolment.withdraw', input, async (tx, { row }) => {
    const state = nextState(row, 'undo-withdrawal');
    const version = await setEnrolment(tx, row.organisation_id, row.id, {
      state,
      state_before: null,
      withdrawn_on: null,
      withdrawal_reason: null,
    });
    await recordAudit(tx, ctx, {
      type: 'enrolment.withdrawal-undone',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { state },
      text: input.reason,
    });
    await tellAssessment(tx, ctx, row, null);
    return { id: row.id, version };
  });
}

/** Tell the assessment organisation, when a gateway pack was ever sent to it: it must not assess somebody who left. */
async function tellAssessment(
  tx: Tx,
  ctx: Context,
  row: {
    readonly id: string;
    readonly organisation_id: string;
    readonly assessment_organisation_id: string | null;
  },
  withdrawn: { readonly on: string; readonly reason: string } | null,
): Promise<void> {
  if (row.assessment_organisation_id === null) return;
  const gateways = await listGatewayStates(tx, row.organisation_id, row.id);
  if (!gateways.some(({ first_sent_at }) => first_sent_at !== null)) return;
  await sendMessage(tx, ctx, {
    to: row.assessment_organisation_id,
    kind: 'enrolment-changed',
    payload: { enrolmentId: row.id, withdrawn },
  });
}
