import { describe, expect, test } from 'vitest';
import { aPlan } from '#testing/a-plan.ts';
import { editionFor } from './edition-for.ts';
import { Dispensation, type Json, type Patch, Policy } from './layer-format.ts';
import { layerOf, type PlanFacts, resolvePlan } from './resolve-plan.ts';

const source = { document: 'handbook', section: '2' };
const handbook = { id: 'handbook', title: 'Handbook', publisher: 'Invented Awards' };
const facts: PlanFacts = {
  startsOn: '2026-01-05',
  standardVersion: '1.0',
  options: [],
  cohort: [],
  today: '2026-11-22',
};

function aPolicy(patches: Patch[], more: Record<string, unknown> = {}) {
  return Policy.parse({
    format: 'guildmark.policy',
    formatVersion: 1,
    id: 'invented-awards',
    body: 'Invented Awards',
    version: '1',
    documents: [handbook],
    plans: [{ reference: 'ST9999', edition: 'AP01', patches, ...more }],
  });
}

function aDispensation(patches: Patch[], more: Record<string, unknown> = {}) {
  return Dispensation.parse({
    format: 'guildmark.dispensation',
    formatVersion: 1,
    id: 'longer-window',
    reference: 'ST9999',
    edition: 'AP01',
    title: 'Longer window',
    approval: 'D-1',
    liveFrom: '2026-01-01',
    scope: {},
    documents: [{ ...handbook, id: 'letter' }],
    patches,
    ...more,
  });
}

const letter = { document: 'letter', section: '1' };
const duration = 'methods/observation/sessions/at-work/duration';
const change = (effect: 'fill' | 'stricter' | 'replace', at: string, value: Json): Patch => ({
  effect,
  at,
  value,
  source,
});

function codesOf(patches: Patch[], more: Record<string, unknown> = {}): string[] {
  const result = resolvePlan(aPlan(), aPolicy(patches, more), [], facts);
  return result.ok ? [] : result.findings.map(({ code }) => code);
}

test('without a policy and dispensations the plan stands as published', () => {
  const plan = aPlan();
  const result = resolvePlan(plan, undefined, [], facts);
  expect(result.ok && result.effective.plan).toBe(plan);
  expect(result.ok && result.effective.provenance).toEqual([]);
});

describe('a policy', () => {
  test('fills what the plan leaves open and the effective plan says from which layer it comes', () => {
    const notice = change('fill', 'gateway/notice', { period: { workingDays: 10 }, source });
    const result = resolvePlan(aPlan(), aPolicy([notice]), [], facts);
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    expect(result.effective.plan.gateway.notice?.period).toEqual({ workingDays: 10 });
    expect(layerOf(result.effective, 'gateway/notice/period')).toMatchObject({
      layer: 'policy',
      by: 'invented-awards',
    });
    expect(layerOf(result.effective, 'window/period')).toMatchObject({
      layer: 'plan',
      source: { document: 'plan-document' },
    });
    expect(result.effective.plan.documents.map(({ id }) => id)).toEqual(['plan-document', 'handbook']);
  });

  test.each([
    ['a window that is shorter', 'window/period', { months: 2 }],
    ['a window in a shorter unit', 'window/period', { days: 60 }],
    ['a higher least duration', `${duration}/minimumMinutes`, 70],
    ['a narrower tolerance', `${duration}/tolerance/abovePercent`, 0],
  ])('may be stricter: %s', (_, at, value) => {
    expect(codesOf([change('stricter', at, value)])).toEqual([]);
  });

  test.each([
    ['a longer window', 'stricter', 'window/period', { months: 4 }, 'not-stricter'],
    ['a shorter least duration', 'stricter', `${duration}/minimumMinutes`, 30, 'not-stricter'],
    ['ninety days for three months', 'stricter', 'window/period', { days: 90 }, 'strictness-unknown'],
    ['another criterion text', 'stricter', 'methods/observation/criteria/P1/text', 'X', 'strictness-unknown'],
    ['filling what is there', 'fill', 'window/period', { months: 1 }, 'fill-of-present'],
    [
      'a replacement without a reading',
      'replace',
      'window/period',
      { months: 4 },
      'replace-without-interpretation',
    ],
    ['a path that leads nowhere', 'fill', 'methods/quiz/weight', 1, 'patch-path-unknown'],
    ['one more criterion', 'fill', 'methods/observation/criteria/P9', { ref: 'P9' }, 'fill-of-closed-part'],
    [
      'a waiver the plan does not give',
      'fill',
      'gateway/requirements/minimum-duration/waivableBy',
      'employer',
      'fill-of-closed-part',
    ],
    ['an entry under another key', 'fill', 'feedback/result', { id: 'other' }, 'patch-key-mismatch'],
    [
      'a value outside the format',
      'fill',
      'gateway/notice',
      { period: { hours: 1 }, source },
      'patched-plan-invalid',
    ],
  ] as const)('is refused: %s', (...row) => {
    const [, effect, at, value, code] = row;
    expect(codesOf([change(effect, at, value as Json)])).toContain(code);
  });

  test('may replace with a recorded interpretation that names the part', () => {
    const interpretation = {
      id: 'C90',
      at: ['window'],
      question: 'How long?',
      readings: [{ id: 'four', says: 'four months', source }],
      chosen: 'four',
      why: 'The handbook is newer.',
      decidedBy: 'A. Author',
      decidedOn: '2026-11-01',
    };
    const patch: Patch = {
      effect: 'replace',
      at: 'window/period',
      value: { months: 4 },
      interpretation: 'C90',
      source,
    };
    expect(codesOf([patch], { interpretations: [interpretation] })).toEqual([]);
    expect(codesOf([patch], { interpretations: [{ ...interpretation, at: ['gateway'] }] })).toEqual([
      'interpretation-elsewhere',
    ]);
    expect(codesOf([patch])).toEqual(['unknown-interpretation']);
  });

  test('may not remove', () => {
    expect(codesOf([{ effect: 'remove', at: 'window', source }])).toEqual(['policy-removes']);
  });

  test('of another plan is refused', () => {
    const result = resolvePlan(aPlan({ edition: 'AP02' }), aPolicy([]), [], facts);
    expect(!result.ok && result.findings[0]?.code).toBe('policy-not-for-plan');
  });
});

