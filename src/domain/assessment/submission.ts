import type { RuleFinding, Verdict } from '#domain/rule-finding.ts';
import type { Method, Session } from '#domain/standards/method-format.ts';
import { count, sayList } from '#domain/time/period.ts';
import { criteriaToJudge } from './criteria-to-judge.ts';
import { type ClockVerdict, clockVerdict, foldSession, type SessionClock } from './session-clock.ts';
import { type ExtraTime, sessionTimes } from './session-times.ts';
import { foldSheet, missingSequences, type SheetState } from './sheet.ts';
import type { SheetEvent } from './sheet-event.ts';

/** Why a sheet may not be submitted yet. */
export type SubmissionCode =
  | 'events-missing'
  | 'events-unexpected'
  | 'last-hash-differs'
  | 'devices-disagree'
  | 'not-judged'
  | 'note-missing'
  | 'branch-not-chosen'
  | 'checklist-open'
  | 'session-not-finished';

/** What the device says it made: how many events, and the hash of the last. `heldHash` is that of the last one held. */
export interface SubmissionClaim {
  readonly deviceId: string;
  readonly events: number;
  readonly lastHash: string;
  readonly heldHash: string | undefined;
}

/** What the check of a submission looks at. */
export interface SubmissionFacts {
  readonly method: Method;
  readonly events: readonly SheetEvent[];
  readonly claim: SubmissionClaim;
  /** Branches chosen before the day, by alternative id; a choice on the sheet replaces it. */
  readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
  readonly options?: readonly string[] | undefined;
  /** Items of the session checklist that must be done. */
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
  /** Sessions that this sheet holds and whose clock must have been run to its end. */
  readonly sessions: readonly string[];
  readonly adjustment?: ExtraTime | undefined;
}

type Finding = RuleFinding<SubmissionCode>;

function checkEvents({ events, claim }: SubmissionFacts): Finding[] {
  const { deviceId, lastHash, heldHash } = claim;
  const missing = missingSequences(events, deviceId, claim.events);
  if (missing.length > 0) {
    const reason = `${missing.length} of ${claim.events} entries have not arrived: they are still on the device. Nothing is lost; connect it and send again.`;
    return [
      {
        code: 'events-missing',
        path: missing.slice(0, 20).join(','),
        reason,
      },
    ];
  }
  const more = events.filter((event) => event.deviceId === deviceId && event.sequence > claim.events);
  if (more.length > 0) {
    return [
      {
        code: 'events-unexpected',
        reason: 'More entries were recorded since. Look at the sheet again, then submit.',
      },
    ];
  }
  if (heldHash !== lastHash) {
    return [
      {
        code: 'last-hash-differs',
        reason: 'The last entry held is not the last entry this device made. Send the entries again.',
      },
    ];
  }
  return [];
}

/** The branches in force: what the sheet says, else what was chosen before the day. */
export function branchesInForce(
  sheet: SheetState,
  choices: SubmissionFacts['choices'],
): Record<string, readonly string[] | undefined> {
  const onSheet = Object.entries(sheet.branches).map(([id, held]) => [id, held?.value] as const);
  return { ...choices, ...Object.fromEntries(onSheet) };
}

function checkCriteria({ method, choices, options }: SubmissionFacts, sheet: SheetState): Finding[] {
  const inForce = branchesInForce(sheet, choices);
  const found: Finding[] = [];
  const tooMany = method.alternatives.filter(
    ({ id, choose }) => choose === 'one' && (inForce[id]?.length ?? 0) > 1,
  );
  for (const { id, title, source } of tooMany) {
    const reason = `${title}: one branch is judged, and more than one is chosen.`;
    found.push({ code: 'branch-not-chosen', path: `alternatives/${id}`, source, reason });
  }
  const criteria = criteriaToJudge(method, inForce, options);
  const open = criteria.filter(({ ref }) => sheet.judgements[ref] === undefined);
  if (open.length > 0) {
    const refs = open.map(({ ref }) => ref);
    const reason = `${refs.length} of ${criteria.length} criteria are not judged yet: ${sayList(refs)}.`;
    found.push({ code: 'not-judged', path: refs.join(','), reason });
  }
  for (const { ref, source } of criteria) {
    const isNotMet = sheet.judgements[ref]?.value === 'not-met';
    if (isNotMet && (sheet.notes[ref]?.value ?? '').trim() === '') {
      const reason = `${ref} is judged not met: say in a note what was missing.`;
      found.push({ code: 'note-missing', path: `criteria/${ref}`, source, reason });
    }
  }
  return found;
}

