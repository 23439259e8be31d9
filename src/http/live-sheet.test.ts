import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Method } from '#domain/standards/method-format.ts';
import { aDevice, anAssessor, recordSession, type TestDevice } from '#testing/assessment.ts';
import { aTestApi } from '#testing/http.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';

const api = await aTestApi();
const { registrationId, recipient } = await anAcceptedRegistration(api);
const { organisationId } = recipient;
const assessor = await anAssessor(api, recipient);
const other = await anAssessor(api, recipient);
const office = await api.as('assessment-operations', { organisation: organisationId });
const view = (await office.get(`/registrations/${registrationId}/assessment`)).body;
const attemptId: string = view.attempts.find(
  (attempt: { method: string }) => attempt.method === 'practical-observation',
).id;
const startsAt = '2026-12-07T10:00:00.000Z';
const booked = await office.post(`/registrations/${registrationId}/bookings`, {
  attemptId,
  sessionId: 'observation',
  assessorId: assessor.personId,
  startsAt,
  placeKind: 'workplace',
  place: 'Leith',
});
const bookingId: string = booked.body.id;
const path = `/bookings/${bookingId}`;
api.clock.set('2026-12-07T11:10:00.000Z');
const judge = await api.signedIn(assessor);
const operations = await api.signedIn(office.actor);
const method: Method = (await judge.get(`${path}/sheet`)).body.method;
const device: TestDevice = aDevice(randomUUID(), attemptId);

const send = (events: readonly unknown[], deviceId = device.deviceId) =>
  judge.post(`${path}/events`, { deviceId, events });

describe('the bundle of a live sheet', () => {
  test('holds what the device needs where there is no signal', async () => {
    const { status, body } = await judge.get(`${path}/sheet`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'open',
      apprentice: { name: 'Amina Okafor', employer: 'Harbour Foods' },
      method: { id: 'practical-observation' },
      events: [],
    });
    expect(body.criteria.length).toBe(method.criteria.length);
    expect(body.checklist[0].id).toBe('identity-observation');
    expect(body.packFiles.length).toBeGreaterThan(0);
  });

  test('is the assigned assessor’s alone', async () => {
    const colleague = await api.signedIn(other);
    expect((await colleague.get(`${path}/sheet`)).status).toBe(404);
    expect((await colleague.get(`/registrations/${registrationId}/assessment`)).status).toBe(404);
    expect((await operations.get(`${path}/sheet`)).status).toBe(403);
    expect((await judge.get('/my/assessments?when=today')).body.items).toMatchObject([
      { id: bookingId, sheet: 'none' },
    ]);
    expect((await colleague.get('/my/assessments')).body.items).toEqual([]);
  });
});

describe('entries of a device', () => {
  test('are kept once, however often they are sent', async () => {
    recordSession(device, { method, session: 'observation', startsAt, minutes: 60, judges: false });
    const half = device.events.slice(0, 3);
    expect((await send(half)).body).toEqual({ heldUpTo: 3 });
    expect((await send(half)).body).toEqual({ heldUpTo: 3 });
    expect(await api.query('select count(*)::int as n from sheet_event')).toEqual([{ n: 3 }]);
  });

  test('after a gap are answered with how far everything is held, and nothing is lost', async () => {
    expect((await send(device.events.slice(5))).body).toEqual({ heldUpTo: 3 });
    expect((await send(device.events)).body).toEqual({ heldUpTo: device.events.length });
  });

  test('that differ from what is held, or break the chain, are refused', async () => {
    const [first] = device.events;
    const forged = { ...first, hash: 'f'.repeat(64) };
    expect((await send([forged])).body.code).toBe('sheet-events-differ');
    const next = { ...device.events.at(-1), sequence: device.events.length + 1 };
    expect((await send([next])).body.code).toBe('sheet-events-differ');
  });

  test('are refused when no sheet has such an entry, a grade for one', async () => {
    const fresh = aDevice(randomUUID(), attemptId);
    const grade = fresh.record('grade', { grade: 'distinction' }, startsAt);
    expect(await send([grade], fresh.deviceId)).toMatchObject({ status: 400 });
    const odd = fresh.record('judgement', { ref: 'P1', judgement: 'met', grade: 'pass' }, startsAt);
    expect((await send([{ ...odd, sequence: 1 }], fresh.deviceId)).status).toBe(400);
  });

  test('put the attempt in progress and leave an audit row', async () => {
    const audit = await api.auditOf(attemptId);
    expect(audit[0]).toMatchObject({ type: 'assessment.events-recorded', detail: { from: 1, to: 3 } });
    const { body } = await operations.get(`/registrations/${registrationId}/assessment`);
    const [attempt] = body.attempts.filter(({ id }: { id: string }) => id === attemptId);
    expect(attempt).toMatchObject({ state: 'in-progress', sheet: 'open' });
  });
});

