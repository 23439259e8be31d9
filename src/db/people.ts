import type { Role } from '#domain/people/permissions.ts';
import type { Db, Tx } from './database.ts';

/** One membership of the organisation, if it exists. */
export async function findMembership(db: Db, organisationId: string, membershipId: string) {
  return await db
    .selectFrom('membership')
    .select(['id', 'person_id', 'account_id', 'role', 'starts_on', 'ends_on'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', membershipId)
    .$narrowType<{ role: Role }>()
    .executeTakeFirst();
}

/** Add a person to the organisation. */
export async function insertPerson(
  tx: Tx,
  person: {
    readonly organisationId: string;
    readonly id: string;
    readonly givenNames: string;
    readonly familyName: string;
    readonly nameUsed: string | null;
    readonly email: string | null;
    readonly accountId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('person')
    .values({
      organisation_id: person.organisationId,
      id: person.id,
      given_names: person.givenNames,
      family_name: person.familyName,
      name_used: person.nameUsed,
      email: person.email,
      account_id: person.accountId,
      created_at: person.at,
    })
    .execute();
}

/** Give a person a role. */
export async function insertMembership(
  tx: Tx,
  membership: {
    readonly organisationId: string;
    readonly id: string;
    readonly personId: string;
    readonly accountId: string;
    readonly role: Role;
    readonly startsOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('membership')
    .values({
      organisation_id: membership.organisationId,
      id: membership.id,
      person_id: membership.personId,
      account_id: membership.accountId,
      role: membership.role,
      starts_on: membership.startsOn,
    })
    .execute();
}

/** One person of the organisation, if they exist. */
export async function findPerson(db: Db, organisationId: string, personId: string) {
  return await db
    .selectFrom('person')
    .select(['id', 'given_names', 'family_name', 'name_used', 'email', 'account_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', personId)
    .executeTakeFirst();
}

/** The person of the organisation whose account this is, if any. */
export async function findPersonByAccount(db: Db, organisationId: string, accountId: string) {
  return await db
    .selectFrom('person')
    .select(['id', 'given_names', 'family_name', 'name_used', 'email', 'account_id'])
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Say whose account a person signs in with. */
export async function setPersonAccount(
  tx: Tx,
  key: { readonly organisationId: string; readonly personId: string; readonly accountId: string },
): Promise<void> {
  await tx
    .updateTable('person')
    .set((row) => ({ account_id: key.accountId, version: row('version', '+', 1) }))
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.personId)
    .execute();
}

/** The roles of a person, held until the transaction ends; ended ones too. */
export async function lockMemberships(tx: Tx, organisationId: string, personId: string) {
  return await tx
    .selectFrom('membership')
    .select(['id', 'role', 'starts_on', 'ends_on'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .$narrowType<{ role: Role }>()
    .forUpdate()
    .execute();
}

/** Set the days of a membership. */
export async function setMembershipDays(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  days: { readonly startsOn?: string; readonly endsOn: string | null },
): Promise<void> {
  await tx
    .updateTable('membership')
    .set((row) => ({
      ends_on: days.endsOn,
      ...(days.startsOn === undefined ? {} : { starts_on: days.startsOn }),
      version: row('version', '+', 1),
    }))
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}
