import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordLimit } from '#domain/standards/method-format.ts';
import { type ClockAction, type ClockEvent, clockVerdict, foldSession } from './session-clock.ts';
import { sessionTimes } from './session-times.ts';
import { latenessVerdict, productDeadlines, wordVerdict } from './words.ts';

const source = { document: 'assessment-plan', section: 'Methods' };
const tolerance = { belowPercent: 10, abovePercent: 10 };
const hour = {
  duration: { plannedMinutes: 60, tolerance, source },
  questions: { maximumShareOfTimePercent: 15, source },
};

describe('times of a session', () => {
  test('an hour with ten per cent is 54 to 66 minutes, 9 of them for questions', () => {
    expect(sessionTimes(hour)).toEqual({ planned: 60, from: 54, to: 66, extra: 0, questions: 9 });
  });

  test('a tolerance is rounded inwards', () => {
    expect(sessionTimes({ duration: { plannedMinutes: 45, tolerance, source } })).toMatchObject({
      from: 41,
      to: 49,
    });
  });

  test('extra time lengthens what is planned and the maximum, never the minimum', () => {
    expect(sessionTimes(hour, { extraPercent: 25 })).toEqual({
      planned: 75,
      from: 54,
      to: 82,
      extra: 15,
      questions: 11,
    });
    expect(sessionTimes({ duration: { minimumMinutes: 60, source } }, { extraMinutes: 10 })).toMatchObject({
      from: 60,
      to: undefined,
    });
    expect(sessionTimes({ duration: { maximumMinutes: 30, source } }, { extraMinutes: 10 })).toMatchObject({
      planned: 40,
      to: 40,
    });
  });
});

const minute = 60_000;
function taps(...list: [ClockAction, number][]): ClockEvent[] {
  return list.map(([action, at], index) => ({ sequence: index + 1, action, atMillis: at * minute }));
}

