import { z } from 'zod';
import { count } from '#domain/time/period.ts';
import type { SessionTimes } from './session-times.ts';

/** What a device records of the clock of one session. Pauses and interruptions do not count towards its length. */
export const ClockAction = z.enum(['start', 'pause', 'resume', 'question-start', 'question-end', 'finish']);
export type ClockAction = z.infer<typeof ClockAction>;

/** One tap on the clock. `atMillis` is the device's time in milliseconds since 1970; order is the sequence's alone. */
export interface ClockEvent {
  readonly sequence: number;
  readonly action: ClockAction;
  readonly atMillis: number;
  /** Why it was paused. */
  readonly reason?: string | undefined;
}

/** The clock of one session as its events leave it. */
export interface SessionClock {
  readonly state: 'not-started' | 'running' | 'paused' | 'finished';
  readonly elapsedMillis: number;
  readonly pausedMillis: number;
  readonly questionMillis: number;
  readonly isQuestion: boolean;
  readonly pauses: readonly {
    readonly fromMillis: number;
    readonly toMillis?: number;
    readonly reason?: string;
  }[];
  /** The device's time went back between two taps; that stretch counts as nought and a person should look. */
  readonly clockWentBack: boolean;
  /** Taps that made no sense where they stood, such as a second start; they changed nothing. */
  readonly ignored: readonly number[];
}

interface Fold extends Omit<SessionClock, 'pauses' | 'ignored'> {
  readonly lastMillis: number;
  readonly pauses: SessionClock['pauses'];
  readonly ignored: readonly number[];
}

const still: Fold = {
  state: 'not-started',
  elapsedMillis: 0,
  pausedMillis: 0,
  questionMillis: 0,
  isQuestion: false,
  pauses: [],
  clockWentBack: false,
  ignored: [],
  lastMillis: 0,
};

function pass(clock: Fold, toMillis: number): Fold {
  if (clock.state === 'not-started' || clock.state === 'finished') return { ...clock, lastMillis: toMillis };
  const passed = toMillis - clock.lastMillis;
  const counted = Math.max(0, passed);
  const isRunning = clock.state === 'running';
  return {
    ...clock,
    lastMillis: toMillis,
    clockWentBack: clock.clockWentBack || passed < 0,
    elapsedMillis: clock.elapsedMillis + (isRunning ? counted : 0),
    pausedMillis: clock.pausedMillis + (isRunning ? 0 : counted),
    questionMillis: clock.questionMillis + (isRunning && clock.isQuestion ? counted : 0),
  };
}

const allowedIn: Readonly<Record<ClockAction, readonly SessionClock['state'][]>> = {
  start: ['not-started'],
  pause: ['running'],
  resume: ['paused'],
  'question-start': ['running'],
  'question-end': ['running', 'paused'],
  finish: ['running', 'paused'],
};

function closePause(clock: Fold, atMillis: number): Fold {
  const pauses = clock.pauses.map((pause) =>
    pause.toMillis === undefined ? { ...pause, toMillis: atMillis } : pause,
  );
  return { ...clock, pauses };
}

function act(clock: Fold, event: ClockEvent): Fold {
  switch (event.action) {
    case 'start':
      return { ...clock, state: 'running' };
    case 'pause': {
      const pause = {
        fromMillis: event.atMillis,
        ...(event.reason === undefined ? {} : { reason: event.reason }),
      };
      return { ...clock, state: 'paused', pauses: [...clock.pauses, pause] };
    }
    case 'resume':
      return { ...closePause(clock, event.atMillis), state: 'running' };
    case 'question-start':
      return { ...clock, isQuestion: true };
    case 'question-end':
      return { ...clock, isQuestion: false };
    case 'finish':
      return { ...closePause(clock, event.atMillis), state: 'finished', isQuestion: false };
  }
}

/** The clock after all its events, at `nowMillis`. Events are taken in order of sequence and each sequence once. */
export function foldSession(events: readonly ClockEvent[], nowMillis: number): SessionClock {
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  const inOrder = [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
  let clock = still;
  for (const event of inOrder) {
    if (!allowedIn[event.action].includes(clock.state)) {
      clock = { ...clock, ignored: [...clock.ignored, event.sequence] };
      continue;
    }
    clock = act(pass(clock, event.atMillis), event);
  }
  const now = clock.state === 'finished' ? clock : pass(clock, Math.max(nowMillis, clock.lastMillis));
  const { lastMillis: _, ...seen } = now;
  return seen;
}

/** How a session's length stands against the plan, and what to say to the assessor. */
export interface ClockVerdict {
  readonly state: 'not-started' | 'before-minimum' | 'in-time' | 'in-tolerance' | 'over';
  readonly minutes: number;
  readonly says: string;
  readonly questions: {
    readonly minutes: number;
    readonly allowed?: number | undefined;
    readonly isOver: boolean;
  };
}

function timeState(times: SessionTimes, minutes: number): ClockVerdict['state'] {
  if (times.from !== undefined && minutes < times.from) return 'before-minimum';
  if (times.to !== undefined && minutes > times.to) return 'over';
  if (times.planned !== undefined && times.to !== undefined && minutes > times.planned) return 'in-tolerance';
  return 'in-time';
}

function sayTime(times: SessionTimes, minutes: number, state: ClockVerdict['state']): string {
  const whole = Math.floor(minutes);
  const extra = times.extra > 0 ? `, ${times.extra} of them extra time` : '';
  switch (state) {
    case 'not-started':
      return times.planned === undefined
        ? 'Not started.'
        : `Not started: ${times.planned} minutes planned${extra}.`;
    case 'before-minimum':
      return `${whole} of at least ${count(times.from ?? 0, 'minute')}.`;
    case 'in-time':
      return times.to === undefined
        ? `${count(whole, 'minute')}; the plan sets no end.`
        : `${count(whole, 'minute')}; ${Math.max(0, (times.planned ?? times.to) - whole)} left of the time planned.`;
    case 'in-tolerance':
      return `${count(whole, 'minute')}: past the time planned. Finish by ${count(times.to ?? whole, 'minute')}.`;
    case 'over':
      return `${count(whole, 'minute')}: over the ${times.to} the plan allows. Stop, and say why in a note.`;
  }
}

/** Judge a clock against the session's times: 54 to 66 minutes for an hour with 10 per cent, 9 of them for questions. */
export function clockVerdict(times: SessionTimes, clock: SessionClock): ClockVerdict {
  const minutes = clock.elapsedMillis / 60_000;
  const asked = clock.questionMillis / 60_000;
  const state = clock.state === 'not-started' ? 'not-started' : timeState(times, minutes);
  return {
    state,
    minutes: Math.floor(minutes),
    says: sayTime(times, minutes, state),
    questions: {
      minutes: Math.floor(asked),
      allowed: times.questions,
      isOver: times.questions !== undefined && asked > times.questions,
    },
  };
}
