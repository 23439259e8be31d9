import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GradeInput } from '#domain/grading/attempt-input.ts';
import { resolvePlan } from '#domain/standards/resolve-plan.ts';
import { gradePlainly } from '#testing/plain-grader.ts';
import { packageRoot } from './package-root.ts';
import { openPlanLibrary, type PlanBundle, readPlanDirectory } from './plan-library.ts';

const library = openPlanLibrary();
const inventedHome = join(packageRoot(), 'src', 'testing', 'plans');
const invented = readdirSync(inventedHome).flatMap(
  (need) => readPlanDirectory(join(inventedHome, need)).bundle ?? [],
);

function casesOf({ examples }: PlanBundle) {
  return (examples?.cases ?? []).map((one) => [one.name, one] as const);
}

function planFor({ plan }: PlanBundle, body: string | undefined) {
  const policy = body === undefined ? undefined : library.policyFor(body);
  if (body !== undefined && !policy) throw new Error(`There is no policy ${body}`);
  const facts = {
    startsOn: '2020-01-01',
    standardVersion: '1.0',
    options: [],
    cohort: [],
    today: '2020-01-01',
  };
  const result = resolvePlan(plan, policy, [], facts);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.effective.plan;
}

test('there are published plans, and each has cases', () => {
  expect(library.listPlans().length).toBeGreaterThan(0);
  for (const bundle of library.listPlans()) expect(casesOf(bundle).length).toBeGreaterThan(0);
});

describe.each([...library.listPlans(), ...invented].map((bundle) => [bundle.plan.title, bundle] as const))(
  'the cases of %s',
  (_, bundle) => {
    test.each(casesOf(bundle))('%s', (_name, { policy, choices, options, attempts, expect: expected }) => {
      const input = GradeInput.parse({ choices, options, attempts });
      const { overall, methods } = gradePlainly(planFor(bundle, policy), input);
      expect(overall).toBe(expected.overall);
      for (const [id, grade] of Object.entries(expected.methods)) {
        expect([id, methods.get(id) ?? null]).toEqual([id, grade]);
      }
    });
  },
);
