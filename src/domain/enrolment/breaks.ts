import { z } from 'zod';
import type { RuleFinding } from '#domain/rule-finding.ts';
import { PlainDate } from '#domain/standards/values.ts';
import { addDays, daysBetween, sayDate } from '#domain/time/plain-date.ts';

/**
 * A break in learning. `fromOn` is the first day away; `toOn` is the first day back in learning, and is absent while
 * the break lasts. Its length is the days from the one to the other.
 */
export const BreakInLearning = z.strictObject({ fromOn: PlainDate, toOn: PlainDate.optional() });
export type BreakInLearning = z.infer<typeof BreakInLearning>;

/** What the checks of a break or a withdrawal need to know of an enrolment. */
export interface ProgrammeFacts {
  readonly startsOn: PlainDate;
  readonly breaks: readonly BreakInLearning[];
  readonly today: PlainDate;
}

/** Why a break or a withdrawal is refused. */
export type ProgrammeRefusal =
  | 'before-start'
  | 'in-the-future'
  | 'ends-before-it-starts'
  | 'overlaps'
  | 'no-open-break'
  | 'reason-missing';

type Finding = RuleFinding<ProgrammeRefusal>;

function overlaps(one: BreakInLearning, other: BreakInLearning): boolean {
  const beginsBeforeEnd = (a: BreakInLearning, b: BreakInLearning) =>
    b.toOn === undefined || a.fromOn < b.toOn;
  return beginsBeforeEnd(one, other) && beginsBeforeEnd(other, one);
}

function sayBreak({ fromOn, toOn }: BreakInLearning): string {
  return toOn === undefined
    ? `the break since ${sayDate(fromOn)}`
    : `the break from ${sayDate(fromOn)} to ${sayDate(addDays(toOn, -1))}`;
}

/** Every reason against recording a break; none means that it may be recorded. */
export function checkBreak(
  { startsOn, breaks, today }: ProgrammeFacts,
  candidate: BreakInLearning,
): Finding[] {
  const { fromOn, toOn } = candidate;
  const found: Finding[] = [];
  if (fromOn <= startsOn) {
    found.push({
      code: 'before-start',
      path: 'fromOn',
      reason: `A break starts after the apprenticeship does, and it started on ${sayDate(startsOn)}.`,
    });
  }
  if (fromOn > today) {
    found.push({ code: 'in-the-future', path: 'fromOn', reason: 'A break is recorded once it has begun.' });
  }
  if (toOn !== undefined && toOn <= fromOn) {
    found.push({
      code: 'ends-before-it-starts',
      path: 'toOn',
      reason: `The first day back must be later than ${sayDate(fromOn)}, the first day away.`,
    });
  }
  if (toOn !== undefined && toOn > today) {
    found.push({
      code: 'in-the-future',
      path: 'toOn',
      reason: 'The return is recorded once the apprentice is back.',
    });
  }
  for (const other of breaks.filter((held) => overlaps(held, candidate))) {
    found.push({ code: 'overlaps', path: 'fromOn', reason: `It overlaps ${sayBreak(other)}.` });
  }
  return found;
}

/** The break that has not ended, if the apprentice is on one. */
export function openBreak(breaks: readonly BreakInLearning[]): BreakInLearning | undefined {
  return breaks.find(({ toOn }) => toOn === undefined);
}

/** Every reason against ending the open break with `toOn` as the first day back. */
export function checkReturn(facts: ProgrammeFacts, toOn: PlainDate): Finding[] {
  const open = openBreak(facts.breaks);
  if (!open) return [{ code: 'no-open-break', reason: 'There is no break in learning to end.' }];
  const others = facts.breaks.filter((held) => held !== open);
  return checkBreak({ ...facts, breaks: others }, { fromOn: open.fromOn, toOn });
}

/** A withdrawal as it is recorded. */
export const Withdrawal = z.strictObject({ withdrawnOn: PlainDate, reason: z.string().trim() });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** Every reason against recording a withdrawal. The last day of learning may be the first day. */
export function checkWithdrawal(
  { startsOn, today }: ProgrammeFacts,
  { withdrawnOn, reason }: Withdrawal,
): Finding[] {
  const found: Finding[] = [];
  if (withdrawnOn < startsOn) {
    found.push({
      code: 'before-start',
      path: 'withdrawnOn',
      reason: `The apprenticeship started on ${sayDate(startsOn)}; a withdrawal cannot lie before it.`,
    });
  }
  if (withdrawnOn > today) {
    found.push({
      code: 'in-the-future',
      path: 'withdrawnOn',
      reason: 'A withdrawal is recorded on or after its day.',
    });
  }
  if (reason === '')
    found.push({ code: 'reason-missing', path: 'reason', reason: 'Say why the apprentice withdraws.' });
  return found;
}

/**
 * Days on programme on a day, breaks left out. The start is day 0, so a year after the start 365 or 366 days have
 * passed. Never negative.
 */
export function daysOnProgramme({ startsOn, breaks }: Omit<ProgrammeFacts, 'today'>, on: PlainDate): number {
  const away = breaks
    .filter(({ fromOn }) => fromOn < on)
    .reduce(
      (days, { fromOn, toOn }) => days + daysBetween(fromOn, toOn === undefined || toOn > on ? on : toOn),
      0,
    );
  return Math.max(0, daysBetween(startsOn, on) - away);
}
