import { cutsRow, joinedParagraphs, type Pair, spansOn } from './cut-rows.ts';
import type { Draft, DraftCell, DraftTable } from './draft.ts';
import { isHeadingRow, repeatedRows, withoutRepeatedHeadings, withoutRows } from './heading-rows.ts';

/** Points by which borders of a table may differ from page to page: drawn ones, and those between words. */
const sameBorder = { ruled: 6, aligned: 24 } as const;
/** The part of a page's height that a table must reach to go on over the page's end without its headings. */
const reach = 0.6;

/** A table as its parts are put together. */
interface OpenTable {
  /** Its first part, which has its headings. */
  head: DraftTable;
  /** The part added last. */
  last: DraftTable;
  /** Cells above the last row, and those that reach it. */
  settled: DraftCell[];
  foot: DraftCell[];
  rows: number;
  /** True when cells of the first column span rows. */
  spans: boolean;
}

function opened(table: DraftTable): OpenTable {
  const open: OpenTable = { head: table, last: table, settled: [], foot: [], rows: 0, spans: false };
  add(open, table.cells, table.rows);
  return open;
}

/** Add cells, and settle those that no longer reach the last row. */
function add(open: OpenTable, cells: readonly DraftCell[], rows: number): void {
  const all = [...open.foot, ...cells];
  open.rows = rows;
  open.foot = [];
  for (const cell of all) (cell.row + cell.rowSpan === rows ? open.foot : open.settled).push(cell);
  open.spans ||= cells.some(({ column, rowSpan }) => column === 0 && rowSpan > 1);
}

/** For each border of the narrower set its place in the wider one; nothing when one of them is not there. */
function placesOf(
  xs: readonly number[],
  wider: readonly number[],
  nearness: number,
): readonly number[] | undefined {
  const shift = (wider[0] ?? 0) - (xs[0] ?? 0);
  const places = xs.map((x) => wider.findIndex((other) => Math.abs(other - shift - x) <= nearness));
  const isWhole = places[0] === 0 && places.at(-1) === wider.length - 1;
  return isWhole && !places.includes(-1) ? places : undefined;
}

function onto(cells: readonly DraftCell[], places: readonly number[]): DraftCell[] {
  return cells.map((cell) => {
    const column = places[cell.column] ?? 0;
    return { ...cell, column, columnSpan: (places[cell.column + cell.columnSpan] ?? 0) - column };
  });
}

/** The part in the table's columns; the table gets the part's when those are more. Nothing when they differ. */
function inColumns(open: OpenTable, part: DraftTable): DraftTable | undefined {
  const { xs } = open.head;
  const nearness = sameBorder[part.origin];
  if (part.xs.length <= xs.length) {
    const places = placesOf(part.xs, xs, nearness);
    return places && { ...part, cells: onto(part.cells, places), xs };
  }
  const places = placesOf(xs, part.xs, nearness);
  if (!places) return undefined;
  open.head = { ...open.head, cells: onto(open.head.cells, places), xs: part.xs };
  open.settled = onto(open.settled, places);
  open.foot = onto(open.foot, places);
  return part;
}

function lowered(cells: readonly DraftCell[], by: number): readonly DraftCell[] {
  return cells.map((cell) => ({ ...cell, row: cell.row + by }));
}

/** Add the rows of the next page, the first of them to the last row when the page's end cut it. */
function append(open: OpenTable, part: DraftTable): void {
  const pairs = open.foot
    .flatMap((cell): Pair[] => {
      const next = part.cells.find(
        ({ row, column, columnSpan }) =>
          row === 0 && column === cell.column && columnSpan === cell.columnSpan,
      );
      return next ? [{ cell, next }] : [];
    })
    .sort((one, other) => one.cell.column - other.cell.column);
  const isCut = cutsRow(pairs, open.spans);
  const shift = open.rows - (isCut ? 1 : 0);
  const merged = new Map(
    pairs.filter((pair) => isCut || spansOn(pair)).map((pair) => [pair.cell, pair.next]),
  );
  open.foot = open.foot.map((cell) => {
    const next = merged.get(cell);
    if (!next) return cell;
    const rowSpan = cell.rowSpan + next.rowSpan - (isCut ? 1 : 0);
    return { ...cell, rowSpan, paragraphs: joinedParagraphs(cell, next) };
  });
  const taken = new Set(merged.values());
  add(
    open,
    lowered(
      part.cells.filter((cell) => !taken.has(cell)),
      shift,
    ),
    shift + part.rows,
  );
}

/** Add the part of a table that stands on the next page; false when it is another table. */
function joins(open: OpenTable, next: DraftTable): boolean {
  if (next.firstPage !== open.last.lastPage + 1 || next.origin !== open.head.origin) return false;
  if (open.last.foot < reach && repeatedRows(open.head, next) === 0) return false;
  // Headings of its own begin a table of its own.
  if (isHeadingRow(next, 0) && repeatedRows(open.head, next) === 0) return false;
  const part = inColumns(open, next);
  if (!part) return false;
  const repeated = repeatedRows(open.head, part);
  const body = withoutRows(part, (row) => row < repeated);
  if (repeated === 0 && isHeadingRow(part, 0))
    add(open, lowered(part.cells, open.rows), open.rows + part.rows);
  else append(open, body);
  open.last = next;
  return true;
}

function closed(open: OpenTable): DraftTable {
  const { head, last, settled, foot, rows } = open;
  const cells = [...settled, ...foot];
  return withoutRepeatedHeadings({
    ...head,
    cells,
    rows,
    lastPage: last.lastPage,
    area: last.area,
    foot: last.foot,
  });
}

/** Join the parts of tables that go on over pages; headings that are printed again are left out. */
export function joinTables(drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = [];
  let open: OpenTable | undefined;
  for (const draft of drafts) {
    if (draft.kind === 'table' && open && joins(open, draft)) continue;
    if (open) done.push(closed(open));
    open = undefined;
    if (draft.kind === 'table') open = opened(draft);
    else done.push(draft);
  }
  if (open) done.push(closed(open));
  return done;
}
