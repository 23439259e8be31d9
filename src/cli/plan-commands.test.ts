import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '#services/standards/package-root.ts';
import { runGuildmark } from '#testing/run-guildmark.ts';

const invented = join(packageRoot(), 'src', 'testing', 'plans');
const good = join(invented, 'combination-table');
let scratch = '';

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'guildmark-cli-'));
  await runGuildmark(['--version']);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of a sound plan with one of its files changed. */
function planWith(name: string, change: (file: string) => string): string {
  const directory = join(scratch, name);
  cpSync(good, directory, { recursive: true });
  const file = join(directory, 'plan.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return directory;
}

test('without a word it prints the overview as a message and says wrong use', async () => {
  const { exit, out, err } = await runGuildmark([]);
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toContain('guildmark plan check REF');
});

test.each([['help'], ['--help']])('%s prints every command', async (word) => {
  const { exit, out } = await runGuildmark([word]);
  expect(exit).toBe(0);
  expect(out).toContain('guildmark plan diff A B');
});

test('help of one command names its flags', async () => {
  const { exit, out } = await runGuildmark(['help', 'plan', 'show']);
  expect(exit).toBe(0);
  expect(out).toContain('--policy BODY');
  expect((await runGuildmark(['plan', 'show', '--help'])).out).toBe(out);
});

test('--version prints the version of the package', async () => {
  const { exit, out } = await runGuildmark(['--version']);
  expect({ exit, out }).toEqual({ exit: 0, out: '0.1.0\n' });
});

test('plan list gives every published plan as one JSON document', async () => {
  const { exit, out } = await runGuildmark(['plan', 'list', '--json']);
  expect(exit).toBe(0);
  for (const plan of JSON.parse(out)) {
    expect(plan).toMatchObject({
      reference: expect.stringMatching(/^(ST|FA|AU)\d{4}$/),
      version: expect.any(String),
      title: expect.any(String),
      level: expect.any(Number),
      regime: expect.any(String),
    });
  }
});

test('plan show gives methods with their criteria, and the hash', async () => {
  const { exit, out } = await runGuildmark(['plan', 'show', join(invented, 'weighted-total'), '--json']);
  const shown = JSON.parse(out);
  expect(exit).toBe(0);
  expect(shown.methods[0]).toMatchObject({ id: 'test', title: 'Test', weight: 40, criteria: [] });
  expect(shown.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('plan check of a sound plan ends well, and of a plan with an error with 1', async () => {
  expect((await runGuildmark(['plan', 'check', good])).exit).toBe(0);
  const bad = planWith('unknown-ksb', (text) => text.replace('"K1"', '"K7"'));
  const { exit, out } = await runGuildmark(['plan', 'check', bad, '--json']);
  expect(exit).toBe(1);
  expect(JSON.parse(out).findings[0]).toMatchObject({ severity: 'error', code: 'unknown-ksb' });
});

test('plan diff tells what changed', async () => {
  const changed = planWith('changed', (text) =>
    text.replace('Meets requirement P1', 'Meets requirement one'),
  );
  const { exit, out } = await runGuildmark(['plan', 'diff', good, changed, '--json']);
  expect(exit).toBe(0);
  expect(JSON.parse(out).changes[0]).toMatchObject({
    kind: 'changed',
    what: 'criterion',
    after: 'Meets requirement one',
  });
});

const isOneLine = (text: string) => text.trim().split('\n').length === 1;

test.each([
  ['an unknown command', () => ['fly'], 2, 'There is no command "fly"'],
  ['half a command', () => ['plan'], 2, 'guildmark plan check'],
  ['a missing word', () => ['plan', 'show'], 2, 'Something is missing'],
  ['one word too many', () => ['plan', 'show', 'A', 'B'], 2, '"B" is one word too many'],
  ['an unknown flag', () => ['plan', 'list', '--frobnicate'], 2, "Unknown option '--frobnicate'"],
  ['a flag without its value', () => ['plan', 'show', 'ST0000', '--policy'], 2, '--policy'],
  ['an unknown reference', () => ['plan', 'show', 'ST0000'], 1, 'There is no plan "ST0000"'],
  [
    'a directory that does not exist',
    () => ['plan', 'show', './nowhere'],
    1,
    './nowhere: there is no such directory',
  ],
  ['an unknown policy', () => ['plan', 'show', good, '--policy', 'nobody'], 1, 'There is no policy "nobody"'],
  [
    'a policy file that does not exist',
    () => ['plan', 'show', good, '--policy', 'x.json'],
    1,
    'x.json: there is no such file',
  ],
  [
    'a version that the directory does not hold',
    () => ['plan', 'show', good, '--version', '9.9'],
    1,
    'not version "9.9"',
  ],
] as [string, () => string[], number, string][])(
  '%s gets one clear line',
  async (_, words, code, message) => {
    const { exit, out, err } = await runGuildmark(words());
    expect({ exit, out }).toEqual({ exit: code, out: '' });
    expect(err).toContain(message);
    expect(isOneLine(err)).toBe(true);
  },
);

test.each([
  ['a directory without a plan', () => scratch, 'there is no plan.json'],
  [
    'broken JSON',
    () => planWith('broken', (text) => text.replace('"edition":', '"edition"')),
    'not JSON at line 5, column 13',
  ],
  [
    'a file of another format',
    () => planWith('other', (text) => text.replace('guildmark.plan', 'x')),
    'expected "format": "guildmark.plan"',
  ],
  [
    'an unknown format version',
    () => planWith('newer', (text) => text.replace('"formatVersion": 1', '"formatVersion": 2')),
    'this reader knows format 1',
  ],
  [
    'a value of the wrong type',
    () => planWith('typed', (text) => text.replace('"value": 12', '"value": "12"')),
    'duration/minimumMonths/value: expected number',
  ],
  ['a list instead of an object', () => planWith('list', () => '[]'), 'must be one JSON object'],
  ['an empty file', () => planWith('empty', () => ''), 'the file ends too early'],
  ['endless nesting', () => planWith('deep', () => '['.repeat(1_000_000)), 'nested at most 100 deep'],
  ['a huge file', () => planWith('huge', () => ' '.repeat(20_000_001)), 'is larger than 20 MB'],
  ['bytes that are no text', () => planWith('bytes', () => '\u0000\u0001'), 'a value is expected here'],
])('%s is told with file, place and mend, and no stack', async (_, directory, message) => {
  const where = directory();
  const { exit, out, err } = await runGuildmark(['plan', 'show', where]);
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toContain(message);
  expect(err).toContain(scratch);
  expect(err).not.toMatch(/\n\s+at /);
});

test('with --json an error is a JSON document too', async () => {
  const { exit, out } = await runGuildmark(['plan', 'show', 'ST0000', '--json']);
  expect(exit).toBe(1);
  expect(JSON.parse(out).error.message).toContain('There is no plan "ST0000"');
});

test('a plan below standards/ must lie in the folder of its reference and edition', async () => {
  const wrong = join(scratch, 'standards', 'ST0001', 'AP01');
  mkdirSync(wrong, { recursive: true });
  cpSync(good, wrong, { recursive: true });
  const { exit, out } = await runGuildmark(['plan', 'check', wrong]);
  expect(exit).toBe(1);
  expect(out).toContain('so its folder must be standards/');
});
