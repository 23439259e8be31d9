import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A new gateway of one enrolment. */
export interface NewGateway {
  readonly organisationId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly series: number;
  readonly assessmentOrganisationId: string | null;
  readonly policyId: string | null;
  readonly choices: unknown;
  readonly formats: unknown;
  readonly createdAt: Date;
}

/** Open a gateway. */
export async function insertGateway(tx: Tx, one: NewGateway): Promise<void> {
  await tx
    .insertInto('gateway')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      enrolment_id: one.enrolmentId,
      series: one.series,
      state: 'preparing',
      assessment_organisation_id: one.assessmentOrganisationId,
      policy_id: one.policyId,
      choices: json(one.choices),
      formats: json(one.formats),
      created_at: one.createdAt,
    })
    .execute();
}

/** One gateway locked for change. */
export async function lockGateway(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('gateway')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** One gateway. */
export async function findGateway(db: Db, organisationId: string, id: string) {
  return await db
    .selectFrom('gateway')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The gateway of the latest series of one enrolment. */
export async function findLatestGateway(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('gateway')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('series', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What may be changed of a gateway in one step; every change raises the version. */
export interface GatewayChange {
  readonly state?: string;
  readonly assessmentOrganisationId?: string;
  readonly policyId?: string | null;
  readonly choices?: unknown;
  readonly formats?: unknown;
  readonly planHash?: string;
  readonly firstSentAt?: Date;
  readonly acceptedOn?: string;
}

/** Change a gateway and give its new version. */
export async function setGateway(
  tx: Tx,
  organisationId: string,
  id: string,
  change: GatewayChange,
): Promise<number> {
  const row = await tx
    .updateTable('gateway')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.assessmentOrganisationId === undefined
        ? {}
        : { assessment_organisation_id: change.assessmentOrganisationId }),
      ...(change.policyId === undefined ? {} : { policy_id: change.policyId }),
      ...(change.choices === undefined ? {} : { choices: json(change.choices) }),
      ...(change.formats === undefined ? {} : { formats: json(change.formats) }),
      ...(change.planHash === undefined ? {} : { plan_hash: change.planHash }),
      ...(change.firstSentAt === undefined ? {} : { first_sent_at: change.firstSentAt }),
      ...(change.acceptedOn === undefined ? {} : { accepted_on: change.acceptedOn }),
      version: sql<number>`version + 1`,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Everything of one enrolment that the gateway looks at, with the people and organisations around it. */
export async function findGatewayApprentice(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('enrolment as n')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'n.organisation_id').onRef('p.id', '=', 'n.person_id'),
    )
    .innerJoin('employer as e', (join) =>
      join.onRef('e.organisation_id', '=', 'n.organisation_id').onRef('e.id', '=', 'n.employer_id'),
    )
    .innerJoin('employer_contact as m', (join) =>
      join.onRef('m.organisation_id', '=', 'n.organisation_id').onRef('m.id', '=', 'n.manager_contact_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'n.organisation_id')
    .leftJoin('enrolment_progress as g', (join) =>
      join.onRef('g.organisation_id', '=', 'n.organisation_id').onRef('g.enrolment_id', '=', 'n.id'),
    )
    .selectAll('n')
    .select([
      'p.given_names',
      'p.family_name',
      'p.name_used',
      'p.email',
      'p.account_id',
      'e.name as employer_name',
      'm.name as manager_name',
      'm.email as manager_email',
      'm.job_title as manager_job_title',
      'o.name as provider_name',
      'o.ukprn as provider_ukprn',
      'o.email_domains as provider_domains',
      'g.criteria_total',
      'g.criteria_accepted',
    ])
    .where('n.organisation_id', '=', organisationId)
    .where('n.id', '=', enrolmentId)
    .executeTakeFirst();
}

/** An organisation by its id. */
export async function findOrganisation(db: Db, id: string) {
  return await db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'ukprn', 'email_domains'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What an assessment organisation offers of a plan edition on a day. */
export async function findOffer(
  db: Db,
  offer: {
    readonly organisationId: string;
    readonly reference: string;
    readonly edition: string;
    readonly on: string;
  },
) {
  return await db
    .selectFrom('assessment_offer as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.policy_id', 'o.id', 'o.name'])
    .where('a.organisation_id', '=', offer.organisationId)
    .where('a.reference', '=', offer.reference)
    .where('a.edition', '=', offer.edition)
    .where('a.offered_from', '<=', offer.on)
    .where((where) => where.or([where('a.offered_to', 'is', null), where('a.offered_to', '>=', offer.on)]))
    .executeTakeFirst();
}

/** E-mail addresses and accounts of the people who assessed evidence of one enrolment. */
export async function listEvidenceJudges(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('evidence_criterion as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.decided_by'),
    )
    .select(['p.id', 'p.given_names', 'p.family_name', 'p.name_used', 'p.email', 'p.account_id'])
    .distinct()
    .where('c.organisation_id', '=', organisationId)
    .where('c.enrolment_id', '=', enrolmentId)
    .execute();
}

/** Whether an e-mail address belongs to anybody with a role other than apprentice in the organisation. */
export async function isStaffAddress(db: Db, organisationId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('person as p')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.person_id', '=', 'p.id'),
    )
    .select('p.id')
    .where('p.organisation_id', '=', organisationId)
    .where(sql<string>`lower(p.email)`, '=', email.trim().toLowerCase())
    .where('m.role', '<>', 'apprentice')
    .limit(1)
    .executeTakeFirst();
  if (row) return true;
  const tutor = await db
    .selectFrom('enrolment_tutor as t')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 't.organisation_id').onRef('p.id', '=', 't.person_id'),
    )
    .select('p.id')
    .where('p.organisation_id', '=', organisationId)
    .where(sql<string>`lower(p.email)`, '=', email.trim().toLowerCase())
    .limit(1)
    .executeTakeFirst();
  return tutor !== undefined;
}

/** Accounts and addresses of people, by which they are recognised in another organisation. */
export async function listPeopleKeys(db: Db, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('person')
    .select(['id', 'email', 'account_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [...ids])
    .execute();
}
