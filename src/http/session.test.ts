import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { aTestApi, type SignedIn, type TestClient } from '#testing/http.ts';

const api = await aTestApi();
const password = 'four quiet green lamps';

/** Somebody who has a password, and how to sign in as them. */
async function somebody(): Promise<SignedIn & { email: string; browser: TestClient }> {
  const person = await api.as('tutor');
  const email = (await person.get('/me')).body.email;
  await person.post('/session/reset', { email });
  const token = await tokenOf(email);
  const browser = api.browser();
  const reply = await browser.post('/session/link/use', { kind: 'reset', token, password });
  expect(reply.body).toEqual({ state: 'signed-in' });
  return { ...person, email, browser };
}

/** The token in the newest letter that waits for this address. */
async function tokenOf(email: string): Promise<string> {
  const [row] = await api.query(
    `select payload from graphile_worker._private_jobs where payload -> 'payload' ->> 'to' = $1 order by id desc limit 1`,
    [email],
  );
  const text = JSON.stringify(row?.payload ?? '');
  return /\/(?:reset|invitation)\/([\w-]+)/.exec(text)?.[1] ?? '';
}

const signIn = (email: string, secret: string, browser = api.browser()) =>
  browser.post('/session/sign-in', { email, password: secret });

test('signing in gives a cookie that scripts cannot read, and one audit entry', async () => {
  const { email, actor } = await somebody();
  const browser = api.browser();
  const reply = await signIn(email.toUpperCase(), password, browser);
  expect(reply.status).toBe(200);
  expect(reply.headers['set-cookie']).toMatch(/^__Host-guildmark=.*; HttpOnly; Secure; SameSite=Strict$/);
  expect((await browser.get('/me')).body.email).toBe(email);
  expect((await api.auditOf(actor.accountId)).at(-1)).toEqual({ type: 'people.signed-in', detail: {} });
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await somebody();
  const [wrong, unknown] = [await signIn(email, 'x'), await signIn('who@example.org', 'x')];
  expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-failed']);
  expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
});

test('the sixth wrong password locks the account for a quarter of an hour, and says so', async () => {
  const { email, actor } = await somebody();
  for (let attempt = 1; attempt < 6; attempt += 1) expect((await signIn(email, 'x')).status).toBe(401);
  expect((await signIn(email, 'x')).body).toMatchObject({ code: 'account-locked', status: 429 });
  expect((await signIn(email, password)).body.reason).toContain('15 minutes');
  expect((await api.auditOf(actor.accountId)).at(-1)?.type).toBe('people.account-locked');
  api.clock.advance(15 * 60_000);
  expect((await signIn(email, password)).status).toBe(200);
});

test('a session ends after a day without use', async () => {
  const { browser } = await somebody();
  api.clock.advance(23 * 3_600_000);
  expect((await browser.get('/me')).status).toBe(200);
  api.clock.advance(25 * 3_600_000);
  expect((await browser.get('/me')).status).toBe(401);
});

test('signing out ends the session, not only the cookie', async () => {
  const { email } = await somebody();
  const browser = api.browser();
  const cookie = String((await signIn(email, password, browser)).headers['set-cookie']).split(';')[0] ?? '';
  await browser.post('/session/sign-out');
  expect((await api.browser().get('/me', { cookie })).status).toBe(401);
  expect((await browser.post('/session/sign-out')).body).toEqual({ done: true });
});

test('a link for a new password works once, and signs out everywhere', async () => {
  const { email, browser } = await somebody();
  await browser.post('/session/reset', { email });
  const token = await tokenOf(email);
  const use = { kind: 'reset', token, password: 'another set of quiet words' };
  expect((await browser.post('/session/link/open', { kind: 'reset', token })).body.email).toBe(email);
  expect((await api.browser().post('/session/link/use', use)).status).toBe(200);
  expect((await api.browser().post('/session/link/use', use)).body.code).toBe('link-expired');
  expect((await browser.get('/me')).status).toBe(401);
});