describe('the clock of a session', () => {
  test('pauses do not count', () => {
    const clock = foldSession(taps(['start', 0], ['pause', 20], ['resume', 35]), 60 * minute);
    expect(clock).toMatchObject({ state: 'running', elapsedMillis: 45 * minute, pausedMillis: 15 * minute });
    expect(clock.pauses).toEqual([{ fromMillis: 20 * minute, toMillis: 35 * minute }]);
  });

  test('questions are timed apart, pauses within them left out', () => {
    const clock = foldSession(
      taps(
        ['start', 0],
        ['question-start', 10],
        ['pause', 12],
        ['resume', 22],
        ['question-end', 25],
        ['finish', 30],
      ),
      99 * minute,
    );
    expect(clock).toMatchObject({
      state: 'finished',
      elapsedMillis: 20 * minute,
      questionMillis: 5 * minute,
    });
  });

  test.each([
    [53, 'before-minimum'],
    [54, 'in-time'],
    [60, 'in-time'],
    [61, 'in-tolerance'],
    [66, 'in-tolerance'],
    [67, 'over'],
  ])('%i minutes of an hour with ten per cent are %s', (at, state) => {
    expect(clockVerdict(sessionTimes(hour), foldSession(taps(['start', 0]), at * minute)).state).toBe(state);
  });

  test('a minimum without a maximum is never over', () => {
    const times = sessionTimes({ duration: { minimumMinutes: 60, source } });
    expect(clockVerdict(times, foldSession(taps(['start', 0]), 59 * minute)).state).toBe('before-minimum');
    expect(clockVerdict(times, foldSession(taps(['start', 0]), 600 * minute)).state).toBe('in-time');
  });

  test('a maximum without a minimum is never too early', () => {
    const times = sessionTimes({ duration: { maximumMinutes: 30, source } });
    expect(clockVerdict(times, foldSession(taps(['start', 0]), 1)).state).toBe('in-time');
    expect(clockVerdict(times, foldSession(taps(['start', 0]), 31 * minute)).state).toBe('over');
  });

  test('questions over their share are shown', () => {
    const clock = foldSession(taps(['start', 0], ['question-start', 0]), 10 * minute);
    expect(clockVerdict(sessionTimes(hour), clock).questions).toEqual({
      minutes: 10,
      allowed: 9,
      isOver: true,
    });
  });

  test('a tap that makes no sense changes nothing and is reported', () => {
    const clock = foldSession(
      taps(['start', 0], ['start', 10], ['resume', 20], ['finish', 30], ['pause', 40]),
      50 * minute,
    );
    expect(clock).toMatchObject({ state: 'finished', elapsedMillis: 30 * minute, ignored: [2, 3, 5] });
  });

  test('a device whose time goes back is seen, and no time is counted for it', () => {
    const clock = foldSession(taps(['start', 10], ['pause', 5], ['resume', 6], ['finish', 8]), 0);
    expect(clock).toMatchObject({ clockWentBack: true, elapsedMillis: 2 * minute });
  });

  test('order and repetition of the events do not matter, and time never runs backwards', () => {
    const anyTaps = fc.array(
      fc.tuple(
        fc.constantFrom<ClockAction>('start', 'pause', 'resume', 'question-start', 'question-end', 'finish'),
        fc.integer({ min: 0, max: 100 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyTaps, fc.integer({ min: 0, max: 200 }), (list, now) => {
        const events = taps(...list);
        const clock = foldSession(events, now * minute);
        expect(foldSession([...events].reverse().concat(events), now * minute)).toEqual(clock);
        expect(clock.elapsedMillis).toBeGreaterThanOrEqual(clock.questionMillis);
        expect(foldSession(events, (now + 5) * minute).elapsedMillis).toBeGreaterThanOrEqual(
          clock.elapsedMillis,
        );
      }),
    );
  });
});

describe('words', () => {
  const limit = WordLimit.parse({ target: 2500, tolerance, excludes: ['annexes'], source });

  test.each([
    [2249, 'under', true],
    [2250, 'within', false],
    [2750, 'within', false],
    [2751, 'over', true],
  ])('%i words of 2,500 with ten per cent are %s', (words, verdict, refused) => {
    expect(wordVerdict(limit, words)).toMatchObject({ verdict, refused, from: 2250, to: 2750 });
  });

  test('advice never refuses, and a firm figure without tolerance is a maximum', () => {
    expect(wordVerdict({ ...limit, advisory: true }, 9000)).toMatchObject({
      verdict: 'over',
      refused: false,
    });
    const firm = WordLimit.parse({ target: 500, source });
    expect(wordVerdict(firm, 500).verdict).toBe('within');
    expect(wordVerdict(firm, 501)).toMatchObject({ verdict: 'over', refused: true });
    expect(wordVerdict(limit, 2800).says).toBe(
      '2,800 words, without annexes, 50 too many: the plan asks for between 2,250 and 2,750.',
    );
  });
});

describe('deadlines of a product', () => {
  const product = {
    due: { within: { months: 2 }, origin: 'gateway-accepted' as const, source },
    beforeSession: { session: 'interview', atLeast: { weeks: 2 }, source },
  };
  const days = { origins: { 'gateway-accepted': '2026-10-01' }, sessions: { interview: '2026-11-26' } };
  const deadlines = productDeadlines(product, days);

  test('two months after gateway and two weeks before the interview both bind', () => {
    expect(deadlines.map(({ endsOn }) => endsOn)).toEqual(['2026-12-01', '2026-11-12']);
  });

  test.each([
    ['2026-11-12', 'in-time'],
    ['2026-11-13', 'late'],
  ])('a report of %s is %s', (submittedOn, state) => {
    expect(latenessVerdict(deadlines, { today: '2026-11-20', submittedOn }).state).toBe(state);
  });

  test('without a submission it waits, then is overdue', () => {
    expect(latenessVerdict(deadlines, { today: '2026-11-12' }).state).toBe('waiting');
    expect(latenessVerdict(deadlines, { today: '2026-11-13' }).state).toBe('overdue');
    expect(latenessVerdict([], { today: '2026-11-13' }).state).toBe('no-deadline');
  });
});
