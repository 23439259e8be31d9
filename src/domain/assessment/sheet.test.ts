import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Method } from '#domain/standards/method-format.ts';
import { criteriaToJudge } from './criteria-to-judge.ts';
import { foldSheet, heldUpTo, missingSequences, seenBy } from './sheet.ts';
import { SheetEntry, type SheetEvent } from './sheet-event.ts';
import { type SubmissionFacts, submissionCheck } from './submission.ts';

const source = { document: 'assessment-plan', section: 'Observation' };

function judged(
  sequence: number,
  ref: string,
  judgement: 'met' | 'not-met' | null,
  more: Partial<SheetEvent> & { seen?: Record<string, number> } = {},
): SheetEvent {
  const { seen, deviceId = 'tablet', atMillis = sequence * 1000 } = more;
  const payload = { ref, judgement, ...(seen ? { seen } : {}) };
  return { kind: 'judgement', payload, deviceId, sequence, atMillis };
}

describe('the sheet', () => {
  test("a device's last word on a criterion counts, whatever its time says", () => {
    const sheet = foldSheet([judged(1, 'P1', 'met'), judged(2, 'P1', 'not-met', { atMillis: 0 })]);
    expect(sheet.judgements.P1).toMatchObject({ value: 'not-met', sequence: 2 });
  });

  test('a judgement can be taken back', () => {
    expect(foldSheet([judged(1, 'P1', 'met'), judged(2, 'P1', null)]).judgements.P1).toBeUndefined();
  });

  test('two devices that disagree are a conflict, never merged silently', () => {
    const events = [judged(1, 'P1', 'met'), judged(1, 'P1', 'not-met', { deviceId: 'laptop' })];
    const sheet = foldSheet(events);
    expect(sheet.judgements.P1).toBeUndefined();
    expect(sheet.conflicts).toEqual([{ kind: 'judgement', key: 'P1', devices: ['laptop', 'tablet'] }]);
    const settled = foldSheet([...events, judged(2, 'P1', 'met', { seen: seenBy(events, 'tablet') })]);
    expect(settled.conflicts).toEqual([]);
    expect(settled.judgements.P1?.value).toBe('met');
  });

  test('two devices that agree are no conflict', () => {
    const sheet = foldSheet([judged(1, 'P1', 'met'), judged(1, 'P1', 'met', { deviceId: 'laptop' })]);
    expect(sheet).toMatchObject({ conflicts: [], judgements: { P1: { value: 'met' } } });
  });

  test('a reload in any order, with repetitions, gives the same sheet', () => {
    const anyEvent = fc.record({
      ref: fc.constantFrom('P1', 'P2', 'D1'),
      judgement: fc.constantFrom('met' as const, 'not-met' as const, null),
      deviceId: fc.constantFrom('tablet', 'laptop'),
    });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (list) => {
        const events = list.map(({ ref, judgement, deviceId }, index) =>
          judged(index + 1, ref, judgement, { deviceId }),
        );
        expect(foldSheet([...events].reverse().concat(events))).toEqual(foldSheet(events));
      }),
    );
  });

  test('the sequences missing are named, and what is held is unbroken', () => {
    const events = [judged(1, 'P1', 'met'), judged(3, 'P2', 'met'), judged(4, 'P3', 'met')];
    expect(missingSequences(events, 'tablet')).toEqual([2]);
    expect(missingSequences(events, 'tablet', 5)).toEqual([2, 5]);
    expect(heldUpTo(events, 'tablet')).toBe(1);
    expect(heldUpTo([...events, judged(2, 'P1', 'met')], 'tablet')).toBe(4);
    expect(heldUpTo([], 'tablet')).toBe(0);
  });

  test('an entry of an unknown kind or with unknown keys is refused', () => {
    expect(SheetEntry.safeParse({ kind: 'grade', payload: { grade: 'pass' } }).success).toBe(false);
    expect(
      SheetEntry.safeParse({ kind: 'judgement', payload: { ref: 'P1', judgement: 'met', grade: 'x' } })
        .success,
    ).toBe(false);
  });
});

const method = Method.parse({
  id: 'observation',
  title: 'Observation',
  kind: 'observation',
  short: 'PO',
  grades: ['fail', 'pass'],
  ksbs: { refs: ['K1'], source },
  criteria: [
    { ref: 'P1', kind: 'pass', text: 'One', source },
    { ref: 'P2', kind: 'pass', text: 'Two', branch: 'face', source },
    { ref: 'P3', kind: 'pass', text: 'Three', branch: 'remote', source },
    { ref: 'P4', kind: 'pass', text: 'Four', options: ['retail'], source },
  ],
  alternatives: [
    {
      id: 'contact',
      title: 'Contact',
      choose: 'one-or-more',
      branches: [
        { id: 'face', title: 'Face to face' },
        { id: 'remote', title: 'Remote' },
      ],
      source,
    },
  ],
  sessions: [
    {
      id: 'live',
      title: 'Live session',
      kind: 'observation',
      duration: { plannedMinutes: 60, tolerance: { belowPercent: 10, abovePercent: 10 }, source },
      source,
    },
  ],
  grading: { form: 'ungraded', source },
  source,
});

