import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { GradeInput, type Judgement } from './attempt-input.ts';
import { gradePlan } from './grade-plan.ts';
import { aJudgedMethod, aPlanOf, aReassessment, boundary } from './plans.testing.ts';

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

describe('what a better grade needs', () => {
  const plan = aPlanOf([aJudgedMethod()]);

  test('is all of a set or any so many of it; meeting just that gives the grade, and one less does not', () => {
    fc.assert(
      fc.property(anyJudgements, (judgements) => {
        for (const { grade: wanted, needs } of grade(plan, judged(judgements)).next) {
          const chosen = needs.flatMap((need) => ('refs' in need ? need.refs.slice(0, need.count) : []));
          const notMet = Object.fromEntries(refs.map((ref) => [ref, judgements[ref] ?? 'not-met']));
          const met = (list: string[]) =>
            ({ ...notMet, ...Object.fromEntries(list.map((ref) => [ref, 'met'])) }) as Judgements;
          expect(rank(overall(plan, judged(met(chosen))))).toBeGreaterThanOrEqual(rank(wanted));
          expect(rank(overall(plan, judged(met(chosen.slice(1)))))).toBeLessThan(rank(wanted));
        }
      }),
    );
  });

  test('names every candidate, never one arbitrary choice', () => {
    const { next } = grade(
      plan,
      judged({ P1: 'met', P2: 'met', P3: 'met', D1: 'met', D2: 'not-met', D3: 'not-met', D4: 'not-met' }),
    );
    expect(next).toMatchObject([
      { grade: 'distinction', needs: [{ form: 'any', count: 2, refs: ['D2', 'D3', 'D4'] }] },
    ]);
  });

  test('is out of reach, with the reason, when a pass is not taken again', () => {
    const { next } = grade(plan, { ...allMet, all: { pass: 'met', distinction: 'not-met' } });
    expect(next[0]?.outOfReach).toBe(
      'Practical observation is passed and decided; a pass is not taken again.',
    );
  });

  test('is out of reach after a fail when every further attempt is capped below it', () => {
    const cap = { kind: 'grade', grade: 'pass' };
    const route = aReassessment(cap).resit;
    const capped = aPlanOf([aJudgedMethod()], undefined, {
      reassessment: { ...aReassessment(cap), retake: route },
    });
    const { next } = grade(capped, failed);
    expect(next.map((one) => [one.grade, one.outOfReach !== undefined])).toEqual([
      ['pass', false],
      ['distinction', true],
    ]);
    expect(next[1]?.outOfReach).toContain('graded pass at most');
    const retakeFree = aPlanOf([aJudgedMethod()], undefined, { reassessment: aReassessment(cap) });
    expect(grade(retakeFree, failed).next[1]?.outOfReach).toBeUndefined();
  });

  test('leaves out the ways that are closed as long as enough remain', () => {
    const second = aJudgedMethod({ id: 'showcase', title: 'Showcase' });
    const third = aJudgedMethod({ id: 'discussion', title: 'Discussion' });
    const two = aPlanOf([aJudgedMethod(), second, third], {
      form: 'conditions',
      boundaries: [
        boundary('distinction', {
          all: [
            { methods: { grade: 'pass', count: 'all' } },
            { methods: { grade: 'distinction', count: 2 } },
          ],
        }),
        boundary('pass', { methods: { grade: 'pass', count: 'all' } }),
      ],
      otherwise: 'fail',
    });
    const passed = { method: 'observation', all: { pass: 'met', distinction: 'not-met' } };
    const one = grade(two, passed).next.find((entry) => entry.grade === 'distinction');
    expect(one?.outOfReach).toBeUndefined();
    expect(JSON.stringify(one?.needs)).not.toContain('"method":"observation"');
    const shut = grade(two, passed, { ...passed, method: 'showcase' }).next.find(
      (entry) => entry.grade === 'distinction',
    );
    expect(shut?.outOfReach).toContain('passed and decided');
  });
});
