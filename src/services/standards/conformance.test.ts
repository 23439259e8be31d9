import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GradeInput } from '#domain/grading/attempt-input.ts';
import { gradePlan } from '#domain/grading/grade-plan.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
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

const all = [...library.listPlans(), ...invented].map((bundle) => [bundle.plan.title, bundle] as const);

/** What the engine says, in the form of the second reader. */
function gradeByEngine(plan: Plan, input: GradeInput) {
  const { overall, methods } = gradePlan(plan, input);
  return { overall: overall.grade, methods: new Map(methods.map(({ method, grade }) => [method, grade])) };
}

describe.each(all)('the cases of %s', (_, bundle) => {
  test.each(casesOf(bundle))('%s', (_name, { policy, choices, options, attempts, expect: expected }) => {
    const input = GradeInput.parse({ choices, options, attempts });
    for (const read of [gradeByEngine, gradePlainly]) {
      const { overall, methods } = read(planFor(bundle, policy), input);
      expect(overall).toBe(expected.overall);
      for (const [id, grade] of Object.entries(expected.methods)) {
        expect([id, methods.get(id) ?? null]).toEqual([id, grade]);
      }
    }
  });
});

function anyAttemptAt(method: Method): fc.Arbitrary<unknown> {
  const sections = method.marks?.sections ?? [];
  const upTo = (most: number) => fc.integer({ min: 0, max: most });
  const each = (list: readonly { id: string }[], value: (one: never) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(list.map((one) => [one.id, value(one as never)])), { requiredKeys: [] });
  const judged = fc.constantFrom('met', 'met', 'met', 'not-met');
  const parts: Record<string, fc.Arbitrary<unknown>> = {
    all: fc.record({ pass: judged, merit: judged, distinction: judged }, { requiredKeys: [] }),
    judgements: each(
      method.criteria.map(({ ref }) => ({ id: ref })),
      () => judged,
    ),
  };
  if (method.marks && sections.length === 0) parts.mark = upTo(method.marks.maximum);
  if (sections.length > 0) {
    parts.sections = each(sections, ({ maximum }: { maximum: number }) => upTo(maximum));
    parts.mandatory = each(sections, ({ mandatoryQuestions }: { mandatoryQuestions: number }) =>
      upTo(mandatoryQuestions),
    );
  }
  if (method.dimensions.length > 0) {
    parts.dimensions = each(method.dimensions, ({ levels }: { levels: string[] }) =>
      fc.constantFrom(...levels),
    );
  }
  if (method.grading.form === 'recorded') return fc.record({ grade: fc.constantFrom(...method.grades) });
  return fc.record(parts, { requiredKeys: [] });
}

test.each(all)('two readers of the rules of %s agree on anything judged', (_, { plan }) => {
  const attempts = plan.methods.map((method) =>
    fc.option(anyAttemptAt(method).map((attempt) => ({ ...(attempt as object), method: method.id }))),
  );
  fc.assert(
    fc.property(fc.tuple(...attempts), (given) => {
      const input = GradeInput.parse({ attempts: given.filter((attempt) => attempt !== null) });
      const [engine, plain] = [gradeByEngine(plan, input), gradePlainly(plan, input)];
      expect(engine.overall).toBe(plain.overall);
      for (const [id, grade] of plain.methods) expect([id, engine.methods.get(id)]).toEqual([id, grade]);
    }),
    { numRuns: 60 },
  );
});
