import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '#services/standards/package-root.ts';
import { aTestApi } from '#testing/http.ts';

const api = await aTestApi();
const apprentice = await api.as('apprentice');
const address = '/plans/ST0072/AP02/documents';

test('everybody who is signed in reads which documents a plan gives, and each of them', async () => {
  const { status, body } = await apprentice.get(address);
  expect(status).toBe(200);
  expect(body.items.length).toBeGreaterThan(6);
  for (const { kind, method, title } of body.items) {
    const reply = await apprentice.get(`${address}/${kind}${method ? `?method=${method}` : ''}`);
    expect([reply.status, reply.body.title]).toEqual([200, title]);
  }
});

test('a document says by whose policy it holds, and changes with it', async () => {
  const { body: list } = await apprentice.get('/plans');
  const plan = list.items.find((item: { policies: unknown[] }) => item.policies.length > 0);
  const handbook = `/plans/${plan.reference}/${plan.edition}/documents/handbook`;
  const bare = await apprentice.get(handbook);
  const applied = await apprentice.get(`${handbook}?policy=${plan.policies[0].id}`);
  expect(applied.body.subtitle).toContain(plan.policies[0].body);
  expect(applied.body.footer).not.toBe(bare.body.footer);
});

test('a document is kept as a PDF with a name of its own', async () => {
  const reply = await api.app.inject({
    method: 'GET',
    url: `/api/v1${address}/journey.pdf`,
    headers: { host: 'guildmark.test', ...apprentice.headers },
  });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toBe('application/pdf');
  expect(reply.headers['content-disposition']).toContain(
    'attachment; filename="ST0072 AP02 Your journey.pdf"',
  );
  expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(reply.rawPayload.byteLength).toBe(Number(reply.headers['content-length']));
});

test('a plan, policy, method or kind that is not held is not found', async () => {
  for (const path of [
    '/plans/ST9999/AP01/documents',
    `${address}?policy=nobody`,
    `${address}/handbook?policy=nobody`,
    `${address}/preparation-guide`,
    `${address}/assessor-sheets?method=nobody`,
    `${address}/poem.pdf`,
    `${address}/preparation-guide.pdf?method=nobody`,
  ])
    expect([path, (await apprentice.get(path)).status]).toEqual([path, 404]);
  expect((await apprentice.get(`${address}/poem`)).status).toBe(400);
});

test('nobody reads a document without a session', async () => {
  for (const path of [address, `${address}/handbook`, `${address}/handbook.pdf`])
    expect([path, (await api.browser().get(path)).status]).toEqual([path, 401]);
});

describe('a draft', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(packageRoot(), 'src', 'testing', 'plans', 'options', name), 'utf8'));

  test('gives the documents that it would give if it were published, marked as a draft', async () => {
    const author = await api.as('standards-author');
    const from = { kind: 'files', standard: read('standard.json'), plan: read('plan.json') };
    const { id } = (await author.post('/plan-drafts', { title: 'Lantern keeper', from })).body;
    const papers = `/plan-drafts/${id}/papers`;
    const list = await author.get(papers);
    expect(list.body.items.length).toBeGreaterThan(4);
    const handbook = await author.get(`${papers}/handbook`);
    expect(handbook.body.footer).toMatch(/draft$/);
    const pdf = await author.get(`${papers}/journey.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await author.get(`${papers}/assessor-sheets?method=nobody`)).status).toBe(404);
    const stranger = await api.as('standards-author');
    expect((await stranger.get(`${papers}/handbook`)).status).toBe(404);
    for (const path of [papers, `${papers}/handbook`, `${papers}/handbook.pdf`])
      expect([path, (await apprentice.get(path)).status]).toEqual([path, 403]);
  });

  test('that is not whole gives none yet', async () => {
    const author = await api.as('standards-author');
    const { id } = (await author.post('/plan-drafts', { title: 'Nothing yet' })).body;
    for (const path of ['papers', 'papers/handbook', 'papers/handbook.pdf']) {
      const { status, body } = await author.get(`/plan-drafts/${id}/${path}`);
      expect([path, status, body.type]).toEqual([path, 422, '/problems/draft-incomplete']);
    }
  });
});
