import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** An assessment organisation of the register as stored. */
export interface StoredBody {
  readonly id: string;
  readonly name: string;
  readonly ukprn: string | null;
  readonly type: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly standards: readonly {
    readonly reference: string;
    readonly areas: readonly string[];
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
}

/** These assessment organisations with the standards they may assess. */
export async function listBodies(db: Db, ids: readonly string[]): Promise<StoredBody[]> {
  const { rows } = await sql<StoredBody>`
    select b.id, b.name, b.ukprn, b.type, b.starts_on as "startsOn", b.ends_on as "endsOn",
           coalesce((select jsonb_agg(jsonb_build_object('reference', s.reference, 'areas', s.areas,
               'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.reference)
             from register_body_standard s where s.body_id = b.id), '[]') as standards
      from register_body b where b.id = any (${ids}::text[]) order by b.id`.execute(db);
  return rows;
}

/** Add assessment organisations or give them new values, with their standards. */
export async function putBodies(tx: Tx, bodies: readonly StoredBody[], at: Date): Promise<void> {
  if (bodies.length === 0) return;
  const standards = bodies.flatMap(({ id, standards }) => standards.map((one) => ({ bodyId: id, ...one })));
  await sql`
    insert into register_body (id, name, ukprn, type, starts_on, ends_on, changed_at)
    select r.id, r.name, r.ukprn, r.type, r."startsOn", r."endsOn", ${at}
      from jsonb_to_recordset(${json(bodies)}) as r (id text, name text, ukprn text, type text, "startsOn" date, "endsOn" date)
    on conflict (id) do update set name = excluded.name, ukprn = excluded.ukprn, type = excluded.type,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, changed_at = excluded.changed_at`.execute(
    tx,
  );
  await sql`
    insert into register_body_standard (body_id, reference, areas, starts_on, ends_on)
    select r."bodyId", r.reference, array (select jsonb_array_elements_text(r.areas)), r."startsOn", r."endsOn"
      from jsonb_to_recordset(${json(standards)}) as r ("bodyId" text, reference text, areas jsonb, "startsOn" date, "endsOn" date)
    on conflict (body_id, reference) do update set areas = excluded.areas, starts_on = excluded.starts_on, ends_on = excluded.ends_on`.execute(
    tx,
  );
}

/** The assessment organisations that may assess a standard, by name. */
export async function listBodiesOfStandard(db: Db, reference: string) {
  return await db
    .selectFrom('register_body_standard as s')
    .innerJoin('register_body as b', 'b.id', 's.body_id')
    .select(['b.id', 'b.name', 'b.ukprn', 's.areas', 's.starts_on', 's.ends_on'])
    .where('s.reference', '=', reference)
    .orderBy('b.name')
    .orderBy('b.id')
    .execute();
}
