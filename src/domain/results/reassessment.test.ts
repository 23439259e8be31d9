import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Reassessment } from '#domain/standards/reassessment-format.ts';
import { addDays } from '#domain/time/plain-date.ts';
import { checkFurtherAttempt } from './further-attempt.ts';
import { type ReassessmentPlan, reassessmentOptions } from './reassessment.ts';
import type { AttemptRecord, ReassessmentFacts, ReassessmentOption } from './reassessment-facts.ts';
import { isRequestInTime } from './reassessment-routes.ts';

const source = { document: 'handbook', section: 'Resits and retakes' };
const grades = ['fail', 'pass', 'distinction'] as const;
const methods = [
  { id: 'project', title: 'Project', grades: [...grades] },
  { id: 'observation', title: 'Observation', grades: [...grades] },
  { id: 'verification', title: 'Verification', grades: [] },
];

function planWith(rules: z.input<typeof Reassessment>): ReassessmentPlan {
  return { methods, reassessment: Reassessment.parse(rules) };
}

const cap = {
  kind: 'grade-unless-exceptional',
  grade: 'pass',
  requestWithin: { workingDays: 5 },
  source,
} as const;

/** By decision, two further attempts, more by the employer, twelve months from the gateway, a month to rework. */
const byDecision = planWith({
  improveAfterPass: false,
  choice: { by: 'decision', source },
  resit: { learning: 'not-required', gatewayAgain: false, cap, source },
  retake: { learning: 'required', gatewayAgain: true, cap, source },
  furtherAttempts: { maximum: 2, moreBy: 'employer', source },
  within: { period: { months: 12 }, origin: 'gateway-accepted', source },
  after: 'own-result',
  methods: {
    project: { rework: { within: { months: 1 }, origin: 'result', source }, place: 'remote', source },
  },
});

/** By the number of failed methods: one is a resit, more are retakes after one to three months of learning. */
const byNumber = planWith({
  improveAfterPass: false,
  choice: { by: 'failed-methods', resitUpTo: 1, source },
  resit: { learning: 'not-required', gatewayAgain: false, cap: { kind: 'none', source }, source },
  retake: {
    learning: 'required',
    learningPeriod: { atLeast: { months: 1 }, atMost: { months: 3 }, source },
    gatewayAgain: false,
    cap: { kind: 'grade', grade: 'pass', source },
    source,
  },
  after: 'all-results',
});

const facts: ReassessmentFacts = {
  today: '2026-11-22',
  origins: { 'gateway-accepted': '2026-06-01' },
  decisions: {},
  employerRequests: {},
};

const failed: AttemptRecord = { method: 'project', kind: 'first', grade: 'fail', resultOn: '2026-11-20' };
const passed: AttemptRecord = { method: 'observation', kind: 'first', grade: 'pass', resultOn: '2026-11-20' };

function optionOf(
  plan: ReassessmentPlan,
  history: readonly AttemptRecord[],
  changes: Partial<ReassessmentFacts> = {},
  method = 'project',
): ReassessmentOption {
  const option = reassessmentOptions(plan, history, { ...facts, ...changes }).find(
    (each) => each.method === method,
  );
  if (option === undefined) throw new Error('the plan has the method');
  return option;
}

function codes(option: ReassessmentOption): string[] {
  expect(option.mayAttempt).toBe(option.refusals.length === 0);
  return option.refusals.map(({ code }) => code);
}

