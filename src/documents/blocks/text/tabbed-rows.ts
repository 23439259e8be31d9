import type { Cell, Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { paragraphBreak, plainWords } from './plain-words.ts';
import { type SourceLine, spanIn } from './source-lines.ts';

/** The paragraphs of a cell that stands between two positions of a line: list items, line breaks and bullets part them. */
export function cellParagraphs(line: SourceLine, from: number, to: number): readonly TextRun[] {
  const raw = line.raw.slice(from - line.from, to - line.from);
  const runs: TextRun[] = [];
  let start = 0;
  const add = (end: number) => {
    const text = plainWords(raw.slice(start, end));
    if (text !== '') runs.push(runOf([{ text, span: spanIn(line, from + start, from + end) }]));
  };
  for (const match of raw.matchAll(paragraphBreak)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(raw.length);
  return runs;
}

/** A cell of one column. */
export function plainCell(column: number, paragraphs: readonly TextRun[]): Cell {
  return { paragraphs, column, columnSpan: 1, rowSpan: 1, heading: false };
}

/** The cells that tab characters part. */
export function tabbedRow(line: SourceLine): Row {
  const cells: Cell[] = [];
  let from = line.from;
  for (const raw of line.raw.split('\t')) {
    cells.push(plainCell(cells.length, cellParagraphs(line, from, from + raw.length)));
    from += raw.length + 1;
  }
  return { cells };
}

/** The cells that upright strokes part, as Markdown writes tables; the strokes at the ends are no cells. */
export function pipedRow(line: SourceLine): Row {
  const cells: Cell[] = [];
  const last = line.raw.trimEnd().length;
  let from = line.raw.length - line.raw.trimStart().length + 1;
  for (let at = from; at < last; at += 1) {
    if (line.raw[at] !== '|' || line.raw[at - 1] === '\\') continue;
    cells.push(plainCell(cells.length, cellParagraphs(line, line.from + from, line.from + at)));
    from = at + 1;
  }
  if (from < last)
    cells.push(plainCell(cells.length, cellParagraphs(line, line.from + from, line.from + last)));
  return { cells };
}

/** How many of a line's cells hold words. */
export function filledCells(line: SourceLine): number {
  return line.raw.split('\t').filter((cell) => plainWords(cell) !== '').length;
}
