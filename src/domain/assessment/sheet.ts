import type { Judgement } from '#domain/grading/attempt-input.ts';
import type { ClockEvent } from './session-clock.ts';
import type { SheetEvent, SheetStamp } from './sheet-event.ts';

/** The value in force under one key, and the event that set it. */
export interface Held<Value> extends SheetStamp {
  readonly value: Value;
}

/** Two devices said different things under one key and neither had seen the other. */
export interface SheetConflict {
  readonly kind: SheetEvent['kind'];
  readonly key: string;
  readonly devices: readonly string[];
}

/** A live sheet as its events leave it. Keys in conflict hold no value. */
export interface SheetState {
  readonly judgements: Readonly<Record<string, Held<Judgement> | undefined>>;
  readonly notes: Readonly<Record<string, Held<string> | undefined>>;
  readonly sessionNotes: Readonly<Record<string, Held<string> | undefined>>;
  readonly branches: Readonly<Record<string, Held<readonly string[]> | undefined>>;
  readonly coverage: Readonly<Record<string, Held<boolean> | undefined>>;
  readonly checks: Readonly<Record<string, Held<boolean> | undefined>>;
  readonly clocks: Readonly<Record<string, readonly ClockEvent[] | undefined>>;
  readonly conflicts: readonly SheetConflict[];
}

type Keyed = Exclude<SheetEvent, { kind: 'clock' }>;

/** What an event speaks of: a criterion, a session, an alternative, an area or a check. */
export function keyOf(event: SheetEvent): string {
  switch (event.kind) {
    case 'judgement':
    case 'note':
      return event.payload.ref;
    case 'session-note':
    case 'clock':
      return event.payload.session;
    case 'branch':
      return event.payload.alternative;
    case 'coverage':
      return event.payload.area;
    case 'check':
      return event.payload.item;
  }
}

function contentOf(event: Keyed): Judgement | string | readonly string[] | boolean | null {
  switch (event.kind) {
    case 'judgement':
      return event.payload.judgement;
    case 'note':
    case 'session-note':
      return event.payload.text;
    case 'branch':
      return event.payload.branches;
    case 'coverage':
      return event.payload.covered;
    case 'check':
      return event.payload.done;
  }
}

function isOverruled(event: Keyed, by: Keyed): boolean {
  if (by.deviceId === event.deviceId) return by.sequence > event.sequence;
  return (by.payload.seen?.[event.deviceId] ?? 0) >= event.sequence;
}

/** The events under one key that nothing else overrules: one for each device at most. */
function standing(events: readonly Keyed[]): Keyed[] {
  return events.filter((event) => !events.some((other) => isOverruled(event, other)));
}

function once(events: readonly SheetEvent[]): SheetEvent[] {
  const byStamp = new Map(events.map((event) => [`${event.deviceId} ${event.sequence}`, event]));
  return [...byStamp.values()].sort((a, b) =>
    a.deviceId === b.deviceId ? a.sequence - b.sequence : a.deviceId < b.deviceId ? -1 : 1,
  );
}

function clocksOf(events: readonly SheetEvent[]): Record<string, ClockEvent[]> {
  const clocks: Record<string, ClockEvent[]> = {};
  const taps = events.flatMap((event) => (event.kind === 'clock' ? [event] : []));
  const isOneDevice = new Set(taps.map(({ deviceId }) => deviceId)).size <= 1;
  // One device's own order is certain. Between devices only their times can tell.
  const inOrder = isOneDevice
    ? taps
    : [...taps].sort((a, b) => a.atMillis - b.atMillis || a.sequence - b.sequence);
  for (const { payload, atMillis } of inOrder) {
    const { session, action, reason } = payload;
    const list = clocks[session] ?? [];
    clocks[session] = [...list, { sequence: list.length + 1, action, atMillis, reason }];
  }
  return clocks;
}

/**
 * The sheet after all its events, in whatever order and however often they arrive. Under each criterion, note, branch,
 * coverage area and checklist item the device's last word counts; order is the device's sequence, never its time.
 */
export function foldSheet(events: readonly SheetEvent[]): SheetState {
  const all = once(events);
  const groups = new Map<string, Keyed[]>();
  for (const event of all) {
    if (event.kind === 'clock') continue;
    const id = `${event.kind} ${keyOf(event)}`;
    groups.set(id, [...(groups.get(id) ?? []), event]);
  }
  const held: Record<Keyed['kind'], Record<string, Held<unknown>>> = {
    judgement: {},
    note: {},
    'session-note': {},
    branch: {},
    coverage: {},
    check: {},
  };
  const conflicts: SheetConflict[] = [];
  for (const group of groups.values()) {
    const last = standing(group);
    const [one] = last;
    if (one === undefined) continue;
    const value = contentOf(one);
    const agree = last.every((other) => JSON.stringify(contentOf(other)) === JSON.stringify(value));
    const { deviceId, sequence, atMillis, kind } = one;
    if (!agree) conflicts.push({ kind, key: keyOf(one), devices: last.map((other) => other.deviceId) });
    else if (value !== null) held[kind][keyOf(one)] = { value, deviceId, sequence, atMillis };
  }
  return {
    judgements: held.judgement as SheetState['judgements'],
    notes: held.note as SheetState['notes'],
    sessionNotes: held['session-note'] as SheetState['sessionNotes'],
    branches: held.branch as SheetState['branches'],
    coverage: held.coverage as SheetState['coverage'],
    checks: held.check as SheetState['checks'],
    clocks: clocksOf(all),
    conflicts,
  };
}

/** The sequences of a device that are not among the events, up to the last it is known to have made. */
export function missingSequences(
  events: readonly Pick<SheetStamp, 'deviceId' | 'sequence'>[],
  deviceId: string,
  upTo?: number,
): number[] {
  const have = new Set(events.filter((event) => event.deviceId === deviceId).map(({ sequence }) => sequence));
  const last = upTo ?? Math.max(0, ...have);
  return Array.from({ length: last }, (_, index) => index + 1).filter((sequence) => !have.has(sequence));
}

/** The last sequence up to which a device's events are unbroken from 1: what the server may call held. */
export function heldUpTo(
  events: readonly Pick<SheetStamp, 'deviceId' | 'sequence'>[],
  deviceId: string,
): number {
  const [first] = missingSequences(events, deviceId);
  const own = events.filter((event) => event.deviceId === deviceId);
  return first === undefined ? Math.max(0, ...own.map(({ sequence }) => sequence)) : first - 1;
}

/** The last sequence of every other device among the events: the `seen` that a device writes with its next entry. */
export function seenBy(
  events: readonly Pick<SheetStamp, 'deviceId' | 'sequence'>[],
  deviceId: string,
): Record<string, number> {
  const seen: Record<string, number> = {};
  for (const event of events) {
    if (event.deviceId !== deviceId)
      seen[event.deviceId] = Math.max(seen[event.deviceId] ?? 0, event.sequence);
  }
  return seen;
}
