import { beforeAll, describe, expect, test } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { lanternHandbook, lanternPlan } from '#testing/lantern-plan.ts';
import type { Compilation } from './compilation.ts';
import { compileDocuments } from './compile-documents.ts';
import type { Answer, Answers } from './questions.ts';
import type { ReadDocument } from './read-document.ts';

async function read(text: string, name: string): Promise<ReadDocument> {
  const reading = await readBlocks({ bytes: Buffer.from(text), name });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.document;
}

function answers(...given: readonly Pick<Answer, 'question' | 'chosen' | 'value'>[]): Answers {
  return {
    format: 'guildmark.answers',
    formatVersion: 1,
    answers: given.map((one) => ({
      ...one,
      why: 'Agreed.',
      decidedBy: 'An author',
      decidedOn: '2026-11-22',
    })),
  };
}

type Entry = { readonly id: string; readonly [key: string]: unknown };

function methodsOf({ plan }: Compilation): readonly Entry[] {
  return plan.methods as unknown as readonly Entry[];
}

let plan: ReadDocument;
let handbook: ReadDocument;
beforeAll(async () => {
  plan = await read(lanternPlan, 'lantern-plan.md');
  handbook = await read(lanternHandbook, 'lantern-handbook.md');
});

describe('one assessment plan', () => {
  test('gives methods, criteria, grading and window, and asks for what it does not say', () => {
    const compiled = compileDocuments([plan]);
    expect(compiled.plan).toMatchObject({
      reference: 'ST9301',
      edition: 'AP01',
      window: { period: { months: 3 } },
    });
    expect(methodsOf(compiled).map(({ id }) => id)).toEqual(['observation', 'discussion']);
    const criteria = methodsOf(compiled).flatMap(
      (method) => method.criteria as { ref: string; kind: string; text: string }[],
    );
    expect(criteria.map(({ ref, kind }) => `${ref} ${kind}`)).toEqual([
      'P1 pass',
      'P2 pass',
      'D1 distinction',
      'P1 pass',
      'P2 pass',
      'D1 distinction',
    ]);
    expect(compiled.questions.map(({ id }) => id)).toContain('standard-status');
  });

  test('gives the same compilation every time', () => {
    expect(compileDocuments([plan])).toEqual(compileDocuments([plan]));
  });

  test('every part names a place that holds words of its document', () => {
    const compiled = compileDocuments([plan, handbook]);
    const texts = new Map([plan, handbook].map(({ id, text }) => [id, text]));
    expect(compiled.places.length).toBeGreaterThan(10);
    for (const { spans } of compiled.places) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { document, from, to } of spans) {
        expect(texts.get(document)?.slice(from, to).trim()).not.toBe('');
      }
    }
  });

  test('an answer is kept when it is compiled again, and stands in the register of interpretations', () => {
    const given = answers({ question: 'standard-status', chosen: 'retired' });
    const compiled = compileDocuments([plan], given);
    expect(compiled.standard.versions).toMatchObject([{ status: 'retired' }]);
    expect(compiled.plan.interpretations).toMatchObject([
      { chosen: 'retired', decidedBy: 'An author', why: 'Agreed.' },
    ]);
    expect(compiled.questions.find(({ id }) => id === 'standard-status')?.answer?.chosen).toBe('retired');
  });

  test('an answer of the author’s own is taken as it is', () => {
    const compiled = compileDocuments([plan], answers({ question: 'standard-status', value: 'withdrawn' }));
    expect(compiled.standard.versions).toMatchObject([{ status: 'withdrawn' }]);
  });

  test('an answer that is no candidate, or to no question, is said and changes nothing', () => {
    const given = answers(
      { question: 'standard-status', chosen: 'invented' },
      { question: 'no-such-question', chosen: 'yes' },
    );
    const codes = compileDocuments([plan], given).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['answer-does-not-fit', 'answer-to-no-question']));
  });

  test('two overall rules are an error until somebody decides', async () => {
    const text = lanternPlan.replace(
      '## 5.',
      'The final grade will be awarded on the weighted average of the assessment methods.\n\n## 5.',
    );
    const document = await read(text, 'two-rules.md');
    const open = compileDocuments([document]);
    expect(open.findings.find(({ code }) => code === 'two-overall-rules')?.severity).toBe('error');
    const question = open.questions.find(({ id }) => id.startsWith('overall-rule/'));
    const [first] = question?.candidates ?? [];
    const decided = compileDocuments(
      [document],
      answers({ question: question?.id ?? '', chosen: first?.id }),
    );
    expect(decided.findings.find(({ code }) => code === 'two-overall-rules')?.severity).toBe('note');
  });

  test('a document that is no plan says so', async () => {
    const document = await read('# A poem\n\nThe harbour sleeps and nothing is assessed.', 'poem.md');
    const compiled = compileDocuments([document]);
    expect(compiled.publishable).toBe(false);
    expect(compiled.findings.map(({ code }) => code)).toContain('no-methods-found');
  });
});

test('documents of two standards are not one draft', async () => {
  const other = await read(lanternHandbook.replaceAll('ST9301', 'ST9302'), 'other.md');
  const compiled = compileDocuments([plan, other]);
  expect(compiled.publishable).toBe(false);
  expect(compiled.findings.map(({ code }) => code)).toContain('documents-of-different-standards');
});

describe('a plan and an assessment organisation’s handbook', () => {
  test('the plan leads whatever the order, and the handbook becomes the body’s policy', () => {
    const one = compileDocuments([plan, handbook]);
    const other = compileDocuments([handbook, plan]);
    expect(one.documents.map(({ role }) => role)).toEqual(['plan', 'body']);
    expect(other.plan).toEqual(one.plan);
    expect(one.policies).toHaveLength(1);
    const plans = one.policies[0]?.policy.plans as unknown as readonly { patches: readonly object[] }[];
    const patches = plans.flatMap((entry) => entry.patches);
    expect(patches).toContainEqual(expect.objectContaining({ at: 'gateway/notice', effect: 'fill' }));
  });

  test('a criterion that the handbook lost is said, and stays', () => {
    const compiled = compileDocuments([plan, handbook]);
    const lost = compiled.findings.filter(({ code }) => code === 'criterion-missing-in-document');
    expect(lost.map(({ message }) => message).join(' ')).toContain('Foresees a change of weather');
    const texts = JSON.stringify(compiled.plan);
    expect(texts).toContain('Foresees a change of weather');
  });

  test('a rule that the handbook words otherwise is shown with both readings', () => {
    const compiled = compileDocuments([plan, handbook]);
    const codes = compiled.findings.map(({ code }) => code);
    expect(codes).toContain('criterion-worded-differently');
  });
});
