import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lanternHandbook, lanternPlan } from '#testing/lantern-plan.ts';
import { runGuildmark } from '#testing/run-guildmark.ts';

let scratch = '';
let plan = '';
let handbook = '';

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'guildmark-compile-'));
  plan = join(scratch, 'lantern plan.md');
  handbook = join(scratch, 'handbook.md');
  writeFileSync(plan, lanternPlan);
  writeFileSync(handbook, lanternHandbook);
  await runGuildmark(['--version']);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function readJson(...names: readonly string[]) {
  return JSON.parse(readFileSync(join(...names), 'utf8'));
}

describe('plan compile', () => {
  test('prints one JSON document: methods with criteria, each with the words it was read from', async () => {
    const { exit, out } = await runGuildmark(['plan', 'compile', plan, '--json']);
    expect(exit).toBe(0);
    const { reference, methods, questions, findings } = JSON.parse(out);
    expect(reference).toBe('ST9301');
    const [criterion] = methods[0].criteria;
    expect(criterion).toMatchObject({ ref: 'P1', kind: 'pass', certainty: 'certain' });
    expect(criterion.spans[0]).toMatchObject({ document: 'lantern-plan', line: expect.any(Number) });
    expect(criterion.spans[0].words).toContain('Trims the wick');
    expect(questions.length).toBeGreaterThan(0);
    expect(Array.isArray(findings)).toBe(true);
  });

  test('writes a folder, and compiling again keeps the answers that lie in it', async () => {
    const folder = join(scratch, 'draft');
    const first = await runGuildmark(['plan', 'compile', plan, handbook, '--out', folder]);
    expect(first.exit).toBe(0);
    expect(readJson(folder, 'answers.json').answers).toEqual([]);
    expect(readJson(folder, 'policy-beacon-awards.json').format).toBe('guildmark.policy');
    const answer = {
      question: 'standard-status',
      chosen: 'retired',
      why: 'The register says so.',
      decidedBy: 'A. Author',
      decidedOn: '2026-11-22',
    };
    const answers = { format: 'guildmark.answers', formatVersion: 1, answers: [answer] };
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
    await runGuildmark(['plan', 'compile', plan, handbook, '--out', folder]);
    expect(readJson(folder, 'standard.json').versions[0].status).toBe('retired');
    expect(readJson(folder, 'answers.json')).toEqual(answers);
  });

  test('a draft whose questions are answered is a plan that checks and grades', async () => {
    const folder = join(scratch, 'answered');
    const { out } = await runGuildmark(['plan', 'compile', plan, '--json']);
    const answers = JSON.parse(out).questions.map(
      (question: { id: string; candidates: { id: string }[] }) => ({
        question: question.id,
        chosen: question.candidates[0]?.id,
        why: 'For the test.',
        decidedBy: 'A. Author',
        decidedOn: '2026-11-22',
      }),
    );
    const file = join(scratch, 'answers.json');
    writeFileSync(file, JSON.stringify({ format: 'guildmark.answers', formatVersion: 1, answers }));
    await runGuildmark(['plan', 'compile', plan, '--answers', file, '--out', folder]);
    expect((await runGuildmark(['plan', 'check', folder])).exit).toBe(0);
    const judgements = join(scratch, 'judgements.json');
    const attempts = ['observation', 'discussion'].map((method) => ({ method, grade: 'distinction' }));
    writeFileSync(judgements, JSON.stringify({ attempts }));
    const graded = await runGuildmark(['grade', folder, judgements, '--json']);
    expect(JSON.parse(graded.out).overall.grade).toBe('distinction');
  });

  test.each([
    ['a missing file', 'nowhere.pdf', 'there is no such file'],
    ['a folder', '.', 'is a folder'],
  ])('%s is refused in one line that names it', async (_what, name, says) => {
    const { exit, out, err } = await runGuildmark(['plan', 'compile', join(scratch, name)]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(says);
  });

  test('one document that cannot be read is named, and nothing is written', async () => {
    const broken = join(scratch, 'broken.pdf');
    writeFileSync(broken, '%PDF-1.7 and then nothing');
    const folder = join(scratch, 'refused');
    const { exit, err } = await runGuildmark(['plan', 'compile', plan, broken, '--out', folder]);
    expect(exit).toBe(1);
    expect(err).toContain('broken.pdf');
    expect(existsSync(folder)).toBe(false);
  });

  test('a document that is no plan ends with 1', async () => {
    const poem = join(scratch, 'poem.txt');
    writeFileSync(poem, 'The harbour sleeps.\n\nNothing is assessed here.\n');
    const { exit, out } = await runGuildmark(['plan', 'compile', poem]);
    expect(exit).toBe(1);
    expect(out).toContain('No assessment method was found');
  });
});
