import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

function oneRegistration(db: Db, organisationId: string, id: string) {
  return db
    .selectFrom('registration as r')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.person_id'),
    )
    .selectAll('r')
    .select(['p.given_names', 'p.family_name', 'p.name_used', 'p.email', 'p.account_id'])
    .where('r.organisation_id', '=', organisationId)
    .where('r.id', '=', id);
}

/** One registration with the apprentice's name; undefined when the organisation has none with this id. */
export async function findAssessedRegistration(db: Db, organisationId: string, id: string) {
  return await oneRegistration(db, organisationId, id).executeTakeFirst();
}

/** The same, locked: everything about its assessment is decided one after another. */
export async function lockAssessedRegistration(tx: Tx, organisationId: string, id: string) {
  return await oneRegistration(tx, organisationId, id).forUpdate('r').executeTakeFirst();
}

/** A registration as the assessment room reads it. */
export type RegistrationRow = NonNullable<Awaited<ReturnType<typeof findAssessedRegistration>>>;

/** Set where a registration stands in its life. */
export async function setRegistrationState(
  tx: Tx,
  organisationId: string,
  id: string,
  state: 'gateway-accepted' | 'in-assessment',
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ state, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '<>', state)
    .where('state', 'in', ['gateway-accepted', 'in-assessment'])
    .execute();
}

/** Set the branches in force, by alternative. */
export async function setRegistrationChoices(
  tx: Tx,
  organisationId: string,
  id: string,
  choices: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ choices: json(choices), version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** What the gateway pack holds for the assessor: the files received with it. */
export async function listReceivedFiles(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('file')
    .select(['id', 'name', 'media_type', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('purpose', '=', 'received-pack')
    .where('subject_id', '=', registrationId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
