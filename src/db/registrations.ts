import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** What a pack says of an apprentice, as the assessment organisation keeps it. */
export interface RegistrationFacts {
  readonly gatewayId: string;
  readonly series: number;
  readonly providerName: string;
  readonly providerUkprn: string | null;
  readonly uln: string;
  readonly ulnKind: 'known' | 'temporary';
  readonly dateOfBirth: string;
  readonly reference: string;
  readonly standardVersion: string;
  readonly planEdition: string;
  readonly policyId: string | null;
  readonly options: readonly string[];
  readonly choices: unknown;
  readonly formats: unknown;
  readonly startsOn: string;
  readonly employerName: string;
  readonly employerContact: unknown;
  readonly involved: unknown;
}

/** A new registration, made from the first pack. */
export interface NewRegistration extends RegistrationFacts {
  readonly organisationId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly providerId: string;
  readonly personId: string;
  readonly submittedAt: Date;
}

function columnsOf(facts: RegistrationFacts) {
  return {
    gateway_id: facts.gatewayId,
    series: facts.series,
    provider_name: facts.providerName,
    provider_ukprn: facts.providerUkprn,
    uln: facts.uln,
    uln_kind: facts.ulnKind,
    date_of_birth: facts.dateOfBirth,
    reference: facts.reference,
    standard_version: facts.standardVersion,
    plan_edition: facts.planEdition,
    policy_id: facts.policyId,
    options: [...facts.options],
    choices: json(facts.choices),
    formats: json(facts.formats),
    starts_on: facts.startsOn,
    employer_name: facts.employerName,
    employer_contact: json(facts.employerContact),
    involved: json(facts.involved),
  };
}

/** Add a registration. */
export async function insertRegistration(tx: Tx, one: NewRegistration): Promise<void> {
  await tx
    .insertInto('registration')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      enrolment_id: one.enrolmentId,
      provider_id: one.providerId,
      person_id: one.personId,
      state: 'gateway-submitted',
      submitted_at: one.submittedAt,
      ...columnsOf(one),
    })
    .execute();
}

/** Take over what a newer pack says. */
export async function refreshRegistration(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  facts: RegistrationFacts,
  change: { readonly state?: string; readonly submittedAt?: Date },
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({
      ...columnsOf(facts),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.submittedAt === undefined ? {} : { submitted_at: change.submittedAt }),
      version: sql<number>`version + 1`,
    })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

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

/** The registration of one enrolment at a provider, locked. */
export async function lockRegistrationOf(
  tx: Tx,
  organisationId: string,
  enrolment: { readonly providerId: string; readonly enrolmentId: string },
) {
  return await tx
    .selectFrom('registration')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('provider_id', '=', enrolment.providerId)
    .where('enrolment_id', '=', enrolment.enrolmentId)
    .forUpdate()
    .executeTakeFirst();
}

/** One registration with the apprentice's names. */
export async function findRegistration(db: Db, organisationId: string, id: string) {
  return await withNames(db)
    .selectAll('r')
    .where('r.organisation_id', '=', organisationId)
    .where('r.id', '=', id)
    .executeTakeFirst();
}

function withNames(db: Db) {
  return db
    .selectFrom('registration as r')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select(['p.given_names', 'p.family_name', 'p.name_used']);
}

/** How the registrations of a desk queue are chosen. */
export interface RegistrationQuery {
  readonly queue: 'gateway' | 'booking' | 'all';
  readonly search: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

const queueStates = {
  gateway: ['gateway-submitted'],
  booking: ['gateway-accepted', 'in-assessment'],
} as const;

/** Registrations of one queue, oldest submission first; one more than the limit shows that there is a next page. */
export async function listRegistrationRows(db: Db, organisationId: string, query: RegistrationQuery) {
  let rows = withNames(db)
    .selectAll('r')
    .where('r.organisation_id', '=', organisationId)
    .orderBy('r.submitted_at')
    .orderBy('r.id')
    .limit(query.limit + 1);
  if (query.queue !== 'all') rows = rows.where('r.state', 'in', queueStates[query.queue]);
  const { search, after } = query;
  if (search) {
    const like = search.trim().toLowerCase();
    rows = rows.where(
      sql<boolean>`(position(${like} in lower(p.given_names || ' ' || p.family_name)) > 0 or r.uln = ${like}
        or position(${like} in lower(r.provider_name)) > 0 or position(${like} in lower(r.employer_name)) > 0)`,
    );
  }
  if (after)
    rows = rows.where(sql<boolean>`(r.submitted_at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  return await rows.execute();
}

/** How many items of each state registrations have. */
export async function countItems(db: Db, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('received_item')
    .select(({ fn }) => ['registration_id', 'state', fn.countAll<number>().as('count')])
    .where('organisation_id', '=', organisationId)
    .where('registration_id', 'in', [...ids])
    .groupBy(['registration_id', 'state'])
    .execute();
}

/** Whether an assessor has an attempt or a booking of a registration. */
export async function isAssigned(
  db: Db,
  organisationId: string,
  key: { readonly registrationId: string; readonly personId: string },
): Promise<boolean> {
  const attempt = await db
    .selectFrom('attempt')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', key.registrationId)
    .where('assessor_id', '=', key.personId)
    .limit(1)
    .executeTakeFirst();
  if (attempt) return true;
  const booking = await db
    .selectFrom('booking')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', key.registrationId)
    .where('assessor_id', '=', key.personId)
    .limit(1)
    .executeTakeFirst();
  return booking !== undefined;
}

/** What may be changed of a registration in one step; every change raises the version. */
export interface RegistrationChange {
  readonly state?: string;
  readonly policy_id?: string | null;
  readonly plan_hash?: string;
  readonly gateway_accepted_on?: string;
  readonly window_ends_on?: string | null;
}

/** Change a registration and give its new version. */
export async function setRegistration(
  tx: Tx,
  organisationId: string,
  id: string,
  change: RegistrationChange,
): Promise<number> {
  const row = await tx
    .updateTable('registration')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}
