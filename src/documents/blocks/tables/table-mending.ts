import { innerVocabulary, runningText, vocabularyOf } from '#documents/blocks/text/running-text.ts';
import { plainCell } from '#documents/blocks/text/tabbed-rows.ts';
import type { Cell, ReadNote, Row, Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText, spansOf } from '#domain/standards/compiler/text-run.ts';

/** What mending tables needs to know, and where it says what it did. */
export interface Mending {
  readonly text: string;
  /** The document's words in lower case. */
  readonly vocabulary: ReadonlySet<string>;
  /** The same without words at the edges of cells, which may be pieces of words. */
  readonly inner: ReadonlySet<string>;
  /** Ends of those words, of three letters and more. */
  readonly endings: ReadonlySet<string>;
  readonly notes: ReadNote[];
  /** Searches through the whole text that may still be made. */
  searches: number;
}

const mostEndings = 200_000;

/** What mending the tables of a text needs to know. */
export function mendingOf(text: string): Mending {
  const inner = innerVocabulary(text);
  const endings = new Set<string>();
  for (const word of inner) {
    if (endings.size > mostEndings) break;
    for (let length = 3; length <= Math.min(word.length - 2, 12); length += 1)
      endings.add(word.slice(-length));
  }
  return { text, vocabulary: vocabularyOf(text), inner, endings, notes: [], searches: 200 };
}

/** The words of a row by column; the empty string where it has none. */
export function textsOf(row: Row, columns: number): readonly string[] {
  const texts = Array.from({ length: columns }, () => '');
  for (const cell of row.cells) texts[cell.column] = cellText(cell);
  return texts;
}

/** True when any cell of the row is a heading. */
export function isHeadingRow(row: Row): boolean {
  return row.cells.some(({ heading }) => heading);
}

/** The same row as a heading row. */
export function asHeadingRow(row: Row): Row {
  return { cells: row.cells.map((cell) => ({ ...cell, heading: true })) };
}

/** The row with the paragraphs of one column replaced. */
export function withParagraphs(row: Row, column: number, paragraphs: readonly TextRun[]): Row {
  const has = row.cells.some((cell) => cell.column === column);
  const cells = has
    ? row.cells.map((cell) => (cell.column === column ? { ...cell, paragraphs } : cell))
    : [...row.cells, plainCell(column, paragraphs)].sort((left, right) => left.column - right.column);
  return { cells };
}

/** The cell that begins in a column. */
export function cellIn(row: Row, column: number): Cell | undefined {
  return row.cells.find((cell) => cell.column === column);
}

/** Every place of a row's words. */
export function spansOfRow(row: Row): readonly Span[] {
  return row.cells.flatMap((cell) => cell.paragraphs.flatMap((run) => spansOf(run)));
}

/** True when the words end as sentences and list items do. */
export function isFinished(text: string): boolean {
  return /[.?!:;]["'’”)]?$/.test(text);
}

/** True when `below` can only be the rest of a sentence that `above` left open. */
export function goesOn(above: string, below: string): boolean {
  return (
    above !== '' && !isFinished(above) && /^[a-z(&]/.test(below) && !/^(?:[a-z]|[ivx]{1,4})[.)]\s/.test(below)
  );
}

/** False when the first word is only the end of a word that the document uses elsewhere, cut off by a column's edge. */
export function beginsWithWord(text: string, { inner, endings }: Mending): boolean {
  const word = /^[a-z]+/.exec(text)?.[0];
  if (word === undefined || inner.has(word)) return true;
  return word.length > 2 && !endings.has(word);
}

/** Two stretches of a cell put together: as one paragraph when the sentence goes on, else one under the other. */
export function joinedParagraphs(
  above: readonly TextRun[],
  below: readonly TextRun[],
  vocabulary: ReadonlySet<string>,
): readonly TextRun[] {
  const [last, first] = [above.at(-1), below[0]];
  if (!last || !first || !goesOn(last.text, first.text)) return [...above, ...below];
  return [...above.slice(0, -1), runningText([...last.lines, ...first.lines], vocabulary), ...below.slice(1)];
}

/** Say what was done to a row. */
export function note(mending: Mending, code: ReadNote['code'], message: string, rows: readonly Row[]): void {
  const spans = rows.flatMap(spansOfRow);
  if (spans.length > 0) mending.notes.push({ code, message, spans });
}
