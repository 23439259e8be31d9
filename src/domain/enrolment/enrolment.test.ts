import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '#domain/time/plain-date.ts';
import { type BreakInLearning, checkBreak, checkReturn, checkWithdrawal, daysOnProgramme } from './breaks.ts';
import { actionsFrom, EnrolmentAction, EnrolmentState, isActive, transition } from './enrolment-state.ts';
import { earliestGatewayOn, lawMinimumDuration, minimumDuration } from './minimum-duration.ts';

interface HeldEnrolment {
  readonly state: EnrolmentState;
  /** Kept as the services keep it: the state that a break or a withdrawal interrupted. */
  readonly before: EnrolmentState | undefined;
}

/** An enrolment after an action; as it was when the action is not possible. */
function after(held: HeldEnrolment, action: EnrolmentAction): HeldEnrolment {
  const outcome = transition(held.state, action, held.before);
  if (!outcome.ok) return held;
  const isAway = outcome.state === 'on-break' || outcome.state === 'withdrawn';
  return { state: outcome.state, before: isAway ? (held.before ?? held.state) : undefined };
}

/** Where an apprentice must have been before. */
const needs: Partial<Record<EnrolmentState, EnrolmentState>> = {
  'gateway-submitted': 'on-programme',
  'gateway-accepted': 'gateway-submitted',
  'in-assessment': 'gateway-accepted',
  'results-pending': 'in-assessment',
  achieved: 'results-pending',
  'not-achieved': 'in-assessment',
};

describe('states of an enrolment', () => {
  test('the main path runs from enrolment to achievement', () => {
    const path = [
      'start',
      'submit-gateway',
      'accept-gateway',
      'begin-assessment',
      'finish-assessment',
      'achieve',
    ] as const;
    const end = path.reduce<EnrolmentState>((state, action) => {
      const outcome = transition(state, action);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.state;
    }, 'enrolled');
    expect(end).toBe('achieved');
  });

  test('nobody is assessed before the gateway is accepted', () => {
    expect(transition('on-programme', 'begin-assessment')).toMatchObject({
      ok: false,
      reason: 'The apprentice is on programme, so cannot be assessed now.',
    });
  });

  test('a break and a withdrawal lead back to where they began', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EnrolmentState.options), (state) => {
        for (const [go, back] of [
          ['begin-break', 'end-break'],
          ['withdraw', 'undo-withdrawal'],
        ] as const) {
          const gone = transition(state, go);
          if (gone.ok) expect(transition(gone.state, back, state)).toEqual({ ok: true, state });
        }
      }),
    );
  });

  test('no sequence of actions leads to a state that its history does not allow', () => {
    const actions = fc.array(fc.constantFrom(...EnrolmentAction.options), { maxLength: 40 });
    fc.assert(
      fc.property(actions, (sequence) => {
        let held: HeldEnrolment = { state: 'enrolled', before: undefined };
        const been = new Set<EnrolmentState>();
        for (const action of sequence) {
          held = after(held, action);
          been.add(held.state);
          const need = needs[held.state];
          if (need !== undefined) expect(been).toContain(need);
          const isAway = held.state === 'on-break' || held.state === 'withdrawn';
          expect(held.before !== undefined).toBe(isAway);
          expect(['on-break', 'withdrawn', 'achieved', 'not-achieved']).not.toContain(held.before);
        }
      }),
    );
  });

  test('a withdrawal without a known state before it cannot be undone', () => {
    expect(transition('withdrawn', 'undo-withdrawal').ok).toBe(false);
    expect(transition('withdrawn', 'undo-withdrawal', 'achieved').ok).toBe(false);
  });

  test('the actions offered are exactly those that succeed', () => {
    for (const state of EnrolmentState.options) {
      const succeed = EnrolmentAction.options.filter(
        (action) => transition(state, action, 'on-programme').ok,
      );
      expect(actionsFrom(state)).toEqual(succeed);
      expect(isActive(state)).toBe(succeed.includes('withdraw'));
    }
  });
});

const facts = {
  startsOn: '2025-01-15',
  today: '2026-01-20',
  breaks: [{ fromOn: '2025-06-01', toOn: '2025-07-01' }],
};

