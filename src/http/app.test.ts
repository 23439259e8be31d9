import { expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';

const api = await aTestApi();

test('somebody signed in reads who they are and what they may do', async () => {
  const manager = await api.as('provider-manager');
  const reply = await manager.get('/me');
  expect(reply.status).toBe(200);
  expect(reply.body.acting.permissions).toContain('people.manage');
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('without a session the answer is 401 as a problem', async () => {
  const reply = await api.browser().get('/me');
  expect(reply.status).toBe(401);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.body).toMatchObject({ type: '/problems/not-signed-in', status: 401 });
  expect(reply.body.instance).toBe(reply.headers['request-id']);
});

test("another account's membership cannot be acted as", async () => {
  const [one, other] = [await api.as('tutor'), await api.as('tutor')];
  const reply = await one.get('/me', { 'guildmark-membership': other.membershipId });
  expect(reply.status).toBe(403);
});

test('every field that cannot be used is named at once', async () => {
  const reply = await api.browser().post('/session/sign-in', { email: 'nobody', colour: 'red' });
  expect(reply.status).toBe(400);
  expect(reply.body.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
    'body.colour',
    'body.email',
    'body.password',
  ]);
});

test('a change sent from another site is refused', async () => {
  const reply = await api
    .browser()
    .post('/session/sign-in', { email: 'a@example.org', password: 'x' }, { origin: 'https://evil.example' });
  expect(reply.body.code).toBe('wrong-origin');
});

test('an unknown address is not found, a broken body is not understood, and neither is a defect', async () => {
  expect((await api.browser().get('/nowhere')).status).toBe(404);
  const broken = await api.app.inject({
    method: 'POST',
    url: '/api/v1/session/sign-in',
    headers: { 'content-type': 'application/json' },
    payload: '{"email":',
  });
  expect(broken.statusCode).toBe(400);
});

test('pages may run our own scripts alone and cannot be framed', async () => {
  const { headers } = await api.browser().get('/api/health');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
});
