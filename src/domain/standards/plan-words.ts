import type { Duration, Session } from './method-format.ts';
import type { Plan } from './plan-format.ts';
import type { ClockOrigin, Period, Source } from './values.ts';

const units = [
  ['days', 'day', 'days'],
  ['workingDays', 'working day', 'working days'],
  ['weeks', 'week', 'weeks'],
  ['months', 'month', 'months'],
] as const;

/** "10 working days" for a period of a plan. */
export function periodWords(period: Period): string {
  const given: Readonly<Record<string, number>> = period;
  const [key, one, many] = units.find(([unit]) => given[unit] !== undefined) ?? units[0];
  const count = given[key] ?? 0;
  return `${count} ${count === 1 ? one : many}`;
}

const origins: Readonly<Record<ClockOrigin, string>> = {
  start: 'the start',
  'gateway-submitted': 'sending the gateway',
  'gateway-accepted': 'acceptance of the gateway',
  'product-submitted': 'handing in',
  assessment: 'the assessment',
  'last-result': 'the last result',
  'fail-notification': 'being told of the fail',
  result: 'the result',
};

/** The event a clock runs from, in words. */
export function originWords(origin: ClockOrigin): string {
  return origins[origin];
}

/** "60 minutes, 10% more allowed" for a duration with its tolerance. */
export function durationWords(duration: Duration): string {
  const { minimumMinutes, plannedMinutes, maximumMinutes, tolerance } = duration;
  const parts = [
    plannedMinutes ? `${plannedMinutes} minutes` : '',
    minimumMinutes ? `at least ${minimumMinutes} minutes` : '',
    maximumMinutes ? `at most ${maximumMinutes} minutes` : '',
    tolerance?.belowPercent ? `${tolerance.belowPercent}% less allowed` : '',
    tolerance?.abovePercent ? `${tolerance.abovePercent}% more allowed` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** How a session is carried out, in one line. */
export function sessionWords(session: Session): string {
  const { questions } = session;
  const asked = [
    questions?.exactly ? `${questions.exactly} questions` : '',
    questions?.minimum ? `at least ${questions.minimum} questions` : '',
    questions?.maximumShareOfTimePercent
      ? `questions for at most ${questions.maximumShareOfTimePercent}% of the time`
      : '',
    questions?.maximumMinutes ? `questions for at most ${questions.maximumMinutes} minutes` : '',
  ];
  return [session.duration ? durationWords(session.duration) : '', ...asked].filter(Boolean).join(', ');
}

/** The place a value comes from: the document's title and the section. */
export function sourceWords(plan: Plan, source: Source): string {
  const titleOf = (id: string) => plan.documents.find((document) => document.id === id)?.title ?? id;
  const read = source.readIn ? `, read in ${titleOf(source.readIn)}` : '';
  return `${titleOf(source.document)}, ${source.section}${read}`;
}