describe('breaks in learning', () => {
  test.each<[BreakInLearning, string[]]>([
    [{ fromOn: '2025-07-01', toOn: '2025-07-02' }, []],
    [{ fromOn: '2025-05-01', toOn: '2025-06-01' }, []],
    [{ fromOn: '2025-06-30', toOn: '2025-07-02' }, ['overlaps']],
    [{ fromOn: '2025-05-01' }, ['overlaps']],
    [{ fromOn: '2025-01-15' }, ['before-start', 'overlaps']],
    [{ fromOn: '2025-08-01', toOn: '2025-08-01' }, ['ends-before-it-starts']],
    [{ fromOn: '2026-01-21' }, ['in-the-future']],
    [{ fromOn: '2026-01-19', toOn: '2026-01-21' }, ['in-the-future']],
  ])('%o is answered %o', (candidate, codes) => {
    expect(checkBreak(facts, candidate).map(({ code }) => code)).toEqual(codes);
  });

  test('only an open break can be ended', () => {
    expect(checkReturn(facts, '2025-08-01')[0]?.code).toBe('no-open-break');
    const away = { ...facts, breaks: [...facts.breaks, { fromOn: '2025-12-01' }] };
    expect(checkReturn(away, '2026-01-20')).toEqual([]);
    expect(checkReturn(away, '2026-01-21')[0]?.code).toBe('in-the-future');
    expect(checkReturn(away, '2025-12-01')[0]?.code).toBe('ends-before-it-starts');
  });

  test('a withdrawal needs a reason and a day that has come', () => {
    expect(checkWithdrawal(facts, { withdrawnOn: '2026-01-20', reason: 'left the job' })).toEqual([]);
    expect(checkWithdrawal(facts, { withdrawnOn: '2026-01-21', reason: '' }).map(({ code }) => code)).toEqual(
      ['in-the-future', 'reason-missing'],
    );
    expect(checkWithdrawal(facts, { withdrawnOn: '2025-01-14', reason: 'x' })[0]?.code).toBe('before-start');
  });

  test('days on programme leave breaks out', () => {
    expect(daysOnProgramme(facts, '2025-01-15')).toBe(0);
    expect(daysOnProgramme(facts, '2025-06-01')).toBe(137);
    expect(daysOnProgramme(facts, '2025-06-15')).toBe(137);
    expect(daysOnProgramme(facts, '2025-07-02')).toBe(138);
  });
});

describe('minimum duration', () => {
  const plan = { months: 12, source: { document: 'assessment-plan', section: 'Gateway' } };

  test('the law asks for 12 months before 1 August 2025 and 8 from then', () => {
    expect(lawMinimumDuration('2025-07-31')?.months).toBe(12);
    expect(lawMinimumDuration('2025-08-01')?.months).toBe(8);
    expect(lawMinimumDuration('2010-01-01')).toBeUndefined();
  });

  test("the plan's longer minimum stands, with a notice", () => {
    expect(minimumDuration('2025-07-31', plan)).toEqual({ months: 12, from: 'plan', source: plan.source });
    const later = minimumDuration('2025-08-01', plan);
    expect(later.months).toBe(12);
    expect(later.notice).toContain('another reading');
  });

  test('a shorter plan is lifted to the law, unless an exception in law is recorded', () => {
    expect(minimumDuration('2025-07-31', { ...plan, months: 6 })).toMatchObject({ months: 12, from: 'law' });
    expect(minimumDuration('2025-07-31', { ...plan, months: 6 }, 'redundancy')).toMatchObject({
      months: 6,
      from: 'plan',
    });
  });

  test('twelve months from 15 January 2025 allow the gateway on 15 January 2026', () => {
    expect(earliestGatewayOn('2025-01-15', [], 12)).toBe('2026-01-15');
  });

  test('a break of 30 days moves the day by 30 days, and a second one may then count', () => {
    expect(earliestGatewayOn('2025-01-15', facts.breaks, 12)).toBe('2026-02-14');
    const later = [...facts.breaks, { fromOn: '2026-02-01', toOn: '2026-02-08' }];
    expect(earliestGatewayOn('2025-01-15', later, 12)).toBe('2026-02-21');
    expect(earliestGatewayOn('2025-01-15', [{ fromOn: '2026-01-15' }], 12)).toBe('2026-01-15');
  });

  test('an open break leaves the day unknown', () => {
    expect(earliestGatewayOn('2025-01-15', [{ fromOn: '2025-12-01' }], 12)).toHaveProperty('unknown');
  });

  test('breaks never bring the day forward, and their order does not matter', () => {
    const anyBreak = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }))
      .map(([at, length]) => ({
        fromOn: addDays('2025-01-15', at * 10),
        toOn: addDays('2025-01-15', at * 10 + length),
      }));
    fc.assert(
      fc.property(fc.uniqueArray(anyBreak, { selector: ({ fromOn }) => fromOn, maxLength: 6 }), (breaks) => {
        const day = earliestGatewayOn('2025-01-15', breaks, 12);
        expect(day >= addMonths('2025-01-15', 12)).toBe(true);
        expect(earliestGatewayOn('2025-01-15', [...breaks].reverse(), 12)).toBe(day);
      }),
    );
  });
});
