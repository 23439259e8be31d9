import type { Db } from '#db/database.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../../context.ts';

/** The name of the acting person, as it is written on what they publish. */
export async function nameOfPerson(db: Db, ctx: Context): Promise<string> {
  const { organisationId, personId } = ctx.actor;
  const row = await db
    .selectFrom('person')
    .select(['given_names', 'family_name', 'name_used'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-permitted');
  return row.name_used ?? `${row.given_names} ${row.family_name}`;
}
