import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** What an import gave, to be kept. */
export interface ImportRun {
  readonly organisationId: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly report: {
    readonly id: string;
    readonly fileName: string;
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: readonly unknown[];
  };
}

/** Keep what an import gave. */
export async function insertImportRun(
  tx: Tx,
  { organisationId, createdBy, createdAt, report }: ImportRun,
): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({
      organisation_id: organisationId,
      id: report.id,
      kind: 'enrolments',
      file_name: report.fileName,
      rows: report.rows,
      accepted: report.accepted,
      rejected: report.rejected.length,
      report: json(report),
      created_by: createdBy,
      created_at: createdAt,
    })
    .execute();
}

/** Imports, newest first, one page before the id given. */
export async function listImportRuns(
  db: Db,
  organisationId: string,
  before: string | undefined,
  limit: number,
) {
  let rows = db
    .selectFrom('import_run as r')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.created_by'),
    )
    .select([
      'r.id',
      'r.report',
      'r.created_at',
      sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'),
    ])
    .where('r.organisation_id', '=', organisationId)
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (before) rows = rows.where('r.id', '<', before);
  return await rows.execute();
}

/** The tutors of an organisation by their e-mail address in lower case. */
export async function listTutorsByEmail(
  db: Db,
  organisationId: string,
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['p.id', 'p.email'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', '=', 'tutor')
    .where('m.starts_on', '<=', on)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>', on)]))
    .execute();
  return new Map(
    rows.flatMap(({ id, email }) => (email === null ? [] : [[email.toLowerCase(), id] as const])),
  );
}
