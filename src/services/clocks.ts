import type { PlainDate, Source } from '#domain/standards/values.ts';
import { deadlineStanding } from '#domain/time/deadline.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import { workingDaysBetween } from '#domain/time/working-days.ts';

/** A deadline as a rule gives it. */
export interface Deadline {
  /** What is due, as a short phrase: "Hand in the report". */
  readonly what: string;
  /** The last day that is in time. */
  readonly dueOn: PlainDate;
  /** Whose turn it is, in words: "Apprentice". */
  readonly whose: string;
  /** The rule in words and where it stands. */
  readonly rule: { readonly words: string; readonly source: Source } | null;
  readonly done?: boolean;
}

/** A deadline as the screens show it; see `Clock` of the contract. */
export interface ClockView {
  what: string;
  dueOn: PlainDate;
  workingDaysLeft: number | null;
  state: 'running' | 'due-soon' | 'due-today' | 'overdue' | 'done';
  whose: string;
  rule: { words: string; source: string } | null;
}

/** From this many working days a clock counts as due soon. */
const SOON = 5;

/** A source as one line: document and section. */
export function sourceLine(source: Source): string {
  return `${source.document}, ${source.section}`;
}

/** How a deadline stands on the day given. Beyond the held holiday list the working days are null. */
export function clockView(deadline: Deadline, today: PlainDate): ClockView {
  const between = workingDaysBetween(today, deadline.dueOn);
  const workingDaysLeft = isUnknown(between) ? null : between;
  return {
    what: deadline.what,
    dueOn: deadline.dueOn,
    workingDaysLeft,
    state: clockState(deadline, today, workingDaysLeft),
    whose: deadline.whose,
    rule: deadline.rule && { words: deadline.rule.words, source: sourceLine(deadline.rule.source) },
  };
}

function clockState(deadline: Deadline, today: PlainDate, left: number | null): ClockView['state'] {
  if (deadline.done) return 'done';
  const { state } = deadlineStanding(deadline.dueOn, today);
  if (state === 'late') return 'overdue';
  if (state === 'due-today') return 'due-today';
  return left !== null && left <= SOON ? 'due-soon' : 'running';
}

/** The most pressing clock first: by due day, done ones last. */
export function byUrgency(a: ClockView, b: ClockView): number {
  const rank = (clock: ClockView) => (clock.state === 'done' ? 1 : 0);
  return rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn);
}
