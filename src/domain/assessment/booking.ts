import type { Verdict } from '#domain/rule-finding.ts';
import type { Method, Session } from '#domain/standards/method-format.ts';
import type { Grade, Period, PlainDate, Source } from '#domain/standards/values.ts';
import { type InstantIso, londonDayOf, londonTimeOf, millisOf } from '#domain/time/london.ts';
import { addPeriod, count, sayList, sayPeriod } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import type { BookingCode, BookingFacts, BookingFinding, BookingPlan } from './booking-facts.ts';
import { orderFindings } from './booking-order.ts';
import { productFindings } from './booking-products.ts';
import { isForOptions } from './criteria-to-judge.ts';
import { independenceFindings } from './independence.ts';
import { sessionTimes } from './session-times.ts';

interface Noticed {
  readonly period: Period;
  readonly source: Source;
}

function checkNotice(
  notice: Noticed | undefined,
  from: PlainDate | undefined,
  on: PlainDate,
  what: string,
): BookingFinding[] {
  if (notice === undefined || from === undefined) return [];
  const { period, source } = notice;
  const allowedFrom = addPeriod(period, from);
  if (isUnknown(allowedFrom))
    return [{ code: 'days-unknown', path: 'startsAt', source, reason: allowedFrom.unknown }];
  if (allowedFrom <= on) return [];
  const reason = `${sayPeriod(period)} of notice are needed after ${what} (${sayDate(from)}): ${sayDate(allowedFrom)} is the first day.`;
  return [{ code: 'notice', path: 'startsAt', source, reason }];
}

function checkWindow({ window }: BookingFacts, on: PlainDate): BookingFinding[] {
  if (window === undefined) return [];
  if ('unknown' in window) return [{ code: 'days-unknown', path: 'startsAt', reason: window.unknown }];
  if (on >= window.from && on <= window.to) return [];
  const reason = `${sayDate(on)} lies outside the assessment window, ${sayDate(window.from)} to ${sayDate(window.to)}.`;
  return [{ code: 'outside-window', path: 'startsAt', source: window.source, reason }];
}

function checkDay(plan: BookingPlan, method: Method, facts: BookingFacts, on: PlainDate): BookingFinding[] {
  const found: BookingFinding[] = [];
  const accepted = facts.origins['gateway-accepted'];
  if (accepted === undefined || on < accepted) {
    const reason = 'The gateway has to be accepted before a method is booked.';
    found.push({
      code: 'gateway-not-accepted',
      path: 'startsAt',
      reason,
      source: plan.gateway.requirements[0]?.source,
    });
  }
  if (on < facts.today) {
    found.push({ code: 'in-the-past', path: 'startsAt', reason: `${sayDate(on)} has passed.` });
  }
  const gatewayNotice = facts.attempt === 'first' ? plan.gateway.notice : undefined;
  return [
    ...found,
    ...checkWindow(facts, on),
    ...checkNotice(gatewayNotice, accepted, on, 'the gateway was accepted'),
    ...checkNotice(method.bookingNotice, facts.today, on, 'the booking is made'),
  ];
}

function checkPrerequisites(plan: BookingPlan, method: Method, facts: BookingFacts): BookingFinding[] {
  return method.prerequisites.flatMap(({ method: needed, atLeast, source }) => {
    const earlier = plan.methods.find(({ id }) => id === needed);
    const grade = facts.grades[needed];
    const rank = rankFor(earlier);
    if (facts.waivedPrerequisites.includes(needed)) return [];
    if (grade !== undefined && rank(grade) >= rank(atLeast)) return [];
    const now = grade === undefined ? 'it has no grade yet' : `its grade is ${grade}`;
    const reason = `${earlier?.title ?? needed} must have at least ${atLeast} before ${method.title} is taken, and ${now}.`;
    return [{ code: 'prerequisite' as const, path: `methods/${method.id}/prerequisites`, source, reason }];
  });
}

function checkLength(session: Session, facts: BookingFacts): BookingFinding[] {
  const times = sessionTimes(session, facts.adjustment);
  const minutes = (millisOf(facts.endsAt) - millisOf(facts.startsAt)) / 60_000;
  const extra = times.extra > 0 ? `, ${times.extra} of them extra time` : '';
  const source = session.duration?.source ?? session.source;
  const least = times.planned ?? times.from;
  if (minutes <= 0) return [{ code: 'too-short', path: 'endsAt', reason: 'It has to end after it starts.' }];
  if (least !== undefined && minutes < least) {
    const reason = `${session.title} needs ${count(least, 'minute')}${extra}; ${count(minutes, 'minute')} are booked.`;
    return [{ code: 'too-short', path: 'endsAt', source, reason }];
  }
  const most = times.to;
  if (most !== undefined && minutes > most) {
    const reason = `${session.title} lasts at most ${count(most, 'minute')}${extra}; ${count(minutes, 'minute')} are booked.`;
    return [{ code: 'too-long', path: 'endsAt', source, reason }];
  }
  return [];
}