test('when no branch is chosen every branch is judged', () => {
  const refs = (choices: Record<string, string[]>, options?: string[]) =>
    criteriaToJudge(method, choices, options).map(({ ref }) => ref);
  expect(refs({})).toEqual(['P1', 'P2', 'P3']);
  expect(refs({ contact: ['remote'] })).toEqual(['P1', 'P3']);
  expect(refs({ contact: ['remote'] }, ['retail'])).toEqual(['P1', 'P3', 'P4']);
});

function tap(sequence: number, action: 'start' | 'finish', minutes: number): SheetEvent {
  return {
    kind: 'clock',
    payload: { session: 'live', action },
    deviceId: 'tablet',
    sequence,
    atMillis: minutes * 60_000,
  };
}

const complete: SheetEvent[] = [
  tap(1, 'start', 0),
  judged(2, 'P1', 'met'),
  judged(3, 'P2', 'not-met'),
  {
    kind: 'note',
    payload: { ref: 'P2', text: 'No needs established.' },
    deviceId: 'tablet',
    sequence: 4,
    atMillis: 1,
  },
  {
    kind: 'branch',
    payload: { alternative: 'contact', branches: ['face'] },
    deviceId: 'tablet',
    sequence: 5,
    atMillis: 1,
  },
  { kind: 'check', payload: { item: 'identity', done: true }, deviceId: 'tablet', sequence: 6, atMillis: 1 },
  tap(7, 'finish', 60),
];

const facts: SubmissionFacts = {
  method,
  events: complete,
  claim: { deviceId: 'tablet', events: 7, lastHash: 'h', heldHash: 'h' },
  choices: {},
  checklist: [{ id: 'identity', text: 'Check the identity' }],
  sessions: ['live'],
};

function codes(changes: Partial<SubmissionFacts>): string[] {
  return submissionCheck({ ...facts, ...changes }).refusals.map(({ code }) => code);
}

describe('submitting the sheet', () => {
  test('a complete sheet is taken', () => {
    expect(submissionCheck(facts)).toEqual({ refusals: [], warnings: [] });
  });

  test('a missing entry refuses the submission and names it', () => {
    const [found] = submissionCheck({
      ...facts,
      events: complete.filter(({ sequence }) => sequence !== 4),
    }).refusals;
    expect(found).toMatchObject({ code: 'events-missing', path: '4' });
  });

  test('more entries than claimed, or another last one, refuse it', () => {
    expect(codes({ claim: { ...facts.claim, events: 6 } })).toEqual(['events-unexpected']);
    expect(codes({ claim: { ...facts.claim, heldHash: 'other' } })).toEqual(['last-hash-differs']);
  });

  test('every criterion in force is judged, and not met has a note', () => {
    const events = complete.map((event) => (event.sequence === 2 ? judged(2, 'P1', null) : event));
    expect(codes({ events })).toEqual(['not-judged']);
    const noNote = complete.map((event) =>
      event.kind === 'note' ? { ...event, payload: { ref: 'P2', text: '  ' } } : event,
    );
    expect(codes({ events: noNote })).toEqual(['note-missing']);
  });

  test('without a branch on the sheet the choice of the gateway holds, and else every branch', () => {
    const events = complete.map((event) => (event.kind === 'branch' ? judged(5, 'P1', 'met') : event));
    expect(codes({ events })).toEqual(['not-judged']);
    expect(codes({ events, choices: { contact: ['face'] } })).toEqual([]);
  });

  test('the checklist and the clock are part of it', () => {
    expect(codes({ checklist: [...facts.checklist, { id: 'consent', text: 'Ask' }] })).toEqual([
      'checklist-open',
    ]);
    const running = [...complete.slice(0, 6), judged(7, 'P1', 'met')];
    expect(codes({ events: running })).toEqual(['session-not-finished']);
  });

  test('a session outside its times needs a note that says why', () => {
    const short = [...complete.slice(0, 6), tap(7, 'finish', 53)];
    expect(codes({ events: short })).toEqual(['note-missing']);
    const why: SheetEvent = {
      kind: 'session-note',
      payload: { session: 'live', text: 'Fire alarm.' },
      deviceId: 'tablet',
      sequence: 8,
      atMillis: 1,
    };
    const told = submissionCheck({ ...facts, events: [...short, why], claim: { ...facts.claim, events: 8 } });
    expect(told.refusals).toEqual([]);
    expect(told.warnings).toMatchObject([{ code: 'length' }]);
  });
});
