import { describe, expect, test } from 'vitest';
import { insertMembership } from '#db/people.ts';
import { nobody } from '#services/context.ts';
import { anAssessor, apprenticeOf } from '#testing/assessment.ts';
import { aTestApi } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';

const api = await aTestApi();
const { registrationId, recipient, enrolment } = await anAcceptedRegistration(api);
const { organisationId } = recipient;
const operations = await api.as('assessment-operations', { organisation: organisationId });
const assessor = await anAssessor(api, recipient);
const other = await anAssessor(api, recipient);
const judge = await api.signedIn(assessor);
const elsewhere = await api.as('assessment-operations');
const apprentice = await api.signedIn(await apprenticeOf(api, registrationId));

const view = (await operations.get(`/registrations/${registrationId}/assessment`)).body;
const attemptAt = (method: string): string =>
  view.attempts.find((attempt: { method: string }) => attempt.method === method).id;

/** A booking of the observation on a Monday in the window. */
function aWish(changes: Record<string, unknown> = {}) {
  return {
    attemptId: attemptAt('practical-observation'),
    sessionId: 'observation',
    assessorId: assessor.personId,
    startsAt: '2026-12-07T10:00:00.000Z',
    placeKind: 'workplace',
    place: 'Harbour Foods, Leith',
    ...changes,
  };
}

const bookings = `/registrations/${registrationId}/bookings`;

describe('what the rules say of a booking', () => {
  test('is told before anything is booked', async () => {
    const reply = await operations.post(`${bookings}/check`, aWish());
    expect(reply.body).toMatchObject({ refusals: [], minutes: 60, endsAt: '2026-12-07T11:00:00.000Z' });
  });

  test.each([
    ['outside-window', { startsAt: '2027-03-01T10:00:00.000Z' }],
    ['in-the-past', { startsAt: '2026-11-20T10:00:00.000Z' }],
    ['unknown-session', { sessionId: 'none' }],
  ])('names the rule %s', async (code, changes) => {
    const { body } = await operations.post(`${bookings}/check`, aWish(changes));
    expect(body.refusals.map((finding: { code: string }) => finding.code)).toContain(code);
  });

  test('an interview earlier than 14 days after the report is refused', async () => {
    const wish = aWish({
      attemptId: attemptAt('work-based-project'),
      sessionId: 'interview',
      startsAt: '2026-12-01T10:00:00.000Z',
    });
    const reply = await operations.post(bookings, { ...wish, acceptWarnings: true });
    expect(reply).toMatchObject({ status: 422, body: { code: 'booking-refused' } });
    expect(reply.body.refusals[0]).toMatchObject({
      code: 'product',
      source: { section: expect.any(String) },
    });
  });

  test('what the plan only advises has to be accepted', async () => {
    const wish = aWish({
      attemptId: attemptAt('professional-discussion'),
      sessionId: 'discussion',
      placeKind: 'remote',
    });
    const reply = await operations.post(bookings, wish);
    expect(reply).toMatchObject({ status: 409, body: { code: 'booking-warnings' } });
    expect(reply.body.warnings[0].code).toBe('order');
  });
});

describe('an assessor who is not independent', () => {
  test('because they taught the apprentice is refused along the path, and the try is audited', async () => {
    const tutor = await api.query('select email from person where id = $1', [
      enrolment.provider.tutor.personId,
    ]);
    const cheat = await anAssessor(api, recipient, { email: String(tutor[0]?.email) });
    const reply = await operations.post(bookings, aWish({ assessorId: cheat.personId }));
    expect(reply).toMatchObject({ status: 422, body: { code: 'assessor-not-independent' } });
    expect(reply.body.refusals[0].path).toContain('this apprentice');
    expect(await api.auditOf(registrationId)).toContainEqual({
      type: 'installation.action-refused',
      detail: { action: 'assessment.book', code: 'assessor-not-independent' },
    });
  });

  test('because they work for the employer is refused', async () => {
    const cheat = await anAssessor(api, recipient);
    await operations.post(`/assessors/${cheat.personId}/interests`, {
      kind: 'employed-by',
      party: 'employer',
      partyName: ' harbour  foods',
    });
    const reply = await operations.post(bookings, aWish({ assessorId: cheat.personId }));
    expect(reply.body.refusals[0].path[1]).toContain('employed by');
  });

  test('because their account is a member of the provider is refused, without any declaration', async () => {
    const cheat = await anAssessor(api, recipient);
    const [row] = await api.query('select account_id from person where id = $1', [cheat.personId]);
    const provider = enrolment.provider.organisationId;
    await api.database.write({ organisationId: provider, personId: nobody }, (tx) =>
      insertMembership(tx, {
        organisationId: provider,
        id: api.services.newId(),
        personId: enrolment.provider.manager.personId,
        accountId: String(row?.account_id),
        role: 'tutor',
        startsOn: '2024-01-01',
      }),
    );
    const reply = await operations.post(bookings, aWish({ assessorId: cheat.personId }));
    expect(reply.body.code).toBe('assessor-not-independent');
    const candidates = await operations.get(`/registrations/${registrationId}/assessors?limit=200`);
    const found = candidates.body.items.find(
      (item: { assessor: { id: string } }) => item.assessor.id === cheat.personId,
    );
    expect(found).toMatchObject({ eligible: false, findings: [{ code: 'not-independent' }] });
  });

  test('is presumed of somebody who declared nothing', async () => {
    const silent = await anAssessor(api, recipient, { declares: false });
    const reply = await operations.post(bookings, aWish({ assessorId: silent.personId }));
    expect(reply.body.code).toBe('interests-not-declared');
  });
});

