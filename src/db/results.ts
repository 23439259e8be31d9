import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** One registration locked for change. */
export async function lockRegistration(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('registration')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Every attempt of a registration in the order in which they were opened, with the assessor's name. */
export async function listAttempts(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('attempt as a')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.assessor_id'),
    )
    .select([
      'a.id',
      'a.method',
      'a.number',
      'a.kind',
      'a.state',
      'a.series',
      'a.exceptional',
      'a.grade',
      'a.graded_at',
      'a.assessor_id',
      'a.plan_hash',
      'a.created_at',
      sql<string | null>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('assessor'),
    ])
    .where('a.organisation_id', '=', organisationId)
    .where('a.registration_id', '=', registrationId)
    .orderBy('a.created_at')
    .orderBy('a.number')
    .orderBy('a.id')
    .execute();
}

/** An attempt as {@link listAttempts} gives it. */
export type AttemptRow = Awaited<ReturnType<typeof listAttempts>>[number];

/** Submitted judgements of attempts. */
export async function listJudgements(db: Db, organisationId: string, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return [];
  return await db
    .selectFrom('judgement')
    .select(['attempt_id', 'criterion_ref', 'judgement', 'note', 'at_seconds'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', 'in', [...attemptIds])
    .orderBy('criterion_ref')
    .execute();
}

/** Write the computed grade and proof of an attempt, or take them away when it is opened again. */
export async function setAttemptGrade(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  graded:
    | { readonly state: string; readonly grade: string; readonly proof: unknown; readonly at: Date }
    | { readonly state: string; readonly grade: null },
): Promise<void> {
  const values =
    graded.grade === null
      ? { state: graded.state, grade: null, proof: null, graded_at: null }
      : { state: graded.state, grade: graded.grade, proof: json(graded.proof), graded_at: graded.at };
  await tx
    .updateTable('attempt')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** Move the attempts of a registration that are in one state to another. */
export async function moveAttempts(
  tx: Tx,
  key: { readonly organisationId: string; readonly registrationId: string },
  from: string,
  to: string,
): Promise<void> {
  await tx
    .updateTable('attempt')
    .set({ state: to, version: sql<number>`version + 1` })
    .where('organisation_id', '=', key.organisationId)
    .where('registration_id', '=', key.registrationId)
    .where('state', '=', from)
    .execute();
}

/** A new attempt. */
export interface NewAttempt {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly series: number;
  readonly method: string;
  readonly number: number;
  readonly kind: string;
  readonly exceptional: boolean;
  readonly planHash: string;
  readonly createdAt: Date;
}

/** Open an attempt. */
export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx
    .insertInto('attempt')
    .values({
      organisation_id: attempt.organisationId,
      id: attempt.id,
      registration_id: attempt.registrationId,
      series: attempt.series,
      method: attempt.method,
      number: attempt.number,
      kind: attempt.kind,
      state: 'open',
      exceptional: attempt.exceptional,
      plan_hash: attempt.planHash,
      created_at: attempt.createdAt,
    })
    .execute();
}

/** Open the submitted sheet of an attempt again, with the reason the assessor reads. */
export async function sendBackSheet(
  tx: Tx,
  key: { readonly organisationId: string; readonly attemptId: string },
  reason: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('sheet_submission')
    .set({ sent_back_at: at, sent_back_reason: reason })
    .where('organisation_id', '=', key.organisationId)
    .where('attempt_id', '=', key.attemptId)
    .where('sent_back_at', 'is', null)
    .execute();
}

/** Change the state of a registration. */
export async function setRegistration(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  change: { readonly state?: string; readonly series?: number },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** A computed overall result. */
export interface NewResult {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly grade: string;
  readonly grading: unknown;
  readonly planHash: string;
  readonly attempts: readonly string[];
  readonly state: string;
  readonly computedAt: Date;
}

/** Add a computed result under the next number; earlier ones that were never released are superseded. */
export async function insertResult(tx: Tx, result: NewResult): Promise<void> {
  await tx
    .updateTable('overall_result')
    .set({ state: 'superseded', version: sql<number>`version + 1` })
    .where('organisation_id', '=', result.organisationId)
    .where('registration_id', '=', result.registrationId)
    .where('state', 'not in', ['released', 'superseded'])
    .execute();
  await tx
    .insertInto('overall_result')
    .values(({ selectFrom }) => ({
      organisation_id: result.organisationId,
      id: result.id,
      registration_id: result.registrationId,
      number: selectFrom('overall_result')
        .select(sql<number>`(coalesce(max(number), 0) + 1)::int`.as('next'))
        .where('organisation_id', '=', result.organisationId)
        .where('registration_id', '=', result.registrationId),
      grade: result.grade,
      grading: json(result.grading),
      plan_hash: result.planHash,
      attempts: json(result.attempts),
      state: result.state,
      computed_at: result.computedAt,
    }))
    .execute();
}

/** One result locked for change. */
export async function lockResult(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('overall_result')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Change the state of a result; gives its new version. */
export async function setResultState(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  state: string,
): Promise<number> {
  const row = await tx
    .updateTable('overall_result')
    .set({ state, version: sql<number>`version + 1` })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Write the sampling decision of a result in place of one before. */
export async function putSampling(
  tx: Tx,
  decision: {
    readonly organisationId: string;
    readonly resultId: string;
    readonly sampled: boolean;
    readonly reasons: readonly string[];
    readonly decidedBy: string | null;
    readonly decidedAt: Date;
  },
): Promise<void> {
  const values = {
    sampled: decision.sampled,
    reasons: json(decision.reasons),
    decided_by: decision.decidedBy,
    decided_at: decision.decidedAt,
  };
  await tx
    .insertInto('sampling_decision')
    .values({ organisation_id: decision.organisationId, result_id: decision.resultId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'result_id']).doUpdateSet(values))
    .execute();
}

/** Add the judgement of a quality assurer. */
export async function insertReview(
  tx: Tx,
  review: {
    readonly organisationId: string;
    readonly id: string;
    readonly resultId: string;
    readonly reviewerId: string;
    readonly outcome: string;
    readonly reason: string | null;
    readonly criteria: unknown;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('quality_review')
    .values({
      organisation_id: review.organisationId,
      id: review.id,
      result_id: review.resultId,
      reviewer_id: review.reviewerId,
      outcome: review.outcome,
      reason: review.reason,
      criteria: json(review.criteria),
      created_at: review.createdAt,
    })
    .execute();
}

/** Results released before, by assessor and standard, for the sampling decision. One query for all assessors. */
export async function countReleased(
  db: Db,
  organisationId: string,
  assessorIds: readonly string[],
  reference: string,
) {
  if (assessorIds.length === 0) return [];
  return await db
    .selectFrom('attempt as a')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.id', '=', 'a.registration_id'),
    )
    .select([
      'a.assessor_id',
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where r.reference = ${reference}))::int`.as('on_standard'),
    ])
    .where('a.organisation_id', '=', organisationId)
    .where('a.assessor_id', 'in', [...assessorIds])
    .where('a.state', '=', 'released')
    .groupBy('a.assessor_id')
    .execute();
}

const resultColumns = [
  'o.id',
  'o.registration_id',
  'o.number',
  'o.grade',
  'o.state',
  'o.computed_at',
  'o.version',
  'o.plan_hash',
  'r.person_id',
  'r.reference',
  'r.provider_name',
  'r.plan_edition',
  'r.window_ends_on',
] as const;

function resultRows(db: Db, organisationId: string) {
  return db
    .selectFrom('overall_result as o')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'o.organisation_id').onRef('r.id', '=', 'o.registration_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('sampling_decision as s', (join) =>
      join.onRef('s.organisation_id', '=', 'o.organisation_id').onRef('s.result_id', '=', 'o.id'),
    )
    .leftJoin('person as d', (join) =>
      join.onRef('d.organisation_id', '=', 's.organisation_id').onRef('d.id', '=', 's.decided_by'),
    )
    .select([...resultColumns])
    .select([
      's.sampled',
      's.reasons',
      sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('apprentice'),
      sql<string | null>`coalesce(d.name_used, d.given_names || ' ' || d.family_name)`.as('sampling_by'),
    ])
    .where('o.organisation_id', '=', organisationId);
}

/** Results, the longest waiting first, one page. */
export async function listResultRows(
  db: Db,
  organisationId: string,
  query: {
    readonly state: string | undefined;
    readonly search: string | undefined;
    readonly after: { at: string; id: string } | undefined;
    readonly limit: number;
  },
) {
  let rows = resultRows(db, organisationId)
    .orderBy('o.computed_at')
    .orderBy('o.id')
    .limit(query.limit + 1);
  if (query.state) rows = rows.where('o.state', '=', query.state);
  if (query.search) {
    const wanted = query.search.toLowerCase();
    rows = rows.where(
      sql<boolean>`(position(${wanted} in lower(p.given_names || ' ' || p.family_name)) > 0 or position(${wanted} in r.uln) = 1)`,
    );
  }
  const { after } = query;
  if (after)
    rows = rows.where(sql<boolean>`(o.computed_at, o.id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  return await rows.execute();
}

/** A row of the list of results. */
export type ResultRow = Awaited<ReturnType<typeof listResultRows>>[number];

/** One result with its grading; undefined when the organisation has none with this id. */
export async function findResultRow(db: Db, organisationId: string, id: string) {
  return await resultRows(db, organisationId)
    .select(['o.grading', 'o.attempts'])
    .where('o.id', '=', id)
    .executeTakeFirst();
}

/** Reviews of a result, first to last. */
export async function listReviews(db: Db, organisationId: string, resultId: string) {
  return await db
    .selectFrom('quality_review as q')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'q.organisation_id').onRef('p.id', '=', 'q.reviewer_id'),
    )
    .select([
      'q.id',
      'q.outcome',
      'q.reason',
      'q.criteria',
      'q.created_at',
      'q.reviewer_id',
      sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'),
    ])
    .where('q.organisation_id', '=', organisationId)
    .where('q.result_id', '=', resultId)
    .orderBy('q.created_at')
    .execute();
}

/** Everybody who took a part in a registration's assessment, for the check on the quality assurer. */
export async function listParts(db: Db, organisationId: string, registrationId: string) {
  const bookings = await db
    .selectFrom('booking as b')
    .innerJoin('attempt as a', (join) =>
      join.onRef('a.organisation_id', '=', 'b.organisation_id').onRef('a.id', '=', 'b.attempt_id'),
    )
    .select(['b.booked_by', 'b.assessor_id', 'a.method'])
    .where('b.organisation_id', '=', organisationId)
    .where('b.registration_id', '=', registrationId)
    .execute();
  const decisions = await db
    .selectFrom('received_item')
    .select(['decided_by'])
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', registrationId)
    .where('decided_by', 'is not', null)
    .execute();
  return { bookings, decisions };
}