describe('submitting', () => {
  const submit = (claim: unknown) => judge.post(`${path}/submit`, claim);

  test('names what is missing and loses nothing', async () => {
    const reply = await submit(device.claim());
    expect(reply).toMatchObject({ status: 422, body: { code: 'sheet-incomplete' } });
    expect(reply.body.missing.map(({ code }: { code: string }) => code)).toContain('not-judged');
  });

  test('with another device’s count is refused', async () => {
    const reply = await submit({ ...device.claim(), deviceId: randomUUID() });
    expect(reply.body.missing.map(({ code }: { code: string }) => code)).toContain('events-missing');
  });

  test('with a grade is refused as an unknown field', async () => {
    const reply = await submit({ ...device.claim(), grade: 'distinction' });
    expect(reply).toMatchObject({ status: 400, body: { issues: [{ path: 'body.grade' }] } });
  });

  test('a not-met without a note is refused; with it the grade is computed from what was judged', async () => {
    const refs = method.criteria.map(({ ref }) => ref);
    const [unmet] = method.criteria.filter(({ kind }) => kind === 'distinction').map(({ ref }) => ref);
    for (const ref of refs)
      device.record('judgement', { ref, judgement: ref === unmet ? 'not-met' : 'met' }, startsAt);
    await send(device.events);
    expect((await submit(device.claim())).body.missing).toMatchObject([{ code: 'note-missing' }]);
    device.record('note', { ref: unmet, text: 'Not seen today.' }, startsAt);
    await send(device.events);
    expect(await submit(device.claim())).toMatchObject({ status: 200, body: { done: true } });
    const [row] = await api.query('select state, grade from attempt where id = $1', [attemptId]);
    expect(row).toMatchObject({ state: 'graded', grade: expect.any(String) });
    const judged = await api.query('select * from judgement where attempt_id = $1', [attemptId]);
    expect(judged).toHaveLength(refs.length);
    expect(judged.find(({ criterion_ref }) => criterion_ref === unmet)).toMatchObject({
      judgement: 'not-met',
      note: 'Not seen today.',
    });
    expect((await api.auditOf(attemptId)).map(({ type }) => type)).toContain('assessment.sheet-submitted');
  });

  test('again is answered the same when it is the same, and refused when it is not', async () => {
    expect((await submit(device.claim())).body).toEqual({ done: true });
    const before = device.claim();
    device.record('note', { ref: 'P1', text: 'Too late.' }, startsAt);
    expect((await send(device.events)).body.code).toBe('sheet-submitted');
    expect((await submit(device.claim())).body.code).toBe('sheet-submitted');
    expect((await submit(before)).body).toEqual({ done: true });
    expect(await api.query('select count(*)::int as n from sheet_submission')).toEqual([{ n: 1 }]);
  });

  test('the assessor reads no grade of it', async () => {
    const { body } = await judge.get(`/registrations/${registrationId}/assessment`);
    expect(JSON.stringify(body)).not.toMatch(/"grade":"/);
  });
});
