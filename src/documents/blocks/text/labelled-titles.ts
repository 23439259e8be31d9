import type { LineView } from './line-view.ts';

/** `Method 1: Practical observation` is a heading also over a short sentence. */
export const labelled =
  /^(?:(?:assessment|grading) )?(?:method|component|stage|section|part|phase) \w{1,3}\s*[:–-]\s*\S/i;

/**
 * The lines of "Assessment method 2: Professional discussion underpinned / by a portfolio of evidence": a labelled title that
 * goes on in a short second line. Just the first line for all others.
 */
export function labelledLines(view: LineView, index: number): readonly number[] {
  const next = view.words(index + 1);
  const isLong = view.words(index).length > view.width * 0.5;
  const goesOn = /^[a-z][\w ,&()-]{2,50}$/.test(next) && next.length < Math.max(view.width * 0.5, 40);
  const after = view.words(index + 2);
  const isClosed = after === '' || /^[A-Z]/.test(after);
  return labelled.test(view.words(index)) && isLong && goesOn && isClosed ? [index, index + 1] : [index];
}

/** The words of a title, its second line included. */
export function titleWords(view: LineView, lines: readonly number[]): string {
  return lines.map((line) => view.words(line)).join(' ');
}
