import type { Block, Cell, Row, TextRun } from '#domain/standards/compiler/read-document.ts';

/** A cell as the markup gives it, before it has its place in the table. */
export interface MarkupCell {
  readonly blocks: Block[];
  readonly columnSpan: number;
  /** 0 means down to the last row. */
  readonly rowSpan: number;
  readonly heading: boolean;
}

/** A row as the markup gives it. */
export interface MarkupRow {
  readonly cells: MarkupCell[];
  /** True within `thead`. */
  readonly isHead: boolean;
}

/** More columns than any printed table has: wider spans are cut. */
const mostColumns = 200;

/**
 * The blocks of a table: one table with every cell in its column, then the tables that stood within its cells. A table of
 * one column, or one that only holds other tables, lays out a page: its content takes its place.
 */
export function tableBlocks(rows: readonly MarkupRow[]): readonly Block[] {
  const filled = rows.filter(({ cells }) => cells.length > 0);
  const placed = placedRows(filled);
  const columns = placed.reduce((most, { cells }) => Math.max(most, ...cells.map(endOf)), 0);
  const inner = filled.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks));
  const nested = inner.filter(({ kind }) => kind === 'table');
  const words = inner.filter(({ kind }) => kind !== 'table');
  const isLayout =
    columns <= 1 || (nested.length > 0 && words.length <= nested.length * 3 && hasNoHeadings(filled));
  if (isLayout) return inner;
  const hasWords = placed.some(({ cells }) => cells.some(({ paragraphs }) => paragraphs.length > 0));
  return hasWords ? [{ kind: 'table', columns, rows: placed, origin: 'markup' }, ...nested] : nested;
}

function hasNoHeadings(rows: readonly MarkupRow[]): boolean {
  return rows.every(({ cells, isHead }) => !isHead && cells.every(({ heading }) => !heading));
}

function endOf({ column, columnSpan }: Cell): number {
  return column + columnSpan;
}

/** Give every cell its column: cells of rows above that reach down take up theirs. */
function placedRows(rows: readonly MarkupRow[]): readonly Row[] {
  const taken = new Map<number, number>();
  const heads = headingRows(rows);
  return rows.map((row, index) => {
    const heading = heads.has(row);
    const cells: Cell[] = [];
    let next = 0;
    for (const cell of row.cells) {
      const column = freeColumn(taken, next, index);
      if (column >= mostColumns) break;
      const columnSpan = Math.min(Math.max(cell.columnSpan, 1), mostColumns - column);
      const rowSpan = Math.max(
        1,
        Math.min(cell.rowSpan === 0 ? rows.length : cell.rowSpan, rows.length - index),
      );
      next = column + columnSpan;
      for (let at = column; at < next; at += 1) taken.set(at, index + rowSpan);
      cells.push({ paragraphs: runsOf(cell.blocks), column, columnSpan, rowSpan, heading });
    }
    return { cells };
  });
}

/** The rows that name columns. Some writers mark every row, or say of each that it is none in a way that reads as one. */
function headingRows(rows: readonly MarkupRow[]): ReadonlySet<MarkupRow> {
  const heads = rows.filter(isHeadingRow);
  return new Set(heads.length === rows.length ? heads.slice(0, 1) : heads);
}

/** Row headings stand beside other cells: only a row of headings alone names columns. */
function isHeadingRow({ cells, isHead }: MarkupRow): boolean {
  return (
    isHead ||
    (cells.some(({ heading }) => heading) &&
      cells.every(({ heading, blocks }) => heading || blocks.length === 0))
  );
}

function freeColumn(taken: ReadonlyMap<number, number>, from: number, row: number): number {
  let column = from;
  while ((taken.get(column) ?? 0) > row) column += 1;
  return column;
}

function runsOf(blocks: readonly Block[]): readonly TextRun[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.run]));
}
