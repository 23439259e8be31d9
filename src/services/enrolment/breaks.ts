import { insertBreak, setBreak } from '#db/breaks.ts';
import type { Tx } from '#db/database.ts';
import { listBreaks, setEnrolment } from '#db/enrolments.ts';
import { checkBreak, checkReturn, openBreak } from '#domain/enrolment/breaks.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { changeEnrolment, type HeldEnrolment, nextState, refuseFindings } from './change-enrolment.ts';
import { breaksOf } from './enrolment-view.ts';

const fields = { fromOn: 'from', toOn: 'to' };

async function factsOf(tx: Tx, ctx: Context, { row, today }: HeldEnrolment) {
  const rows = await listBreaks(tx, ctx.actor.organisationId, [row.id]);
  return { rows, facts: { startsOn: row.starts_on, breaks: breaksOf(rows), today } };
}

/** Record a break in learning: one that lasts, or one that has already ended. The clock of the minimum duration stops for it. */
export async function startBreak(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly from: string;
    readonly to?: string | undefined;
    readonly reason: string;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.record-break', input, async (tx, held) => {
    const { row } = held;
    const { facts } = await factsOf(tx, ctx, held);
    refuseFindings(
      checkBreak(facts, { fromOn: input.from, ...(input.to ? { toOn: input.to } : {}) }),
      fields,
    );
    const state = input.to ? row.state : nextState(row, 'begin-break');
    const id = ctx.newId();
    await insertBreak(tx, {
      organisationId: row.organisation_id,
      id,
      enrolmentId: row.id,
      fromOn: input.from,
      toOn: input.to ?? null,
      reason: input.reason,
      createdAt: ctx.now,
    });
    const version = await setEnrolment(
      tx,
      row.organisation_id,
      row.id,
      input.to ? {} : { state, state_before: row.state },
    );
    await recordAudit(tx, ctx, {
      type: 'enrolment.break-started',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { breakId: id, from: input.from, to: input.to ?? null },
      text: input.reason,
    });
    return { id: row.id, version };
  });
}

/** Record the first day back in learning. */
export async function endBreak(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly breakId: string;
    readonly to: string;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.record-break', input, async (tx, held) => {
    const { row } = held;
    const { rows, facts } = await factsOf(tx, ctx, held);
    if (!rows.some(({ id, to_on }) => id === input.breakId && to_on === null)) throw new Refusal('not-found');
    refuseFindings(checkReturn(facts, input.to), fields);
    const state = nextState(row, 'end-break');
    await setBreak(
      tx,
      { organisationId: row.organisation_id, enrolmentId: row.id, id: input.breakId },
      { to_on: input.to },
    );
    const version = await setEnrolment(tx, row.organisation_id, row.id, { state, state_before: null });
    await recordAudit(tx, ctx, {
      type: 'enrolment.break-ended',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { breakId: input.breakId, to: input.to },
    });
    return { id: row.id, version };
  });
}

/** Take out a break that was recorded in error; an open one brings the apprentice back to where they were. */
export async function removeBreak(
  ctx: Context,
  input: { readonly enrolmentId: string; readonly breakId: string },
) {
  return await changeEnrolment(ctx, 'enrolment.record-break', input, async (tx, held) => {
    const { row } = held;
    const { rows, facts } = await factsOf(tx, ctx, held);
    const found = rows.find(({ id }) => id === input.breakId);
    if (!found) throw new Refusal('not-found');
    const wasOpen = found.to_on === null && openBreak(facts.breaks) !== undefined;
    await setBreak(
      tx,
      { organisationId: row.organisation_id, enrolmentId: row.id, id: input.breakId },
      { removed_at: ctx.now },
    );
    await setEnrolment(
      tx,
      row.organisation_id,
      row.id,
      wasOpen && row.state === 'on-break' ? { state: nextState(row, 'end-break'), state_before: null } : {},
    );
    await recordAudit(tx, ctx, {
      type: 'enrolment.break-removed',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { breakId: input.breakId },
    });
    return { done: true as const };
  });
}
