import type { Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import type { Column } from './column-heads.ts';

/** Where a row is printed: its page, and its first and last line in the document. */
export interface RowPlace {
  readonly page: number | undefined;
  readonly first: number;
  readonly last: number;
}

/** What is needed of a row to tell its order. */
interface OrderedRow {
  readonly cells: ReadonlyMap<Column, readonly TextRun[]>;
  readonly heading?: unknown;
  readonly place: RowPlace;
}

/** The place of a row as read. */
export function placeOfRow(row: Row): RowPlace {
  const spans = row.cells.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines.map(({ span }) => span)),
  );
  const lines = spans.map(({ line }) => line);
  return { page: spans[0]?.page, first: Math.min(...lines), last: Math.max(...lines) };
}

function firstNumber(row: OrderedRow): number | undefined {
  const text = row.cells.get('items')?.[0]?.text ?? row.cells.get('standard')?.[0]?.text ?? '';
  const match = /^(\d{1,2})\.(\d{1,2})/.exec(text) ?? /^(\d{1,2})\.?\s/.exec(text);
  return match ? Number(match[1]) * 100 + Number(match[2] ?? 0) : undefined;
}

function stepsBetweenHeadings(rows: readonly OrderedRow[]): readonly number[] {
  const steps: number[] = [];
  let last: number | undefined;
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    const beside = before?.heading !== undefined && before.place.first === row.place.first;
    const number = row.heading || beside ? undefined : firstNumber(row);
    if (last !== undefined && number !== undefined) steps.push(number - last);
    last = row.heading ? undefined : (number ?? last);
  });
  return steps;
}

/**
 * True when a table's rows are printed from the last to the first, as some tools do with turned pages: within each part
 * between headings the numbers of lines fall and never rise.
 */
function isReversed(rows: readonly OrderedRow[]): boolean {
  const steps = stepsBetweenHeadings(rows);
  return steps.filter((step) => step < 0).length >= 2 && steps.every((step) => step <= 0);
}

/** Parts of a table as printed in one go: a new page or lines left empty between rows part them. */
function partsOf<Any extends OrderedRow>(rows: readonly Any[]): readonly (readonly Any[])[] {
  const parts: Any[][] = [];
  for (const row of rows) {
    const last = parts.at(-1)?.at(-1)?.place;
    const apart = !last || row.place.page !== last.page || row.place.first > last.last + 1;
    if (apart) parts.push([row]);
    else parts.at(-1)?.push(row);
  }
  return parts;
}

/** Rows from last to first; what stood beside a heading stays behind it. */
function turned<Any extends OrderedRow>(rows: readonly Any[]): readonly Any[] {
  const back = [...rows].reverse();
  for (let at = 1; at < back.length; at += 1) {
    const [rest, heading] = [back[at - 1], back[at]];
    const beside = rest && !rest.heading && rest.cells.size === 1 && rest.cells.has('items');
    if (beside && heading?.heading) back.splice(at - 1, 2, heading, rest);
  }
  return back;
}

/** The rows of a table with the pages that are printed from their last row to their first put right. */
export function inReadingOrder<Any extends OrderedRow>(rows: readonly Any[]): readonly Any[] {
  return partsOf(rows).flatMap((part) => (isReversed(part) ? turned(part) : part));
}
