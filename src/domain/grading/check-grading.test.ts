import { describe, expect, test } from 'vitest';
import { checkGrading } from './check-grading.ts';
import {
  aBandedMethod,
  aJudgedMethod,
  aMarkedMethod,
  aPlanOf,
  aReassessment,
  boundary,
  criteriaOf,
} from './plans.testing.ts';

const source = { document: 'plan-document', section: '1' };

function codes(plan: Parameters<typeof checkGrading>[0]): string[] {
  return checkGrading(plan).map(({ severity, code, at }) => `${severity} ${code} ${at}`);
}

/** A judged method whose pass boundary asks for this. */
const passing = (requires: unknown, changes: Record<string, unknown> = {}) =>
  aJudgedMethod({
    grades: ['fail', 'pass'],
    grading: { form: 'conditions', boundaries: [boundary('pass', requires)], otherwise: 'fail' },
    ...changes,
  });

const PASS = 'methods/observation/grading/boundaries/pass';

test.each([
  ['a judged method', aJudgedMethod()],
  ['a marked method with a section gate and mandatory questions', aMarkedMethod()],
  ['a banded method', aBandedMethod()],
])('%s is sound', (_, method) => {
  expect(codes(aPlanOf([method]))).toEqual([]);
});

describe('a rule in a method', () => {
  test.each([
    ['counts a group without criteria', { criteria: { kind: 'merit' }, atLeast: 'all' }, 'empty-group'],
    [
      'asks more than the group has',
      { criteria: { kind: 'pass' }, atLeast: { count: 4 } },
      'count-above-group',
    ],
    [
      'prints another count than it comes to',
      { criteria: { kind: 'distinction' }, atLeast: { percent: 70, printed: '7 of 10' } },
      'printed-count-differs',
    ],
    [
      'names a criterion that is not there',
      { criteria: { refs: ['P9'] }, atLeast: 'all' },
      'unknown-criterion',
    ],
    ['asks for marks of a method that has none', { mark: { atLeast: { marks: 1 } } }, 'no-marks'],
    [
      'names a dimension that is not there',
      { dimension: { id: 'craft', atLeast: 'secure' } },
      'unknown-dimension',
    ],
    ['looks at methods', { methods: { grade: 'pass', count: 'all' } }, 'condition-misplaced'],
    [
      'wants three of two conditions',
      {
        atLeastOf: {
          count: 3,
          conditions: [
            { criteria: {}, atLeast: 'all' },
            { criteria: {}, atLeast: 'all' },
          ],
        },
      },
      'count-above-group',
    ],
  ])('%s', (_, requires, code) => {
    expect(codes(aPlanOf([passing(requires)]))).toContain(`error ${code} ${PASS}`);
  });

  test('puts a worse grade before a better one', () => {
    const boundaries = [
      boundary('pass', { criteria: { kind: 'pass' }, atLeast: 'all' }),
      boundary('distinction', { criteria: {}, atLeast: 'all' }),
    ];
    const method = aJudgedMethod({ grading: { form: 'conditions', boundaries, otherwise: 'fail' } });
    expect(codes(aPlanOf([method]))).toContain(`error boundaries-not-best-first ${PASS}`);
  });

  test('gives a grade that the method does not have', () => {
    expect(codes(aPlanOf([aJudgedMethod({ grades: ['fail', 'pass'] })]))).toContain(
      'error grade-not-in-scale methods/observation/grading/boundaries/distinction',
    );
  });

  test('asks for more marks than there are, or for a section that is not there', () => {
    const marked = (requires: unknown) =>
      aPlanOf([
        passing(requires, {
          ...aMarkedMethod(),
          id: 'observation',
          grades: ['fail', 'pass'],
          grading: passing(requires).grading,
        }),
      ]);
    expect(codes(marked({ mark: { section: 'law', atLeast: { marks: 16 } } }))).toContain(
      `error mark-above-maximum ${PASS}`,
    );
    expect(codes(marked({ mark: { section: 'tax', atLeast: { marks: 1 } } }))).toContain(
      `error unknown-section ${PASS}`,
    );
    expect(codes(marked({ mandatoryQuestions: { section: 'practice' } }))).toContain(
      `error no-mandatory-questions ${PASS}`,
    );
  });

  test('loses its group with one of the branches', () => {
    const alternative = {
      id: 'where',
      title: 'Where',
      choose: 'one',
      branches: [
        { id: 'shop', title: 'Shop' },
        { id: 'road', title: 'Road' },
      ],
      source,
    };
    const method = aJudgedMethod({
      alternatives: [alternative],
      criteria: [...criteriaOf('pass', 2, { branch: 'shop' }), ...criteriaOf('distinction', 1)],
    });
    expect(codes(aPlanOf([method]))).toEqual([
      'warning group-empty-by-choice methods/observation/grading/boundaries/distinction',
      `warning group-empty-by-choice ${PASS}`,
      'error unreachable-grade methods/observation/grades',
      'error unreachable-grade methods/observation/grades',
      'error unreachable-grade grading/grades',
      'error unreachable-grade grading/grades',
    ]);
  });
});

