import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { unitViewOf } from './unit-view.ts';

const root = new URL('../../../../', import.meta.url);
const invented = readdirSync(new URL('src/testing/plans/', root)).map((name) => `src/testing/plans/${name}`);
const homes = ['standards/ST0072/AP02', 'standards/ST0071/2024-09', ...invented];

function read(home: string) {
  const file = (name: string): unknown => JSON.parse(readFileSync(new URL(`${home}/${name}`, root), 'utf8'));
  const standard = Standard.parse(file('standard.json'));
  const plan = Plan.parse(file('plan.json'));
  const view = unitViewOf(standard, plan);
  return { standard, plan, view, units: view.groups.flatMap(({ units }) => units) };
}

test.each(homes)('no statement of %s is lost, and none stands twice', (home) => {
  const { standard, units } = read(home);
  const shown = units.flatMap(({ outcomes }) => outcomes.map(({ text }) => text)).sort();
  expect(shown).toEqual(standard.ksbs.map(({ text }) => text).sort());
});

test.each(homes)('every line of the brief of %s stands once', (home) => {
  const { standard, units } = read(home);
  const lines = units
    .filter(({ from }) => from === 'module')
    .flatMap((unit) => [...unit.outcomes.flatMap(({ criteria }) => criteria), ...unit.criteria]);
  const items = standard.modules.flatMap((module) => module.items);
  expect(lines.map(({ text }) => text).sort()).toEqual(items.map(({ text }) => text).sort());
});

test.each(homes)('codes in %s name one unit, and numbers one line of their unit', (home) => {
  const { units } = read(home);
  expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
  for (const unit of units) {
    const numbers = [...unit.outcomes.flatMap(({ criteria }) => criteria), ...unit.criteria].map(
      ({ number }) => number,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});

test.each(homes)('a group of %s asks for no more units than it has', (home) => {
  const { view } = read(home);
  for (const group of view.groups) {
    expect(group.minimum).toBeLessThanOrEqual(group.maximum);
    expect(group.maximum).toBe(group.units.length);
    expect(group.units.length).toBeGreaterThan(0);
  }
});

test.each(homes)('the assessment record of %s holds every criterion of every method', (home) => {
  const { plan, view } = read(home);
  expect(view.record.map(({ id, criteria }) => [id, criteria.length])).toEqual(
    plan.methods.map(({ id, criteria }) => [id, criteria.length]),
  );
});

test('the modules of a brief are units whose lines are numbered below their outcome', () => {
  const { units } = read('standards/ST0072/AP02');
  expect(units).toHaveLength(18);
  expect(units[0]).toMatchObject({ code: 'ST0072-U01', title: 'Knowing your customers', from: 'module' });
  expect(units[0]?.outcomes.map(({ number }) => number)).toEqual(['1', '2', '3']);
  expect(units[0]?.outcomes[0]?.criteria[0]).toMatchObject({ number: '1.1', kind: 'know' });
});

test('without modules the headings of the statements are units, with the graded criteria that name them', () => {
  const { units, plan } = read('standards/ST0071/2024-09');
  expect(units).toHaveLength(14);
  const named = new Set(plan.methods.flatMap(({ criteria }) => criteria.map(({ text }) => text)));
  const lines = units.flatMap((unit) => unit.outcomes.flatMap(({ criteria }) => criteria));
  expect(lines.every(({ text, method }) => named.has(text) && method !== undefined)).toBe(true);
  expect(new Set(lines.map(({ text }) => text)).size).toBe(named.size);
});

test('what options choose stands apart from the core, and an apprentice takes one option at least', () => {
  const { view } = read('src/testing/plans/options');
  expect(view.groups.map(({ title, choice }) => [title, choice])).toEqual([
    ['Core units', 'mandatory'],
    ['Option: Brass lanterns', 'optional'],
    ['Option: Paper lanterns', 'optional'],
  ]);
  expect(view.optionsTaken).toEqual({ minimum: 1, maximum: 2 });
});

test('in the reformed regime outcomes are units, with what every assessment asks and what is sampled', () => {
  const { units } = read('src/testing/plans/outcomes-and-sampling');
  expect(units.map(({ from }) => from)).toEqual(['outcome', 'outcome', 'behaviours']);
  expect(units[0]?.outcomes.map(({ ref, chosen }) => [ref, chosen])).toEqual([
    ['K1', 'sampled'],
    ['S1', 'mandatory'],
    ['S2', 'sampled'],
  ]);
  expect(units[2]).toMatchObject({ kinds: ['behaviour'], verifiedBy: ['employer'] });
});

test('an apprenticeship unit has no gateway and still has its units', () => {
  const { view, units } = read('src/testing/plans/apprenticeship-unit');
  expect(view.gateway).toEqual([]);
  expect(units.length).toBeGreaterThan(0);
});
