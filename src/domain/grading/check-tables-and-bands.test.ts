import { describe, expect, test } from 'vitest';
import { checkGrading } from './check-grading.ts';
import { aBandedMethod, aJudgedMethod, aPlanOf } from './plans.testing.ts';

const source = { document: 'plan-document', section: '1' };

function codes(plan: Parameters<typeof checkGrading>[0]): string[] {
  return checkGrading(plan).map(({ severity, code, at }) => `${severity} ${code} ${at}`);
}

const bands = (
  of: string,
  list: readonly [string, number, number][],
  changes: Record<string, unknown> = {},
) =>
  aBandedMethod({
    grading: {
      form: 'bands',
      of,
      bands: list.map(([grade, from, to]) => ({ grade, from, to })),
      otherwise: 'fail',
      source,
      ...changes,
    },
  });

const BANDS = 'methods/test/grading/bands';

describe('bands', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'leave a gap',
      bands('marks', [
        ['fail', 0, 35],
        ['pass', 37, 49],
        ['distinction', 50, 60],
      ]),
      'error band-gap',
    ],
    [
      'stop below the maximum',
      bands('marks', [
        ['fail', 0, 35],
        ['pass', 36, 49],
        ['distinction', 50, 59],
      ]),
      'error band-gap',
    ],
    [
      'overlap without precedence',
      bands('marks', [
        ['fail', 0, 36],
        ['pass', 36, 49],
        ['distinction', 50, 60],
      ]),
      'error band-overlap',
    ],
    [
      'fall',
      bands('marks', [
        ['pass', 0, 35],
        ['fail', 36, 49],
        ['distinction', 50, 60],
      ]),
      'error band-falls',
    ],
    ['end before they begin', bands('marks', [['fail', 9, 3]]), 'error band-crossed'],
    [
      'are percentages of 60 marks without a rounding rule',
      bands('percent', [
        ['fail', 0, 59],
        ['pass', 60, 79],
        ['distinction', 80, 100],
      ]),
      'warning rounding-not-stated',
    ],
  ])('%s', (_, method, finding) => {
    expect(codes(aPlanOf([method]))).toContain(`${finding} ${BANDS}`);
  });

  test('may overlap where the plan says which grade wins, and then it is a note', () => {
    const method = bands(
      'marks',
      [
        ['fail', 0, 36],
        ['pass', 36, 49],
        ['distinction', 50, 60],
      ],
      { precedence: 'higher' },
    );
    expect(codes(aPlanOf([method]))).toEqual([`note band-overlap ${BANDS}`]);
  });
});

describe('a combination table', () => {
  const table = (rows: readonly [string, string, string][]) =>
    aPlanOf([aJudgedMethod(), aBandedMethod()], {
      form: 'table',
      rows: rows.map(([observation, test, grade]) => ({ when: { observation, test }, grade })),
      source,
    });
  const total: [string, string, string][] = [
    ['fail', 'any', 'fail'],
    ['any', 'fail', 'fail'],
    ['distinction', 'distinction', 'distinction'],
    ['any', 'any', 'pass'],
  ];

  test('that is total and rises is sound', () => {
    expect(codes(table(total))).toEqual([]);
  });

  test.each<[string, [string, string, string][], string]>([
    ['has a gap', total.slice(0, 3), 'error table-gap grading/rule/rows'],
    [
      'punishes a better grade',
      [['pass', 'pass', 'distinction'], ...total],
      'error table-falls grading/rule/rows',
    ],
    [
      'has a row that never decides',
      [...total, ['pass', 'pass', 'pass']],
      'warning row-never-used grading/rule/rows',
    ],
    [
      'gives a grade no method has',
      [['merit', 'any', 'pass'], ...total],
      'error grade-not-in-scale grading/rule/rows',
    ],
    [
      'never gives a distinction',
      [...total.slice(0, 2), ['any', 'any', 'pass']],
      'error unreachable-grade grading/grades',
    ],
  ])('%s', (_, rows, finding) => {
    expect(codes(table(rows))).toContain(finding);
  });

  test('names a method that is not there', () => {
    const rule = { form: 'table', rows: [{ when: { exam: 'pass' }, grade: 'pass' }], source };
    expect(codes(aPlanOf([aJudgedMethod()], rule))).toContain('error unknown-method grading/rule/rows');
  });
});
