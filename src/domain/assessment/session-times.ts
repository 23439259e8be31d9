import type { Duration, Session } from '#domain/standards/method-format.ts';

/** Extra time from a reasonable adjustment: whole minutes, or a whole percentage of the planned time, rounded up. */
export interface ExtraTime {
  readonly extraMinutes?: number | undefined;
  readonly extraPercent?: number | undefined;
}

/**
 * The times of one session in whole minutes, extra time included. `from` and `to` are the first and last minute at
 * which it may end; either is absent where the plan sets no such limit.
 */
export interface SessionTimes {
  readonly planned?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Extra minutes already contained in `planned` and `to`. */
  readonly extra: number;
  /** Largest time for questions. */
  readonly questions?: number | undefined;
}

/** Whole minutes of extra time on a planned length. */
export function extraMinutesOf(planned: number | undefined, adjustment: ExtraTime | undefined): number {
  const percent = adjustment?.extraPercent ?? 0;
  return (adjustment?.extraMinutes ?? 0) + Math.ceil(((planned ?? 0) * percent) / 100);
}

/** A whole number lowered by a percentage, rounded up into the tolerance. */
export function below(value: number, percent: number): number {
  return Math.ceil((value * (100 - percent)) / 100);
}

/** A whole number raised by a percentage, rounded down into the tolerance. */
export function above(value: number, percent: number): number {
  return Math.floor((value * (100 + percent)) / 100);
}

function limits(duration: Duration, extra: number): Pick<SessionTimes, 'from' | 'to'> {
  const { minimumMinutes, plannedMinutes, maximumMinutes, tolerance } = duration;
  const byTolerance = tolerance !== undefined && plannedMinutes !== undefined;
  const from = minimumMinutes ?? (byTolerance ? below(plannedMinutes, tolerance.belowPercent) : undefined);
  if (maximumMinutes !== undefined) return { from, to: maximumMinutes + extra };
  return { from, to: byTolerance ? above(plannedMinutes + extra, tolerance.abovePercent) : undefined };
}

/**
 * The times of a session. Extra time lengthens what is planned and the maximum, never the minimum. A tolerance is
 * rounded inwards to whole minutes: 60 plus or minus 10 per cent is 54 to 66, 45 is 41 to 49.
 */
export function sessionTimes(
  session: Pick<Session, 'duration' | 'questions'>,
  adjustment?: ExtraTime | undefined,
): SessionTimes {
  const { duration, questions } = session;
  if (duration === undefined)
    return { extra: adjustment?.extraMinutes ?? 0, questions: questions?.maximumMinutes };
  const base = duration.plannedMinutes ?? duration.maximumMinutes ?? duration.minimumMinutes;
  const extra = extraMinutesOf(base, adjustment);
  const planned = base === undefined ? undefined : base + extra;
  const share = questions?.maximumShareOfTimePercent;
  const byShare =
    share === undefined || planned === undefined ? undefined : Math.floor((planned * share) / 100);
  // A printed number of minutes belongs to the printed length; with extra time the share grows with it.
  const printed = extra > 0 && byShare !== undefined ? undefined : questions?.maximumMinutes;
  return { planned, ...limits(duration, extra), extra, questions: printed ?? byShare };
}

/** The minutes to keep free in a diary: the planned length, else the maximum, else the minimum. */
export function minutesToBook(times: SessionTimes): number | undefined {
  return times.planned ?? times.to ?? times.from;
}
