import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** The id of the employer with this name, whatever its letters' case; undefined when none is held. */
export async function findEmployerId(
  db: Db,
  organisationId: string,
  name: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('employer')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

/** A new employer. */
export interface NewEmployer {
  readonly organisationId: string;
  readonly id: string;
  readonly name: string;
  readonly emailDomain: string | null;
  readonly createdAt: Date;
}

/** Add an employer. */
export async function insertEmployer(tx: Tx, employer: NewEmployer): Promise<void> {
  await tx
    .insertInto('employer')
    .values({
      organisation_id: employer.organisationId,
      id: employer.id,
      name: employer.name,
      email_domain: employer.emailDomain,
      created_at: employer.createdAt,
    })
    .execute();
}

/** The id of the contact with this e-mail address at this employer. */
export async function findContactId(
  db: Db,
  organisationId: string,
  employerId: string,
  email: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('employer_contact')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('employer_id', '=', employerId)
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

/** A new contact at an employer. */
export interface NewContact {
  readonly organisationId: string;
  readonly id: string;
  readonly employerId: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
}

/** Add a contact at an employer. */
export async function insertContact(tx: Tx, contact: NewContact): Promise<void> {
  await tx
    .insertInto('employer_contact')
    .values({
      organisation_id: contact.organisationId,
      id: contact.id,
      employer_id: contact.employerId,
      name: contact.name,
      email: contact.email,
      created_at: contact.createdAt,
    })
    .execute();
}

/** Employers by name with their contacts, one page after the name and id given. */
export async function listEmployers(
  db: Db,
  organisationId: string,
  query: {
    readonly search: string | undefined;
    readonly after: { name: string; id: string } | undefined;
    readonly limit: number;
  },
) {
  let employers = db
    .selectFrom('employer')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(query.limit + 1);
  if (query.search)
    employers = employers.where(sql<boolean>`position(${query.search.toLowerCase()} in lower(name)) > 0`);
  const { after } = query;
  if (after) employers = employers.where(sql<boolean>`(lower(name), id) > (${after.name}, ${after.id})`);
  const rows = await employers.execute();
  const contacts =
    rows.length === 0
      ? []
      : await db
          .selectFrom('employer_contact')
          .select(['id', 'employer_id', 'name', 'email'])
          .where('organisation_id', '=', organisationId)
          .where(
            'employer_id',
            'in',
            rows.map(({ id }) => id),
          )
          .where('left_on', 'is', null)
          .orderBy('name')
          .execute();
  return rows.map((row) => ({
    ...row,
    contacts: contacts.filter((contact) => contact.employer_id === row.id),
  }));
}
