import type { SheetBundle } from '#contract/live-sheet.ts';
import { criteriaToJudge } from '#domain/assessment/criteria-to-judge.ts';
import {
  type ClockVerdict,
  clockVerdict,
  foldSession,
  type SessionClock,
} from '#domain/assessment/session-clock.ts';
import { sessionEndCheck } from '#domain/assessment/session-end.ts';
import { type SessionTimes, sessionTimes } from '#domain/assessment/session-times.ts';
import { foldSheet, keyOf, type SheetState } from '#domain/assessment/sheet.ts';
import { SheetEntry, type SheetEvent } from '#domain/assessment/sheet-event.ts';
import { branchesInForce, type SubmissionCode, submissionCheck } from '#domain/assessment/submission.ts';
import { type LiveCounts, liveCounts } from '#domain/grading/live-counts.ts';
import type { Verdict } from '#domain/rule-finding.ts';
import type { Criterion, Method, Session } from '#domain/standards/method-format.ts';
import type { StoredEvent } from '#web/offline/device-store.ts';

/** The events of a sheet: this device's own from its disk, everybody else's as the server last told. */
export function eventsOf(bundle: SheetBundle, deviceId: string, own: readonly StoredEvent[]): SheetEvent[] {
  const others = bundle.events
    .filter((event) => event.deviceId !== deviceId)
    .map(({ at, ...event }) => ({ ...event, atMillis: Date.parse(at) }));
  return [...own, ...others].flatMap(({ kind, payload, deviceId: device, sequence, atMillis }) => {
    const entry = SheetEntry.safeParse({ kind, payload });
    return entry.success ? [{ ...entry.data, deviceId: device, sequence, atMillis }] : [];
  });
}

/** The method as this apprentice is judged on it: criteria of other options are left out by the server already. */
export function methodOf({ method, criteria }: SheetBundle): Method {
  return { ...method, criteria: criteria.map(({ options: _, ...criterion }) => criterion) };
}

/** A live sheet as its screen shows it. */
export interface SheetView {
  readonly method: Method;
  readonly session: Session | undefined;
  readonly times: SessionTimes;
  readonly sheet: SheetState;
  readonly branches: Record<string, readonly string[] | undefined>;
  readonly criteria: readonly Criterion[];
  readonly counts: LiveCounts;
  readonly events: readonly SheetEvent[];
}

/** Everything that does not change with the second hand. */
export function sheetView(bundle: SheetBundle, events: readonly SheetEvent[]): SheetView {
  const method = methodOf(bundle);
  const sheet = foldSheet(events);
  const branches = branchesInForce(sheet, bundle.chosenBranches);
  const session = method.sessions.find(({ id }) => id === bundle.booking.sessionId);
  const judged = Object.entries(sheet.judgements).map(([ref, held]) => [ref, held?.value] as const);
  const choices = Object.fromEntries(Object.entries(branches).map(([id, taken]) => [id, [...(taken ?? [])]]));
  return {
    method,
    session,
    times: session ? sessionTimes(session, extraOf(bundle)) : { extra: 0 },
    sheet,
    branches,
    criteria: criteriaToJudge(method, branches),
    counts: liveCounts({ methods: [method] }, method.id, Object.fromEntries(judged), {
      choices,
      options: [],
    }),
    events,
  };
}

function extraOf({ extraPercent }: SheetBundle) {
  return extraPercent === null ? undefined : { extraPercent };
}

/** The clock of the sheet's session now, and what the plan says of it. */
export function clockNow(
  { sheet, session, times }: SheetView,
  nowMillis: number,
): { readonly clock: SessionClock; readonly verdict: ClockVerdict } {
  const clock = foldSession(session ? (sheet.clocks[session.id] ?? []) : [], nowMillis);
  return { clock, verdict: clockVerdict(times, clock) };
}

function isFinished({ sheet }: SheetView, sessionId: string): boolean {
  return foldSession(sheet.clocks[sessionId] ?? [], 0).state === 'finished';
}

/** Whether this session is the last of the sheet, as far as the device can tell; the server decides. */
export function isLastSession(view: SheetView): boolean {
  return view.method.sessions.every(({ id }) => id === view.session?.id || isFinished(view, id));
}

/** What the server would say of a submission now, by the same rules. */
export function whatIsMissing(
  bundle: SheetBundle,
  view: SheetView,
  claim: { readonly deviceId: string; readonly events: number; readonly lastHash: string },
): Verdict<SubmissionCode> {
  const isLast = isLastSession(view);
  const facts = {
    method: view.method,
    events: view.events,
    claim: { ...claim, heldHash: claim.lastHash },
    choices: bundle.chosenBranches,
    checklist: bundle.checklist,
    sessions: isLast ? view.method.sessions.map(({ id }) => id) : view.session ? [view.session.id] : [],
    adjustment: extraOf(bundle),
  };
  return isLast ? submissionCheck(facts) : sessionEndCheck(facts);
}

/** What a device last said under a key, for a person to settle. */
export interface Word {
  readonly isOwn: boolean;
  readonly says: string;
  readonly atMillis: number;
}

function saysOf(event: SheetEvent): string {
  switch (event.kind) {
    case 'judgement':
      return event.payload.judgement === null
        ? 'cleared'
        : event.payload.judgement === 'met'
          ? 'met'
          : 'not met';
    case 'note':
    case 'session-note':
      return `“${event.payload.text}”`;
    case 'check':
      return event.payload.done ? 'done' : 'not done';
    case 'coverage':
      return event.payload.covered ? 'covered' : 'not covered';
    case 'branch':
      return event.payload.branches.join(', ');
    case 'clock':
      return event.payload.action;
  }
}

/** What each device in a conflict said last under the key; empty when there is no conflict. */
export function wordsInConflict(
  { sheet, events }: SheetView,
  kind: SheetEvent['kind'],
  key: string,
  ownDevice: string,
): Word[] {
  const conflict = sheet.conflicts.find((each) => each.kind === kind && each.key === key);
  return (conflict?.devices ?? []).flatMap((device) => {
    const own = events.filter(
      (event) => event.deviceId === device && event.kind === kind && keyOf(event) === key,
    );
    const last = own.sort((a, b) => a.sequence - b.sequence).at(-1);
    return last ? [{ isOwn: device === ownDevice, says: saysOf(last), atMillis: last.atMillis }] : [];
  });
}

/** "10:42:07" for an instant in milliseconds, on London's clock. */
export function timeOfDay(millis: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' }).format(millis);
}

/** Where a finding of the submission leads to on the screen. */
export function anchorOf(path: string | undefined): string {
  const [first = ''] = (path ?? '').split(',');
  const [kind, key] = first.split('/');
  if (key !== undefined && kind === 'criteria') return `criterion-${key}`;
  if (kind === 'checklist') return 'sheet-before';
  if (kind === 'alternatives') return 'sheet-branches';
  if (kind === 'coverage') return 'sheet-coverage';
  if (kind === 'sessions') return 'sheet-session';
  return kind ? `criterion-${kind}` : 'sheet-criteria';
}
