import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Audit entries of one organisation, newest first, one page before a sequence. */
export async function listAuditRows(
  db: Db,
  organisationId: string,
  query: {
    readonly subjectId?: string | undefined;
    readonly type?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
) {
  let rows = db
    .selectFrom('audit_event as e')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'e.organisation_id').on(sql<boolean>`p.id = e.person_id`),
    )
    .selectAll('e')
    .select(sql<string | null>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'))
    .where('e.organisation_id', '=', organisationId)
    .orderBy('e.sequence', 'desc')
    .limit(query.limit + 1);
  if (query.subjectId) rows = rows.where('e.subject_id', '=', query.subjectId);
  if (query.type) rows = rows.where('e.type', '=', query.type);
  if (query.before !== undefined) rows = rows.where('e.sequence', '<', query.before);
  return await rows.execute();
}

/** Every audit entry about any of the subjects given, in order. */
export async function listAuditOf(db: Db, organisationId: string, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return [];
  return await db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('sequence')
    .execute();
}
