import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkQualityAssurer } from './independence.ts';
import { drawFrom, type SampledMethod, type SamplingFacts, samplingDecision } from './sampling.ts';

const method: SampledMethod = {
  title: 'Observation',
  grade: 'pass',
  attempt: 'first',
  assessor: { name: 'Priya Shah', resultsBefore: 40, resultsOnStandardBefore: 12 },
};

const undrawn = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].find((seed) => drawFrom(seed) >= 10) ?? '';
const facts: SamplingFacts = { overall: 'pass', methods: [method], seed: undrawn };

function codes(changes: Partial<SampledMethod>, more: Partial<SamplingFacts> = {}): string[] {
  const decision = samplingDecision(undefined, { ...facts, methods: [{ ...method, ...changes }], ...more });
  expect(decision.sampled).toBe(decision.reasons.length > 0);
  return decision.reasons.map(({ code }) => code);
}

describe('sampling', () => {
  test('a plain pass that was not drawn is recorded as not sampled', () => {
    expect(samplingDecision(undefined, facts)).toMatchObject({ sampled: false, reasons: [] });
  });

  test.each<[string, Partial<SampledMethod>, string]>([
    ['a new assessor', { assessor: { ...method.assessor, resultsBefore: 4 } }, 'new-assessor'],
    [
      'the first on the standard',
      { assessor: { ...method.assessor, resultsOnStandardBefore: 0 } },
      'first-on-standard',
    ],
    ['a fail', { grade: 'fail' }, 'fail'],
    ['a distinction by the margin', { grade: 'distinction', criteriaToSpare: 0 }, 'by-the-margin'],
    ['a resit', { attempt: 'resit' }, 'another-attempt'],
  ])('%s is always looked at', (_, changes, code) => {
    expect(codes(changes)).toEqual([code]);
  });

  test('a distinction with a criterion to spare is not a risk of itself', () => {
    expect(codes({ grade: 'distinction', criteriaToSpare: 1 })).toEqual([]);
  });

  test('a plan may ask for all, and a concern puts a result in', () => {
    const source = { document: 'assessment-plan', section: 'Quality' };
    const all = samplingDecision({ sampling: 'all', beforeRelease: true, uninvolved: true, source }, facts);
    expect(all.sampled).toBe(true);
    expect(codes({}, { concerns: ['The employer complained.'] })).toEqual(['concern']);
  });

  test('the draw is repeatable and close to the share', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(drawFrom(seed)).toBe(drawFrom(seed));
        expect(drawFrom(seed)).toBeLessThan(100);
        expect(drawFrom(seed)).toBeGreaterThanOrEqual(0);
      }),
    );
    const drawn = Array.from({ length: 10_000 }, (_, index) => drawFrom(`result-${index}`)).filter(
      (number) => number < 10,
    );
    expect(drawn.length).toBeGreaterThan(850);
    expect(drawn.length).toBeLessThan(1150);
  });
});

describe('the quality assurer', () => {
  const parts = [
    { personId: 'p1', part: 'assessed', says: 'the observation' },
    { personId: 'p2', part: 'booked', says: 'the observation' },
    { personId: 'p3', part: 'trained', says: 'this standard' },
    { personId: 'p4', part: 'decided-gateway', says: 'this apprentice' },
  ] as const;

  test.each(['p1', 'p2', 'p3'])('%s took part and may not look at the result', (personId) => {
    expect(checkQualityAssurer({ personId }, parts)[0]?.code).toBe('took-part');
  });

  test('somebody uninvolved may, and so may whoever took the gateway decision', () => {
    expect(checkQualityAssurer({ personId: 'p9' }, parts)).toEqual([]);
    expect(checkQualityAssurer({ personId: 'p4' }, parts)).toEqual([]);
  });

  test('ties with the parties count as they do for an assessor', () => {
    const person = {
      name: 'Sam Roe',
      keys: ['p9'],
      relationships: [{ kind: 'financial', party: 'employer', partyName: 'Northgate Retail' } as const],
    };
    const parties = {
      apprentice: { keys: [], name: 'Ali Khan' },
      employer: { keys: [], name: 'Northgate Retail' },
      'training-provider': { keys: [], name: 'Alder College' },
    };
    const independence = { person, parties, involved: [], on: '2026-11-26' };
    expect(checkQualityAssurer({ personId: 'p9', independence }, parts)[0]?.code).toBe('not-independent');
  });
});
