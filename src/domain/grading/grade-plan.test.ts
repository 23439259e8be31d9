import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradePlainly } from '#testing/plain-grader.ts';
import { GradeInput, type Judgement } from './attempt-input.ts';
import { compileGrader, gradePlan } from './grade-plan.ts';
import { Grading } from './grading-result.ts';
import {
  aBandedMethod,
  aJudgedMethod,
  aMarkedMethod,
  aPlanOf,
  boundary,
  criteriaOf,
} from './plans.testing.ts';

type Judgements = Record<string, Judgement>;

const scale = ['fail', 'pass', 'distinction'] as const;
const rank = (grade: Grade | null) => (scale as readonly (Grade | null)[]).indexOf(grade);
const grade = (plan: Plan, ...attempts: object[]) => gradePlan(plan, GradeInput.parse({ attempts }));
const overall = (plan: Plan, ...attempts: object[]) => grade(plan, ...attempts).overall.grade;
const judged = (judgements: Judgements, more: object = {}) => ({
  method: 'observation',
  judgements,
  ...more,
});
const allMet = { method: 'observation', all: { pass: 'met', distinction: 'met' } };
const failed = { method: 'observation', all: { pass: 'not-met' } };

const refs = ['P1', 'P2', 'P3', 'D1', 'D2', 'D3', 'D4'];
const anyJudgements = fc.dictionary(
  fc.constantFrom(...refs),
  fc.constantFrom<Judgement>('met', 'met', 'not-met'),
);

/** Any rule of the language over the seven criteria, three levels deep at most. */
const anyCondition = fc.letrec<{ node: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.record({
    criteria: fc.constantFrom<object>(
      { kind: 'pass' },
      { kind: 'distinction' },
      {},
      { refs: ['P1', 'D1', 'D2'] },
    ),
    atLeast: fc.oneof(
      fc.constant('all'),
      fc.record({ count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
    ),
  }),
  node: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      atLeastOf: fc.record({
        count: fc.integer({ min: 1, max: 2 }),
        conditions: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      }),
    }),
  ),
})).node;

const anyPlan = fc.tuple(anyCondition, anyCondition).map(([better, good]) =>
  aPlanOf([
    aJudgedMethod({
      grading: {
        form: 'conditions',
        boundaries: [boundary('distinction', { all: [good, better] }), boundary('pass', good)],
        otherwise: 'fail',
      },
    }),
  ]),
);

/** Every way in which what is missing can turn out. */
function completions(judgements: Judgements): Judgements[] {
  const missing = refs.filter((ref) => judgements[ref] === undefined);
  return missing.reduce<Judgements[]>(
    (all, ref) =>
      all.flatMap((one) => [
        { ...one, [ref]: 'met' as const },
        { ...one, [ref]: 'not-met' as const },
      ]),
    [judgements],
  );
}

