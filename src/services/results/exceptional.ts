import { z } from 'zod';
import { decideRequest, insertRequest, liftCap, listRequests, listRequestsOf } from '#db/next-actions.ts';
import { listReleasesOfPerson } from '#db/releases.ts';
import { Refusal } from '#domain/refusal.ts';
import { exceptionalPossibility } from '#domain/results/exceptional.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import { inTransaction, reading } from '../transaction.ts';

const RequestState = z.enum(['requested', 'granted', 'refused']);

/** The apprentice asks for exceptional circumstances of a failed attempt to be considered. A late request is kept and marked late. */
export async function requestExceptional(
  ctx: Context,
  input: { readonly attemptId: string; readonly description: string },
) {
  authorise(ctx, 'results.request-exceptional-circumstances');
  const { organisationId, personId } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const attempt = await tx
      .selectFrom('attempt as a')
      .innerJoin('registration as r', (join) =>
        join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.id', '=', 'a.registration_id'),
      )
      .select(['a.id', 'a.grade', 'a.state', 'a.plan_hash', 'a.graded_at', 'a.registration_id'])
      .where('a.organisation_id', '=', organisationId)
      .where('a.id', '=', input.attemptId)
      .where('r.person_id', '=', personId)
      .executeTakeFirst();
    const release = (await listReleasesOfPerson(tx, organisationId, personId)).find(
      ({ registration_id }) => registration_id === attempt?.registration_id,
    );
    if (attempt?.state !== 'released' || !release) throw new Refusal('not-found');
    if (attempt.grade !== 'fail')
      throw new Refusal('exceptional-not-possible', {
        reason: 'Exceptional circumstances are considered after a fail.',
      });
    const { plan } = await readEffectivePlan(tx, attempt.plan_hash);
    const days = {
      resultOn: londonDayOf(release.released_at.toISOString()),
      requestedOn: londonDayOf(ctx.now.toISOString()),
    };
    const answer = exceptionalPossibility(plan.reassessment, days);
    if (!answer.possible) throw new Refusal('exceptional-not-possible', { reason: answer.reason });
    const asked = await listRequestsOf(tx, organisationId, [attempt.id]);
    if (asked.length > 0)
      throw new Refusal('exceptional-not-possible', { reason: 'You have asked for this attempt already.' });
    const id = ctx.newId();
    await insertRequest(tx, {
      organisationId,
      id,
      attemptId: attempt.id,
      description: input.description,
      inTime: answer.inTime,
      requestedBy: personId,
      requestedAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'results.exceptional-requested',
      subjectType: 'attempt',
      subjectId: attempt.id,
      detail: { requestId: id, inTime: answer.inTime },
      text: input.description,
    });
    return { id };
  });
}

/** Grant or refuse a request. Granted, the cap of the next attempt at the method is lifted where the rules allow it. */
export async function decideExceptional(
  ctx: Context,
  input: { readonly requestId: string; readonly decision: 'granted' | 'refused'; readonly reason: string },
) {
  authorise(ctx, 'results.decide-exceptional-circumstances');
  const { organisationId, personId } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const request = await decideRequest(
      tx,
      { organisationId, id: input.requestId },
      { state: input.decision, reason: input.reason, by: personId, at: ctx.now },
    );
    if (!request) throw new Refusal('not-found');
    if (input.decision === 'granted') await liftCap(tx, organisationId, request.attempt_id);
    await recordAudit(tx, ctx, {
      type: 'results.exceptional-decided',
      subjectType: 'attempt',
      subjectId: request.attempt_id,
      detail: { requestId: request.id, decision: input.decision },
      text: input.reason,
    });
    return { id: request.id };
  });
}

/** Requests in the order in which they came. */
export async function listExceptional(
  ctx: Context,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(ctx, 'results.decide-exceptional-circumstances');
  const after = readCursor(query.cursor, 1);
  const rows = await reading(ctx, (db) =>
    listRequests(
      db,
      ctx.actor.organisationId,
      after === undefined ? undefined : String(after[0]),
      query.limit,
    ),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      id: row.id,
      attemptId: row.attempt_id,
      apprentice: row.apprentice,
      method: row.method,
      description: row.description,
      inTime: row.in_time,
      state: RequestState.parse(row.state),
      reason: row.reason,
      requestedAt: row.requested_at.toISOString(),
    }),
    (row) => [row.id],
  );
}
