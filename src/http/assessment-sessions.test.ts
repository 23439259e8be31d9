import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Method } from '#domain/standards/method-format.ts';
import { aDevice, anAssessor, aProductFile, apprenticeOf, recordSession } from '#testing/assessment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';

const api = await aTestApi();
const { registrationId, recipient } = await anAcceptedRegistration(api, { reference: 'ST0072' });
const { organisationId } = recipient;
const assessor = await anAssessor(api, recipient);
const office = await api.as('assessment-operations', { organisation: organisationId });
const person = await apprenticeOf(api, registrationId);
const apprentice = await api.signedIn(person);
const { attempts } = (await office.get(`/registrations/${registrationId}/assessment`)).body;
const showcase = attempts.find(({ method }: { method: string }) => method === 'showcase');

/** Book a session of the showcase; the id of the booking. */
async function book(client: SignedIn, sessionId: string, startsAt: string): Promise<string> {
  const reply = await client.post(`/registrations/${registrationId}/bookings`, {
    attemptId: showcase.id,
    sessionId,
    assessorId: assessor.personId,
    startsAt,
    placeKind: 'remote',
    place: 'Video call',
    acceptWarnings: true,
  });
  expect(reply.body).toMatchObject({ version: 1 });
  return reply.body.id;
}

const methodOf = async (client: SignedIn, bookingId: string): Promise<Method> =>
  (await client.get(`/bookings/${bookingId}/sheet`)).body.method;

const stateOf = async (attemptId: string) =>
  (await api.query('select state, grade from attempt where id = $1', [attemptId]))[0];

describe('a showcase given as a presentation, with its interview', () => {
  test('takes no product of another format: the choice is locked', async () => {
    expect(showcase.sessions.map(({ sessionId }: { sessionId: string }) => sessionId)).toEqual([
      'presentation',
      'interview',
    ]);
    const fileId = await aProductFile(api, person, showcase.id, 'A report after all.');
    const reply = await apprentice.post(`/attempts/${showcase.id}/products`, {
      productId: 'report',
      fileId,
      ownWork: true,
    });
    expect(reply).toMatchObject({ status: 422, body: { code: 'product-refused' } });
    expect(reply.body.reason).toContain('another format');
  });

  test('is not booked before the notice that the body asks for', async () => {
    const reply = await office.post(`/registrations/${registrationId}/bookings`, {
      attemptId: showcase.id,
      sessionId: 'presentation',
      assessorId: assessor.personId,
      startsAt: '2026-11-25T10:00:00.000Z',
      placeKind: 'remote',
      place: 'Video call',
      acceptWarnings: true,
    });
    expect(reply.body.refusals.map(({ code }: { code: string }) => code)).toContain('notice');
  });

  test('closes with its first session held, and is graded after the last', async () => {
    const presentation = await book(office, 'presentation', '2026-12-14T10:00:00.000Z');
    const interview = await book(office, 'interview', '2026-12-14T13:00:00.000Z');
    api.clock.set('2026-12-14T14:00:00.000Z');
    const judge = await api.signedIn(assessor);
    const method = await methodOf(judge, presentation);
    const device = aDevice(randomUUID(), showcase.id);
    const send = (bookingId: string) =>
      judge.post(`/bookings/${bookingId}/events`, { deviceId: device.deviceId, events: device.events });

    recordSession(device, {
      method,
      session: 'presentation',
      startsAt: '2026-12-14T10:00:00.000Z',
      minutes: 45,
      judges: false,
    });
    await send(presentation);
    expect((await judge.post(`/bookings/${presentation}/submit`, device.claim())).body).toEqual({
      done: true,
    });
    expect((await judge.post(`/bookings/${presentation}/submit`, device.claim())).body).toEqual({
      done: true,
    });
    expect(await stateOf(showcase.id)).toEqual({ state: 'in-progress', grade: null });
    expect((await api.auditOf(presentation)).at(-1)).toMatchObject({ type: 'assessment.session-held' });

    recordSession(device, {
      method,
      session: 'interview',
      startsAt: '2026-12-14T13:00:00.000Z',
      minutes: 25,
    });
    await send(interview);
    const done = await judge.post(`/bookings/${interview}/submit`, device.claim());
    expect(done.body).toEqual({ done: true });
    expect(await stateOf(showcase.id)).toEqual({ state: 'graded', grade: 'distinction' });
  });
});

