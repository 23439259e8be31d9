import type { Row } from '#domain/standards/compiler/read-document.ts';
import {
  beginsWithWord,
  cellIn,
  goesOn,
  isHeadingRow,
  joinedParagraphs,
  type Mending,
  textsOf,
  withParagraphs,
} from './table-mending.ts';

const letterSign = /^(?:[a-z]|[ivx]{1,4})[.)]\s/;
const listSign = /^(?:[a-z]|[ivx]{1,4}|\d{1,2}\.\d{1,2})[.)]?\s/;

/**
 * True when a row is the rest of the row above, which a line's or page's end cut: in at least one column a sentence goes
 * on, and no other column begins something of its own, except list items under list items.
 */
export function isContinuation(above: Row, row: Row, columns: number, mending: Mending): boolean {
  if (isHeadingRow(above) || isHeadingRow(row) || isFull(above)) return false;
  const [upper, lower] = [textsOf(above, columns), textsOf(row, columns)];
  const filled = lower.flatMap((text, at) => (isSpeck(text) ? [] : [{ text, at, over: upper[at] ?? '' }]));
  const isList =
    filled.length > 0 && filled.every(({ text, at, over }) => at > 0 && over !== '' && letterSign.test(text));
  if (lower[0] === '' && isList) return true;
  const isGoing = ({ text, over, at }: { text: string; over: string; at: number }) =>
    goesOn(over, text) && (at === 0 ? isKnown(text, mending) : beginsWithWord(text, mending));
  const clashing = filled.filter((cell) => cell.over !== '' && !isSpeck(cell.over) && !isGoing(cell));
  const hasOneLabel = lower[0] === '' || upper[0] === '';
  return (
    filled.some(isGoing) && clashing.every(({ text, at }) => at > 0 && hasOneLabel && listSign.test(text))
  );
}

/** No cell that people read has so many lines; joining more would take ever longer. */
function isFull({ cells }: Row): boolean {
  return cells.some(
    ({ paragraphs }) => paragraphs.length > 200 || (paragraphs.at(-1)?.lines.length ?? 0) > 200,
  );
}

/** Labels are short: their rest must begin with a word that the document uses elsewhere. */
function isKnown(text: string, { inner }: Mending): boolean {
  return inner.has(/^[a-z]+/.exec(text)?.[0] ?? '');
}

/** Nothing, or one stray character such as an extraction tool makes of a line's end. */
function isSpeck(text: string): boolean {
  return text.length <= 1;
}

/** The row above with what the row adds to each column; stray characters are left out. */
export function continuedRow(above: Row, row: Row, mending: Mending): Row {
  return row.cells.reduce((whole, { column, paragraphs }) => {
    const texts = paragraphs.map(({ text }) => text).join(' ');
    if (isSpeck(texts)) return whole;
    const own = cellIn(whole, column)?.paragraphs ?? [];
    const kept = isSpeck(own.map(({ text }) => text).join(' ')) ? [] : own;
    return withParagraphs(whole, column, joinedParagraphs(kept, paragraphs, mending.vocabulary));
  }, above);
}

/**
 * Merge every row that goes on with the sentence of the row above into that row, also when a heading row that repeats the
 * table's stands between, as at the top of a page.
 */
export function mergeContinuations(rows: readonly Row[], columns: number, mending: Mending): readonly Row[] {
  const merged: Row[] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    const at = last && isHeadingRow(last) ? merged.length - 2 : merged.length - 1;
    const above = merged[at];
    if (above && isContinuation(above, row, columns, mending)) merged[at] = continuedRow(above, row, mending);
    else merged.push(row);
  }
  return columns >= 3 ? mergeLabels(merged, mending) : merged;
}

/** Put the rest of a first column's label, printed beside a later line of the same group of rows, to its beginning. */
function mergeLabels(rows: readonly Row[], mending: Mending): readonly Row[] {
  const merged: Row[] = [];
  let labelled = -1;
  for (const row of rows) {
    const whole = wholeLabel(merged[labelled], row, mending);
    if (whole) merged[labelled] = whole;
    merged.push(whole ? withParagraphs(row, 0, []) : row);
    if (isHeadingRow(row)) labelled = -1;
    else if (!whole && cellIn(row, 0)?.paragraphs.length) labelled = merged.length - 1;
  }
  return merged;
}

/** The row with its label and the rest of it, when the other row's label goes on with it. */
function wholeLabel(top: Row | undefined, row: Row, mending: Mending): Row | undefined {
  const rest = cellIn(row, 0)?.paragraphs ?? [];
  const label = top && cellIn(top, 0)?.paragraphs;
  const text = rest[0]?.text ?? '';
  if (!top || label?.length !== 1 || rest.length !== 1 || text.length > 60) return undefined;
  const above = label[0]?.text ?? '';
  if (/^[A-Z]{1,3}\d/.test(above) || !goesOn(above, text) || !isKnown(text, mending)) return undefined;
  return withParagraphs(top, 0, joinedParagraphs(label, rest, mending.vocabulary));
}