function checkSession(
  session: Session,
  sheet: SheetState,
  adjustment: ExtraTime | undefined,
): Verdict<SubmissionCode> {
  const events = sheet.clocks[session.id] ?? [];
  const clock = foldSession(events, events.at(-1)?.atMillis ?? 0);
  const path = `sessions/${session.id}`;
  if (clock.state !== 'finished') {
    const reason = `${session.title} has not been finished on its clock.`;
    return { refusals: [{ code: 'session-not-finished', path, reason }], warnings: [] };
  }
  const verdict = clockVerdict(sessionTimes(session, adjustment), clock);
  const source = session.duration?.source ?? session.source;
  const warnings = sessionWarnings(session, verdict, clock);
  if (verdict.state !== 'before-minimum' && verdict.state !== 'over') return { refusals: [], warnings };
  const reason = `${session.title}: ${verdict.says}`;
  if ((sheet.sessionNotes[session.id]?.value ?? '').trim() !== '') {
    return { refusals: [], warnings: [{ code: 'length', path, source, reason }, ...warnings] };
  }
  const refusal: Finding = {
    code: 'note-missing',
    path,
    source,
    reason: `${reason} Say why in a note on the session.`,
  };
  return { refusals: [refusal], warnings };
}

function sessionWarnings(session: Session, verdict: ClockVerdict, clock: SessionClock): RuleFinding[] {
  const warnings: RuleFinding[] = [];
  const path = `sessions/${session.id}`;
  if (verdict.questions.isOver) {
    const reason = `Questions took ${verdict.questions.minutes} minutes of ${verdict.questions.allowed ?? 0} allowed.`;
    warnings.push({ code: 'questions', path, source: session.questions?.source ?? session.source, reason });
  }
  if (clock.clockWentBack) {
    const reason = "The device's time went back during the session; its length is a lower bound.";
    warnings.push({ code: 'clock', path, reason });
  }
  return warnings;
}

function checkSessions(
  { method, sessions, adjustment }: SubmissionFacts,
  sheet: SheetState,
): Verdict<SubmissionCode> {
  const each = method.sessions
    .filter(({ id }) => sessions.includes(id))
    .map((session) => checkSession(session, sheet, adjustment));
  return {
    refusals: each.flatMap(({ refusals }) => refusals),
    warnings: each.flatMap(({ warnings }) => warnings),
  };
}

/**
 * Whether a sheet may be submitted. Missing entries refuse the submission, not the data. Every criterion in force is
 * judged, each not met has a note, the checklist is done, and each session was finished within its times or says why.
 */
export function submissionCheck(facts: SubmissionFacts): Verdict<SubmissionCode> {
  const sheet = foldSheet(facts.events);
  const conflicts = sheet.conflicts.map(({ kind, key, devices }): Finding => {
    const reason = `${count(devices.length, 'device')} recorded different things under ${key} (${kind}). Record it once more to settle it.`;
    return { code: 'devices-disagree', path: key, reason };
  });
  const open = facts.checklist
    .filter(({ id }) => sheet.checks[id]?.value !== true)
    .map(
      ({ id, text }): Finding => ({
        code: 'checklist-open',
        path: `checklist/${id}`,
        reason: `Still to do: ${text}`,
      }),
    );
  const sessions = checkSessions(facts, sheet);
  const coverage = facts.method.coverage
    .filter(({ id }) => sheet.coverage[id]?.value !== true)
    .map(({ id, title, source }) => ({
      code: 'coverage',
      path: `coverage/${id}`,
      source,
      reason: `Not marked as covered: ${title}.`,
    }));
  return {
    refusals: [
      ...checkEvents(facts),
      ...conflicts,
      ...checkCriteria(facts, sheet),
      ...open,
      ...sessions.refusals,
    ],
    warnings: [...sessions.warnings, ...coverage],
  };
}
