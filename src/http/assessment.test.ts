import { describe, expect, test } from 'vitest';
import { anAssessor, aProductFile, apprenticeOf } from '#testing/assessment.ts';
import { aTestApi } from '#testing/http.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';

const api = await aTestApi();
const { registrationId, recipient } = await anAcceptedRegistration(api);
const { organisationId } = recipient;
const assessor = await anAssessor(api, recipient);
const operations = await api.as('assessment-operations', { organisation: organisationId });
const judge = await api.signedIn(assessor);
const person = await apprenticeOf(api, registrationId);
const apprentice = await api.signedIn(person);
const elsewhere = await api.as('assessment-operations');

const assessment = `/registrations/${registrationId}/assessment`;
const attempts = (await operations.get(assessment)).body.attempts;
const attemptAt = (method: string): string =>
  attempts.find((attempt: { method: string }) => attempt.method === method).id;
const project = attemptAt('work-based-project');

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
const fileOf = (content: string) => aProductFile(api, person, project, content);
const handIn = async (content: string, more: Record<string, unknown> = {}) =>
  await apprentice.post(`/attempts/${project}/products`, {
    productId: 'report',
    fileId: await fileOf(content),
    ownWork: true,
    ...more,
  });

describe('the assessment of one apprentice', () => {
  test('is read by its apprentice, with what may be handed in and no grade', async () => {
    await api.query("update attempt set grade = 'pass', graded_at = now(), state = 'graded' where id = $1", [
      attemptAt('professional-discussion'),
    ]);
    const { status, body } = await apprentice.get(assessment);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/"grade":"|graded/);
    const report = body.attempts.find(({ id }: { id: string }) => id === project).products[0];
    expect(report).toMatchObject({
      handIn: { allowed: true },
      limit: '2,250 to 2,750 words, without annexes',
    });
    const staff = (await operations.get(assessment)).body.attempts;
    expect(staff.find(({ id }: { id: string }) => id === attemptAt('professional-discussion')).grade).toBe(
      'pass',
    );
    await api.query("update attempt set grade = null, graded_at = null, state = 'open' where id = $1", [
      attemptAt('professional-discussion'),
    ]);
  });

  test('is nobody else’s to read', async () => {
    const stranger = await api.as('apprentice', { organisation: organisationId });
    expect((await stranger.get(assessment)).status).toBe(404);
    expect((await judge.get(assessment)).status).toBe(404);
    expect((await elsewhere.get(assessment)).status).toBe(404);
  });
});

describe('a report', () => {
  test('of the right length in time is accepted, its words counted without annexes', async () => {
    const reply = await handIn(`${words(2500)}\n\nAnnex A\n\n${words(900)}`);
    expect(reply).toMatchObject({ status: 200, body: { late: false } });
    expect(reply.body.verdict).toContain('2,500 words');
    const [row] = await api.query('select state, counted_words from attempt_product where id = $1', [
      reply.body.id,
    ]);
    expect(row).toEqual({ state: 'accepted', counted_words: 2500 });
    expect(await api.auditOf(reply.body.id)).toMatchObject([
      { type: 'assessment.product-handed-in', detail: { countedWords: 2500, late: false } },
    ]);
  });

  test('that is too long replaces it and waits for a decision, with a reason', async () => {
    const { body } = await handIn(words(3000));
    expect(body.verdict).toContain('250 too many');
    const path = `/products/${body.id}/decide`;
    expect((await apprentice.post(path, { decision: 'accept', reason: 'Mine' })).status).toBe(403);
    expect((await elsewhere.post(path, { decision: 'accept', reason: 'x' })).status).toBe(404);
    expect((await operations.post(path, { decision: 'return' })).status).toBe(400);
    expect((await operations.post(path, { decision: 'return', reason: 'Shorten it.' })).status).toBe(200);
    expect((await operations.post(path, { decision: 'accept', reason: 'x' })).body.code).toBe(
      'product-decided',
    );
    const states = await api.query('select state from attempt_product order by received_at, id');
    expect(states).toEqual([{ state: 'superseded' }, { state: 'returned' }]);
  });

  test('of another attempt’s file, without own work, or by another person is refused', async () => {
    const fileId = await fileOf(words(2500));
    const path = `/attempts/${project}/products`;
    const foreign = { productId: 'report', fileId, ownWork: true };
    const wrong = `/attempts/${attemptAt('practical-observation')}/products`;
    expect((await apprentice.post(wrong, foreign)).status).toBe(400);
    expect((await apprentice.post(path, { ...foreign, ownWork: false })).status).toBe(400);
    expect((await apprentice.post(path, { ...foreign, productId: 'project-brief' })).body.code).toBe(
      'product-refused',
    );
    const stranger = await api.as('apprentice', { organisation: organisationId });
    expect((await stranger.post(path, foreign)).status).toBe(404);
    expect((await operations.post(path, foreign)).status).toBe(403);
  });

  test('is downloaded by its apprentice and staff, not by an assessor of somebody else', async () => {
    const fileId = await fileOf(words(2500));
    expect((await apprentice.get(`/files/${fileId}`)).status).toBe(200);
    expect((await operations.get(`/files/${fileId}`)).status).toBe(200);
    expect((await judge.get(`/files/${fileId}`)).status).toBe(404);
    expect((await elsewhere.get(`/files/${fileId}`)).status).toBe(404);
  });
});