describe('an abandoned discussion', () => {
  test('counts: what was not shown is judged not met, and the attempt is graded', async () => {
    const client = await api.signedIn(office.actor);
    const observation = attempts.find(({ method }: { method: string }) => method === 'observation');
    const booked = await client.post(`/registrations/${registrationId}/bookings`, {
      attemptId: observation.id,
      sessionId: 'observation',
      assessorId: assessor.personId,
      startsAt: '2026-12-15T10:00:00.000Z',
      placeKind: 'workplace',
      place: 'Leith',
      acceptWarnings: true,
    });
    const bookingId: string = booked.body.id;
    api.clock.set('2026-12-15T11:30:00.000Z');
    const judge = await api.signedIn(assessor);
    const outcome = { outcome: 'abandoned', reason: 'The apprentice left', version: 1 };
    expect((await judge.post(`/bookings/${bookingId}/outcome`, outcome)).status).toBe(200);
    const method = await methodOf(judge, bookingId);
    const device = aDevice(randomUUID(), observation.id);
    const { chosenBranches } = (await judge.get(`/bookings/${bookingId}/sheet`)).body;
    recordSession(device, {
      method,
      session: 'observation',
      startsAt: '2026-12-15T10:00:00.000Z',
      minutes: 70,
      choices: chosenBranches,
      notMet: method.criteria.map(({ ref }) => ref),
    });
    await judge.post(`/bookings/${bookingId}/events`, { deviceId: device.deviceId, events: device.events });
    const done = await judge.post(`/bookings/${bookingId}/submit`, device.claim());
    expect(done.body).toEqual({ done: true });
    expect(await stateOf(observation.id)).toEqual({ state: 'graded', grade: 'fail' });
  });
});

test('two devices that differ are a conflict until the criterion is recorded again', async () => {
  const client = await api.signedIn(office.actor);
  const discussion = attempts.find(({ method }: { method: string }) => method === 'discussion');
  const booked = await client.post(`/registrations/${registrationId}/bookings`, {
    attemptId: discussion.id,
    sessionId: 'discussion',
    assessorId: assessor.personId,
    startsAt: '2026-12-16T10:00:00.000Z',
    placeKind: 'remote',
    place: 'Video call',
    acceptWarnings: true,
  });
  const bookingId: string = booked.body.id;
  api.clock.set('2026-12-16T11:30:00.000Z');
  const judge = await api.signedIn(assessor);
  const method = await methodOf(judge, bookingId);
  const at = '2026-12-16T10:10:00.000Z';
  const [tablet, laptop] = [aDevice(randomUUID(), discussion.id), aDevice(randomUUID(), discussion.id)];
  const send = (device: typeof tablet) =>
    judge.post(`/bookings/${bookingId}/events`, { deviceId: device.deviceId, events: device.events });
  recordSession(tablet, {
    method,
    session: 'discussion',
    startsAt: '2026-12-16T10:00:00.000Z',
    minutes: 55,
  });
  const ref = method.criteria[0]?.ref ?? '';
  laptop.record('judgement', { ref, judgement: 'not-met' }, at);
  await send(tablet);
  await send(laptop);
  const refused = await judge.post(`/bookings/${bookingId}/submit`, tablet.claim());
  expect(refused.body.missing).toMatchObject([
    { code: 'devices-disagree', path: [ref] },
    { code: 'not-judged' },
  ]);
  tablet.record('judgement', { ref, judgement: 'met', seen: { [laptop.deviceId]: 1 } }, at);
  await send(tablet);
  expect((await judge.post(`/bookings/${bookingId}/submit`, tablet.claim())).body).toEqual({ done: true });
  const [result] = await api.query('select grade, state from overall_result where registration_id = $1', [
    registrationId,
  ]);
  expect(result).toMatchObject({ grade: 'fail' });
});
