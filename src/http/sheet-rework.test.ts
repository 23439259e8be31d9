import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sessionChecklist } from '#domain/assessment/session-checklist.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { nothingToAudit } from '#services/audit.ts';
import { openAgain } from '#services/results/open-again.ts';
import { inTransaction } from '#services/transaction.ts';
import { aDevice, anAssessor, type TestDevice } from '#testing/assessment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';

const api = await aTestApi();
const { registrationId, recipient } = await anAcceptedRegistration(api);
const { organisationId } = recipient;
const first = await anAssessor(api, recipient);
const second = await anAssessor(api, recipient);
const office = () => api.signedIn(recipient.operations);
const [row] = await api.query(
  "select id from attempt where registration_id = $1 and method = 'practical-observation'",
  [registrationId],
);
const attemptId = String(row?.id);
const session = 'observation';

async function booked(assessorId: string, startsAt: string): Promise<string> {
  const reply = await (await office()).post(`/registrations/${registrationId}/bookings`, {
    attemptId,
    sessionId: session,
    assessorId,
    startsAt,
    placeKind: 'workplace',
    place: 'Leith',
  });
  expect(reply.status).toBe(200);
  return reply.body.id;
}

async function send(judge: SignedIn, bookingId: string, device: TestDevice) {
  const { deviceId, events } = device;
  return await judge.post(`/bookings/${bookingId}/events`, { deviceId, events });
}

function tick(device: TestDevice, method: Method, at: string): void {
  for (const { id } of sessionChecklist(method, session))
    device.record('check', { item: id, done: true }, at);
}

const earlier = aDevice(randomUUID(), attemptId);
const later = aDevice(randomUUID(), attemptId);
let bookingId = '';

test('an interrupted session goes on at a new booking, with what was recorded before', async () => {
  const interrupted = await booked(first.personId, '2026-12-07T10:00:00.000Z');
  api.clock.set('2026-12-07T10:25:00.000Z');
  const judge = await api.signedIn(first);
  const { body: bundle } = await judge.get(`/bookings/${interrupted}/sheet`);
  const [criterion] = bundle.method.criteria;
  tick(earlier, bundle.method, '2026-12-07T10:00:00.000Z');
  earlier.record('clock', { session, action: 'start' }, '2026-12-07T10:00:00.000Z');
  earlier.record('judgement', { ref: criterion.ref, judgement: 'met' }, '2026-12-07T10:10:00.000Z');
  earlier.record('clock', { session, action: 'pause' }, '2026-12-07T10:20:00.000Z');
  expect((await send(judge, interrupted, earlier)).status).toBe(200);
  const [{ version } = { version: 0 }] = await api.query('select version from booking where id = $1', [
    interrupted,
  ]);
  const outcome = { outcome: 'interrupted', reason: 'A fire alarm.', version };
  expect((await judge.post(`/bookings/${interrupted}/outcome`, outcome)).status).toBe(200);
  const early = await judge.post(`/bookings/${interrupted}/submit`, earlier.claim());
  expect(early.body.code).toBe('booking-not-open');

  bookingId = await booked(second.personId, '2026-12-22T10:00:00.000Z');
  api.clock.set('2026-12-22T11:10:00.000Z');
  const successor = await api.signedIn(second);
  const { body: goesOn } = await successor.get(`/bookings/${bookingId}/sheet`);
  expect(goesOn.events).toHaveLength(earlier.events.length);
});

test('nobody writes or submits under the device of somebody else', async () => {
  const successor = await api.signedIn(second);
  earlier.record('judgement', { ref: 'P1', judgement: 'not-met' }, '2026-12-22T10:00:00.000Z');
  expect((await send(successor, bookingId, earlier)).body.code).toBe('device-of-another');
  const claimed = await successor.post(`/bookings/${bookingId}/submit`, earlier.claim());
  expect(claimed.body.code).toBe('device-of-another');
});

test('the assessor who goes on finishes the sheet on a device of their own', async () => {
  const judge = await api.signedIn(second);
  const { method } = (await judge.get(`/bookings/${bookingId}/sheet`)).body;
  const at = '2026-12-22T10:05:00.000Z';
  tick(later, method, at);
  later.record('clock', { session, action: 'resume' }, at);
  for (const { ref } of method.criteria) later.record('judgement', { ref, judgement: 'met' }, at);
  later.record('clock', { session, action: 'finish' }, '2026-12-22T10:45:00.000Z');
  await send(judge, bookingId, later);
  const reply = await judge.post(`/bookings/${bookingId}/submit`, later.claim());
  expect(reply.body).toEqual({ done: true });
});

test('a sheet that is sent back is submitted a second time, and both submissions are kept', async () => {
  const judge = await api.signedIn(second);
  const ctx = api.systemContext(organisationId);
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    const methods = ['practical-observation'];
    await openAgain(tx, ctx, { registrationId, methods, reason: 'P1 has no proof.' });
  });
  const path = `/bookings/${bookingId}`;
  const { body: bundle } = await judge.get(`${path}/sheet`);
  expect(bundle.sentBack).toBe('P1 has no proof.');
  const [criterion] = bundle.method.criteria;
  const at = '2026-12-22T11:00:00.000Z';
  const change = { ref: criterion.ref, judgement: 'not-met' };
  later.record('judgement', change, at);
  await send(judge, bookingId, later);
  const unsettled = await judge.post(`${path}/submit`, later.claim());
  expect(unsettled.body.missing[0]).toMatchObject({ code: 'devices-disagree' });
  later.record('judgement', { ...change, seen: { [earlier.deviceId]: 99 } }, at);
  later.record('note', { ref: criterion.ref, text: 'Seen again in the notes: not shown.' }, at);
  expect((await send(judge, bookingId, later)).body).toEqual({ heldUpTo: later.events.length });
  expect((await judge.post(`${path}/submit`, later.claim())).body).toEqual({ done: true });
  const submissions = await api.query(
    'select number, event_count, sent_back_at is not null as sent_back from sheet_submission order by number',
  );
  expect(submissions).toEqual([
    { number: 1, event_count: later.events.length - 3, sent_back: true },
    { number: 2, event_count: later.events.length, sent_back: false },
  ]);
  const [judged] = await api.query(
    'select judgement from judgement where attempt_id = $1 and criterion_ref = $2',
    [attemptId, criterion.ref],
  );
  expect(judged?.judgement).toBe('not-met');
});
