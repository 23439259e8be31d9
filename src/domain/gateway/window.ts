import type { Plan } from '#domain/standards/plan-format.ts';
import type { PlainDate, Source } from '#domain/standards/values.ts';
import { type DeadlineStanding, deadlineStanding } from '#domain/time/deadline.ts';
import { addPeriod, sayPeriod } from '#domain/time/period.ts';
import { addDays, sayDate } from '#domain/time/plain-date.ts';
import { isUnknown, type UnknownDay } from '#domain/time/unknown-day.ts';

/** A later end of one apprentice's window, granted by dispensation or decision. */
export interface WindowExtension {
  readonly to: PlainDate;
  readonly why: string;
  readonly source?: Source | undefined;
}

/** The assessment window of one apprentice: both days belong to it. */
export interface AssessmentWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** `closing` in the last two weeks. */
  readonly state: 'not-open' | 'open' | 'closing' | 'closed';
  readonly deadline: DeadlineStanding;
  readonly source: Source;
  readonly says: string;
}

/** Days before the end from which a window counts as closing. */
const closingDays = 14;

/**
 * The window in which every method must be complete, counted from its origin's day. Undefined when the plan gives no
 * window or its origin has not happened. An extension never shortens it.
 */
export function assessmentWindow(
  rule: Plan['window'],
  originOn: PlainDate | undefined,
  { today, extension }: { readonly today: PlainDate; readonly extension?: WindowExtension | undefined },
): AssessmentWindow | UnknownDay | undefined {
  if (rule === undefined || originOn === undefined) return undefined;
  const planned = addPeriod(rule.period, originOn);
  if (isUnknown(planned)) return planned;
  const extended = extension !== undefined && extension.to > planned ? extension : undefined;
  const to = extended?.to ?? planned;
  const deadline = deadlineStanding(to, today);
  const because = extended ? `, extended: ${extended.why}` : '';
  return {
    from: originOn,
    to,
    state: windowState(originOn, to, today),
    deadline,
    source: extended?.source ?? rule.source,
    says: `${sayDate(originOn)} to ${sayDate(to)} (${sayPeriod(rule.period)}${because}), ${deadline.says}`,
  };
}

function windowState(from: PlainDate, to: PlainDate, today: PlainDate): AssessmentWindow['state'] {
  if (today < from) return 'not-open';
  if (today > to) return 'closed';
  return today >= addDays(to, -closingDays) ? 'closing' : 'open';
}
