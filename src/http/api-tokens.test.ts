import { expect, test } from 'vitest';
import { aTestApi, type SignedIn } from '#testing/http.ts';

const api = await aTestApi();
const missing = '00000000-0000-7000-8000-000000000000';

async function aToken(manager: SignedIn, body: object = { name: 'Register sync' }) {
  const reply = await manager.post('/api-tokens', body);
  expect(reply.status).toBe(200);
  return { ...reply.body, headers: { authorization: `Bearer ${reply.body.token}` } };
}

test('a token acts as the manager who made it, in their organisation alone, and is shown once', async () => {
  const manager = await api.as('provider-manager');
  const { id, token, expiresAt, headers } = await aToken(manager);
  expect(expiresAt).toBe('2027-02-20T10:00:00.000Z');
  const { body: people } = await api.browser().get('/people', headers);
  expect(people.items.map((person: { id: string }) => person.id)).toEqual([manager.personId]);
  expect((await api.browser().get('/registrations', headers)).status).toBe(403);
  const { body: listed } = await manager.get('/api-tokens');
  expect(listed.items).toMatchObject([
    { id, name: 'Register sync', role: 'provider-manager', lastUsedAt: api.clock.now().toISOString() },
  ]);
  expect(JSON.stringify(listed)).not.toContain(token);
  expect(await api.auditOf(id)).toMatchObject([{ type: 'people.token-created' }]);
});

test('what a token does is recorded as done by its person', async () => {
  const manager = await api.as('provider-manager');
  const { headers } = await aToken(manager);
  const person = { givenNames: 'Ivo', familyName: 'Lund', email: 'ivo@example.org', role: 'tutor' };
  const { body } = await api.browser().post('/people', person, headers);
  const [event] = await api.query(
    "select person_id from audit_event where subject_id = $1 and type = 'people.person-invited'",
    [body.id],
  );
  expect(event?.person_id).toBe(manager.personId);
});

test('a revoked, expired or unknown token is refused, and so is one whose role has ended', async () => {
  const manager = await api.as('provider-manager');
  const colleague = await api.as('provider-manager', { organisation: manager.organisationId });
  const revoked = await aToken(manager);
  expect((await manager.delete(`/api-tokens/${revoked.id}`)).status).toBe(200);
  expect((await api.browser().get('/people', revoked.headers)).status).toBe(401);
  expect((await api.auditOf(revoked.id)).map(({ type }) => type)).toEqual([
    'people.token-created',
    'people.token-revoked',
  ]);
  expect((await manager.delete(`/api-tokens/${revoked.id}`)).status).toBe(404);
  const ended = await aToken(colleague);
  await manager.post(`/people/${colleague.personId}/deactivate`);
  expect((await api.browser().get('/people', ended.headers)).status).toBe(401);
  const unknown = { authorization: `Bearer ${'x'.repeat(43)}` };
  expect((await api.browser().get('/people', unknown)).status).toBe(401);
  const short = await aToken(manager, { name: 'For a day', days: 1 });
  const before = api.clock.now().toISOString();
  api.clock.advance(25 * 60 * 60_000);
  expect((await api.browser().get('/people', short.headers)).status).toBe(401);
  api.clock.set(before);
});

test('tokens are made by managers who are signed in, and not by a token', async () => {
  const manager = await api.as('provider-manager');
  const tutor = await api.as('tutor', { organisation: manager.organisationId });
  expect((await tutor.post('/api-tokens', { name: 'x' })).status).toBe(403);
  expect((await tutor.get('/api-tokens')).status).toBe(403);
  expect((await manager.post('/api-tokens', { name: ' ' })).status).toBe(400);
  expect((await manager.post('/api-tokens', { name: 'x', days: 367 })).status).toBe(400);
  const { headers } = await aToken(manager);
  const more = await api.browser().post('/api-tokens', { name: 'one more' }, headers);
  expect(more.body.type).toBe('/problems/session-needed');
});

test("another organisation's tokens are neither seen nor revoked", async () => {
  const manager = await api.as('provider-manager');
  const { id, headers } = await aToken(manager);
  const stranger = await api.as('provider-manager');
  expect((await stranger.get('/api-tokens')).body.items).toEqual([]);
  expect((await stranger.delete(`/api-tokens/${id}`)).status).toBe(404);
  expect((await stranger.delete(`/api-tokens/${missing}`)).status).toBe(404);
  expect((await api.browser().get('/people', headers)).status).toBe(200);
});

test('the secret of a token is not kept with the reply of a repeated request', async () => {
  const manager = await api.as('provider-manager');
  await manager.post('/api-tokens', { name: 'Once' }, { 'idempotency-key': 'make-one' });
  const kept = await api.query('select body from idempotent_reply where organisation_id = $1', [
    manager.organisationId,
  ]);
  expect(kept).toEqual([]);
});
