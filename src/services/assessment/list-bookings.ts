import { type BookingRow, type BookingState, listBookingPage } from '#db/bookings.ts';
import type { Db } from '#db/database.ts';
import { listStartedSheets, listSubmissions } from '#db/sheets.ts';
import { londonDayOf, londonInstant } from '#domain/time/london.ts';
import { addDays } from '#domain/time/plain-date.ts';
import { authorise, type Context } from '../context.ts';
import { cursorFor, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';
import { readPlans } from './assessment-record.ts';
import { bookingView } from './booking-view.ts';
import { type SheetStanding, sheetStanding } from './sheet-standing.ts';

function startOf(day: string | undefined): Date | undefined {
  return day === undefined ? undefined : new Date(londonInstant(day, '00:00'));
}

function nextCursorOf(rows: readonly BookingRow[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? cursorFor([last.starts_at.toISOString(), last.id]) : null;
}

/** Rows as the contract says them. */
export async function bookingViews(db: Db, rows: readonly BookingRow[]) {
  const plans = await readPlans(
    db,
    rows.map(({ plan_hash }) => plan_hash),
  );
  return rows.map((row) => bookingView(row, plans.get(row.plan_hash)));
}

/** Bookings in order of time; both days belong to the list. */
export async function listBookings(
  ctx: Context,
  query: {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly assessorId?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'assessment.read');
  return await reading(ctx, async (db) => {
    const rows = await listBookingPage(db, {
      organisationId: ctx.actor.organisationId,
      from: startOf(query.from),
      before: startOf(query.to && addDays(query.to, 1)),
      assessorId: query.assessorId,
      states: undefined,
      after: readCursor(query.cursor, 2),
      limit: query.limit,
    });
    return {
      items: await bookingViews(db, rows.slice(0, query.limit)),
      nextCursor: nextCursorOf(rows, query.limit),
    };
  });
}

type When = 'today' | 'upcoming' | 'to-submit' | 'done';

interface Slice {
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  readonly states: readonly BookingState[];
  readonly attemptStates?: readonly string[];
  readonly latestFirst?: boolean;
}

const open = ['open', 'booked', 'in-progress'];

function sliceOf(when: When | undefined, now: Date): Slice {
  const today = londonDayOf(now.toISOString());
  const [from, before] = [startOf(today), startOf(addDays(today, 1))];
  switch (when) {
    case 'today':
      return { from, before, states: ['booked', 'held', 'abandoned'] };
    case 'upcoming':
      return { from: before, states: ['booked'] };
    case 'to-submit':
      return { before: now, states: ['booked', 'held', 'abandoned'], attemptStates: open };
    case 'done':
      return {
        states: ['held', 'abandoned', 'no-show', 'interrupted'],
        attemptStates: ['submitted', 'graded', 'confirmed', 'released'],
        latestFirst: true,
      };
    case undefined:
      return { from, states: ['booked', 'held', 'abandoned'] };
  }
}

/** The assessor's own bookings; without a filter from today on. */
export async function listMyAssessments(
  ctx: Context,
  query: {
    readonly when?: When | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'assessment.read-assigned');
  const { organisationId, personId } = ctx.actor;
  const slice = sliceOf(query.when, ctx.now);
  return await reading(ctx, async (db) => {
    const rows = await listBookingPage(db, {
      organisationId,
      assessorId: personId,
      from: slice.from,
      before: slice.before,
      states: slice.states,
      attemptStates: slice.attemptStates,
      latestFirst: slice.latestFirst,
      after: readCursor(query.cursor, 2),
      limit: query.limit,
    });
    const shown = rows.slice(0, query.limit);
    const standing = await sheetStandings(
      db,
      ctx,
      shown.map(({ attempt_id }) => attempt_id),
    );
    const views = await bookingViews(db, shown);
    return {
      items: views.map((view) => ({ ...view, sheet: standing(view.attemptId) })),
      nextCursor: nextCursorOf(rows, query.limit),
    };
  });
}

/** Where the sheets of the attempts given stand, read in two queries. */
export async function sheetStandings(
  db: Db,
  ctx: Context,
  attemptIds: readonly string[],
): Promise<(attemptId: string) => SheetStanding> {
  const ids = [...new Set(attemptIds)];
  const started = await listStartedSheets(db, ctx.actor.organisationId, ids);
  const submissions = await listSubmissions(db, ctx.actor.organisationId, ids);
  return (attemptId) => sheetStanding(attemptId, started, submissions);
}
