import { beforeAll, expect, test } from 'vitest';
import { aTestApi, type SignedIn } from '#testing/http.ts';

const api = await aTestApi();
let manager: SignedIn;

beforeAll(async () => {
  manager = await api.as('provider-manager');
});

const aLetterTo = async (email: string): Promise<string> => {
  const [row] = await api.query(
    `select payload from graphile_worker._private_jobs where payload -> 'payload' ->> 'to' = $1 order by id desc limit 1`,
    [email],
  );
  return JSON.stringify(row?.payload ?? '');
};

const tina = (email: string, role = 'tutor') => ({ givenNames: 'Tina', familyName: 'Ford', email, role });

test('an invited person gets a letter, chooses a password, and is active', async () => {
  const { body } = await manager.post('/people', tina('tina@example.org'));
  expect((await api.auditOf(body.id)).map(({ type }) => type)).toEqual([
    'people.role-given',
    'people.person-invited',
  ]);
  const listed = async () => (await manager.get('/people?search=tina%40')).body.items[0];
  expect(await listed()).toMatchObject({ id: body.id, name: 'Tina Ford', state: 'invited' });

  const token = /\/invitation\/([\w-]+)/.exec(await aLetterTo('tina@example.org'))?.[1];
  const browser = api.browser();
  const chosen = { kind: 'invitation', token, password: 'four quiet green lamps' };
  expect((await browser.post('/session/link/use', chosen)).status).toBe(200);
  expect((await browser.get('/me')).body).toMatchObject({ name: 'Tina Ford', acting: {} });
  expect((await listed()).state).toBe('active');
  expect((await manager.post(`/people/${body.id}/invite-again`)).body.code).toBe('invitation-accepted');
});

test('an invitation can be sent again, and not given twice', async () => {
  const { body } = await manager.post('/people', tina('again@example.org'));
  expect((await manager.post(`/people/${body.id}/invite-again`)).status).toBe(200);
  expect((await manager.post('/people', tina('again@example.org'))).body.code).toBe('already-member');
});

test('somebody known to another organisation keeps their account and acts for both', async () => {
  const elsewhere = await api.as('provider-manager');
  await elsewhere.post('/people', tina('both@example.org'));
  const token = /\/invitation\/([\w-]+)/.exec(await aLetterTo('both@example.org'))?.[1];
  const browser = api.browser();
  await browser.post('/session/link/use', { kind: 'invitation', token, password: 'four quiet green lamps' });
  await manager.post('/people', tina('both@example.org'));
  expect(await aLetterTo('both@example.org')).toContain('sign in as always');
  const { memberships } = (await browser.get('/me')).body;
  expect(memberships).toHaveLength(2);
  for (const { id, organisation } of memberships) {
    const me = await browser.get('/me', { 'guildmark-membership': id });
    expect([organisation.id, me.body.acting.membershipId]).toEqual([organisation.id, id]);
  }
});

test('a role ends today and can be given again; ended people are listed only when asked for', async () => {
  const { body } = await manager.post('/people', tina('ends@example.org'));
  const find = async (left: string) =>
    (await manager.get(`/people?search=ends%40&left=${left}`)).body.items[0];
  expect((await manager.post(`/people/${body.id}/deactivate`)).body).toEqual({ ended: 1 });
  expect(await find('no')).toBeUndefined();
  expect((await find('yes')).state).toBe('left');
  expect((await manager.post(`/people/${body.id}/deactivate`)).status).toBe(404);
  const again = await manager.post(`/people/${body.id}/roles`, { role: 'tutor' });
  expect(again.status).toBe(200);
  expect((await find('no')).roles).toHaveLength(1);
  expect((await manager.post(`/people/${body.id}/roles/${again.body.id}/end`)).status).toBe(200);
});

test('whoever lost the role can do nothing more with an open session', async () => {
  const tutor = await api.as('tutor', { organisation: manager.organisationId });
  expect((await tutor.get('/people')).status).toBe(200);
  await manager.post(`/people/${tutor.personId}/deactivate`);
  expect((await tutor.get('/people')).status).toBe(403);
});

test('nobody ends their own role', async () => {
  const reply = await manager.post(`/people/${manager.personId}/deactivate`);
  expect(reply.body.code).toBe('not-yourself');
});

test("a role of the other kind of organisation, and an apprentice's, cannot be given", async () => {
  for (const role of ['independent-assessor', 'apprentice']) {
    const reply = await manager.post('/people', tina('role@example.org', role));
    expect(reply.body.code).toBe('role-not-here');
  }
  expect((await manager.get('/people/roles')).body.items).not.toContain('independent-assessor');
});

test('pages follow one another without gap or repetition', async () => {
  const one = await api.as('provider-manager');
  for (const [place, name] of ['Bell', 'adams', 'Clark', 'Adams'].entries())
    await one.post('/people', { ...tina(`${place}-${one.personId}@example.org`), familyName: name });
  const names: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { familyName: string }[]; nextCursor: string | null } = (
      await one.get(`/people?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    ).body;
    names.push(...page.items.map(({ familyName }) => familyName.toLowerCase()));
    cursor = page.nextCursor;
  }
  expect(names.slice(0, 4)).toEqual(['adams', 'adams', 'bell', 'clark']);
  expect(names).toHaveLength(5);
  expect((await one.get('/people?cursor=nonsense')).status).toBe(400);
});

test("another organisation's person is not found", async () => {
  const other = await api.as('provider-manager');
  const { body } = await manager.post('/people', tina('hidden@example.org'));
  for (const path of ['invite-again', 'deactivate'])
    expect((await other.post(`/people/${body.id}/${path}`)).status).toBe(404);
  expect((await other.post(`/people/${body.id}/roles`, { role: 'tutor' })).status).toBe(404);
  expect((await other.get('/people?search=hidden%40')).body.items).toEqual([]);
});

test('a tutor reads the list and manages nobody; a bad form names its fields', async () => {
  const tutor = await api.as('tutor');
  expect((await tutor.get('/people')).status).toBe(200);
  expect((await tutor.post('/people', tina('no@example.org'))).status).toBe(403);
  const bad = await manager.post('/people', { ...tina('not an address'), familyName: ' ' });
  expect(bad.body.issues.map(({ path }: { path: string }) => path)).toEqual([
    'body.familyName',
    'body.email',
  ]);
});

test('a repeated write with the same key answers the same, and is done once', async () => {
  const key = { 'idempotency-key': 'one' };
  const first = await manager.post('/people', tina('once@example.org'), key);
  const second = await manager.post('/people', tina('once@example.org'), key);
  expect(second.body).toEqual(first.body);
  const other = await manager.post('/people', tina('twice@example.org'), key);
  expect(other.body.code).toBe('idempotency-key-reused');
});

test('organisations are known to everybody signed in', async () => {
  const assessor = await api.as('independent-assessor');
  const { items } = (await assessor.get('/organisations?kind=assessment-organisation')).body;
  expect(items.map(({ id }: { id: string }) => id)).toContain(assessor.organisationId);
});

test('staff of an organisation that asks for a second step do nothing else before it is set up', async () => {
  const strict = await api.as('provider-manager');
  await api.query('update organisation set requires_totp = true where id = $1', [strict.organisationId]);
  expect((await strict.get('/me')).body.secondFactorRequired).toBe(true);
  expect((await strict.get('/organisations')).body.code).toBe('second-factor-required');
});
