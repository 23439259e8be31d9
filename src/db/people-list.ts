import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import type { Db } from './database.ts';

/** Which people of an organisation to list. */
export interface PeopleFilter {
  readonly organisationId: string;
  readonly today: string;
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  /** People without a role today: shown or left out. */
  readonly withLeft: boolean;
  readonly after?: { readonly family: string; readonly given: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** One person with their roles. */
export interface PersonListRow {
  readonly id: string;
  readonly given_names: string;
  readonly family_name: string;
  readonly name_used: string | null;
  readonly email: string | null;
  readonly account_id: string | null;
  readonly family_key: string;
  readonly given_key: string;
  readonly roles: readonly {
    readonly id: string;
    readonly role: Role;
    readonly starts_on: string;
    readonly ends_on: string | null;
  }[];
}

/** People by family name, one more than the limit. Without a role named, staff alone. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<readonly PersonListRow[]> {
  const { organisationId, today, search, role, withLeft, after, limit } = filter;
  const roleIs = role === undefined ? sql`m.role <> 'apprentice'` : sql`m.role = ${role}`;
  const held = sql`m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on > ${today}::date)`;
  const found = search === undefined || search === '' ? sql`true` : matches(search);
  const next = after
    ? sql`(lower(p.family_name), lower(p.given_names), p.id) > (${after.family}, ${after.given}, ${after.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<PersonListRow>`
    select p.id, p.given_names, p.family_name, p.name_used, p.email, p.account_id,
      lower(p.family_name) as family_key, lower(p.given_names) as given_key,
      (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'starts_on', m.starts_on, 'ends_on', m.ends_on)
         order by m.role), '[]')
       from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id) as roles
    from person p
    where p.organisation_id = ${organisationId} and ${found} and ${next}
      and exists (select from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id
        and ${roleIs} and ${withLeft ? sql`true` : held})
    order by lower(p.family_name), lower(p.given_names), p.id
    limit ${limit + 1}`.execute(db);
  return rows;
}

function matches(search: string) {
  const pattern = `%${search.toLocaleLowerCase('en-GB').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(lower(p.given_names || ' ' || p.family_name) like ${pattern} or lower(coalesce(p.name_used, '')) like ${pattern}
    or lower(coalesce(p.email, '')) like ${pattern})`;
}
