import { listCriteriaEvidence, listEvidenceRows, listWaitingRows } from '#db/evidence.ts';
import type { ClaimState, EvidenceState } from '#domain/portfolio/evidence-rules.ts';
import {
  betterProgress,
  type CriterionProgress,
  criteriaFor,
  methodsFor,
} from '#domain/progress/progress-summary.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise, type Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import { pageOf, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';
import { planOf, readableEnrolment, readableEvidence } from './evidence-access.ts';
import { evidenceViews } from './evidence-view.ts';
import { claimProgress } from './progress.ts';

interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Evidence of one enrolment, newest first: an apprentice's own, or for staff who may read it. */
export async function listEvidence(
  ctx: Context,
  filter: PageRequest & {
    readonly enrolmentId: string;
    readonly state?: string | undefined;
    readonly method?: string | undefined;
    readonly ref?: string | undefined;
  },
) {
  const after = momentCursor(filter.cursor);
  return await reading(ctx, async (db) => {
    await readableEnrolment(db, ctx, filter.enrolmentId);
    const rows = await listEvidenceRows(db, {
      organisationId: ctx.actor.organisationId,
      enrolmentId: filter.enrolmentId,
      state: filter.state,
      method: filter.method,
      ref: filter.ref,
      after: after && { createdAt: after.at, id: after.id },
      limit: filter.limit,
    });
    const page = pageOf(
      rows,
      filter.limit,
      (row) => row,
      (row) => [row.created_at.getTime(), row.id],
    );
    return { items: await evidenceViews(db, ctx, page.items), nextCursor: page.nextCursor };
  });
}

/** The tutor's queue: evidence that waits for feedback, oldest first. */
export async function listWaitingEvidence(
  ctx: Context,
  filter: PageRequest & { readonly tutor: 'me' | 'anyone' },
) {
  authorise(ctx, 'portfolio.judge-evidence');
  const after = momentCursor(filter.cursor);
  return await reading(ctx, async (db) => {
    const rows = await listWaitingRows(db, {
      organisationId: ctx.actor.organisationId,
      tutorId: filter.tutor === 'me' ? ctx.actor.personId : undefined,
      after: after && { submittedAt: after.at, id: after.id },
      limit: filter.limit,
    });
    const page = pageOf(
      rows,
      filter.limit,
      (row) => row,
      (row) => [row.submitted_at?.getTime() ?? 0, row.id],
    );
    return { items: await evidenceViews(db, ctx, page.items), nextCursor: page.nextCursor };
  });
}

function momentCursor(cursor: string | undefined): { readonly at: Date; readonly id: string } | undefined {
  const after = readCursor(cursor, 2);
  if (!after) return undefined;
  const [moment, id] = after;
  if (typeof moment !== 'number' || typeof id !== 'string')
    throw new Refusal('invalid-request', {
      issues: [{ path: 'query.cursor', message: 'Start again from the first page.' }],
    });
  return { at: new Date(moment), id };
}

/** One piece of evidence. */
export async function getEvidence(ctx: Context, { evidenceId }: { readonly evidenceId: string }) {
  return await reading(ctx, async (db) => {
    const row = await readableEvidence(db, ctx, evidenceId);
    const [view] = await evidenceViews(db, ctx, [row]);
    if (!view) throw new Refusal('not-found');
    return view;
  });
}

/** The state of every criterion of the plan that applies to the apprentice, with the evidence behind it, in plan order. */
export async function getCriteria(ctx: Context, { enrolmentId }: { readonly enrolmentId: string }) {
  return await reading(ctx, async (db) => {
    const enrolment = await readableEnrolment(db, ctx, enrolmentId);
    const { organisationId } = ctx.actor;
    const claims = groupBy(
      await listCriteriaEvidence(db, { organisationId, enrolmentId }),
      (claim) => `${claim.method}/${claim.criterion_ref}`,
    );
    const criteria = methodsFor(planOf(ctx, enrolment), enrolment.options).flatMap((method) =>
      criteriaFor(method, enrolment.options).map(({ ref }) => {
        const own = claims.get(`${method.id}/${ref}`) ?? [];
        return {
          method: method.id,
          ref,
          state: own
            .map((claim) => claimProgress({ ...claim, state: claim.state as ClaimState }))
            .reduce<CriterionProgress>(betterProgress, 'none'),
          evidence: own.map(({ id, title, evidence_state }) => ({
            id,
            title,
            state: evidence_state as EvidenceState,
          })),
        };
      }),
    );
    return { criteria };
  });
}
