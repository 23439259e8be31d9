import type { EnrolmentState } from '#contract/enrolment.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** Each state of an enrolment in the field's words, with the tone of its chip. */
export const enrolmentStates: Readonly<Record<EnrolmentState, { words: string; tone: Tone }>> = {
  enrolled: { words: 'Enrolled', tone: 'quiet' },
  'on-programme': { words: 'On programme', tone: 'waiting' },
  'on-break': { words: 'On a break', tone: 'referred' },
  'gateway-submitted': { words: 'Gateway sent', tone: 'brass' },
  'gateway-accepted': { words: 'Gateway accepted', tone: 'met' },
  'in-assessment': { words: 'In assessment', tone: 'brass' },
  'results-pending': { words: 'Results pending', tone: 'waiting' },
  achieved: { words: 'Achieved', tone: 'met' },
  'not-achieved': { words: 'Not achieved', tone: 'not-met' },
  withdrawn: { words: 'Withdrawn', tone: 'quiet' },
};

/** Days between an instant and now, in words: "today", "1 day", "12 days". */
export function waitingWords(since: string, now: Date): string {
  const days = Math.floor((now.getTime() - new Date(since).getTime()) / 86_400_000);
  if (days <= 0) return 'today';
  return days === 1 ? '1 day' : `${days} days`;
}

/** The day in London now, for time axes on screen. */
export function londonToday(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now);
}