function checkPlace(session: Session, { place }: BookingFacts): BookingFinding[] {
  const allowed: readonly string[] | undefined = session.place;
  if (allowed === undefined || place === undefined || allowed.includes(place)) return [];
  const kinds = sayList(
    allowed.map((kind) => kind.replaceAll('-', ' ')),
    'or',
  );
  const reason = `${session.title} is held at one of these places: ${kinds}.`;
  return [{ code: 'place', path: 'place', source: session.source, reason }];
}

function overlaps(facts: BookingFacts, startsAt: InstantIso, endsAt: InstantIso): boolean {
  return millisOf(startsAt) < millisOf(facts.endsAt) && millisOf(facts.startsAt) < millisOf(endsAt);
}

function checkDiaries(facts: BookingFacts): BookingFinding[] {
  const { assessor, others } = facts;
  const busy = (path: string, who: string, startsAt: InstantIso, endsAt: InstantIso): BookingFinding => {
    const span = `from ${londonTimeOf(startsAt)} to ${londonTimeOf(endsAt)} on ${sayDate(londonDayOf(startsAt))}`;
    return { code: 'double-booking', path, reason: `${who} is already booked ${span}.` };
  };
  const assessors = assessor.diary
    .filter(({ startsAt, endsAt }) => overlaps(facts, startsAt, endsAt))
    .map(({ startsAt, endsAt, says }) => busy('assessor', `${assessor.name} (${says})`, startsAt, endsAt));
  const own = others.flatMap(({ startsAt, endsAt }) =>
    startsAt !== undefined && endsAt !== undefined && overlaps(facts, startsAt, endsAt)
      ? [busy('apprentice', 'The apprentice', startsAt, endsAt)]
      : [],
  );
  return [...assessors, ...own];
}

/** Why an assessor's recorded competence does not reach for this plan on a day. */
export function competenceFindings(
  plan: Pick<BookingPlan, 'reference' | 'independence'>,
  assessor: Pick<BookingFacts['assessor'], 'name' | 'competences'>,
  on: PlainDate,
): BookingFinding[] {
  const valid = assessor.competences.filter(
    ({ reference, fromOn, toOn }) =>
      reference === plan.reference && fromOn <= on && (toOn === undefined || toOn >= on),
  );
  const needs = plan.independence?.competence ?? [];
  if (valid.length === 0) {
    const reason = `${assessor.name} has no competence in ${plan.reference} on record for ${sayDate(on)}.`;
    return [{ code: 'not-competent', path: 'assessor', reason, source: needs[0]?.source }];
  }
  const years = Math.max(...valid.map((each) => each.years));
  return needs
    .filter((need) => need.years !== undefined && years < need.years)
    .map((need) => ({
      code: 'not-competent' as const,
      path: 'assessor',
      source: need.source,
      reason: `${assessor.name} has ${count(years, 'year')} of experience on record; ${need.years} are needed.`,
    }));
}

const gradeOrder: readonly Grade[] = [
  'no-grade-awarded',
  'fail',
  'pass',
  'credit',
  'merit',
  'pass-with-excellence',
  'distinction',
  'outstanding',
];

function rankFor(method: Method | undefined): (grade: Grade) => number {
  const order = method !== undefined && method.grades.length > 0 ? method.grades : gradeOrder;
  return (grade) => order.indexOf(grade);
}

/**
 * Whether a session may be booked: every reason against it, each with the plan's source, and what should be known
 * though it does not forbid. An assessor who is not independent is told by the path that makes it so.
 */
export function checkBooking(plan: BookingPlan, facts: BookingFacts): Verdict<BookingCode> {
  const method = plan.methods.find(({ id }) => id === facts.method);
  const session = method?.sessions.find(({ id }) => id === facts.session);
  if (!method || !session) {
    const reason = 'The plan has no such session.';
    return { refusals: [{ code: 'unknown-session', path: 'session', reason }], warnings: [] };
  }
  if (session.formats && facts.format !== undefined && !session.formats.includes(facts.format)) {
    const reason = `${session.title} belongs to another format than the one chosen.`;
    return {
      refusals: [{ code: 'unknown-session', path: 'session', reason, source: session.source }],
      warnings: [],
    };
  }
  if (!isForOptions(session.options, facts.options)) {
    const reason = `${session.title} belongs to another option than the one taken.`;
    return {
      refusals: [{ code: 'unknown-session', path: 'session', reason, source: session.source }],
      warnings: [],
    };
  }
  const on = londonDayOf(facts.startsAt);
  const order = orderFindings(plan.order, { methods: plan.methods, facts, on });
  const products = productFindings(method, session, facts, on);
  return {
    refusals: [
      ...checkDay(plan, method, facts, on),
      ...order.must,
      ...checkPrerequisites(plan, method, facts),
      ...products.refusals,
      ...checkLength(session, facts),
      ...checkPlace(session, facts),
      ...checkDiaries(facts),
      ...independenceFindings({ ...facts.assessor.independence, on }, plan.independence),
      ...competenceFindings(plan, facts.assessor, on),
    ],
    warnings: [...order.should, ...products.warnings],
  };
}
