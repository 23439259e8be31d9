import { listAssessorRows } from '#db/assessors.ts';
import type { AttemptRow } from '#db/attempts.ts';
import { listDiary } from '#db/bookings.ts';
import type { Db } from '#db/database.ts';
import { checkBooking } from '#domain/assessment/booking.ts';
import type { BookingCode, BookingFacts, OtherBooking } from '#domain/assessment/booking-facts.ts';
import { minutesToBook, sessionTimes } from '#domain/assessment/session-times.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Verdict } from '#domain/rule-finding.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { Grade } from '#domain/standards/values.ts';
import { addMinutes, londonDayOf } from '#domain/time/london.ts';
import type { Context } from '../context.ts';
import {
  type AssessmentRecord,
  attemptOf,
  dayOf,
  isOver,
  methodOf,
  originsOf,
  windowOf,
} from './assessment-record.ts';
import {
  type AssessorFacts,
  competencesOf,
  formerEmployerFindings,
  independenceFactsOf,
  readAssessorFacts,
} from './assessor-facts.ts';
import { findingView } from './finding-view.ts';

/** A booking as somebody plans it. */
export interface BookingWish {
  readonly attemptId: string;
  readonly sessionId: string;
  readonly assessorId: string;
  readonly startsAt: string;
  readonly placeKind: string;
  readonly place: string;
}

/** A planned booking with what the rules say of it. */
export interface CheckedBooking {
  readonly attempt: AttemptRow;
  readonly verdict: Verdict<BookingCode>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly minutes: number;
  readonly extraMinutes: number;
}

/** Minutes kept free for a session of which the plan says no length. */
const minutesWithoutLength = 60;

/** What is known of an attempt before anything is planned. */
function knownFacts(record: AssessmentRecord, attempt: AttemptRow) {
  return {
    method: attempt.method,
    attempt: kindOf(attempt),
    today: record.today,
    origins: originsOf(record),
    window: windowOf(record, attempt),
    adjustment: extraTime(record),
    format: record.formats[attempt.method],
    options: record.registration.options,
    grades: gradesOf(record),
    waivedPrerequisites: [],
    products: productDays(record),
  };
}

function extraTime({ extraPercent }: AssessmentRecord) {
  return extraPercent === null ? undefined : { extraPercent };
}

/** The apprentice's sessions that stand, but for the booking that is being moved. */
function otherBookings({ bookings }: AssessmentRecord, except: string | undefined): OtherBooking[] {
  return bookings
    .filter((row) => row.id !== except && (row.state === 'booked' || isOver(row)))
    .map((row) => ({
      method: row.method,
      session: row.session_id,
      on: dayOf(row.starts_at),
      held: isOver(row),
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
    }));
}

interface Timed {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly except?: string | undefined;
}

async function assessorPart(
  db: Db,
  ctx: Context,
  record: AssessmentRecord,
  { assessor, startsAt, endsAt, except }: Timed & { readonly assessor: AssessorFacts },
): Promise<BookingFacts['assessor']> {
  const diary = await listDiary(db, ctx.actor.organisationId, {
    assessorIds: [assessor.row.id],
    from: new Date(startsAt),
    before: new Date(endsAt),
  });
  return {
    name: assessor.name,
    competences: competencesOf(assessor),
    diary: diary
      .filter(({ id }) => id !== except)
      .map((row) => ({
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        says: `${row.reference}, ${row.method.replaceAll('-', ' ')}`,
      })),
    independence: independenceFactsOf(record, assessor),
  };
}

/** Ask the rules about a booking. `except` is the booking that is being moved. */
export async function judgeBooking(
  db: Db,
  ctx: Context,
  record: AssessmentRecord,
  wish: BookingWish & { readonly except?: string | undefined },
): Promise<CheckedBooking> {
  const attempt = attemptOf(record, wish.attemptId);
  const session = methodOf(record, attempt).sessions.find(({ id }) => id === wish.sessionId);
  const times = session ? sessionTimes(session, extraTime(record)) : undefined;
  const minutes = (times && minutesToBook(times)) ?? minutesWithoutLength;
  const startsAt = new Date(wish.startsAt).toISOString();
  const endsAt = new Date(addMinutes(startsAt, minutes)).toISOString();
  const assessor = await assessorFor(db, ctx, record, wish.assessorId);
  const { refusals, warnings } = checkBooking(record.planOf(attempt).plan, {
    ...knownFacts(record, attempt),
    session: wish.sessionId,
    place: wish.placeKind,
    startsAt,
    endsAt,
    others: otherBookings(record, wish.except),
    assessor: await assessorPart(db, ctx, record, { assessor, startsAt, endsAt, except: wish.except }),
  });
  const former = formerEmployerFindings(record, assessor, londonDayOf(startsAt));
  return {
    attempt,
    verdict: { refusals: [...refusals, ...former], warnings },
    startsAt,
    endsAt,
    minutes,
    extraMinutes: times?.extra ?? 0,
  };
}

async function assessorFor(
  db: Db,
  ctx: Context,
  record: AssessmentRecord,
  assessorId: string,
): Promise<AssessorFacts> {
  const rows = await listAssessorRows(db, {
    organisationId: ctx.actor.organisationId,
    today: record.today,
    personId: assessorId,
    limit: 1,
  });
  const [facts] = await readAssessorFacts(db, ctx, record, rows);
  if (!facts) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.assessorId', message: 'Choose an independent assessor of this organisation.' }],
    });
  }
  return facts;
}

function kindOf({ kind }: AttemptRow): BookingFacts['attempt'] {
  return kind === 'resit' || kind === 'retake' ? kind : 'first';
}

function gradesOf({ attempts }: AssessmentRecord): BookingFacts['grades'] {
  const grades: Record<string, Grade> = {};
  for (const { method, grade } of attempts) if (grade !== null) grades[method] = Grade.parse(grade);
  return grades;
}

/** The day on which each product that counts arrived. Rows come newest first. */
function productDays({ products }: AssessmentRecord): Record<string, PlainDate | undefined> {
  const counted = products.filter(({ state }) => state === 'received' || state === 'accepted').reverse();
  return Object.fromEntries(counted.map((row) => [row.product_id, dayOf(row.received_at)]));
}

/** What the rules say of a booking, as the contract says it. */
export function checkView(record: AssessmentRecord, checked: CheckedBooking) {
  const { plan } = record.planOf(checked.attempt);
  const { startsAt, endsAt, minutes, extraMinutes, verdict } = checked;
  return {
    refusals: verdict.refusals.map((finding) => findingView(plan, finding)),
    warnings: verdict.warnings.map((finding) => findingView(plan, finding)),
    startsAt,
    endsAt,
    minutes,
    extraMinutes,
  };
}
