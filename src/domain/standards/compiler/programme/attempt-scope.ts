import type { Passage } from './passages.ts';

export const resit = /\bre-?\s?(?:sits?|sat|sitting)\b|\bresubmi(?:t|ts|tted|ssion|ssions)\b/i;
export const retake = /\bre-?\s?(?:takes?|took|taken|taking)\b/i;
const again =
  /\bfurther attempts?\b|\b(?:second|third|additional|subsequent) attempts?\b|\bre-?assess(?:ment|ed)?\b/i;

/** Whether words speak of another attempt. */
export function speaksOfAttempts(text: string): boolean {
  return resit.test(text) || retake.test(text) || again.test(text);
}

/** Whether a passage is about another attempt, by its words, its heading, its row or the sentence before it. */
export function isAboutAttempts(passage: Passage): boolean {
  const place = [passage.headings.at(-1), passage.label, passage.lead, passage.before].join(' ');
  return passage.kind !== 'heading' && (speaksOfAttempts(passage.text) || speaksOfAttempts(place));
}

/** Which of the two ways some words name; both when they name neither or both. */
export function routeIn(text: string): 'resit' | 'retake' | 'both' {
  const named = { resit: resit.test(text), retake: retake.test(text) };
  if (named.resit === named.retake) return 'both';
  return named.resit ? 'resit' : 'retake';
}