describe('a reasonable adjustment', () => {
  const path = `/registrations/${registrationId}/adjustments`;
  const asked = { kind: 'extra-time', extraPercent: 25, description: 'Dyslexia' };

  test('that is granted lengthens bookings, those made before too', async () => {
    const booked = await operations.post(`/registrations/${registrationId}/bookings`, {
      attemptId: attemptAt('practical-observation'),
      sessionId: 'observation',
      assessorId: assessor.personId,
      startsAt: '2026-12-07T10:00:00.000Z',
      placeKind: 'workplace',
      place: 'Leith',
    });
    expect(booked.status).toBe(200);
    const { body } = await operations.post(path, asked);
    const decide = `/adjustments/${body.id}/decide`;
    expect((await elsewhere.post(decide, { decision: 'granted', reason: 'x' })).status).toBe(404);
    expect((await judge.post(decide, { decision: 'granted', reason: 'x' })).status).toBe(403);
    expect((await operations.post(decide, { decision: 'granted', reason: 'Report seen' })).status).toBe(200);
    expect((await operations.post(decide, { decision: 'refused', reason: 'No' })).body.code).toBe(
      'adjustment-decided',
    );
    const view = (await operations.get(assessment)).body;
    const [session] = view.attempts.find(
      ({ method }: { method: string }) => method === 'practical-observation',
    ).sessions;
    expect(session).toMatchObject({
      minutes: 75,
      booking: { extraMinutes: 15, endsAt: '2026-12-07T11:15:00.000Z' },
    });
    expect(view.adjustments).toMatchObject([{ state: 'granted', extraPercent: 25 }]);
    expect((await judge.get(`/bookings/${booked.body.id}/sheet`)).body).toMatchObject({ extraPercent: 25 });
    expect((await api.auditOf(body.id)).map(({ type }) => type)).toEqual([
      'assessment.adjustment-requested',
      'assessment.adjustment-decided',
    ]);
  });

  test('of time needs a percentage', async () => {
    const { extraPercent: _, ...rest } = asked;
    expect((await operations.post(path, rest)).status).toBe(400);
    expect((await apprentice.post(path, asked)).status).toBe(403);
    expect((await elsewhere.post(path, asked)).status).toBe(404);
  });
});

describe('assessors', () => {
  test('declare interests of their own, and that they are complete', async () => {
    const newcomer = await anAssessor(api, recipient, { declares: false });
    const client = await api.signedIn(newcomer);
    const interest = {
      kind: 'taught',
      party: 'apprentice',
      partyName: 'Somebody Else',
      partyKey: '1000000000',
    };
    expect((await client.post('/my/interests', interest)).status).toBe(200);
    expect((await client.get('/my/interests')).body).toMatchObject({
      interestsDeclaredOn: null,
      interests: [{ partyName: 'Somebody Else' }],
    });
    expect((await client.post('/my/interests/confirm', {})).status).toBe(400);
    expect((await client.post('/my/interests/confirm', { complete: true })).body).toEqual({ done: true });
    expect((await client.get('/my/interests')).body.interestsDeclaredOn).toBe('2026-11-22');
    expect((await operations.post('/my/interests', interest)).status).toBe(403);
    expect(
      (await client.post('/my/interests', { ...interest, from: '2026-02-01', to: '2026-01-01' })).status,
    ).toBe(400);
  });

  test('are listed with their competence, and only operations records it', async () => {
    const { body } = await operations.get('/assessors?limit=1');
    expect(body).toMatchObject({
      items: [{ competences: [{ reference: 'ST0071' }, { reference: 'ST0072' }] }],
    });
    expect((await operations.get(`/assessors?cursor=${body.nextCursor}`)).body.items).toHaveLength(1);
    const competence = { reference: 'ST0001', years: 2, qualification: 'PGCE', from: '2024-01-01' };
    const path = `/assessors/${assessor.personId}/competences`;
    expect((await operations.post(path, competence)).status).toBe(400);
    expect((await judge.post(path, competence)).status).toBe(403);
    expect((await elsewhere.post(path, { ...competence, reference: 'ST0071' })).status).toBe(404);
  });
});

describe('the desk', () => {
  test('shows what waits in four queues and today’s sessions, to staff', async () => {
    const { body } = await operations.get('/desk');
    expect(body.queues.map(({ id, count }: { id: string; count: number }) => [id, count])).toEqual([
      ['gateway', 0],
      ['booking', 1],
      ['sampling', 0],
      ['release', 0],
    ]);
    expect(body.queues[1].items[0].what).toBe('Book: professional discussion and work based project');
    expect((await elsewhere.get('/desk')).body.queues[1].count).toBe(0);
    expect((await judge.get('/desk')).status).toBe(403);
    expect((await operations.get('/desk?each=0')).status).toBe(400);
  });
});

test('a report after its two months is received late and decided on', async () => {
  api.clock.set('2027-01-25T10:00:00.000Z');
  const late = await api.signedIn(person);
  const reply = await late.post(`/attempts/${project}/products`, {
    productId: 'report',
    fileId: await fileOf(words(2500)),
    ownWork: true,
  });
  expect(reply).toMatchObject({ status: 200, body: { late: true } });
  const office = await api.signedIn(operations.actor);
  const decided = await office.post(`/products/${reply.body.id}/decide`, {
    decision: 'accept',
    reason: 'Illness, with evidence',
  });
  expect(decided.body).toEqual({ done: true });
  expect((await api.auditOf(reply.body.id)).at(-1)).toMatchObject({
    type: 'assessment.product-decided',
    detail: { decision: 'accept', late: true },
  });
  const again = await late.post(`/attempts/${project}/products`, {
    productId: 'report',
    fileId: await fileOf(words(2400)),
    ownWork: true,
  });
  expect(again.body).toMatchObject({ code: 'product-refused', reason: expect.stringContaining('accepted') });
});
