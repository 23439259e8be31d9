import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** A new person of an organisation. Names as on the learner record. */
export interface NewPerson {
  readonly organisationId: string;
  readonly id: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly nameUsed: string | null;
  readonly email: string | null;
  readonly createdAt: Date;
}

/** Add a person. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx
    .insertInto('person')
    .values({
      organisation_id: person.organisationId,
      id: person.id,
      given_names: person.givenNames,
      family_name: person.familyName,
      name_used: person.nameUsed,
      email: person.email,
      created_at: person.createdAt,
    })
    .execute();
}

/** Whether a person holds a role in the organisation on a day. */
export async function holdsRole(
  db: Db,
  key: {
    readonly organisationId: string;
    readonly personId: string;
    readonly role: string;
    readonly on: string;
  },
): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', key.organisationId)
    .where('person_id', '=', key.personId)
    .where('role', '=', key.role)
    .where('starts_on', '<=', key.on)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', key.on)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** The name by which screens call a person. */
export function personName(row: {
  readonly given_names: string;
  readonly family_name: string;
  readonly name_used: string | null;
}): string {
  return row.name_used ?? `${row.given_names} ${row.family_name}`;
}

/** Name and address of a person: the address with which they sign in, else the one on their record. */
export async function findPersonContact(
  db: Db,
  organisationId: string,
  personId: string,
): Promise<{ readonly name: string; readonly email: string | null } | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['given_names', 'family_name', 'name_used', 'email', 'account_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.account_id === null) return { name: personName(row), email: row.email };
  const account = await sql<{
    email: string;
  }>`select email from find_account(${row.account_id}::uuid)`.execute(db);
  return { name: personName(row), email: account.rows[0]?.email ?? row.email };
}