describe('any rule over criteria', () => {
  test('a grade is given exactly when every completion of what is missing gives it', () => {
    fc.assert(
      fc.property(anyPlan, anyJudgements, (plan, judgements) => {
        const grader = compileGrader(plan, { choices: {}, options: [] });
        const of = (one: Judgements) =>
          grader(GradeInput.parse({ attempts: [judged(one)] }).attempts).overall.grade;
        const outcomes = new Set(completions(judgements).map(of));
        expect(outcomes.has(null)).toBe(false);
        expect(of(judgements)).toBe(outcomes.size === 1 ? [...outcomes][0] : null);
      }),
      { numRuns: 80 },
    );
  });

  test('a second, plain reader of the rules agrees', () => {
    fc.assert(
      fc.property(anyPlan, anyJudgements, (plan, judgements) => {
        const input = GradeInput.parse({ attempts: [judged(judgements)] });
        expect(gradePlan(plan, input).overall.grade).toBe(gradePlainly(plan, input).overall);
      }),
    );
  });

  test('one more criterion met never lowers the grade', () => {
    fc.assert(
      fc.property(anyPlan, anyJudgements, fc.constantFrom(...refs), (plan, judgements, extra) => {
        const [before, after] = [judgements, { ...judgements, [extra]: 'met' as const }].map((one) =>
          overall(plan, judged(one)),
        );
        if (before === null || after === null) return;
        expect(rank(after as Grade)).toBeGreaterThanOrEqual(rank(before as Grade));
      }),
    );
  });

  test('the proof is data: it survives JSON, fits its schema, and is the same every time', () => {
    fc.assert(
      fc.property(anyPlan, anyJudgements, (plan, judgements) => {
        const given = grade(plan, judged(judgements));
        expect(Grading.parse(JSON.parse(JSON.stringify(given)))).toEqual(JSON.parse(JSON.stringify(given)));
        expect(JSON.stringify(grade(plan, judged(judgements)))).toBe(JSON.stringify(given));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the overall grade', () => {
  test('is a fail as soon as one failed method decides it', () => {
    const plan = aPlanOf([aJudgedMethod(), aBandedMethod()]);
    expect(grade(plan, failed)).toMatchObject({
      overall: { grade: 'fail' },
      methods: [{ grade: 'fail' }, { grade: null }],
    });
  });

  test('of a plan where every method must have the grade looks at methods that cannot give it as well', () => {
    const passOnly = aJudgedMethod({ id: 'showcase', grades: ['fail', 'pass'] });
    const plan = aPlanOf([aJudgedMethod(), passOnly], {
      form: 'conditions',
      boundaries: [boundary('distinction', { methods: { grade: 'distinction', count: 'all' } })],
      otherwise: 'fail',
    });
    expect(overall(plan, allMet, { method: 'showcase', grade: 'fail' })).toBe('fail');
  });

  test('of an external result with criteria needs both', () => {
    const requires = {
      all: [{ external: { atLeast: 'pass' } }, { criteria: { kind: 'pass' }, atLeast: 'all' }],
    };
    const method = aJudgedMethod({
      grades: ['fail', 'pass'],
      grading: { form: 'conditions', boundaries: [boundary('pass', requires)], otherwise: 'fail' },
    });
    const plan = aPlanOf([method]);
    expect(overall(plan, { method: 'observation', grade: 'pass', all: { pass: 'met' } })).toBe('pass');
    expect(overall(plan, { method: 'observation', grade: 'pass' })).toBeNull();
    expect(overall(plan, { method: 'observation', grade: 'fail', all: { pass: 'met' } })).toBe('fail');
  });

  test('says which printed rule is not used, and why', () => {
    const source = { document: 'plan-document', section: '8' };
    const plan = aPlanOf([aJudgedMethod()], undefined, {
      grading: {
        grades: [...scale],
        rule: { form: 'lowest', source },
        unused: [
          {
            id: 'average',
            rule: { weightedAverage: [{ method: 'observation', percent: 100 }] },
            interpretation: 'C1',
            source,
          },
        ],
      },
      interpretations: [
        {
          id: 'C1',
          at: ['grading/rule'],
          question: 'Which rule?',
          readings: [{ id: 'grades', says: 'Grades decide', source }],
          chosen: 'grades',
          why: 'Grades cannot be averaged.',
          decidedBy: 'Plan author',
          decidedOn: '2026-11-01',
        },
      ],
    });
    expect(JSON.stringify(grade(plan, allMet).overall.because)).toContain(
      'a weighted average (observation 100%). It is not used by interpretation C1: Grades cannot be averaged.',
    );
  });

  test('is total: whatever parses gets a grade or null, and never an exception', () => {
    const plan = aPlanOf([aJudgedMethod(), aMarkedMethod(), aBandedMethod({ id: 'bands' })]);
    const word = fc.constantFrom('observation', 'test', 'bands', 'elsewhere', 'law', 'P1', 'P99');
    const natural = fc.integer({ min: 0, max: 100 });
    const attempt = fc.record(
      {
        method: word.filter((id) => /^[a-z]+$/.test(id)),
        kind: fc.constantFrom('first', 'resit', 'retake'),
        judgements: fc.dictionary(word, fc.constantFrom('met', 'not-met')),
        mark: natural,
        sections: fc.dictionary(fc.constantFrom('law', 'practice', 'other'), natural),
        mandatory: fc.dictionary(word, natural),
        dimensions: fc.dictionary(fc.constantFrom('law', 'craft'), word),
        grade: fc.constantFrom('fail', 'pass', 'merit', 'distinction'),
        exceptional: fc.boolean(),
      },
      { requiredKeys: ['method'] },
    );
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 5 }), (attempts) => {
        expect(Grading.safeParse(grade(plan, ...attempts)).success).toBe(true);
      }),
    );
  });
});

test('the count that a percentage comes to is shown: eight of ten met, seven needed', () => {
  const plan = aPlanOf([
    aJudgedMethod({ criteria: [...criteriaOf('pass', 2), ...criteriaOf('distinction', 10)] }),
  ]);
  const met = ['P1', 'P2', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'].map((ref) => [ref, 'met']);
  const left = { D9: 'not-met', D10: 'not-met' } as Judgements;
  const given = grade(plan, judged({ ...(Object.fromEntries(met) as Judgements), ...left }));
  expect(given.overall.grade).toBe('distinction');
  expect(given.methods[0]?.because[0]?.children?.[0]?.children?.[1]).toMatchObject({
    text: 'At least 70% of the distinction criteria: 7 of 10',
    count: { have: 8, need: 7, of: 10, open: 0 },
    standing: 'met',
  });
});
