import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Dispensation } from '#domain/standards/layer-format.ts';
import { resolvePlan } from '#domain/standards/resolve-plan.ts';
import { checkBundle } from './check-directory.ts';
import { parseData } from './data-files.ts';
import { packageRoot } from './package-root.ts';
import { readPlanDirectory } from './plan-library.ts';

// One small invented plan for each thing that real plans need to say.
const home = join(packageRoot(), 'src', 'testing', 'plans');
const needs = readdirSync(home);

test.each(needs)('the format says %s without any finding', (need) => {
  const { bundle, problems } = readPlanDirectory(join(home, need));
  expect(problems).toEqual([]);
  expect(bundle && checkBundle(bundle, []).filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('the three product types and both regimes are among them', () => {
  const bundles = needs.flatMap((need) => readPlanDirectory(join(home, need)).bundle ?? []);
  expect(new Set(bundles.map(({ standard }) => standard.productType)).size).toBe(3);
  expect(new Set(bundles.map(({ plan }) => plan.regime)).size).toBe(2);
});

test('a dispensation in a file changes the plan for its cohort alone', () => {
  const directory = join(home, 'start-dates-and-dispensation');
  const file = join(directory, 'dispensation.json');
  const read = parseData(readFileSync(file, 'utf8'), file, Dispensation, 'guildmark.dispensation');
  const { bundle } = readPlanDirectory(directory);
  if (!read.ok || !bundle) throw new Error('the files of the plan must be readable');
  const facts = { startsOn: '2026-01-05', standardVersion: '1.1', options: [], today: '2026-06-01' };
  const forCohort = (cohort: string[]) => {
    const result = resolvePlan(bundle.plan, undefined, [read.value], { ...facts, cohort });
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    return result.effective.plan;
  };
  expect(forCohort([])).toBe(bundle.plan);
  const granted = forCohort(['harbour-2026']);
  expect(granted.window?.period).toEqual({ months: 6 });
  expect(granted.gateway.requirements.map(({ id }) => id)).toEqual(['minimum-duration', 'employer-declares']);
});
