import { sql } from 'kysely';
import type { Db } from './database.ts';

/** One line of a queue, with the length of the whole queue. */
export interface DeskRow {
  readonly registration_id: string;
  readonly result_id: string | null;
  readonly apprentice: string;
  readonly reference: string;
  readonly provider: string;
  readonly count: number;
  readonly since: Date;
  readonly due_on: string | null;
  /** Items, or titles of what waits: what the queue's line is about. */
  readonly detail: readonly string[];
}

interface QueueQuery {
  readonly organisationId: string;
  readonly limit: number;
}

const apprentice = sql`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`;

/** Gateway packs of which an item waits for a decision, or of which every item is accepted and the gateway not. */
export async function listGatewayQueue(db: Db, { organisationId, limit }: QueueQuery) {
  const { rows } = await sql<DeskRow>`
    select r.id as registration_id, null::uuid as result_id, ${apprentice} as apprentice, r.reference,
      r.provider_name as provider, count(*) over () as count, r.submitted_at as since, null::text as due_on,
      array[i.submitted::text, i.total::text] as detail
    from registration r
    join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
    join lateral (select count(*) filter (where state = 'submitted') as submitted,
        count(*) filter (where state = 'returned') as returned, count(*) as total
      from received_item x where x.organisation_id = r.organisation_id and x.registration_id = r.id) i on true
    where r.organisation_id = ${organisationId} and r.state = 'gateway-submitted'
      and (i.submitted > 0 or i.returned = 0)
    order by r.submitted_at, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Registrations with an attempt that has nothing booked, the window that ends first on top. */
export async function listBookingQueue(db: Db, { organisationId, limit }: QueueQuery) {
  const { rows } = await sql<DeskRow>`
    with waiting as (
      select a.registration_id, min(a.created_at) as since, array_agg(distinct a.method) as methods,
        min(n.complete_by_on) as complete_by_on
      from attempt a
      left join next_action n on n.organisation_id = a.organisation_id and n.attempt_id = a.id
      where a.organisation_id = ${organisationId} and a.state in ('open', 'booked', 'in-progress')
        and not exists (select from booking b where b.organisation_id = a.organisation_id and b.attempt_id = a.id
          and b.state in ('booked', 'abandoned'))
        and not exists (select from sheet_submission s where s.organisation_id = a.organisation_id and s.attempt_id = a.id)
      group by a.registration_id)
    select r.id as registration_id, null::uuid as result_id, ${apprentice} as apprentice, r.reference,
      r.provider_name as provider, count(*) over () as count, w.since,
      least(w.complete_by_on, r.window_ends_on)::text as due_on, w.methods as detail
    from waiting w
    join registration r on r.organisation_id = ${organisationId} and r.id = w.registration_id
    join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
    where r.state in ('gateway-accepted', 'in-assessment', 'results-pending', 'released')
      and r.gateway_accepted_on is not null
    order by least(w.complete_by_on, r.window_ends_on) nulls last, w.since, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Results in one state, the window that ends first on top. */
export async function listResultQueue(
  db: Db,
  { organisationId, limit, state }: QueueQuery & { readonly state: 'in-quality-assurance' | 'agreed' },
) {
  const { rows } = await sql<DeskRow>`
    select r.id as registration_id, o.id as result_id, ${apprentice} as apprentice, r.reference,
      r.provider_name as provider, count(*) over () as count, o.computed_at as since, r.window_ends_on::text as due_on,
      array[]::text[] as detail
    from overall_result o
    join registration r on r.organisation_id = o.organisation_id and r.id = o.registration_id
    join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
    where o.organisation_id = ${organisationId} and o.state = ${state}
    order by r.window_ends_on nulls last, o.computed_at, o.id limit ${limit}`.execute(db);
  return rows;
}
