import { z } from 'zod';
import type { AdjustmentRow } from '#db/adjustments.ts';
import type { AttemptRow } from '#db/attempts.ts';
import { personName } from '#db/people-rows.ts';
import { minutesToBook, sessionTimes } from '#domain/assessment/session-times.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Session } from '#domain/standards/method-format.ts';
import { byUrgency, type ClockView, clockView } from '../clocks.ts';
import type { Context } from '../context.ts';
import { reading } from '../transaction.ts';
import {
  type AssessmentRecord,
  bookingOf,
  findAssessment,
  isOpen,
  methodOf,
  sessionsOf,
  windowOf,
} from './assessment-record.ts';
import { bookingView } from './booking-view.ts';
import { sheetStandings } from './list-bookings.ts';
import { productViews } from './product-view.ts';
import type { SheetStanding } from './sheet-standing.ts';

type Reader = 'staff' | 'assessor' | 'apprentice';

/** As whom the actor may read this assessment; anybody else is told that there is nothing. */
function readerOf(ctx: Context, { registration, bookings }: AssessmentRecord): Reader {
  const { role, personId } = ctx.actor;
  if (role === 'system' || (role !== 'contact' && isPermitted(role, 'assessment.read'))) return 'staff';
  if (role === 'apprentice' && registration.person_id === personId) return 'apprentice';
  const isAssigned = bookings.some(
    ({ assessor_id, state }) => assessor_id === personId && state !== 'cancelled',
  );
  if (role === 'independent-assessor' && isAssigned) return 'assessor';
  throw new Refusal('not-found');
}

const StoredCap = z.object({ grade: z.string().optional(), says: z.string().optional() });

function capOf({ cap }: AttemptRow): string | null {
  const parsed = StoredCap.safeParse(cap);
  return parsed.success ? (parsed.data.says ?? parsed.data.grade ?? null) : null;
}

/** What the apprentice may know of an attempt's state: everything between submission and release is "submitted". */
function stateFor(reader: Reader, state: string): string {
  const isInside = state === 'graded' || state === 'confirmed';
  return reader === 'apprentice' && isInside ? 'submitted' : state;
}

function whyNotBook(record: AssessmentRecord, attempt: AttemptRow, session: Session): string | undefined {
  if (record.registration.gateway_accepted_on === null) return 'The gateway has to be accepted first.';
  if (!isOpen(attempt)) return 'This attempt has been submitted.';
  const booking = bookingOf(record, attempt.id, session.id);
  if (!booking) return undefined;
  return booking.state === 'booked'
    ? 'It is booked: move or cancel the booking.'
    : 'This session has been held.';
}

function sessionViews(record: AssessmentRecord, attempt: AttemptRow, reader: Reader) {
  const adjustment = record.extraPercent === null ? undefined : { extraPercent: record.extraPercent };
  return sessionsOf(record, methodOf(record, attempt)).map((session) => {
    const rows = record.bookings.filter(
      ({ attempt_id, session_id, state }) =>
        attempt_id === attempt.id && session_id === session.id && state !== 'cancelled',
    );
    const booking = bookingOf(record, attempt.id, session.id) ?? rows.at(-1);
    const why =
      reader === 'staff'
        ? whyNotBook(record, attempt, session)
        : 'The assessment organisation books the sessions.';
    return {
      sessionId: session.id,
      title: session.title,
      minutes: minutesToBook(sessionTimes(session, adjustment)) ?? null,
      booking: booking ? bookingView(booking, record.planOf(attempt)) : null,
      book: why === undefined ? { allowed: true as const } : { allowed: false as const, reason: why },
    };
  });
}

function attemptView(record: AssessmentRecord, attempt: AttemptRow, reader: Reader, sheet: SheetStanding) {
  const { given_names, family_name, name_used, assessor_id } = attempt;
  const assessor =
    assessor_id === null || given_names === null || family_name === null
      ? null
      : { id: assessor_id, name: personName({ given_names, family_name, name_used }) };
  const reason = reader === 'apprentice' ? undefined : 'Only the apprentice hands it in.';
  return {
    id: attempt.id,
    method: attempt.method,
    title: methodOf(record, attempt).title,
    number: attempt.number,
    kind: attempt.kind as 'first' | 'resit' | 'retake',
    state: stateFor(reader, attempt.state) as 'open',
    assessor,
    cap: capOf(attempt),
    completeBy: attempt.complete_by_on ?? record.registration.window_ends_on,
    products: productViews(record, attempt, reason),
    sessions: sessionViews(record, attempt, reader),
    grade: reader === 'staff' ? attempt.grade : null,
    sheet: reader === 'apprentice' && sheet === 'sent-back' ? ('submitted' as const) : sheet,
  };
}

/** An adjustment as the contract says it. */
export function adjustmentView(row: AdjustmentRow) {
  const name = (given: string | null, family: string | null, used: string | null) =>
    given === null || family === null
      ? null
      : personName({ given_names: given, family_name: family, name_used: used });
  return {
    id: row.id,
    kind: row.kind,
    extraPercent: row.extra_percent,
    description: row.description,
    state: row.state,
    reason: row.reason,
    requestedBy: name(row.requester_given, row.requester_family, row.requester_used) ?? 'Guildmark',
    decidedBy: name(row.decider_given, row.decider_family, row.decider_used),
  };
}

function windowClock(record: AssessmentRecord): ClockView | undefined {
  const { registration, plan, attempts, today } = record;
  const to = registration.window_ends_on;
  if (to === null) return undefined;
  const rule = plan.plan.window;
  const done = attempts.length > 0 && attempts.every((attempt) => !isOpen(attempt));
  const source = rule ? { words: rule.source.words ?? 'Assessment window', source: rule.source } : null;
  return clockView(
    { what: 'End of the assessment window', dueOn: to, whose: 'Everybody', rule: source, done },
    today,
  );
}

function windowView(record: AssessmentRecord) {
  const { registration, attempts } = record;
  const from = registration.gateway_accepted_on;
  if (from === null) return null;
  const first = attempts.find(({ kind }) => kind === 'first');
  const computed = first ? windowOf(record, first) : undefined;
  const to = computed && !('unknown' in computed) ? computed.to : registration.window_ends_on;
  return { from, to };
}

/** The whole assessment of one registration, as far as the reader may see it. */
export async function getAssessment(ctx: Context, input: { readonly registrationId: string }) {
  return await reading(ctx, async (db) => {
    const record = await findAssessment(db, ctx, input.registrationId);
    const reader = readerOf(ctx, record);
    const { registration, attempts } = record;
    const standing = await sheetStandings(
      db,
      ctx,
      attempts.map(({ id }) => id),
    );
    const views = attempts.map((attempt) => attemptView(record, attempt, reader, standing(attempt.id)));
    const due = views.flatMap(({ products }) => products.flatMap((product) => product.due ?? []));
    const end = windowClock(record);
    return {
      registrationId: registration.id,
      apprentice: { id: registration.person_id, name: personName(registration) },
      state: registration.state,
      window: windowView(record),
      attempts: views,
      adjustments: record.adjustments.map(adjustmentView),
      clocks: [...due, ...(end ? [end] : [])].sort(byUrgency),
    };
  });
}
