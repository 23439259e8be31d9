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
