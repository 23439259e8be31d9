import { lawSource } from '#domain/law.ts';
import type { PlainDate, Source } from '#domain/standards/values.ts';
import { count } from '#domain/time/period.ts';
import { addDays, addMonths, daysBetween, sayDate } from '#domain/time/plain-date.ts';
import type { DayOrUnknown } from '#domain/time/unknown-day.ts';
import type { BreakInLearning } from './breaks.ts';

interface LawRow {
  readonly startsFrom: PlainDate;
  readonly months: number;
  /** The same in days, where the rules print it; information only. */
  readonly printedDays?: number;
  readonly source: Source;
}

/** The least months on programme by law, by start date; the last row that has begun applies. */
export const minimumDurationTable: readonly LawRow[] = [
  {
    startsFrom: '2012-08-01',
    months: 12,
    printedDays: 372,
    source: lawSource('law-funding-rules-2024-25', 'Minimum duration'),
  },
  {
    startsFrom: '2025-08-01',
    months: 8,
    source: lawSource('law-minimum-duration-2025', 'Minimum duration, starts from 1 August 2025'),
  },
];

/** A reason in law for which the minimum of the law does not hold for one apprentice. The plan's minimum still does. */
export type DurationException = 'redundancy' | 'newer-version' | 'provider-transfer' | 'return-after-break';

/** The least months on programme for one apprentice, who says so, and a sentence when law and plan differ. */
export interface MinimumDuration {
  readonly months: number;
  readonly from: 'plan' | 'law';
  readonly source: Source;
  readonly notice?: string;
}

/** The least months by law for a start date; undefined before the first row. */
export function lawMinimumDuration(startsOn: PlainDate): LawRow | undefined {
  return minimumDurationTable.findLast(({ startsFrom }) => startsFrom <= startsOn);
}

/**
 * The least months on programme. The law sets a floor; where the plan asks for more, its text stands until the plan's
 * owner records another reading.
 */
export function minimumDuration(
  startsOn: PlainDate,
  plan: { readonly months: number; readonly source: Source },
  exception?: DurationException | undefined,
): MinimumDuration {
  const law = exception === undefined ? lawMinimumDuration(startsOn) : undefined;
  if (law === undefined || law.months === plan.months)
    return { months: plan.months, from: 'plan', source: plan.source };
  if (law.months > plan.months) {
    return {
      months: law.months,
      from: 'law',
      source: law.source,
      notice: `The plan asks for ${count(plan.months, 'month')}; the law asks for ${law.months} for starts from ${sayDate(law.startsFrom)}, and the longer holds.`,
    };
  }
  return {
    months: plan.months,
    from: 'plan',
    source: plan.source,
    notice: `The law asks for ${count(law.months, 'month')} for starts from ${sayDate(law.startsFrom)}; the plan's ${plan.months} stand until another reading is recorded.`,
  };
}

/**
 * The first day on which the minimum duration is complete: so many months after the start, each day of a break that
 * began before then added. Unknown while such a break lasts.
 */
export function earliestGatewayOn(
  startsOn: PlainDate,
  breaks: readonly BreakInLearning[],
  months: number,
): DayOrUnknown {
  let day = addMonths(startsOn, months);
  const inOrder = [...breaks].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  for (const { fromOn, toOn } of inOrder) {
    if (fromOn >= day) continue;
    if (toOn === undefined) {
      return {
        unknown: `The apprentice has been on a break in learning since ${sayDate(fromOn)}; the day depends on the return.`,
      };
    }
    day = addDays(day, daysBetween(fromOn, toOn));
  }
  return day;
}