test('asking for a link says nothing about whether the address is known', async () => {
  const reply = await api.browser().post('/session/reset', { email: 'who@example.org' });
  expect([reply.status, reply.body]).toEqual([200, { done: true }]);
});

test('a weak password is refused with its reason, and the link stays', async () => {
  const { email, browser } = await somebody();
  await browser.post('/session/reset', { email });
  const token = await tokenOf(email);
  for (const weak of ['short', 'Password12345', email, 'aaaaaaaaaaaaaaaa']) {
    const reply = await browser.post('/session/link/use', { kind: 'reset', token, password: weak });
    expect([weak, reply.body.code]).toEqual([weak, 'password-too-weak']);
  }
  expect((await browser.post('/session/link/open', { kind: 'reset', token })).status).toBe(200);
});

test('a changed password signs out every other place', async () => {
  const { email, browser } = await somebody();
  const other = api.browser();
  await signIn(email, password, other);
  const wrong = await browser.post('/me/password', { present: 'x', chosen: 'five calm red lamps' });
  expect(wrong.body.code).toBe('password-wrong');
  const changed = await browser.post('/me/password', { present: password, chosen: 'five calm red lamps' });
  expect(changed.status).toBe(200);
  expect([(await browser.get('/me')).status, (await other.get('/me')).status]).toEqual([200, 401]);
});

test('sessions are listed, and one or all can be ended', async () => {
  const { email, browser } = await somebody();
  const other = api.browser();
  await signIn(email, password, other);
  const { items } = (await browser.get('/me/sessions')).body;
  expect(items.length).toBeGreaterThanOrEqual(2);
  const [elsewhere] = (await other.get('/me/sessions')).body.items.filter(
    (item: { current: boolean }) => item.current,
  );
  expect((await browser.delete(`/me/sessions/${elsewhere.id}`)).status).toBe(200);
  expect((await other.get('/me')).status).toBe(401);
  expect((await browser.delete(`/me/sessions/${elsewhere.id}`)).status).toBe(404);
  expect((await browser.post('/me/sign-out-everywhere')).body.ended).toBeGreaterThanOrEqual(1);
  expect((await browser.get('/me')).status).toBe(401);
});

test('the second step asks for a code, takes it once, and takes each recovery code once', async () => {
  const { email, browser } = await somebody();
  const { secret, code } = (await browser.post('/me/second-factor', { password })).body;
  expect(code[0]).toMatch(/^1{7}0/);
  const now = () => Math.floor(api.clock.now().getTime() / 1000);
  expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).body.code).toBe(
    'second-factor-wrong',
  );
  const first = generateSync({ secret, epoch: now() });
  const { recoveryCodes } = (await browser.post('/me/second-factor/confirm', { code: first })).body;
  expect(new Set(recoveryCodes).size).toBe(10);

  const fresh = api.browser();
  expect((await signIn(email, password, fresh)).body).toEqual({ state: 'second-factor-needed' });
  expect((await fresh.get('/me')).body.code).toBe('second-factor-needed');
  expect((await fresh.post('/session/second-factor', { code: first })).body.code).toBe('second-factor-wrong');
  api.clock.advance(60_000);
  const next = generateSync({ secret, epoch: now() });
  expect((await fresh.post('/session/second-factor', { code: next })).status).toBe(200);
  expect((await fresh.get('/me')).body.hasSecondFactor).toBe(true);

  for (const [attempt, status] of [200, 422].entries()) {
    const again = api.browser();
    await signIn(email, password, again);
    const reply = await again.post('/session/second-factor', { code: recoveryCodes[0] });
    expect([attempt, reply.status]).toEqual([attempt, status]);
  }
  expect((await fresh.post('/me/second-factor/remove', { password })).status).toBe(200);
  expect((await signIn(email, password)).body).toEqual({ state: 'signed-in' });
});