describe('a dispensation', () => {
  const longer: Patch = { effect: 'replace', at: 'window/period', value: { months: 6 }, source: letter };

  test('may loosen and remove, over a policy', () => {
    const policy = aPolicy([change('stricter', 'window/period', { months: 2 })]);
    const gone: Patch = { effect: 'remove', at: 'methods/observation/criteria/D1', source: letter };
    const result = resolvePlan(aPlan(), policy, [aDispensation([longer, gone])], facts);
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    expect(result.effective.plan.window?.period).toEqual({ months: 6 });
    expect(result.effective.plan.methods[0]?.criteria.map(({ ref }) => ref)).toEqual(['P1', 'P2']);
    expect(layerOf(result.effective, 'window/period')).toMatchObject({
      layer: 'dispensation',
      previous: { months: 2 },
    });
  });

  test.each([
    ['from its first day', { liveFrom: '2026-11-22' }, true],
    ['not before its first day', { liveFrom: '2026-11-23' }, false],
    ['on its last day', { liveTo: '2026-11-22' }, true],
    ['not after its last day', { liveTo: '2026-11-21' }, false],
    ['for starts from the day named', { scope: { startsFrom: '2026-01-05' } }, true],
    ['not for starts before the day named as limit', { scope: { startsBefore: '2026-01-05' } }, false],
    ['not for another standard version', { scope: { standardVersions: ['1.1'] } }, false],
    ['not for another option', { scope: { options: ['brass'] } }, false],
    ['not outside its cohort', { scope: { cohort: ['the-eighteen'] } }, false],
    ['not for an unknown kind of workplace', { scope: { workplaceKinds: ['aseptic unit'] } }, false],
  ])('applies %s', (_, more, applies) => {
    const result = resolvePlan(aPlan(), undefined, [aDispensation([longer], more)], facts);
    expect(result.ok && result.effective.dispensations[0]?.applies).toBe(applies);
    expect(result.ok && result.effective.plan.window?.period).toEqual({ months: applies ? 6 : 3 });
  });

  test('applies to its cohort, option, version and workplace', () => {
    const scope = { cohort: ['c'], options: ['o'], standardVersions: ['1.0'], workplaceKinds: ['w'] };
    const inside = { ...facts, cohort: ['c'], options: ['o'], workplaceKind: 'w' };
    const result = resolvePlan(aPlan(), undefined, [aDispensation([longer], { scope })], inside);
    expect(result.ok && result.effective.plan.window?.period).toEqual({ months: 6 });
  });
});

test('the start date picks the edition and the standard version', () => {
  const from = (startsFrom: string | undefined, startsBefore: string | undefined, version: string) => [
    {
      standardVersion: version,
      startsFrom,
      startsBefore,
      source: { document: 'plan-document', section: '1' },
    },
  ];
  const old = aPlan({ edition: 'AP01', assesses: from(undefined, '2025-01-01', '1.0') });
  const recent = aPlan({ edition: 'AP02', assesses: from('2025-01-01', '2026-01-01', '1.1') });
  expect(editionFor([recent, old], 'ST9999', '2024-12-31')?.plan.edition).toBe('AP01');
  expect(editionFor([recent, old], 'ST9999', '2025-01-01')).toMatchObject({ standardVersion: '1.1' });
  expect(editionFor([recent, old], 'ST9999', '2026-01-01')).toBeUndefined();
  expect(editionFor([recent, old], 'ST0001', '2025-01-01')).toBeUndefined();
});
