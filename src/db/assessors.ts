import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Which assessors a list shows. */
export interface AssessorQuery {
  readonly organisationId: string;
  /** The day on which the membership counts. */
  readonly today: string;
  readonly personId?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: readonly (string | number)[] | undefined;
  readonly limit: number;
}

const sortKey = sql<string>`lower(p.family_name || ' ' || p.given_names)`;

/** Independent assessors by name, one more than the limit, with the day of their last declaration and what is booked. */
export async function listAssessorRows(db: Db, query: AssessorQuery) {
  const { organisationId, today, personId, search, after, limit } = query;
  let rows = db
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['p.id', 'p.given_names', 'p.family_name', 'p.name_used', 'p.email', 'p.account_id'])
    .select([
      sortKey.as('sort_key'),
      sql<string | null>`(select max(d.declared_on)::text from interest_declaration d
        where d.organisation_id = p.organisation_id and d.person_id = p.id)`.as('declared_on'),
      sql<number>`(select count(*) from booking b where b.organisation_id = p.organisation_id
        and b.assessor_id = p.id and b.state = 'booked')`.as('upcoming'),
    ])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', '=', 'independent-assessor')
    .where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>', today)]));
  if (personId) rows = rows.where('p.id', '=', personId);
  if (search) {
    const like = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where(
      sql<boolean>`lower(p.given_names || ' ' || p.family_name || ' ' || coalesce(p.name_used, '') || ' ' || coalesce(p.email, '')) like ${like}`,
    );
  }
  if (after)
    rows = rows.where(sql<boolean>`(${sortKey}, p.id) > (${String(after[0])}, ${String(after[1])}::uuid)`);
  return await rows
    .orderBy(sortKey)
    .orderBy('p.id')
    .limit(limit + 1)
    .execute();
}

/** An assessor's row. */
export type AssessorRow = Awaited<ReturnType<typeof listAssessorRows>>[number];

/** Competence on record of the persons given. */
export async function listCompetences(db: Db, organisationId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return await db
    .selectFrom('assessor_competence')
    .select(['id', 'person_id', 'reference', 'years', 'qualification', 'from_on', 'to_on'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', 'in', [...personIds])
    .orderBy('reference')
    .orderBy('from_on')
    .orderBy('id')
    .execute();
}

/** A competence on record. */
export type CompetenceRow = Awaited<ReturnType<typeof listCompetences>>[number];

/** Interests on record of the persons given; those taken back are left out. */
export async function listInterests(db: Db, organisationId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return await db
    .selectFrom('assessor_interest')
    .select(['id', 'person_id', 'kind', 'party', 'party_name', 'party_key', 'from_on', 'to_on', 'note'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', 'in', [...personIds])
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Memberships that accounts of our own people hold or held at another organisation of the installation. */
export async function listMembershipsHeldAt(
  db: Db,
  accountIds: readonly string[],
  organisationId: string,
): Promise<readonly MembershipHeld[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<MembershipHeld>`select account_id, role, starts_on, ends_on
    from memberships_held_at(${sql.val([...accountIds])}::uuid[], ${organisationId}::uuid)`.execute(db);
  return rows;
}

/** One membership elsewhere. */
export interface MembershipHeld {
  readonly account_id: string;
  readonly role: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
}

/** Add a competence. */
export async function insertCompetence(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly personId: string;
    readonly reference: string;
    readonly years: number;
    readonly qualification: string;
    readonly fromOn: string;
    readonly toOn: string | null;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('assessor_competence')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      person_id: one.personId,
      reference: one.reference,
      years: one.years,
      qualification: one.qualification,
      from_on: one.fromOn,
      to_on: one.toOn,
      created_at: one.createdAt,
    })
    .execute();
}

/** Add an interest. */
export async function insertInterest(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly personId: string;
    readonly kind: string;
    readonly party: string;
    readonly partyName: string;
    readonly partyKey: string | null;
    readonly fromOn: string | null;
    readonly toOn: string | null;
    readonly note: string | null;
    readonly declaredBy: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('assessor_interest')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      person_id: one.personId,
      kind: one.kind,
      party: one.party,
      party_name: one.partyName,
      party_key: one.partyKey,
      from_on: one.fromOn,
      to_on: one.toOn,
      note: one.note,
      declared_by: one.declaredBy,
      created_at: one.createdAt,
    })
    .execute();
}

/** Record that somebody declared their interests on a day. */
export async function insertDeclaration(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly personId: string;
    readonly declaredOn: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('interest_declaration')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      person_id: one.personId,
      declared_on: one.declaredOn,
      created_at: one.createdAt,
    })
    .execute();
}
