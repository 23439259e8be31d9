import { setEnrolment } from '#db/enrolments.ts';
import { checkWithdrawal } from '#domain/enrolment/breaks.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
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
    return { id: row.id, version };
  });
}
