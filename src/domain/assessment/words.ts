import type { Product, WordLimit } from '#domain/standards/method-format.ts';
import type { ClockOrigin, PlainDate, Source } from '#domain/standards/values.ts';
import { deadlineStanding } from '#domain/time/deadline.ts';
import { addPeriod, sayList, sayPeriod } from '#domain/time/period.ts';
import { addDays, earliest, sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import { above, below } from './session-times.ts';

/** How a count of words stands against a limit. */
export interface WordVerdict {
  readonly verdict: 'within' | 'under' | 'over';
  /** True when the product may not be taken as it is; advice alone is never a refusal. */
  readonly refused: boolean;
  /** First and last number of words that are within. */
  readonly from: number;
  readonly to: number;
  readonly says: string;
  readonly source: Source;
}

function number(words: number): string {
  return words.toLocaleString('en-GB');
}

function wordSpan(limit: WordLimit): { from: number; to: number } {
  const { target, tolerance, advisory } = limit;
  if (tolerance)
    return { from: below(target, tolerance.belowPercent), to: above(target, tolerance.abovePercent) };
  // "About 4,500 words" without a tolerance: ten per cent either way draws no remark. A firm figure is a maximum.
  return advisory ? { from: below(target, 10), to: above(target, 10) } : { from: 0, to: target };
}

/** Judge a count of words, annexes and other exclusions already left out: 2,250 to 2,750 for 2,500 with 10 per cent. */
export function wordVerdict(limit: WordLimit, words: number): WordVerdict {
  const { from, to } = wordSpan(limit);
  const verdict = words < from ? 'under' : words > to ? 'over' : 'within';
  const without =
    limit.excludes.length > 0
      ? `, without ${sayList(limit.excludes.map((what) => what.replace('-', ' ')))}`
      : '';
  const span = from > 0 ? `between ${number(from)} and ${number(to)}` : `at most ${number(to)}`;
  const by =
    verdict === 'under'
      ? `, ${number(from - words)} too few`
      : verdict === 'over'
        ? `, ${number(words - to)} too many`
        : '';
  return {
    verdict,
    refused: verdict !== 'within' && !limit.advisory,
    from,
    to,
    says: `${number(words)} words${without}${by}: ${limit.advisory ? 'the plan suggests' : 'the plan asks for'} ${span}.`,
    source: limit.source,
  };
}

/** One deadline of a product, and where it comes from. */
export interface ProductDeadline {
  readonly endsOn: PlainDate;
  readonly says: string;
  readonly source: Source;
}

/** Days known of one apprentice: events by clock origin, and the booked day of each session by id. */
export interface ProductDays {
  readonly origins: Readonly<Partial<Record<ClockOrigin, PlainDate>>>;
  readonly sessions: Readonly<Record<string, PlainDate | undefined>>;
}

function lastDayBefore(
  sessionOn: PlainDate,
  atLeast: NonNullable<Product['beforeSession']>['atLeast'],
): PlainDate | undefined {
  // The latest day from which the period still ends on or before the session. Looking back day by day keeps month ends
  // and bank holidays exact.
  for (let back = 0; back <= 400; back += 1) {
    const day = addDays(sessionOn, -back);
    const end = addPeriod(atLeast, day);
    if (!isUnknown(end) && end <= sessionOn) return day;
  }
  return undefined;
}

/** Every deadline of a product that can be told today; the earliest is the one that binds. */
export function productDeadlines(
  product: Pick<Product, 'due' | 'beforeSession'>,
  days: ProductDays,
): ProductDeadline[] {
  const found: ProductDeadline[] = [];
  const { due, beforeSession } = product;
  const originOn = due && days.origins[due.origin];
  const dueOn = due && originOn ? addPeriod(due.within, originOn) : undefined;
  if (due && originOn && dueOn && !isUnknown(dueOn)) {
    found.push({
      endsOn: dueOn,
      says: `within ${sayPeriod(due.within)} of ${sayDate(originOn)}`,
      source: due.source,
    });
  }
  const sessionOn = beforeSession && days.sessions[beforeSession.session];
  const last = beforeSession && sessionOn ? lastDayBefore(sessionOn, beforeSession.atLeast) : undefined;
  if (beforeSession && sessionOn && last) {
    found.push({
      endsOn: last,
      says: `at least ${sayPeriod(beforeSession.atLeast)} before ${sayDate(sessionOn)}`,
      source: beforeSession.source,
    });
  }
  return found;
}

/** Whether a product came in time, or still can. */
export interface LatenessVerdict {
  readonly state: 'no-deadline' | 'in-time' | 'late' | 'waiting' | 'overdue';
  readonly dueOn?: PlainDate | undefined;
  readonly says: string;
  readonly sources: readonly Source[];
}

/** Judge a product against its deadlines; a product that arrives on the last day is in time. */
export function latenessVerdict(
  deadlines: readonly ProductDeadline[],
  facts: { readonly today: PlainDate; readonly submittedOn?: PlainDate | undefined },
): LatenessVerdict {
  const dueOn = earliest(deadlines.map(({ endsOn }) => endsOn));
  const { today, submittedOn } = facts;
  if (dueOn === undefined) {
    return { state: 'no-deadline', says: 'The plan sets no deadline that can be told yet.', sources: [] };
  }
  const binding = deadlines.filter(({ endsOn }) => endsOn === dueOn);
  const sources = binding.map(({ source }) => source);
  const why = sayList(binding.map(({ says }) => says));
  const standing = deadlineStanding(dueOn, submittedOn ?? today);
  const late = standing.state === 'late';
  if (submittedOn !== undefined) {
    const says = `Handed in on ${sayDate(submittedOn)}, due by ${sayDate(dueOn)} (${why})${late ? `: ${standing.says}` : ''}.`;
    return { state: late ? 'late' : 'in-time', dueOn, says, sources };
  }
  return {
    state: late ? 'overdue' : 'waiting',
    dueOn,
    says: `Due by ${sayDate(dueOn)} (${why}): ${standing.says}.`,
    sources,
  };
}
