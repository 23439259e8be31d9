import type { GradeKind } from './module-draft.ts';

/** A number of criteria that the document itself counts, with the words in which its method may stand. */
export interface PrintedCount {
  readonly kind: GradeKind;
  readonly count: number;
  /** Words before the count, back to the count before it: the method's name stands there. */
  readonly before: string;
}

const counted =
  /(\d{1,3})\s{0,3}(?:of|out of|\/)\s{0,3}(?:the\s)?(\d{1,3})\s{1,3}(?:available\s)?(pass|merit|distinction)\s{1,3}criteria/gi;

/** Every "7 of 10 distinction criteria" of a text. */
export function printedCounts(text: string): readonly PrintedCount[] {
  const plain = text.replace(/<[^<>]{0,80}>|\*\*/g, ' ').replace(/[\s]+/g, ' ');
  const found: PrintedCount[] = [];
  let last = 0;
  for (const match of plain.matchAll(counted)) {
    const kind = match[3]?.toLowerCase() as GradeKind;
    const before = plain.slice(Math.max(last, match.index - 80), match.index).trim();
    found.push({ kind, count: Number(match[2]), before });
    last = match.index + match[0].length;
  }
  return found;
}
