import { expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';

const api = await aTestApi();
const apprentice = await api.as('apprentice');

test('everybody who is signed in reads which plans are published', async () => {
  const { status, body } = await apprentice.get('/plans');
  expect(status).toBe(200);
  const references = body.items.map((item: { reference: string }) => item.reference);
  expect(references).toEqual(expect.arrayContaining(['ST0071', 'ST0072']));
});

test('a plan with a policy says which values the policy gave, and where it says so', async () => {
  const { body: list } = await apprentice.get('/plans');
  const plan = list.items.find((item: { policies: unknown[] }) => item.policies.length > 0);
  const address = `/plans/${plan.reference}/${plan.edition}`;
  const bare = await apprentice.get(address);
  expect(bare.body.provenance).toEqual([]);
  const { status, body } = await apprentice.get(`${address}?policy=${plan.policies[0].id}`);
  expect(status).toBe(200);
  expect(body.provenance[0]).toMatchObject({ layer: 'policy', by: plan.policies[0].id });
  expect(body.hash).not.toBe(bare.body.hash);
});

test('a plan, a policy or a hash that is not held is not found', async () => {
  for (const path of [
    '/plans/ST9999/AP01',
    '/plans/ST0072/AP02?policy=nobody',
    `/effective-plans/${'0'.repeat(64)}`,
  ])
    expect((await apprentice.get(path)).status).toBe(404);
  expect((await apprentice.get('/effective-plans/short')).status).toBe(400);
});
