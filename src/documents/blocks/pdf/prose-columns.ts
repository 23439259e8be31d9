import { stretchesOf, type Zone } from './corridors.ts';
import type { Word } from './page-marks.ts';
import { linesOf, type WordLine } from './word-lines.ts';

const fewestLines = 6;

/** The words of a zone as running text in columns. */
export function proseColumns(zone: Zone): readonly (readonly WordLine[])[] {
  const words = zone.lines.flatMap((line) => line.words);
  return stretchesOf(zone).map(({ left, right }) => {
    const own: Word[] = words.filter((word) => {
      const middle = (word.left + word.right) / 2;
      return middle > left && middle <= right;
    });
    return linesOf(own);
  });
}

function spaceIn(lines: readonly WordLine[]): number {
  let space = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const gap = next ? next.top - line.bottom : 0;
    // Paragraphs stand apart by less.
    if (gap > 1.6 * line.size) space += gap;
  }
  return space;
}

/** Spaces that stand in two columns at one height: rows of a table do, paragraphs of two columns do by chance only. */
function sharedStarts(one: readonly WordLine[], other: readonly WordLine[]): number {
  const starts = (lines: readonly WordLine[]) =>
    lines.filter((line, at) => {
      const before = lines[at - 1];
      return before !== undefined && line.top - before.bottom > 0.45 * line.size;
    });
  const others = starts(other);
  const own = starts(one);
  const shared = own.filter((line) => others.some((there) => Math.abs(there.baseline - line.baseline) < 1.5));
  return Math.min(own.length, others.length) === 0 ? 0 : shared.length / Math.min(own.length, others.length);
}

/** True when a zone is running text set in columns and no table. */
export function isProse(zone: Zone): boolean {
  const columns = proseColumns(zone);
  if (columns.length < 2 || columns.length > 3) return false;
  const widths = columns.map(
    (lines) => Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left)),
  );
  if (Math.min(...widths) < 0.62 * Math.max(...widths)) return false;
  const isDense = columns.every((lines, at) => {
    const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
    const width = widths[at] ?? 0;
    const full = lines.filter((line) => line.right - line.left > 0.78 * width).length;
    const height = (lines.at(-1)?.bottom ?? 0) - (lines[0]?.top ?? 0);
    return (
      lines.length >= fewestLines &&
      letters / lines.length > 18 &&
      full >= 0.5 * lines.length &&
      spaceIn(lines) < 0.15 * height
    );
  });
  if (!isDense) return false;
  const [first = [], second = []] = columns;
  return sharedStarts(first, second) < 0.6 || first.length + second.length > 70;
}
