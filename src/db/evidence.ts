import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** A row of one organisation. */
export interface RowKey {
  readonly organisationId: string;
  readonly id: string;
}

const evidenceColumns = [
  'e.id',
  'e.enrolment_id',
  'e.kind',
  'e.title',
  'e.text',
  'e.made_on',
  'e.state',
  'e.created_at',
  'e.submitted_at',
  'e.decided_at',
  'e.version',
  'n.person_id',
  'n.state as enrolment_state',
  'n.tutor_person_id',
  'p.given_names',
  'p.family_name',
  'p.name_used',
] as const;

function evidenceRows(db: Db, organisationId: string) {
  return db
    .selectFrom('evidence as e')
    .innerJoin('enrolment as n', (join) =>
      join.onRef('n.organisation_id', '=', 'e.organisation_id').onRef('n.id', '=', 'e.enrolment_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'n.organisation_id').onRef('p.id', '=', 'n.person_id'),
    )
    .select(evidenceColumns)
    .where('e.organisation_id', '=', organisationId)
    .where('e.state', '<>', 'withdrawn');
}

/** A piece of evidence with the apprentice that it is of. */
export type EvidenceRow = Awaited<ReturnType<typeof listEvidenceRows>>[number];

/** Which evidence of one enrolment a list shows. */
export interface EvidenceQuery {
  readonly organisationId: string;
  readonly enrolmentId: string;
  readonly state: string | undefined;
  readonly method: string | undefined;
  readonly ref: string | undefined;
  readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
  readonly limit: number;
}

/** Evidence of one enrolment, newest first; one row more than the limit tells whether another page follows. */
export async function listEvidenceRows(db: Db, query: EvidenceQuery) {
  let rows = evidenceRows(db, query.organisationId)
    .where('e.enrolment_id', '=', query.enrolmentId)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1);
  const { state, method, ref, after } = query;
  if (state) rows = rows.where('e.state', '=', state);
  if (method || ref) {
    rows = rows.where(({ exists, selectFrom }) => {
      let claims = selectFrom('evidence_criterion as c')
        .select('c.evidence_id')
        .whereRef('c.organisation_id', '=', 'e.organisation_id')
        .whereRef('c.evidence_id', '=', 'e.id');
      if (method) claims = claims.where('c.method', '=', method);
      if (ref) claims = claims.where('c.criterion_ref', '=', ref);
      return exists(claims);
    });
  }
  if (after)
    rows = rows.where(
      sql<boolean>`(e.created_at, e.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
    );
  return await rows.execute();
}

/** Evidence that waits for feedback, oldest first: of one tutor's apprentices, or of everybody's. */
export async function listWaitingRows(
  db: Db,
  query: {
    readonly organisationId: string;
    readonly tutorId: string | undefined;
    readonly after: { readonly submittedAt: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<EvidenceRow[]> {
  let rows = evidenceRows(db, query.organisationId)
    .where('e.state', '=', 'submitted')
    .orderBy('e.submitted_at')
    .orderBy('e.id')
    .limit(query.limit + 1);
  if (query.tutorId) rows = rows.where('n.tutor_person_id', '=', query.tutorId);
  const { after } = query;
  if (after)
    rows = rows.where(
      sql<boolean>`(e.submitted_at, e.id) > (${after.submittedAt}::timestamptz, ${after.id}::uuid)`,
    );
  return await rows.execute();
}

/** One piece of evidence; removed ones are not there. */
export async function findEvidenceRow(db: Db, key: RowKey): Promise<EvidenceRow | undefined> {
  return await evidenceRows(db, key.organisationId).where('e.id', '=', key.id).executeTakeFirst();
}

/** Several pieces of evidence by id. */
export async function listEvidenceByIds(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<EvidenceRow[]> {
  if (ids.length === 0) return [];
  return await evidenceRows(db, organisationId)
    .where('e.id', 'in', [...ids])
    .execute();
}

/** Claims of the pieces given, in a stable order. */
export async function listClaimRows(db: Db, organisationId: string, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return [];
  return await db
    .selectFrom('evidence_criterion as c')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.decided_by'),
    )
    .select([
      'c.evidence_id',
      'c.method',
      'c.criterion_ref',
      'c.state',
      'c.feedback',
      'c.decided_by',
      'c.decided_at',
      'p.given_names',
      'p.family_name',
      'p.name_used',
    ])
    .where('c.organisation_id', '=', organisationId)
    .where('c.evidence_id', 'in', [...evidenceIds])
    .orderBy('c.method')
    .orderBy('c.criterion_ref')
    .execute();
}

/** Comments on the pieces given, oldest first, with who made them. */
export async function listCommentRows(db: Db, organisationId: string, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return [];
  return await db
    .selectFrom('evidence_comment as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.author_id'),
    )
    .select([
      'c.id',
      'c.evidence_id',
      'c.author_id',
      'c.text',
      'c.created_at',
      'p.given_names',
      'p.family_name',
      'p.name_used',
    ])
    .where('c.organisation_id', '=', organisationId)
    .where('c.evidence_id', 'in', [...evidenceIds])
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute();
}

/** What is claimed for each criterion of one enrolment, with the piece that claims it. */
export async function listCriteriaEvidence(db: Db, key: { organisationId: string; enrolmentId: string }) {
  return await db
    .selectFrom('evidence_criterion as c')
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.organisation_id', '=', 'c.organisation_id').onRef('e.id', '=', 'c.evidence_id'),
    )
    .select(['c.method', 'c.criterion_ref', 'c.state', 'e.id', 'e.title', 'e.state as evidence_state'])
    .where('c.organisation_id', '=', key.organisationId)
    .where('c.enrolment_id', '=', key.enrolmentId)
    .where('e.state', '<>', 'withdrawn')
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute();
}

/** Who an enrolment is of and what plan it follows. */
export async function findEnrolmentFacts(db: Db, key: RowKey) {
  return await db
    .selectFrom('enrolment')
    .select(['id', 'person_id', 'state', 'reference', 'plan_edition', 'options', 'tutor_person_id'])
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .executeTakeFirst();
}

/** The enrolment that a piece of evidence belongs to. */
export async function findEnrolmentOfEvidence(db: Db, key: RowKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('enrolment_id')
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .executeTakeFirst();
  return row?.enrolment_id;
}

/** Lock an enrolment for a change of its evidence: changes of one portfolio follow one another, so that progress is right. */
export async function lockEnrolmentFacts(tx: Tx, key: RowKey) {
  return await tx
    .selectFrom('enrolment')
    .select(['id', 'person_id', 'state', 'reference', 'plan_edition', 'options', 'tutor_person_id'])
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
