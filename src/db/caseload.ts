import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Which enrolments a caseload shows. */
export interface CaseloadQuery {
  readonly organisationId: string;
  readonly tutorId: string | undefined;
  readonly state: string | undefined;
  readonly reference: string | undefined;
  readonly search: string | undefined;
  readonly need: 'evidence-waiting' | 'gateway-ready' | 'returned' | undefined;
  readonly today: string;
  readonly sort: 'name' | 'waiting' | 'planned-end';
  readonly after: readonly (string | number)[] | undefined;
  readonly limit: number;
}

/** What each order sorts by, as its index has it; and the type that a cursor's text is read as. */
const orders = {
  name: { key: sql`p.sort_name`, type: sql`text` },
  waiting: { key: sql`coalesce(g.waiting_since, 'infinity'::timestamptz)`, type: sql`timestamptz` },
  'planned-end': { key: sql`e.planned_end_on`, type: sql`date` },
} as const;

function enrolmentRows(db: Db, organisationId: string) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'e.organisation_id').onRef('p.id', '=', 'e.person_id'),
    )
    .innerJoin('person as t', (join) =>
      join.onRef('t.organisation_id', '=', 'e.organisation_id').onRef('t.id', '=', 'e.tutor_person_id'),
    )
    .innerJoin('employer as m', (join) =>
      join.onRef('m.organisation_id', '=', 'e.organisation_id').onRef('m.id', '=', 'e.employer_id'),
    )
    .innerJoin('enrolment_progress as g', (join) =>
      join.onRef('g.organisation_id', '=', 'e.organisation_id').onRef('g.enrolment_id', '=', 'e.id'),
    )
    .where('e.organisation_id', '=', organisationId);
}

function shown(db: Db, organisationId: string) {
  return enrolmentRows(db, organisationId).select([
    'e.id',
    'e.uln',
    'e.uln_kind',
    'e.reference',
    'e.standard_version',
    'e.plan_edition',
    'e.options',
    'e.state',
    'e.starts_on',
    'e.planned_end_on',
    'e.version',
    'e.person_id',
    'p.given_names',
    'p.family_name',
    'p.name_used',
    'p.email',
    'p.account_id',
    'e.tutor_person_id',
    't.given_names as tutor_given',
    't.family_name as tutor_family',
    't.name_used as tutor_used',
    'm.name as employer',
    'g.criteria_total',
    'g.criteria_accepted',
    'g.criteria_submitted',
    'g.criteria_referred',
    'g.map',
    'g.by_method',
    'g.by_kind',
    'g.evidence_waiting',
    'g.waiting_since',
  ]);
}

/** One page of the caseload in the order asked for; one row more than the limit tells whether another page follows. */
export async function listCaseload(db: Db, query: CaseloadQuery) {
  const { key, type } = orders[query.sort];
  let rows = shown(db, query.organisationId)
    .select(sql<string>`${key}::text`.as('sort_key'))
    .orderBy(key)
    .orderBy('e.id')
    .limit(query.limit + 1);
  if (query.tutorId) rows = rows.where('e.tutor_person_id', '=', query.tutorId);
  if (query.state) rows = rows.where('e.state', '=', query.state);
  if (query.reference) rows = rows.where('e.reference', '=', query.reference);
  if (query.search) {
    const wanted = query.search.toLowerCase();
    rows = rows.where(
      sql<boolean>`(position(${wanted} in lower(p.given_names || ' ' || p.family_name || ' ' || coalesce(p.name_used, ''))) > 0 or position(${wanted} in e.uln) = 1 or position(${wanted} in lower(m.name)) > 0)`,
    );
  }
  if (query.need === 'evidence-waiting') rows = rows.where('g.evidence_waiting', '>', 0);
  if (query.need === 'gateway-ready')
    rows = rows
      .where('e.state', '=', 'on-programme')
      .whereRef('g.criteria_accepted', '=', 'g.criteria_total');
  if (query.need === 'returned') {
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('gateway as w')
          .select('w.id')
          .whereRef('w.organisation_id', '=', 'e.organisation_id')
          .whereRef('w.enrolment_id', '=', 'e.id')
          .where('w.state', '=', 'returned'),
      ),
    );
  }
  if (query.after) {
    const from = sql`${query.after[0]}::${type}`;
    // The first condition says nothing new; it is the one that an index can use.
    rows = rows.where(
      sql<boolean>`${key} >= ${from} and (${key}, e.id) > (${from}, ${query.after[1]}::uuid)`,
    );
  }
  return await rows.execute();
}

/** A row of the caseload. */
export type CaseloadRow = Awaited<ReturnType<typeof listCaseload>>[number];

/** How many enrolments are in each state, and how many need something, for the filters. */
export async function countCaseload(
  db: Db,
  organisationId: string,
  tutorId: string | undefined,
): Promise<Record<string, number>> {
  let states = db
    .selectFrom('enrolment as e')
    .where('e.organisation_id', '=', organisationId)
    .select(({ fn }) => ['e.state as name', fn.countAll<number>().as('count')])
    .groupBy('e.state');
  let waiting = db
    .selectFrom('enrolment_progress as g')
    .where('g.organisation_id', '=', organisationId)
    .where('g.evidence_waiting', '>', 0)
    .select(({ fn, val }) => [val('evidence-waiting').as('name'), fn.countAll<number>().as('count')]);
  if (tutorId) {
    states = states.where('e.tutor_person_id', '=', tutorId);
    waiting = waiting.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('enrolment as e')
          .select('e.id')
          .whereRef('e.organisation_id', '=', 'g.organisation_id')
          .whereRef('e.id', '=', 'g.enrolment_id')
          .where('e.tutor_person_id', '=', tutorId),
      ),
    );
  }
  const found = await states.unionAll(waiting).execute();
  const all = found.reduce((sum, { name, count }) => (name === 'evidence-waiting' ? sum : sum + count), 0);
  return { ...Object.fromEntries(found.map(({ name, count }) => [name, count])), all };
}

/** One enrolment as a caseload row with the rest of its own columns; undefined when the organisation has none. */
export async function findEnrolmentRow(db: Db, organisationId: string, id: string) {
  return await shown(db, organisationId)
    .innerJoin('employer_contact as c', (join) =>
      join.onRef('c.organisation_id', '=', 'e.organisation_id').onRef('c.id', '=', 'e.manager_contact_id'),
    )
    .leftJoin('organisation as o', 'o.id', 'e.assessment_organisation_id')
    .select([
      'e.date_of_birth',
      'e.learner_reference',
      'e.employer_id',
      'e.manager_contact_id',
      'e.english_maths',
      'e.care_plan',
      'e.sign_language',
      'e.withdrawn_on',
      'e.withdrawal_reason',
      'e.state_before',
      'e.assessment_organisation_id',
      'o.name as assessment_organisation',
      'c.name as manager',
      'c.email as manager_email',
    ])
    .where('e.id', '=', id)
    .executeTakeFirst();
}

/** The gateways of one enrolment, first to last. */
export async function listGatewayStates(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('gateway')
    .select(['id', 'series', 'state', 'first_sent_at', 'accepted_on'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('series')
    .execute();
}

/** What the assessment organisation told the provider about one enrolment, oldest first. */
export async function listNotices(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('assessment_notice')
    .select(['id', 'kind', 'content', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('created_at')
    .execute();
}

/** The last result received for one enrolment. */
export async function listReceivedResultRows(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('received_result')
    .select(['id', 'grade', 'content', 'released_at', 'supersedes_id'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('released_at')
    .execute();
}
