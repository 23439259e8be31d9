import type { Method } from '#domain/standards/method-format.ts';
import type { OrderRule } from '#domain/standards/plan-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { addPeriod, sayPeriod } from '#domain/time/period.ts';
import { earliest, latest, sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import type { BookingFacts, BookingFinding } from './booking-facts.ts';

/** The days on which a method, session or product of the plan begins and ends, this booking included. */
interface Happening {
  readonly title: string;
  readonly days: readonly PlainDate[];
  /** The booking being judged is part of it. */
  readonly isThis: boolean;
}

interface Judged {
  readonly methods: readonly Method[];
  readonly facts: BookingFacts;
  readonly on: PlainDate;
}

function sessionsHappening(
  title: string,
  { facts, on }: Judged,
  concerns: (other: Slot) => boolean,
): Happening {
  // A resit is taken after the other methods by its nature: only what is still to come is compared with it.
  const others = facts.others.filter(
    (other) => concerns(other) && (facts.attempt === 'first' || !other.held),
  );
  const isThis = concerns(facts);
  const days = others.map((other) => other.on);
  return { title, days: isThis ? [...days, on] : days, isThis };
}

type Slot = Pick<BookingFacts, 'method' | 'session'>;

function happeningOf(id: string, judged: Judged): Happening | undefined {
  const method = judged.methods.find((each) => each.id === id);
  if (method) return sessionsHappening(method.title, judged, (slot) => slot.method === id);
  for (const { id: methodId, sessions, products } of judged.methods) {
    const session = sessions.find((each) => each.id === id);
    if (session) {
      return sessionsHappening(
        session.title,
        judged,
        (slot) => slot.method === methodId && slot.session === id,
      );
    }
    const product = products.find((each) => each.id === id);
    const arrived = judged.facts.products[id];
    if (product) return { title: product.title, days: arrived === undefined ? [] : [arrived], isThis: false };
  }
  return undefined;
}

function gapFinding(
  rule: OrderRule,
  titles: [string, string],
  days: [PlainDate, PlainDate],
): BookingFinding | undefined {
  if (rule.atLeast === undefined) return undefined;
  const allowedFrom = addPeriod(rule.atLeast, days[0]);
  const path = `order/${rule.id}`;
  if (isUnknown(allowedFrom))
    return { code: 'days-unknown', path, source: rule.source, reason: allowedFrom.unknown };
  if (allowedFrom <= days[1]) return undefined;
  return {
    code: 'gap',
    path,
    source: rule.source,
    reason: `${titles[1]} may be held ${sayPeriod(rule.atLeast)} after ${titles[0]} (${sayDate(days[0])}) at the earliest: on ${sayDate(allowedFrom)}.`,
  };
}

function orderFinding(rule: OrderRule, before: Happening, after: Happening): BookingFinding | undefined {
  const path = `order/${rule.id}`;
  const ends = latest(before.days);
  const begins = earliest(after.days);
  const verb = rule.strength === 'must' ? 'must' : 'should';
  if (begins === undefined) return undefined;
  if (ends === undefined) {
    const reason = `${before.title} ${verb} come before ${after.title}, and has no day yet.`;
    return { code: 'order', path, source: rule.source, reason };
  }
  if (ends > begins) {
    const reason = `${before.title} (${sayDate(ends)}) ${verb} come before ${after.title} (${sayDate(begins)}).`;
    return { code: 'order', path, source: rule.source, reason };
  }
  return gapFinding(rule, [before.title, after.title], [ends, begins]);
}

/**
 * What the plan's order says of a booking on a day. A rule concerns a booking when it is part of either side; the ids
 * may name methods, sessions or products. Rules that "must" hold refuse, those that "should" hold warn.
 */
export function orderFindings(
  order: readonly OrderRule[],
  judged: Judged,
): { must: BookingFinding[]; should: BookingFinding[] } {
  const found: { must: BookingFinding[]; should: BookingFinding[] } = { must: [], should: [] };
  for (const rule of order) {
    const before = happeningOf(rule.before, judged);
    const after = happeningOf(rule.after, judged);
    if (!before || !after || !(before.isThis || after.isThis)) continue;
    if (judged.facts.attempt !== 'first' && before.days.length === 0) continue;
    const finding = orderFinding(rule, before, after);
    if (finding) found[rule.strength].push(finding);
  }
  return found;
}