describe('a booking', () => {
  let id = '';

  test('is made, audited and told to the provider', async () => {
    const reply = await operations.post(bookings, aWish());
    expect(reply).toMatchObject({ status: 200, body: { version: 1 } });
    id = reply.body.id;
    expect(await api.auditOf(id)).toMatchObject([{ type: 'assessment.session-booked' }]);
    await doJobs(api);
    const notices = await api.query(
      "select kind, content from assessment_notice where enrolment_id = $1 and kind = 'booking-changed'",
      [enrolment.id],
    );
    expect(notices).toMatchObject([
      { kind: 'booking-changed', content: { bookings: [{ id, state: 'booked' }] } },
    ]);
  });

  test('of the same session cannot be made twice', async () => {
    const reply = await operations.post(bookings, aWish({ assessorId: other.personId }));
    expect(reply).toMatchObject({ status: 409, body: { code: 'already-booked' } });
  });

  test('is refused while assessor and apprentice are in another session', async () => {
    const wish = aWish({
      attemptId: attemptAt('professional-discussion'),
      sessionId: 'discussion',
      placeKind: 'remote',
      startsAt: '2026-12-07T10:30:00.000Z',
    });
    const reply = await operations.post(bookings, { ...wish, acceptWarnings: true });
    expect(reply).toMatchObject({ status: 422, body: { code: 'double-booking' } });
  });

  test('is moved to another time and assessor, but not with a stale version', async () => {
    const {
      attemptId: _,
      sessionId: __,
      ...wish
    } = aWish({
      assessorId: other.personId,
      startsAt: '2026-12-08T10:00:00.000Z',
    });
    expect((await operations.post(`/bookings/${id}/move`, { ...wish, version: 9 })).body.code).toBe(
      'stale-version',
    );
    const reply = await operations.post(`/bookings/${id}/move`, { ...wish, version: 1 });
    expect(reply.body).toEqual({ id, version: 2 });
    expect((await api.auditOf(id)).at(-1)).toMatchObject({ type: 'assessment.booking-moved' });
  });

  test('is listed by day', async () => {
    const on = (day: string) => operations.get(`/bookings?from=${day}&to=${day}`);
    expect((await on('2026-12-08')).body.items).toMatchObject([{ id, sessionTitle: expect.any(String) }]);
    expect((await on('2026-12-09')).body.items).toEqual([]);
    expect((await judge.get('/bookings')).status).toBe(403);
  });

  test('no no-show is recorded before its time', async () => {
    const outcome = { outcome: 'no-show', reason: 'Did not come', version: 2 };
    expect((await operations.post(`/bookings/${id}/outcome`, outcome)).body.code).toBe('session-not-begun');
  });

  test('is cancelled with a reason, and its session can be booked again', async () => {
    const reply = await operations.post(`/bookings/${id}/cancel`, { reason: 'Site closed', version: 2 });
    expect(reply.body).toEqual({ id, version: 3 });
    expect((await operations.post(`/bookings/${id}/cancel`, { reason: 'Again', version: 3 })).body.code).toBe(
      'booking-not-open',
    );
    expect((await operations.post(bookings, aWish())).status).toBe(200);
  });
});

describe('who may book', () => {
  test('not an assessor, nor the apprentice', async () => {
    for (const client of [judge, apprentice]) {
      expect((await client.post(bookings, aWish())).status).toBe(403);
      expect((await client.get(`/registrations/${registrationId}/assessors`)).status).toBe(403);
    }
  });

  test('another organisation finds nothing', async () => {
    expect((await elsewhere.post(bookings, aWish())).status).toBe(404);
    expect((await elsewhere.post(`${bookings}/check`, aWish())).status).toBe(404);
    expect((await elsewhere.get(`/registrations/${registrationId}/assessment`)).status).toBe(404);
    expect((await elsewhere.get(`/registrations/${registrationId}/assessors`)).status).toBe(404);
    const [row] = await api.query("select id from booking where state = 'booked'");
    const path = `/bookings/${String(row?.id)}`;
    expect((await elsewhere.post(`${path}/cancel`, { reason: 'x', version: 1 })).status).toBe(404);
  });

  test('a field that the contract does not name is refused', async () => {
    const reply = await operations.post(bookings, aWish({ grade: 'distinction' }));
    expect(reply).toMatchObject({ status: 400, body: { issues: [{ path: 'body.grade' }] } });
  });
});

test('after a no-show, which its own assessor records, the session is booked again', async () => {
  const [row] = await api.query("select id, version from booking where state = 'booked'");
  const path = `/bookings/${String(row?.id)}/outcome`;
  api.clock.set('2026-12-07T10:20:00.000Z');
  const outcome = { outcome: 'no-show', reason: 'Did not come', version: Number(row?.version) };
  expect((await (await api.signedIn(other)).post(path, outcome)).status).toBe(404);
  expect((await (await api.signedIn(assessor)).post(path, outcome)).status).toBe(200);
  expect((await api.auditOf(String(row?.id))).at(-1)).toMatchObject({
    type: 'assessment.outcome-recorded',
    detail: { outcome: 'no-show' },
  });
  const office = await api.signedIn(operations.actor);
  const again = await office.post(bookings, aWish({ startsAt: '2026-12-14T10:00:00.000Z' }));
  expect(again.status).toBe(200);
});
