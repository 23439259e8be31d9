import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint.ts';
import { isPermitted, roles } from '#domain/people/permissions.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { aTestApi } from '#testing/http.ts';
import { declaredEndpoints } from './declared-endpoints.ts';
import { openApiText, problemsText } from './documents.ts';

const endpoints = await declaredEndpoints();
const api = await aTestApi({ demo: true });

const addressOf = ({ method, path }: Endpoint) => `${method} /api/v1${path}`;

test('every endpoint of the contract is served, and nothing else', async () => {
  expect(endpoints.length).toBeGreaterThan(80);
  const { paths } = (await api.browser().get('/api/openapi.json')).body;
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(served.sort()).toEqual(endpoints.map(addressOf).sort());
});

test('no two endpoints share a method and a path', () => {
  const addresses = endpoints.map((endpoint) => addressOf(endpoint).replace(/\{\w+\}/g, '{}'));
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('every permission that an endpoint asks for is held by some role', () => {
  for (const { permission, path } of endpoints) {
    if (permission === 'public' || permission === 'signed-in') continue;
    expect([path, roles.some((role) => isPermitted(role, permission))]).toEqual([path, true]);
  }
});

test('only these endpoints are open to anybody', () => {
  const open = endpoints.filter(({ permission }) => permission === 'public').map(({ path }) => path);
  expect(open.sort()).toEqual([
    '/demo/mail',
    '/demo/people',
    '/demo/sign-in',
    '/installation',
    '/links/{token}',
    '/links/{token}/answer',
    '/session/link/open',
    '/session/link/use',
    '/session/reset',
    '/session/second-factor',
    '/session/sign-in',
    '/session/sign-out',
  ]);
});

test('without a session every other endpoint answers 401, whatever is sent', async () => {
  const browser = api.browser();
  for (const endpoint of endpoints) {
    if (endpoint.permission === 'public') continue;
    const path = endpoint.path.replace(/\{\w+\}/g, () => api.services.newId());
    const reply = await api.app.inject({
      method: endpoint.method,
      url: `/api/v1${path}`,
      headers: { host: 'guildmark.test' },
    });
    expect([addressOf(endpoint), reply.statusCode]).toEqual([addressOf(endpoint), 401]);
  }
  expect((await browser.get('/me')).status).toBe(401);
});

test('every reference in the description leads somewhere', () => {
  const text = openApiText(endpoints);
  const description = JSON.parse(text);
  for (const [, pointer = ''] of text.matchAll(/"\$ref": "([^"]+)"/g)) {
    const target = pointer
      .replace('#/', '')
      .split('/')
      .reduce((at, key) => at?.[key], description);
    expect([pointer, typeof target]).toEqual([pointer, 'object']);
  }
});

test('the committed description of the API and the page of problems are current (npm run openapi)', async () => {
  const read = (name: string) => readFile(join(packageRoot(), 'docs', name), 'utf8');
  expect(await read('openapi.json')).toBe(openApiText(endpoints));
  expect(await read('problems.md')).toBe(problemsText());
});
