import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GradeInput } from '#domain/grading/attempt-input.ts';
import { checkExamples, checkPlan } from '#domain/standards/check-plan.ts';
import { Examples } from '#domain/standards/examples-format.ts';
import { Dispensation, Policy } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { resolvePlan } from '#domain/standards/resolve-plan.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { parseData } from './data-files.ts';
import { packageRoot } from './package-root.ts';
import { publishedSchemas } from './published-schemas.ts';

const page = readFileSync(join(packageRoot(), 'docs', 'standards-format.md'), 'utf8');
const fences = [...page.matchAll(/^```json ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({
  name,
  text,
}));

function fileNamed(name: string): string {
  const fence = fences.find((one) => one.name === name);
  if (!fence) throw new Error(`docs/standards-format.md shows no ${name}`);
  return fence.text;
}

function read<T>(name: string, schema: import('zod').ZodType<T>, format: string | undefined): T {
  const reading = parseData(fileNamed(name), name, schema, format);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
  return reading.value;
}

const plan = read('plan.json', Plan, 'guildmark.plan');
const standard = read('standard.json', Standard, 'guildmark.standard');
const examples = read('examples.json', Examples, 'guildmark.examples');
const policy = read('policy.json', Policy, 'guildmark.policy');
const dispensation = read('dispensation.json', Dispensation, 'guildmark.dispensation');

test('every piece of JSON on the page is JSON', () => {
  expect(fences.length).toBeGreaterThan(15);
  for (const { text } of fences) expect(() => JSON.parse(text)).not.toThrow();
});

test('the complete plan on the page has no finding, alone and with the policy on the page', () => {
  expect(checkPlan(standard, plan, [policy])).toEqual([]);
  expect(checkExamples(plan, examples)).toEqual([]);
  expect(read('grade-input.json', GradeInput, undefined).attempts.length).toBe(2);
});

test('the layers on the page fit together', () => {
  const facts = { startsOn: '2026-02-01', standardVersion: '1.0', options: [], today: '2026-06-01' };
  const result = resolvePlan(plan, policy, [dispensation], { ...facts, cohort: ['harbour-2026'] });
  expect(result.ok && result.effective.plan.duration.minimumMonths.value).toBe(10);
});

/** Every object inside the published schemas. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

const schemaObjects = [...publishedSchemas().values()].flatMap((text) => objectsIn(JSON.parse(text)));

function notOnPage(words: Iterable<string>): string[] {
  return [...new Set(words)].filter((word) => !page.includes(`"${word}"`) && !page.includes(`\`${word}\``));
}

test('every member of every format is explained on the page', () => {
  const members = schemaObjects.flatMap(({ properties }) => Object.keys(properties ?? {}));
  expect(new Set(members).size).toBeGreaterThan(150);
  expect(notOnPage(members)).toEqual([]);
});

test('every value that a member may have is named on the page', () => {
  const values = schemaObjects.flatMap((schema) =>
    Array.isArray(schema.enum) ? schema.enum : [schema.const],
  );
  const texts = values.filter((value) => typeof value === 'string');
  expect(new Set(texts).size).toBeGreaterThan(100);
  expect(notOnPage(texts)).toEqual([]);
});
