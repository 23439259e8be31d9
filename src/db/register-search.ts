import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

/** Words of a search, at most twelve: letters and digits only, so that nothing of the query language gets in. */
export function searchWords(text: string): string[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.slice(0, 40)).slice(0, 12);
}

/** Every word has to be there: as a word of the language, or as the beginning of one. */
function queryOf(words: readonly string[]): RawBuilder<unknown> {
  const each = words.map((word) => {
    const prefix = `${word}:*`;
    return sql`(to_tsquery('english', ${prefix}) || to_tsquery('simple', ${prefix}))`;
  });
  return sql.join(each, sql` && `);
}

/** What a list of standards is narrowed by. */
export interface StandardFilter {
  readonly words: readonly string[];
  readonly level?: number | undefined;
  readonly route?: string | undefined;
  readonly status?: string | undefined;
  /** Reference after which the page begins. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Standards of the register in order of their references, one more than asked for, each with what is known of it. */
export async function searchStandards(db: Db, filter: StandardFilter) {
  let query = db
    .selectFrom('register_standard as r')
    .select(({ selectFrom }) => [
      'r.reference',
      'r.version',
      'r.title',
      'r.level',
      'r.route',
      'r.status',
      selectFrom('register_version as v')
        .whereRef('v.reference', '=', 'r.reference')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('versions'),
      selectFrom('register_statement as s')
        .whereRef('s.reference', '=', 'r.reference')
        .whereRef('s.version', '=', 'r.version')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('statements'),
      selectFrom('register_body_standard as b')
        .whereRef('b.reference', '=', 'r.reference')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('bodies'),
    ])
    .orderBy('r.reference')
    .limit(filter.limit + 1);
  if (filter.words.length > 0) query = query.where(sql<boolean>`r.search @@ (${queryOf(filter.words)})`);
  if (filter.level !== undefined) query = query.where('r.level', '=', filter.level);
  if (filter.route !== undefined) query = query.where('r.route', '=', filter.route);
  if (filter.status !== undefined) query = query.where('r.status', '=', filter.status);
  if (filter.after !== undefined) query = query.where('r.reference', '>', filter.after);
  return await query.execute();
}

/** How many standards there are in all, and the routes and levels among them. */
export async function registerFacets(db: Db) {
  const { rows } = await sql<{ standards: number; routes: string[]; levels: number[] }>`
    select count(*) as standards,
           coalesce(array_agg(distinct route order by route) filter (where route is not null), '{}') as routes,
           coalesce(array_agg(distinct level order by level) filter (where level is not null), '{}') as levels
      from register_standard`.execute(db);
  return rows[0] ?? { standards: 0, routes: [], levels: [] };
}

/** What a search of statements is narrowed by. */
export interface StatementFilter {
  readonly words: readonly string[];
  readonly kind?: string | undefined;
  readonly level?: number | undefined;
  readonly route?: string | undefined;
  /** Also versions that take no starts now. */
  readonly allVersions: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** One statement that was found. */
export interface FoundStatement {
  readonly reference: string;
  readonly version: string;
  readonly title: string;
  readonly level: number | null;
  readonly ref: string;
  readonly kind: string;
  readonly text: string;
}

/** Statements with all the words, best first, one more than asked for, and how many there are in all. */
export async function searchStatements(
  db: Db,
  filter: StatementFilter,
): Promise<{ rows: readonly FoundStatement[]; total: number }> {
  if (filter.words.length === 0) return { rows: [], total: 0 };
  // Ranks alone are worked out for every match; texts are fetched for the page.
  const { rows } = await sql<FoundStatement & { total: number }>`
    with matching as materialized (
      select s.reference, s.version, s.ref, s.position, ts_rank(s.search, q.words, 1) as rank
        from register_statement s
        join register_standard r on r.reference = s.reference,
             (select ${queryOf(filter.words)} as words) q
       where s.search @@ q.words
         and (${filter.allVersions}::boolean or s.version = r.version)
         and (${filter.kind ?? null}::text is null or s.kind = ${filter.kind ?? null})
         and (${filter.level ?? null}::int is null or r.level = ${filter.level ?? null})
         and (${filter.route ?? null}::text is null or r.route = ${filter.route ?? null})),
    shown as (
      select * from matching order by rank desc, reference, version, position
       limit ${filter.limit + 1} offset ${filter.offset})
    select s.reference, s.version, r.title, r.level, s.ref, s.kind, s.text, (select count(*) from matching) as total
      from shown m
      join register_statement s on s.reference = m.reference and s.version = m.version and s.ref = m.ref
      join register_standard r on r.reference = s.reference
     order by m.rank desc, m.reference, m.version, m.position`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
