import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '#services/standards/package-root.ts';
import { runGuildmark } from '#testing/run-guildmark.ts';

const plan = join(packageRoot(), 'src', 'testing', 'plans', 'attempts-and-caps');
const dd = { pass: 'met', distinction: 'met' };
let scratch = '';

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'guildmark-grade-'));
  await runGuildmark(['--version']);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const gradeOf = (input: unknown, ...flags: string[]) =>
  runGuildmark(['grade', plan, '-', ...flags], typeof input === 'string' ? input : JSON.stringify(input));

test('grades come from standard input as one JSON document with proof and next grade', async () => {
  const attempts = [
    { method: 'observation', all: dd },
    { method: 'discussion', all: { pass: 'met' }, judgements: { D1: 'not-met' } },
  ];
  const { exit, out, err } = await gradeOf({ attempts }, '--json');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  const result = JSON.parse(out);
  expect(result.overall).toMatchObject({ grade: 'pass', because: expect.any(Array) });
  expect(result.methods).toMatchObject([
    { method: 'observation', grade: 'distinction', because: expect.any(Array) },
    { method: 'discussion', grade: 'pass' },
  ]);
  expect(result.next).toMatchObject([{ grade: 'distinction', needs: expect.any(Array) }]);
});

test('a file is read too, and people get the proof as a tree', async () => {
  const file = join(scratch, 'input.json');
  writeFileSync(
    file,
    JSON.stringify({ attempts: [{ method: 'observation', judgements: { P1: 'not-met' } }] }),
  );
  const { exit, out } = await runGuildmark(['grade', plan, file]);
  expect(exit).toBe(0);
  expect(out).toContain('Overall: fail');
});

test('an undecided part is null with the reason', async () => {
  const result = JSON.parse((await gradeOf({ attempts: [] }, '--json')).out);
  expect(result.overall).toMatchObject({ grade: null, undecided: expect.any(String) });
});

test('an attempt after a pass is refused, said, and does not count', async () => {
  const attempts = [
    { method: 'observation', all: { pass: 'met', distinction: 'not-met' } },
    { method: 'observation', kind: 'resit', all: dd },
  ];
  const { exit, out, err } = await gradeOf({ attempts }, '--json');
  expect(exit).toBe(1);
  expect(err).toContain('attempts[1] does not count');
  expect(JSON.parse(out).methods[0].grade).toBe('pass');
});

test.each([
  ['no JSON at all', 'met', 'standard input: not JSON at line 1, column 1'],
  ['nothing', '', 'standard input: not JSON at line 1, column 1: the file ends too early'],
  ['a list', [], 'expected object'],
  ['no attempts', {}, 'attempts: is missing'],
  ['a misspelt member', { attempts: [], choice: {} }, '"choice" is not known here'],
  [
    'a judgement that is no judgement',
    { attempts: [{ method: 'observation', judgements: { P1: 'yes' } }] },
    'use one of "met", "not-met"',
  ],
  ['a mark that is no whole number', { attempts: [{ method: 'observation', mark: 1.5 }] }, 'mark'],
  ['a method that the plan does not have', { attempts: [{ method: 'quiz' }] }, '"quiz" is not a method'],
  [
    'a criterion that the method does not have',
    { attempts: [{ method: 'observation', judgements: { P9: 'met' } }] },
    'P9',
  ],
  [
    'an option that the standard does not have',
    { options: ['brass'], attempts: [] },
    '"brass" is not an option',
  ],
] as [string, unknown, string][])('%s is refused with place and mend', async (_, input, message) => {
  const { exit, out, err } = await gradeOf(input);
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toContain(message);
  expect(err).not.toMatch(/\n\s+at /);
});

test('a missing file and a directory are refused by name', async () => {
  expect((await runGuildmark(['grade', plan, 'nowhere.json'])).err).toContain(
    'nowhere.json: there is no such file',
  );
  expect((await runGuildmark(['grade', plan, scratch])).err).toContain('is a folder');
});

test('the input is missing: wrong use', async () => {
  expect((await runGuildmark(['grade', plan])).exit).toBe(2);
});