describe('by decision', () => {
  test('a failed method is open for resit or retake, capped, with its clocks', () => {
    const option = optionOf(byDecision, [failed, passed]);
    expect(codes(option)).toEqual([]);
    expect(option.routes.map(({ kind, gatewayAgain }) => [kind, gatewayAgain])).toEqual([
      ['resit', false],
      ['retake', true],
    ]);
    expect(option).toMatchObject({
      attemptsLeft: 2,
      mustBeCompleteBy: '2027-06-01',
      reworkBy: '2026-12-20',
      place: 'remote',
    });
    expect(option.routes[0]?.cap).toMatchObject({ grade: 'pass', requestBy: '2026-11-27', isLifted: false });
    expect(
      option.reasons.every((reason) => reason.source === source || reason.source?.document === 'handbook'),
    ).toBe(true);
  });

  test('a recorded decision leaves one route', () => {
    const option = optionOf(byDecision, [failed, passed], { decisions: { project: { kind: 'retake' } } });
    expect(option.routes.map(({ kind }) => kind)).toEqual(['retake']);
    expect(checkFurtherAttempt(option, { kind: 'resit' }, facts).refusals[0]?.code).toBe('other-kind');
  });

  test('a passed method is not taken again, an unreleased result waits', () => {
    expect(codes(optionOf(byDecision, [failed, passed], {}, 'observation'))).toEqual(['already-passed']);
    expect(codes(optionOf(byDecision, [{ ...failed, grade: null }]))).toEqual(['result-outstanding']);
    expect(codes(optionOf(byDecision, []))).toEqual(['not-attempted']);
  });

  test('granted exceptional circumstances lift the cap', () => {
    const option = optionOf(byDecision, [{ ...failed, exceptional: true }]);
    expect(option.routes[0]?.cap).toMatchObject({ isLifted: true });
    expect(option.routes[0]?.cap.grade).toBeUndefined();
  });

  test('two further attempts are offered, a third only at the recorded request of the employer', () => {
    const twice: AttemptRecord[] = [failed, { ...failed, kind: 'resit' }, { ...failed, kind: 'resit' }];
    expect(optionOf(byDecision, twice.slice(0, 2)).attemptsLeft).toBe(1);
    expect(codes(optionOf(byDecision, twice))).toEqual(['no-attempts-left']);
    const asked = { employerRequests: { project: { name: 'Jo Hill', on: '2026-11-21' } } };
    expect(codes(optionOf(byDecision, twice, asked))).toEqual([]);
  });

  test.each([
    ['2027-06-01', []],
    ['2027-06-02', ['too-late']],
  ])('twelve months from the gateway, seen on %s, give %o', (today, expected) => {
    expect(codes(optionOf(byDecision, [failed], { today }))).toEqual(expected);
  });

  test('a retake needs its gateway and its learning first, a resit neither', () => {
    const option = optionOf(byDecision, [failed]);
    const on = '2027-01-11';
    expect(checkFurtherAttempt(option, { kind: 'resit', on }, facts).refusals).toEqual([]);
    const early = checkFurtherAttempt(option, { kind: 'retake', on }, facts).refusals.map(({ code }) => code);
    expect(early).toEqual(['gateway-again', 'learning-first']);
    const done = { ...facts, gatewayAgainOn: '2027-01-05', learningEndedOn: { project: '2027-01-05' } };
    expect(checkFurtherAttempt(option, { kind: 'retake', on }, done).refusals).toEqual([]);
    const last = checkFurtherAttempt(option, { kind: 'resit', on: '2027-06-02' }, facts).refusals;
    expect(last.map(({ code }) => code)).toEqual(['after-the-clock']);
  });

  test.each([
    ['2026-11-27', true],
    ['2026-11-28', false],
  ])('a request of %s, five working days after Friday 20 November, is in time: %s', (requestedOn, inTime) => {
    expect(isRequestInTime(cap, { resultOn: '2026-11-20', requestedOn })).toBe(inTime);
  });
});

describe('by the number of failed methods', () => {
  const both: AttemptRecord[] = [failed, { ...failed, method: 'observation' }];

  test('one failed method is a resit, two are retakes', () => {
    expect(optionOf(byNumber, [failed, passed]).routes).toMatchObject([
      { kind: 'resit', cap: { isLifted: false } },
    ]);
    const retake = optionOf(byNumber, both);
    expect(retake.routes).toMatchObject([
      { kind: 'retake', cap: { grade: 'pass' }, earliestOn: '2026-12-20' },
    ]);
    expect(retake.attemptsLeft).toBeNull();
  });

  test('another attempt waits for all results', () => {
    expect(codes(optionOf(byNumber, [failed]))).toEqual(['results-outstanding']);
    expect(codes(optionOf(byNumber, [failed, { ...passed, grade: null }]))).toEqual(['results-outstanding']);
  });

  test('learning of a month comes first', () => {
    const option = optionOf(byNumber, both);
    const learnt = { learningEndedOn: { project: '2026-12-01' } };
    expect(checkFurtherAttempt(option, { kind: 'retake', on: '2026-12-19' }, learnt).refusals[0]?.code).toBe(
      'too-early',
    );
    expect(checkFurtherAttempt(option, { kind: 'retake', on: '2026-12-20' }, learnt).refusals).toEqual([]);
  });
});

describe('other rules', () => {
  test('without rules nothing is offered, and it is said', () => {
    expect(codes(optionOf({ methods }, [failed]))).toEqual(['no-rules']);
  });

  test('a right that depends on the mark', () => {
    const plan = planWith({
      ...{
        improveAfterPass: false,
        choice: { by: 'decision', source },
        rightFromPercent: { percent: 40, source },
      },
      resit: { learning: 'not-required', gatewayAgain: false, cap, source },
    });
    expect(codes(optionOf(plan, [{ ...failed, percent: 39 }]))).toEqual(['mark-too-low']);
    expect(codes(optionOf(plan, [{ ...failed, percent: 40 }]))).toEqual([]);
  });

  test('an ungraded method is never taken again', () => {
    expect(reassessmentOptions(byDecision, [failed], facts).map(({ method }) => method)).toEqual([
      'project',
      'observation',
    ]);
  });

  test('one attempt more never opens what was closed, and never leaves more attempts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 500 }), (number, days) => {
        const today = addDays('2026-06-01', days);
        const resits = Array.from({ length: number }, (): AttemptRecord => ({ ...failed, kind: 'resit' }));
        const before = optionOf(byDecision, [failed, ...resits], { today });
        const after = optionOf(byDecision, [failed, ...resits, { ...failed, kind: 'resit' }], { today });
        expect(before.mayAttempt || !after.mayAttempt).toBe(true);
        expect(after.attemptsLeft ?? 0).toBeLessThanOrEqual(before.attemptsLeft ?? 0);
      }),
    );
  });
});
