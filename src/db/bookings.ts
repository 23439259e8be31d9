import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** States of a booking. */
export type BookingState = 'booked' | 'held' | 'no-show' | 'interrupted' | 'abandoned' | 'cancelled';

function bookings(db: Db, organisationId: string) {
  return db
    .selectFrom('booking as b')
    .innerJoin('attempt as a', (join) =>
      join.onRef('a.organisation_id', '=', 'b.organisation_id').onRef('a.id', '=', 'b.attempt_id'),
    )
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'b.organisation_id').onRef('r.id', '=', 'b.registration_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'b.organisation_id').onRef('p.id', '=', 'r.person_id'),
    )
    .innerJoin('person as s', (join) =>
      join.onRef('s.organisation_id', '=', 'b.organisation_id').onRef('s.id', '=', 'b.assessor_id'),
    )
    .select([
      'b.id',
      'b.registration_id',
      'b.attempt_id',
      'b.session_id',
      'b.assessor_id',
      'b.starts_at',
      'b.ends_at',
      'b.extra_minutes',
      'b.place_kind',
      'b.place',
      'b.state',
      'b.reason',
      'b.version',
      'a.method',
      'a.plan_hash',
      'a.state as attempt_state',
      'r.reference',
      'r.person_id',
      'p.given_names',
      'p.family_name',
      'p.name_used',
      's.given_names as assessor_given',
      's.family_name as assessor_family',
      's.name_used as assessor_used',
    ])
    .$narrowType<{ state: BookingState }>()
    .where('b.organisation_id', '=', organisationId);
}

/** Every booking of one registration, cancelled ones too, in order of time. */
export async function listRegistrationBookings(db: Db, organisationId: string, registrationId: string) {
  return await bookings(db, organisationId)
    .where('b.registration_id', '=', registrationId)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .execute();
}

/** A booking with what its row on a screen needs. */
export type BookingRow = Awaited<ReturnType<typeof listRegistrationBookings>>[number];

/** One booking; undefined when the organisation has none with this id. */
export async function findBooking(db: Db, organisationId: string, id: string) {
  return await bookings(db, organisationId).where('b.id', '=', id).executeTakeFirst();
}

/** Which bookings a list shows. Instants. */
export interface BookingQuery {
  readonly organisationId: string;
  readonly from: Date | undefined;
  readonly before: Date | undefined;
  readonly assessorId: string | undefined;
  readonly states: readonly BookingState[] | undefined;
  readonly attemptStates?: readonly string[] | undefined;
  readonly after: readonly (string | number)[] | undefined;
  readonly limit: number;
  readonly latestFirst?: boolean | undefined;
}

/** One page of bookings in order of time, one more than the limit. */
export async function listBookingPage(db: Db, query: BookingQuery) {
  const { from, before, assessorId, states, attemptStates, after, limit, latestFirst } = query;
  const order = latestFirst ? 'desc' : 'asc';
  let rows = bookings(db, query.organisationId);
  if (from) rows = rows.where('b.starts_at', '>=', from);
  if (before) rows = rows.where('b.starts_at', '<', before);
  if (assessorId) rows = rows.where('b.assessor_id', '=', assessorId);
  if (states) rows = rows.where('b.state', 'in', [...states]);
  if (attemptStates) rows = rows.where('a.state', 'in', [...attemptStates]);
  if (after) {
    const key = sql<boolean>`(b.starts_at, b.id) ${sql.raw(latestFirst ? '<' : '>')} (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
    rows = rows.where(key);
  }
  return await rows
    .orderBy('b.starts_at', order)
    .orderBy('b.id', order)
    .limit(limit + 1)
    .execute();
}

/** What assessors are booked for between two instants. */
export async function listDiary(
  db: Db,
  organisationId: string,
  query: { readonly assessorIds: readonly string[]; readonly from: Date; readonly before: Date },
) {
  if (query.assessorIds.length === 0) return [];
  return await db
    .selectFrom('booking as b')
    .innerJoin('attempt as a', (join) =>
      join.onRef('a.organisation_id', '=', 'b.organisation_id').onRef('a.id', '=', 'b.attempt_id'),
    )
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'b.organisation_id').onRef('r.id', '=', 'b.registration_id'),
    )
    .select(['b.id', 'b.assessor_id', 'b.starts_at', 'b.ends_at', 'a.method', 'r.reference'])
    .where('b.organisation_id', '=', organisationId)
    .where('b.assessor_id', 'in', [...query.assessorIds])
    .where('b.state', 'in', ['booked', 'held'])
    .where('b.starts_at', '<', query.before)
    .where('b.ends_at', '>', query.from)
    .orderBy('b.starts_at')
    .execute();
}

/** A new booking. */
export interface NewBooking {
  readonly organisationId: string;
  readonly id: string;
  readonly attemptId: string;
  readonly registrationId: string;
  readonly sessionId: string;
  readonly assessorId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly extraMinutes: number;
  readonly placeKind: string;
  readonly place: string;
  readonly checks: unknown;
  readonly bookedBy: string;
  readonly createdAt: Date;
}

/** Add a booking. */
export async function insertBooking(tx: Tx, one: NewBooking): Promise<void> {
  await tx
    .insertInto('booking')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      attempt_id: one.attemptId,
      registration_id: one.registrationId,
      session_id: one.sessionId,
      assessor_id: one.assessorId,
      starts_at: one.startsAt,
      ends_at: one.endsAt,
      extra_minutes: one.extraMinutes,
      place_kind: one.placeKind,
      place: one.place,
      state: 'booked',
      checks: json(one.checks),
      booked_by: one.bookedBy,
      created_at: one.createdAt,
    })
    .execute();
}

/** What may change of a booking in one step. */
export interface BookingChange {
  readonly state?: BookingState;
  readonly reason?: string | null;
  readonly assessor_id?: string;
  readonly starts_at?: Date;
  readonly ends_at?: Date;
  readonly extra_minutes?: number;
  readonly place_kind?: string;
  readonly place?: string;
}

/** Change a booking and give its new version. */
export async function setBooking(
  tx: Tx,
  organisationId: string,
  id: string,
  change: BookingChange,
): Promise<number> {
  const row = await tx
    .updateTable('booking')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Hold an assessor's diary, so that two people who book at once see each other. */
export async function lockAssessorDiary(
  tx: Tx,
  organisationId: string,
  assessorId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', assessorId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
