import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { GradeInput, type Judgement } from './attempt-input.ts';
import { gradePlan } from './grade-plan.ts';
import { aBandedMethod, aMarkedMethod, aPlanOf, boundary } from './plans.testing.ts';

type Judgements = Record<string, Judgement>;

const scale = ['fail', 'pass', 'distinction'] as const;
const _rank = (grade: Grade | null) => (scale as readonly (Grade | null)[]).indexOf(grade);
const grade = (plan: Plan, ...attempts: object[]) => gradePlan(plan, GradeInput.parse({ attempts }));
const overall = (plan: Plan, ...attempts: object[]) => grade(plan, ...attempts).overall.grade;
const _judged = (judgements: Judgements, more: object = {}) => ({
  method: 'observation',
  judgements,
  ...more,
});
const _allMet = { method: 'observation', all: { pass: 'met', distinction: 'met' } };
const _failed = { method: 'observation', all: { pass: 'not-met' } };

describe('marks', () => {
  const sections = { law: 15, practice: 45 };
  const plan = aPlanOf([
    aMarkedMethod({
      marks: {
        maximum: 9,
        sections: [
          { id: 'law', title: 'Law', maximum: 4, mandatoryQuestions: 1 },
          { id: 'practice', title: 'Practice', maximum: 5, mandatoryQuestions: 0 },
        ],
        source: { document: 'plan-document', section: '1' },
      },
      grading: {
        form: 'conditions',
        boundaries: [
          boundary('distinction', {
            all: [{ mark: { atLeast: { percent: 70 } } }, { mandatoryQuestions: {} }],
          }),
          boundary('pass', {
            any: [
              {
                all: [
                  { mark: { atLeast: { marks: 5 } } },
                  { mark: { section: 'law', atLeast: { percent: 50 } } },
                ],
              },
              {
                weighted: {
                  parts: [
                    { section: 'law', weight: 3 },
                    { section: 'practice', weight: 1 },
                  ],
                  atLeastPercent: 80,
                },
              },
            ],
          }),
        ],
        otherwise: 'fail',
      },
    }),
  ]);

  test('a grade is given as soon as no mark that is missing can change it', () => {
    const given = fc.record(
      {
        law: fc.integer({ min: 0, max: 4 }),
        practice: fc.integer({ min: 0, max: 5 }),
        right: fc.integer({ min: 0, max: 1 }),
      },
      { requiredKeys: [] },
    );
    const attempt = ({ law, practice, right }: { law?: number; practice?: number; right?: number }) => ({
      method: 'test',
      sections: { ...(law === undefined ? {} : { law }), ...(practice === undefined ? {} : { practice }) },
      mandatory: right === undefined ? {} : { law: right },
    });
    const upTo = (most: number, known: number | undefined) =>
      known === undefined ? Array.from({ length: most + 1 }, (_, mark) => mark) : [known];
    fc.assert(
      fc.property(given, (some) => {
        const outcomes = new Set(
          upTo(4, some.law).flatMap((law) =>
            upTo(5, some.practice).flatMap((practice) =>
              upTo(1, some.right).map((right) => overall(plan, attempt({ law, practice, right }))),
            ),
          ),
        );
        expect(overall(plan, attempt(some))).toBe(outcomes.size === 1 ? [...outcomes][0] : null);
      }),
    );
  });

  test('a section is worked out from the total and the other section', () => {
    const marked = aPlanOf([aMarkedMethod()]);
    expect(
      overall(marked, { method: 'test', mark: 45, sections: { practice: 40 }, mandatory: { law: 2 } }),
    ).toBe('fail');
    expect(overall(marked, { method: 'test', sections, mandatory: { total: 2 } })).toBe('distinction');
    expect(overall(marked, { method: 'test', mark: 47, sections: { law: 9 }, mandatory: { law: 2 } })).toBe(
      'pass',
    );
  });

  test.each([
    [35, 'fail'],
    [36, 'pass'],
    [49, 'pass'],
    [50, 'distinction'],
    [60, 'distinction'],
  ])('%i marks lie in the band of %s', (mark, expected) => {
    expect(overall(aPlanOf([aBandedMethod()]), { method: 'test', mark })).toBe(expected);
  });

  test.each([
    ['down', 'fail'],
    ['nearest', 'pass'],
    ['up', 'pass'],
  ])('59.5 per cent rounded %s is a %s', (rounding, expected) => {
    const bands = [
      { grade: 'fail', from: 0, to: 59 },
      { grade: 'pass', from: 60, to: 79 },
      { grade: 'distinction', from: 80, to: 100 },
    ];
    const source = { document: 'plan-document', section: '1' };
    const grading = { form: 'bands', of: 'percent', rounding, bands, otherwise: 'fail', source };
    const percent = aPlanOf([aBandedMethod({ marks: { maximum: 200, source }, grading })]);
    expect(overall(percent, { method: 'test', mark: 119 })).toBe(expected);
  });
});
