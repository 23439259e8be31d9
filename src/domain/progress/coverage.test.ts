import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Criterion } from '#domain/standards/method-format.ts';
import {
  CriterionState,
  countStates,
  coverageByKind,
  coverageByMethod,
  criterionState,
  EvidenceState,
  ksbStates,
  whatAPassNeeds,
} from './coverage.ts';

const source = { document: 'assessment-plan', section: 'Annex A' };
const criteria = [
  { ref: 'P1', kind: 'pass', text: 'One', ksbs: ['K1', 'S1'], source },
  { ref: 'P2', kind: 'pass', text: 'Two', ksbs: ['K1'], source },
  { ref: 'D1', kind: 'distinction', text: 'Three', source },
].map((criterion) => Criterion.parse(criterion));
const methods = [{ id: 'showcase', title: 'Showcase', criteria }];

describe('where a criterion stands', () => {
  test.each<[EvidenceState[], CriterionState]>([
    [[], 'none'],
    [['draft'], 'draft'],
    [['draft', 'referred'], 'referred'],
    [['referred', 'submitted'], 'submitted'],
    [['referred', 'accepted', 'draft'], 'accepted'],
  ])('evidence %o makes it %s', (evidence, state) => {
    expect(criterionState(evidence)).toBe(state);
  });

  test('the order of evidence does not matter, and once accepted it stays so', () => {
    const anyEvidence = fc.array(fc.constantFrom(...EvidenceState.options));
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom(...EvidenceState.options), (evidence, more) => {
        expect(criterionState([...evidence].reverse())).toBe(criterionState(evidence));
        if (evidence.includes('accepted')) expect(criterionState([...evidence, more])).toBe('accepted');
      }),
    );
  });
});

describe('counts', () => {
  test('the parts add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CriterionState.options)), (states) => {
        const { total, ...parts } = countStates(states);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  test('a method counts pass and higher criteria apart and draws its map', () => {
    const [covered] = coverageByMethod(methods, { showcase: { P1: 'accepted', D1: 'referred' } });
    expect(covered).toMatchObject({
      map: 'anr',
      pass: { total: 2, accepted: 1 },
      higher: { total: 1, referred: 1 },
    });
  });

  test('a KSB is accepted once a criterion that evidences it is', () => {
    const ksbs = [{ ref: 'K1' }, { ref: 'S1' }, { ref: 'B1' }];
    const given = {
      criteria: { showcase: { P1: 'submitted', P2: 'accepted' } },
      ksbs: { B1: 'draft' },
    } as const;
    const states = ksbStates(ksbs, methods, given);
    expect(states).toEqual({ K1: 'accepted', S1: 'submitted', B1: 'draft' });
    const kinds = coverageByKind(
      [
        { ref: 'K1', kind: 'knowledge' },
        { ref: 'S1', kind: 'skill' },
        { ref: 'B1', kind: 'behaviour' },
      ],
      states,
    );
    expect(kinds.knowledge.accepted).toBe(1);
    expect(kinds.behaviour).toMatchObject({ total: 1, draft: 1 });
  });
});

describe('what a pass needs', () => {
  test('names the pass criteria without accepted evidence, and never the higher ones', () => {
    const needs = whatAPassNeeds(methods, { showcase: { P1: 'referred' } });
    expect(needs.methods[0]?.missing.map(({ ref, state }) => [ref, state])).toEqual([
      ['P1', 'referred'],
      ['P2', 'none'],
    ]);
    expect(needs.says).toBe('2 of 2 pass criteria left: 1 to be evidenced and 1 to be improved.');
  });

  test('nothing left is said, nothing to evidence is not mistaken for it', () => {
    expect(whatAPassNeeds(methods, { showcase: { P1: 'accepted', P2: 'accepted' } }).says).toBe(
      'Every pass criterion has accepted evidence.',
    );
    expect(whatAPassNeeds([], {}).says).toBe('The plan names no pass criteria to evidence.');
  });
});
