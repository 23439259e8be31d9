import { expect, test } from 'vitest';
import { addressOf } from './client.ts';
import { problemOf } from './problem.ts';

test('parameters fill the path and are escaped', () => {
  expect(addressOf('/evidence/{id}/claims', { id: 'a/b' }, {})).toBe('/api/v1/evidence/a%2Fb/claims');
});

test('empty conditions of a query are left out and lists are repeated', () => {
  expect(addressOf('/evidence', {}, { search: '', state: ['accepted', 'referred'], limit: 50 })).toBe(
    '/api/v1/evidence?state=accepted&state=referred&limit=50',
  );
});

test('a refusal keeps its code, words and field issues', async () => {
  const body = {
    type: '/problems/invalid-request',
    title: 'Some of what was sent cannot be used',
    issues: [{ path: ['body', 'title'], message: 'Give it a title' }],
  };
  const reply = Response.json(body, { status: 400, headers: { 'content-type': 'application/problem+json' } });
  const problem = await problemOf(reply);
  expect(problem.code).toBe('invalid-request');
  expect(problem.issues).toEqual([{ path: 'title', message: 'Give it a title' }]);
});

test('a reply that is no problem document is told without detail', async () => {
  const problem = await problemOf(new Response('bad gateway', { status: 502 }));
  expect(problem.title).toBe('Something went wrong');
});
