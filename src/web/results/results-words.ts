import type { ResultSummary } from '#contract/results.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** The first letter large: "Pass", "Distinction". */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A grade's tone: a fail is told apart by sign and colour. */
export function gradeTone(grade: string): Tone {
  return grade === 'fail' ? 'not-met' : 'met';
}

/** The states of a result in words, and how they look. */
export const resultStates: Readonly<
  Record<ResultSummary['state'], { readonly words: string; readonly tone: Tone }>
> = {
  provisional: { words: 'Computed', tone: 'quiet' },
  'in-quality-assurance': { words: 'In quality assurance', tone: 'waiting' },
  'sent-back': { words: 'Sent back', tone: 'referred' },
  agreed: { words: 'Ready for release', tone: 'brass' },
  released: { words: 'Released', tone: 'met' },
  superseded: { words: 'Replaced', tone: 'quiet' },
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** "First attempt", "Resit, second attempt". */
export function attemptWords(attempt: { readonly number: number; readonly kind: string }): string {
  const ordinal = ordinals[attempt.number - 1] ?? `${attempt.number}th`;
  return capital(attempt.kind === 'first' ? `${ordinal} attempt` : `${attempt.kind}, ${ordinal} attempt`);
}

/** "A", "A and B", "A, B and C". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The London day of an instant. */
export function dayOfInstant(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date(instant));
}
