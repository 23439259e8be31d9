import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The enrolments of one person at a provider, the latest start first. */
export async function listEnrolmentIdsOf(
  db: Db,
  organisationId: string,
  personId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The registrations of one person at an assessment organisation, with what they still have to hand in. */
export async function listRegistrationsOf(db: Db, organisationId: string, personId: string) {
  return await db
    .selectFrom('registration')
    .select([
      'id',
      'enrolment_id',
      'state',
      'plan_hash',
      'policy_id',
      'window_ends_on',
      'gateway_accepted_on',
    ])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

/** Open attempts of registrations and the products received for them. */
export async function listOpenAttempts(db: Db, organisationId: string, registrationIds: readonly string[]) {
  if (registrationIds.length === 0) return [];
  return await db
    .selectFrom('attempt as a')
    .select((expression) => [
      'a.id',
      'a.registration_id',
      'a.method',
      'a.state',
      expression
        .selectFrom('attempt_product as p')
        .select(sql<string[]>`coalesce(array_agg(p.product_id), '{}')`.as('products'))
        .whereRef('p.organisation_id', '=', 'a.organisation_id')
        .whereRef('p.attempt_id', '=', 'a.id')
        .where('p.state', 'in', ['received', 'accepted'])
        .as('products'),
    ])
    .where('a.organisation_id', '=', organisationId)
    .where('a.registration_id', 'in', [...registrationIds])
    .where('a.state', 'in', ['open', 'booked', 'in-progress'])
    .execute();
}

/** Releases of a person that they have not looked at. */
export async function countUnseen(db: Db, organisationId: string, personId: string): Promise<number> {
  const row = await db
    .selectFrom('released_result as l')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'l.organisation_id').onRef('r.id', '=', 'l.registration_id'),
    )
    .leftJoin('released_result_view as v', (join) =>
      join
        .onRef('v.organisation_id', '=', 'l.organisation_id')
        .onRef('v.released_result_id', '=', 'l.id')
        .onRef('v.person_id', '=', 'r.person_id'),
    )
    .select(sql<number>`count(*)::int`.as('unseen'))
    .where('l.organisation_id', '=', organisationId)
    .where('r.person_id', '=', personId)
    .where('v.person_id', 'is', null)
    .executeTakeFirstOrThrow();
  return row.unseen;
}

/** What waits for the apprentice at the provider: drafts, referred pieces, and declarations to sign. */
export async function countWaitingFor(db: Db, organisationId: string, enrolmentId: string) {
  const evidence = await db
    .selectFrom('evidence')
    .select([
      sql<number>`(count(*) filter (where state = 'draft'))::int`.as('drafts'),
      sql<number>`(count(*) filter (where state = 'referred'))::int`.as('referred'),
    ])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  const gateway = await db
    .selectFrom('gateway as g')
    .select((expression) => [
      'g.id',
      'g.state',
      expression
        .selectFrom('declaration_signature as d')
        .select(sql<number>`count(*)::int`.as('signed'))
        .whereRef('d.organisation_id', '=', 'g.organisation_id')
        .whereRef('d.gateway_id', '=', 'g.id')
        .where('d.signer_role', '=', 'apprentice')
        .where('d.void_at', 'is', null)
        .as('signed'),
    ])
    .where('g.organisation_id', '=', organisationId)
    .where('g.enrolment_id', '=', enrolmentId)
    .where('g.state', 'in', ['preparing', 'returned'])
    .executeTakeFirst();
  return { ...evidence, gateway };
}
