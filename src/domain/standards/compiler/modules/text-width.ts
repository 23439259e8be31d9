/**
 * Widths of characters in thousandths of the letter size, as in Helvetica; Calibri and Arial keep nearly the same
 * proportions, which is all that comparing lines of one table needs.
 */
const widths: readonly (readonly [string, number])[] = [
  ["ijl'‘’|", 222],
  ['ft.,:;/!I ', 278],
  ['r()-–', 333],
  ['ckszvxyJ“”"', 500],
  ['abdeghnopqu0123456789?L', 556],
  ['FTZ', 611],
  ['ABEKPSVXY&', 667],
  ['wCDHNRU', 722],
  ['GOQ', 778],
  ['mM—', 833],
  ['W', 944],
];

const widthOf = new Map(
  widths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

const usual = 530;

/** Width of a line's words in "letters": 1 is a letter of usual width. */
export function textWidth(text: string): number {
  let total = 0;
  for (const letter of text) total += widthOf.get(letter) ?? usual;
  return total / usual;
}

/** How a document's lines are measured: by letters of a proportional face, or by counting characters. */
export type Measure = (text: string) => number;

/** Width of a line where every character is equally wide, as in text that a program has wrapped. */
export function countedWidth(text: string): number {
  return [...text].length;
}

/** A line measured: its width, that of its first word (which had to stay with it) and that of a space. */
export interface MeasuredLine {
  readonly width: number;
  readonly first: number;
  readonly space: number;
}

/** Measure a line. */
export function measuredLine(text: string, measure: Measure): MeasuredLine {
  return { width: measure(text), first: measure(firstWord(text)), space: measure(' ') };
}

/**
 * What a wrapped cell tells of its column's width, in letters: at least the longest line; less than each line with the
 * first word of the next, which did not fit. `below` is infinite for a cell of one line.
 */
export interface WidthBounds {
  readonly atLeast: number;
  readonly below: number;
}

/** The bounds that the lines of one cell set. Each group is wrapped on its own (a cell's part on one page). */
export function widthBounds(groups: readonly (readonly MeasuredLine[])[]): WidthBounds {
  let atLeast = 0;
  let below = Number.POSITIVE_INFINITY;
  for (const lines of groups) {
    lines.forEach((line, index) => {
      atLeast = Math.max(atLeast, line.width);
      const next = lines[index + 1];
      if (next !== undefined) below = Math.min(below, line.width + line.space + next.first);
    });
  }
  return { atLeast, below };
}

/** The word that had to stay with the next line: it may break after a hyphen or a slash. */
export function firstWord(line: string): string {
  return /^\S+?(?:[-/](?=\S)|(?=\s|$))/.exec(line.trim())?.[0] ?? '';
}
