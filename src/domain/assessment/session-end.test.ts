import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlan } from '#testing/a-plan.ts';
import { chainStart, chainText } from './event-chain.ts';
import { identityCheckId, sessionChecklist } from './session-checklist.ts';
import { sessionEndCheck } from './session-end.ts';
import type { SheetEvent } from './sheet-event.ts';
import { type SubmissionFacts, submissionCheck } from './submission.ts';

const source = { document: 'plan-document', section: '1' };
const [method] = aPlan().methods;
if (!method) throw new Error('The invented plan has a method.');
const deviceId = 'tablet';

function facts(events: readonly SheetEvent[]): SubmissionFacts {
  return {
    method: method as NonNullable<typeof method>,
    events,
    claim: { deviceId, events: events.length, lastHash: 'h', heldHash: 'h' },
    choices: {},
    checklist: sessionChecklist(method as NonNullable<typeof method>, 'at-work'),
    sessions: ['at-work'],
  };
}

const minute = 60_000;
const clock = (sequence: number, action: 'start' | 'finish', atMillis: number): SheetEvent => ({
  kind: 'clock',
  payload: { session: 'at-work', action },
  deviceId,
  sequence,
  atMillis,
});
const identified: SheetEvent = {
  kind: 'check',
  payload: { item: identityCheckId('at-work'), done: true },
  deviceId,
  sequence: 1,
  atMillis: 0,
};

test('a session may be closed before the criteria are judged, the whole sheet may not', () => {
  const held = facts([identified, clock(2, 'start', 0), clock(3, 'finish', 75 * minute)]);
  expect(sessionEndCheck(held).refusals).toEqual([]);
  expect(submissionCheck(held).refusals.map(({ code }) => code)).toEqual(['not-judged']);
});

test('a session is not closed while the identity is unchecked or its clock runs', () => {
  const open = facts([clock(1, 'start', 0)]);
  expect(sessionEndCheck(open).refusals.map(({ code }) => code)).toEqual([
    'checklist-open',
    'session-not-finished',
  ]);
});

test('a session outside its times is closed only with a note on it', () => {
  const short = facts([identified, clock(2, 'start', 0), clock(3, 'finish', 10 * minute)]);
  expect(sessionEndCheck(short).refusals).toMatchObject([{ code: 'note-missing', path: 'sessions/at-work' }]);
});

test('the checklist holds the identity check and what must be done in this session, and nothing else', () => {
  const rule = (id: string, strength: 'must' | 'should', session?: string) => ({
    id,
    strength,
    text: id,
    source,
    ...(session ? { session } : {}),
  });
  const conduct = [
    rule('everywhere', 'must'),
    rule('here', 'must', 'at-work'),
    rule('there', 'must', 'elsewhere'),
    rule('advice', 'should'),
  ];
  const items = sessionChecklist({ conduct, sessions: [] }, 'at-work');
  expect(items.map(({ id }) => id)).toEqual(['identity-at-work', 'everywhere', 'here']);
});

test('the chained text changes with every part of an event and with the hash before it', () => {
  const event = {
    deviceId,
    attemptId: 'a',
    sequence: 1,
    kind: 'note',
    payload: { ref: 'P1', text: 'x' },
    atMillis: 5,
  };
  const text = chainText(event, chainStart);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (hash) => {
      expect(chainText(event, hash)).not.toBe(text);
    }),
  );
  for (const change of [
    { sequence: 2 },
    { payload: { ref: 'P1', text: 'y' } },
    { atMillis: 6 },
    { attemptId: 'b' },
  ])
    expect(chainText({ ...event, ...change }, chainStart)).not.toBe(text);
  expect(chainText({ ...event, payload: { text: 'x', ref: 'P1' } }, chainStart)).toBe(text);
});
