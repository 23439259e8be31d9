import { z } from 'zod';
import { listReleases } from '#db/releases.ts';
import {
  findResultRow,
  listAttempts,
  listJudgements,
  listResultRows,
  listReviews,
  type ResultRow,
} from '#db/results.ts';
import { Grading } from '#domain/grading/grading-result.ts';
import { isPermitted, type Permission } from '#domain/people/permissions.ts';
import { checkQualityAssurer } from '#domain/quality/independence.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { clockView } from '../clocks.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { partsOf } from '../quality/review-result.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import { reading } from '../transaction.ts';

const State = z.enum([
  'provisional',
  'in-quality-assurance',
  'sent-back',
  'agreed',
  'released',
  'superseded',
]);
const Reasons = z.array(z.string());

/** Results, the longest waiting first. */
export async function listResults(
  ctx: Context,
  query: {
    readonly state?: string | undefined;
    readonly search?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'results.read');
  const after = readCursor(query.cursor, 2);
  const rows = await reading(ctx, (db) =>
    listResultRows(db, ctx.actor.organisationId, {
      state: query.state,
      search: query.search?.trim() || undefined,
      after: after && { at: String(after[0]), id: String(after[1]) },
      limit: query.limit,
    }),
  );
  const today = londonDayOf(ctx.now.toISOString());
  return pageOf(
    rows,
    query.limit,
    (row) => resultSummary(row, today),
    (row) => [row.computed_at.toISOString(), row.id],
  );
}

function resultSummary(row: Omit<ResultRow, never>, today: string) {
  const state = State.parse(row.state);
  const isDone = state === 'released' || state === 'superseded';
  return {
    id: row.id,
    registrationId: row.registration_id,
    apprentice: { id: row.person_id, name: row.apprentice },
    reference: row.reference,
    provider: row.provider_name,
    grade: row.grade,
    state,
    computedAt: row.computed_at.toISOString(),
    sampling:
      row.sampled === null
        ? null
        : { sampled: row.sampled, reasons: Reasons.parse(row.reasons), decidedBy: row.sampling_by },
    clock:
      row.window_ends_on === null || isDone
        ? null
        : clockView(
            {
              what: state === 'agreed' ? 'Release' : 'Quality assurance',
              dueOn: row.window_ends_on,
              whose: state === 'agreed' ? 'Operations' : 'Quality assurer',
              rule: null,
            },
            today,
          ),
  };
}

/** One result with its proof, its attempts and judgements, reviews and releases, and what the reader may do with it. */
export async function getResult(ctx: Context, { resultId }: { readonly resultId: string }) {
  authorise(ctx, 'results.read');
  const { organisationId } = ctx.actor;
  const read = await reading(ctx, async (db) => {
    const row = await findResultRow(db, organisationId, resultId);
    if (!row) throw new Refusal('not-found');
    const ids = z.array(z.uuid()).parse(row.attempts);
    const attempts = (await listAttempts(db, organisationId, row.registration_id)).filter(({ id }) =>
      ids.includes(id),
    );
    const judgements = await listJudgements(db, organisationId, ids);
    const reviews = await listReviews(db, organisationId, resultId);
    const releases = await listReleases(db, organisationId, row.registration_id);
    return { row, attempts, judgements, reviews, releases, plan: await readEffectivePlan(db, row.plan_hash) };
  });
  const { row, attempts, judgements, reviews, releases, plan } = read;
  const titleOf = (method: string) => plan.plan.methods.find(({ id }) => id === method)?.title ?? method;
  const own = releases.filter(({ result_id }) => result_id === resultId);
  return {
    ...resultSummary(row, londonDayOf(ctx.now.toISOString())),
    planHash: row.plan_hash,
    grading: Grading.parse(row.grading),
    attempts: attempts.map((attempt) => ({
      id: attempt.id,
      method: attempt.method,
      title: titleOf(attempt.method),
      number: attempt.number,
      kind: attempt.kind,
      grade: attempt.grade ?? '',
      assessor: attempt.assessor ?? '',
      judgements: judgements
        .filter(({ attempt_id }) => attempt_id === attempt.id)
        .map(({ criterion_ref, judgement, note, at_seconds }) => ({
          ref: criterion_ref,
          judgement,
          note,
          atSeconds: at_seconds,
        })),
    })),
    reviews: reviews.map(({ by, outcome, reason, created_at }) => ({
      by,
      outcome: z.enum(['agree', 'send-back']).parse(outcome),
      reason,
      at: created_at.toISOString(),
    })),
    releases: releases.map((release) => ({
      id: release.id,
      grade: release.grade,
      at: release.released_at.toISOString(),
      by: release.by,
      superseded: release.superseded_at !== null,
      reason: release.supersede_reason,
    })),
    abilities: await abilitiesOf(ctx, row, own, plan.plan),
    version: row.version,
  };
}

type Ability = { allowed: true } | { allowed: false; reason: string };

function allow(ctx: Context, permission: Permission, refusals: readonly (string | false)[]): Ability {
  const { role } = ctx.actor;
  if (role === 'contact' || (role !== 'system' && !isPermitted(role, permission)))
    return { allowed: false, reason: 'Your role does not do this.' };
  const [reason] = refusals.filter((one) => one !== false);
  return reason === undefined ? { allowed: true } : { allowed: false, reason };
}

type OwnRelease = Awaited<ReturnType<typeof listReleases>>[number];

async function abilitiesOf(
  ctx: Context,
  row: NonNullable<Awaited<ReturnType<typeof findResultRow>>>,
  own: readonly OwnRelease[],
  plan: Parameters<typeof checkQualityAssurer>[2],
) {
  const isOpen = row.state === 'in-quality-assurance' || row.state === 'agreed';
  const involved = checkQualityAssurer(
    { personId: ctx.actor.personId },
    await partsOf(ctx, row.registration_id),
    plan,
  );
  const last = own.at(-1);
  return {
    sample: allow(ctx, 'quality.decide-sampling', [
      !isOpen && 'Sampling is decided before a result is released or sent back.',
    ]),
    review: allow(ctx, 'quality.review-result', [
      row.state !== 'in-quality-assurance' && 'It is not waiting for a quality assurer.',
      involved[0]?.reason ?? false,
    ]),
    release: allow(ctx, 'results.release', [
      row.state === 'in-quality-assurance' && 'It is in the sample: a quality assurer has to agree first.',
      row.state !== 'agreed' && 'It is not ready for release.',
    ]),
    supersede: allow(ctx, 'results.supersede', [
      row.state !== 'released' && 'Only a released result is reopened.',
      (last?.superseded_at ?? null) !== null && 'A newer result took its place.',
      (last?.reopened_at ?? null) !== null && 'It is reopened already; the next release takes its place.',
    ]),
    export: allow(ctx, 'results.export-decision', []),
  };
}
