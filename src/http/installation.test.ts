import { expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';

const demo = await aTestApi({ demo: true });

test('in a demo one click signs in as somebody', async () => {
  const tutor = await demo.as('tutor');
  const browser = demo.browser();
  const { organisations } = (await browser.get('/demo/people')).body;
  const listed = organisations.find(({ id }: { id: string }) => id === tutor.organisationId);
  expect(listed.people).toMatchObject([{ personId: tutor.personId, role: 'tutor' }]);
  const reply = await browser.post('/demo/sign-in', { accountId: tutor.actor.accountId });
  expect(reply.status).toBe(200);
  expect((await browser.get('/me')).body.accountId).toBe(tutor.actor.accountId);
  expect((await browser.post('/demo/sign-in', { accountId: demo.services.newId() })).status).toBe(404);
});

test('the demo shows its letters, newest first', async () => {
  for (const subject of ['one', 'two'])
    await demo.query(`insert into demo_mail values ($1, 'a@example.org', $2, 'text', now())`, [
      demo.services.newId(),
      subject,
    ]);
  const page = (await demo.browser().get('/demo/mail?limit=1')).body;
  expect(page.items[0].subject).toBe('two');
  const next = (await demo.browser().get(`/demo/mail?limit=1&cursor=${page.nextCursor}`)).body;
  expect([next.items[0].subject, next.nextCursor]).toEqual(['one', null]);
});

test('a demo answers to its own names alone', async () => {
  const reply = await demo.browser().get('/demo/people', { host: 'rebound.example' });
  expect(reply.body.code).toBe('wrong-origin');
});

test('without a demo there is no such door', async () => {
  const api = await aTestApi();
  const browser = api.browser();
  expect((await browser.get('/installation')).body.demo).toBe(false);
  expect((await browser.get('/demo/people')).status).toBe(404);
  expect((await browser.post('/demo/sign-in', { accountId: api.services.newId() })).status).toBe(404);
});
