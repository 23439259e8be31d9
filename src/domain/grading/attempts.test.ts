import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { GradeInput, type Judgement } from './attempt-input.ts';
import { gradePlan } from './grade-plan.ts';
import {
  aBandedMethod,
  aJudgedMethod,
  aMarkedMethod,
  aPlanOf,
  aReassessment,
  boundary,
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

describe('attempts', () => {
  const cap = { kind: 'grade-unless-exceptional', grade: 'pass' };
  const plan = aPlanOf([aJudgedMethod(), aBandedMethod()], undefined, { reassessment: aReassessment(cap) });
  const resit = { ...allMet, kind: 'resit' };
  const ofObservation = (...attempts: object[]) => grade(plan, ...attempts).methods[0];

  test('at different methods may come in any order', () => {
    const one = [failed, resit];
    const other = [
      { method: 'test', mark: 10 },
      { method: 'test', kind: 'retake', mark: 55 },
    ];
    const mixed = [one[0], other[0], one[1], other[1]] as object[];
    for (const order of [[...one, ...other], [...other, ...one], mixed]) {
      expect(grade(plan, ...order).methods.map((method) => method.grade)).toEqual(['pass', 'distinction']);
    }
  });

  test('of a capped kind are never graded above the cap, unless exceptional circumstances lift it', () => {
    fc.assert(
      fc.property(anyJudgements, (judgements) => {
        const given = grade(plan, failed, judged(judgements, { kind: 'resit' })).methods[0]?.grade ?? null;
        expect(rank(given)).toBeLessThanOrEqual(rank('pass'));
      }),
    );
    expect(ofObservation(failed, { ...resit, exceptional: true })?.grade).toBe('distinction');
    expect(ofObservation(failed, { ...allMet, kind: 'retake' })?.grade).toBe('distinction');
  });

  test('under a cap are decided as soon as the cap is reached', () => {
    expect(ofObservation(failed, { method: 'observation', kind: 'resit', all: { pass: 'met' } })?.grade).toBe(
      'pass',
    );
  });

  test('show the cap in the proof', () => {
    expect(ofObservation(failed, resit)?.because.at(-1)).toMatchObject({
      kind: 'cap',
      text: 'A resit is graded pass at most',
    });
  });

  test('stand alone: nothing met earlier counts again', () => {
    expect(ofObservation(failed, judged({ P1: 'met' }, { kind: 'resit' }))?.grade).toBeNull();
  });

  test('count what was met earlier where the plan carries it over', () => {
    const carryOver = { of: 'met-criteria', source: { document: 'plan-document', section: '1' } };
    const carrying = aPlanOf([aJudgedMethod()], undefined, {
      reassessment: aReassessment({ kind: 'none' }, { carryOver }),
    });
    const first = judged({ P1: 'met', P2: 'met', P3: 'not-met', D1: 'met', D2: 'met', D3: 'met', D4: 'met' });
    expect(overall(carrying, first, judged({ P3: 'met' }, { kind: 'resit' }))).toBe('distinction');
  });

  test('keep the sections that were passed where the plan allows a partial resit, and only those', () => {
    const partial = { by: 'section', source: { document: 'plan-document', section: '1' } };
    const hurdle = (section: string) => ({ mark: { section, atLeast: { marks: 9 } } });
    const method = aMarkedMethod({
      grades: ['fail', 'pass'],
      grading: {
        form: 'conditions',
        boundaries: [boundary('pass', { all: [hurdle('law'), hurdle('practice')] })],
        otherwise: 'fail',
      },
    });
    const parts = aPlanOf([method], undefined, {
      reassessment: aReassessment({ kind: 'none' }, { partial }),
    });
    const first = { method: 'test', sections: { law: 12, practice: 3 } };
    expect(overall(parts, first, { method: 'test', kind: 'resit', sections: { practice: 20 } })).toBe('pass');
    expect(overall(parts, first, { method: 'test', kind: 'resit', sections: { law: 12 } })).toBeNull();
  });

  test('after a pass are refused and do not count, unless the plan lets a pass be improved', () => {
    const passed = { ...allMet, all: { pass: 'met', distinction: 'not-met' } };
    const refused = grade(plan, passed, { ...resit, kind: 'retake' });
    expect(refused.methods[0]?.grade).toBe('pass');
    expect(refused.refused).toEqual([
      {
        attempt: 1,
        code: 'attempt-after-pass',
        reason: 'Practical observation is passed already; a pass is not taken again.',
      },
    ]);
    const improving = aPlanOf([aJudgedMethod()], undefined, {
      reassessment: aReassessment({ kind: 'none' }, { improveAfterPass: true }),
    });
    expect(overall(improving, passed, resit)).toBe('distinction');
  });

  test('cannot be a second first attempt: that would evade the cap', () => {
    const refused = grade(plan, failed, allMet);
    expect(refused.methods[0]?.grade).toBe('fail');
    expect(refused.refused).toMatchObject([{ attempt: 1, code: 'second-first-attempt' }]);
  });
});
