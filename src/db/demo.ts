import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import type { Db } from './database.ts';

/** Somebody of one organisation who can sign in. */
export interface DemoPersonRow {
  readonly account_id: string;
  readonly membership_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who of the organisation can sign in today, staff first, at most 200. */
export async function listDemoPeople(
  db: Db,
  organisationId: string,
  today: string,
): Promise<readonly DemoPersonRow[]> {
  const { rows } = await sql<DemoPersonRow>`
    select m.account_id, m.id as membership_id, m.person_id, m.role,
      coalesce(p.name_used, p.given_names || ' ' || p.family_name) as name
    from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = ${organisationId} and m.starts_on <= ${today}::date
      and (m.ends_on is null or m.ends_on > ${today}::date)
    order by m.role = 'apprentice', m.role, lower(p.family_name), lower(p.given_names), m.id
    limit 200`.execute(db);
  return rows;
}

/** Letters of the demo, newest first, one more than the limit. */
export async function listDemoMail(
  db: Db,
  filter: {
    readonly to?: string | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
) {
  return await db
    .selectFrom('demo_mail')
    .select(['id', 'recipient', 'subject', 'body', 'created_at'])
    .$if(filter.to !== undefined, (query) => query.where('recipient', '=', filter.to ?? ''))
    .$if(filter.before !== undefined, (query) => query.where('id', '<', filter.before ?? ''))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