describe('the overall rule', () => {
  const overall = (distinction: unknown, methods = [aJudgedMethod(), aBandedMethod()]) =>
    aPlanOf(methods, {
      form: 'conditions',
      boundaries: [
        boundary('distinction', distinction),
        boundary('pass', { methods: { grade: 'pass', count: 'all' } }),
      ],
      otherwise: 'fail',
    });

  test.each([
    ['names a method that is not there', { method: { id: 'exam', atLeast: 'pass' } }, 'unknown-method'],
    [
      'asks more methods than there are',
      { methods: { grade: 'distinction', count: 3 } },
      'count-above-group',
    ],
    [
      'asks a method for a grade it cannot give',
      { method: { id: 'test', atLeast: 'merit' } },
      'grade-not-in-scale',
    ],
    ['counts criteria', { criteria: { kind: 'pass' }, atLeast: 'all' }, 'condition-misplaced'],
    [
      'weighs a method without marks',
      { weighted: { parts: [{ method: 'observation', weight: 1 }], atLeastPercent: 50 } },
      'no-marks',
    ],
  ])('%s', (_, requires, code) => {
    expect(codes(overall(requires))).toContain(`error ${code} grading/rule/boundaries/distinction`);
  });

  test('hides a grade that its methods make impossible: nobody fails one and has a distinction in the other', () => {
    const plan = aPlanOf([aJudgedMethod()], {
      form: 'conditions',
      boundaries: [
        boundary('distinction', { method: { id: 'observation', atLeast: 'pass' } }),
        boundary('pass', { method: { id: 'observation', atLeast: 'pass' } }),
      ],
      otherwise: 'fail',
    });
    expect(checkGrading(plan)).toEqual([
      {
        severity: 'error',
        code: 'unreachable-grade',
        at: 'grading/grades',
        message: 'No apprentice can get "pass" in overall.',
      },
    ]);
  });

  test('needs an interpretation when a second one is printed; with it, it is a note', () => {
    const unused = {
      id: 'average',
      rule: { weightedAverage: [{ method: 'observation', percent: 100 }] },
      source,
    };
    const grading = { grades: ['fail', 'pass', 'distinction'], rule: { form: 'lowest', source } };
    const plan = (changes: object) =>
      aPlanOf([aJudgedMethod()], undefined, { grading: { ...grading, unused: [{ ...unused, ...changes }] } });
    expect(codes(plan({}))).toEqual(['error two-overall-rules grading/unused/average']);
    expect(codes(plan({ interpretation: 'C1' }))).toEqual(['note unused-rule grading/unused/average']);
  });

  test('caps an attempt at a grade that a method does not have', () => {
    const reassessment = aReassessment({ kind: 'grade', grade: 'merit' });
    expect(codes(aPlanOf([aJudgedMethod()], undefined, { reassessment }))).toEqual([
      'error grade-not-in-scale reassessment/resit/cap',
    ]);
  });
});
