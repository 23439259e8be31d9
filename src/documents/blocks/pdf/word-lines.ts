import { type Area, around, type Word } from './page-marks.ts';

/** Words that stand on one line, left to right. */
export interface WordLine extends Area {
  readonly words: readonly Word[];
  readonly text: string;
  readonly page: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
}

/** In letter sizes: nearer words without a space between them are one word, drawn in pieces. */
const touching = 0.12;

/** The text of words on one line: a space between them, none between pieces of one word. */
export function joinWords(words: readonly Word[]): string {
  let text = '';
  let last: Word | undefined;
  for (const word of words) {
    const isPiece =
      last !== undefined && !last.spaced && !word.turned && word.left - last.right < touching * word.size;
    text += last === undefined || isPiece ? word.text : ` ${word.text}`;
    last = word;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Make one line of words, whatever their order. */
export function lineOf(unordered: readonly Word[]): WordLine {
  const words = [...unordered].sort((one, other) => one.left - other.left || one.order - other.order);
  const letters = (list: readonly Word[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  const largest = words.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  const bold = words.filter((word) => word.bold);
  return {
    ...around(words),
    words,
    text: joinWords(words),
    page: largest.page,
    baseline: largest.baseline,
    size: largest.size,
    // A bullet or a number before the words is often set differently.
    bold: letters(bold) >= 0.75 * letters(words),
  };
}

interface OpenLine {
  words: Word[];
  baseline: number;
  size: number;
  top: number;
  bottom: number;
}

function belongs(line: OpenLine, word: Word): boolean {
  const size = Math.min(line.size, word.size);
  if (Math.abs(line.baseline - word.baseline) <= 0.3 * size) return true;
  // Raised or lowered figures and letters.
  if (Math.max(line.size, word.size) < 1.15 * size) return false;
  const overlap = Math.min(line.bottom, word.bottom) - Math.max(line.top, word.top);
  return (
    overlap > 0.55 * (size * 0.98) &&
    Math.abs(line.baseline - word.baseline) < 0.55 * Math.max(line.size, word.size)
  );
}

/** Sort words into lines, top to bottom. Small raised words belong to the line that they overlap. */
export function linesOf(words: readonly Word[]): readonly WordLine[] {
  const sorted = [...words].sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const lines: OpenLine[] = [];
  for (const word of sorted) {
    const line = lines.slice(-6).findLast((open) => belongs(open, word));
    if (!line) {
      lines.push({
        words: [word],
        baseline: word.baseline,
        size: word.size,
        top: word.top,
        bottom: word.bottom,
      });
      continue;
    }
    line.words.push(word);
    if (word.size > line.size) Object.assign(line, { size: word.size, baseline: word.baseline });
    line.top = Math.min(line.top, word.top);
    line.bottom = Math.max(line.bottom, word.bottom);
  }
  return lines.map((line) => lineOf(line.words)).sort((one, other) => one.baseline - other.baseline);
}

/** Part a line where a gap is wider than this many letter sizes. */
export function partsOf(line: WordLine, gap: number): readonly WordLine[] {
  const groups: Word[][] = [];
  let right = -Infinity;
  for (const word of line.words) {
    const open = groups.at(-1);
    if (open && word.left - right <= gap * line.size) open.push(word);
    else groups.push([word]);
    right = Math.max(right, word.right);
  }
  return groups.length === 1 ? [line] : groups.map(lineOf);
}
