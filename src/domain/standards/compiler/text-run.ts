import type { Cell, Line, Span, TextRun } from './read-document.ts';

/** Join printed lines to running text. A hyphen at a line's end between lower-case letters stays: only the reader knows better. */
export function runOf(lines: readonly Line[]): TextRun {
  const text = lines
    .map((line) => line.text.trim())
    .filter((line) => line !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
  return { text, lines };
}

/** The places of a run, lines that follow each other on one page as one span. */
export function spansOf(run: TextRun): readonly Span[] {
  return joinSpans(run.lines.map(({ span }) => span));
}

/** Join spans that touch or are parted by one character (a line's end) on the same page. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const follows =
      last !== undefined &&
      last.document === span.document &&
      last.page === span.page &&
      span.from >= last.to &&
      span.from <= last.to + 1;
    if (last && follows) joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

/** All paragraphs of a cell as one run; words that a line break divided stay together as the reader joined them. */
export function cellRun(cell: Cell): TextRun {
  const known = runs.get(cell);
  if (known) return known;
  const run = joinParagraphs(cell);
  runs.set(cell, run);
  return run;
}

// Every extractor asks for the words of the same cells; a cell never changes.
const runs = new WeakMap<Cell, TextRun>();

function joinParagraphs({ paragraphs }: Cell): TextRun {
  const text = paragraphs
    .map((paragraph) => paragraph.text.trim())
    .filter((words) => words !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
  return { text, lines: paragraphs.flatMap(({ lines }) => lines) };
}

/** The words of a cell. */
export function cellText(cell: Cell): string {
  return cellRun(cell).text;
}
