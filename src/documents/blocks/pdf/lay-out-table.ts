import type { DraftCell, DraftTable } from './draft.ts';
import type { Word } from './page-marks.ts';
import { paragraphsOf, type Setting } from './paragraphs.ts';
import type { Grid, GridCell } from './ruled-grid.ts';
import { linesOf, type WordLine } from './word-lines.ts';

/** A grid and the lines of each of its cells. */
export interface FilledGrid {
  readonly page: number;
  readonly grid: Grid;
  readonly cells: readonly { readonly cell: GridCell; readonly lines: readonly WordLine[] }[];
}

function indexAt(borders: readonly number[], at: number): number {
  let low = 0;
  for (let index = 1; index < borders.length - 1; index += 1) if (at >= (borders[index] ?? 0)) low = index;
  return low;
}

/** Sort the words that stand in a grid into its cells. */
export function fillGrid(grid: Grid, words: readonly Word[], page: number): FilledGrid {
  const owner = new Map<number, number>();
  const columns = grid.xs.length - 1;
  for (const [at, cell] of grid.cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        owner.set(row * columns + column, at);
  }
  const contents: Word[][] = grid.cells.map(() => []);
  for (const word of words) {
    const row = indexAt(grid.ys, (word.top + word.bottom) / 2);
    const column = indexAt(grid.xs, (word.left + word.right) / 2);
    contents[owner.get(row * columns + column) ?? 0]?.push(word);
  }
  const cells = grid.cells.map((cell, at) => ({ cell, lines: linesOf(contents[at] ?? []) }));
  return { page, grid, cells };
}

/** To where lines of each column run, as far as they show it. */
function rightEdges({ cells, grid }: FilledGrid): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const { cell, lines } of cells) {
    const last = cell.column + cell.columnSpan;
    const border = grid.xs[last] ?? 0;
    for (const line of lines) {
      if (line.right <= border + 1) edges.set(last, Math.max(edges.get(last) ?? 0, line.right));
    }
  }
  return edges;
}

/** Make a table of a filled grid, without rows and columns in which no cell of its own holds words. */
export function tableOf(
  filled: FilledGrid,
  pitch: Setting['pitch'],
  known: Pick<DraftTable, 'origin' | 'foot'>,
): DraftTable {
  const { grid, page } = filled;
  const edges = rightEdges(filled);
  const hasHeadings = isBoldRow(filled, 0);
  const boldRows = new Set(
    grid.ys.map((_, row) => row).filter((row) => hasHeadings && isBoldRow(filled, row)),
  );
  const cells = filled.cells.map(({ cell, lines }): DraftCell => {
    const right = edges.get(cell.column + cell.columnSpan) ?? cell.area.right;
    return {
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      paragraphs: paragraphsOf(lines, { pitch, right }),
      heading: boldRows.has(cell.row),
    };
  });
  const table: DraftTable = {
    kind: 'table',
    ...known,
    firstPage: page,
    lastPage: page,
    area: grid.area,
    xs: grid.xs,
    rows: grid.ys.length - 1,
    cells,
  };
  return withoutEmptyLines(table);
}

function isBoldRow({ cells }: FilledGrid, row: number): boolean {
  const filled = cells.filter(({ cell, lines }) => cell.row === row && lines.length > 0);
  return filled.length > 1 && filled.every(({ lines }) => lines.every(({ bold }) => bold));
}

/** Leave out rows in which every cell is empty, and columns in which no cell with words begins. */
export function withoutEmptyLines(table: DraftTable): DraftTable {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const cell of table.cells) {
    if (cell.paragraphs.length === 0) continue;
    rows.add(cell.row);
    columns.add(cell.column);
  }
  const rowAt = positions(table.rows, rows);
  const columnAt = positions(table.xs.length - 1, columns);
  const cells = table.cells.flatMap((cell): DraftCell[] => {
    const row = rowAt(cell.row);
    const column = columnAt(cell.column);
    const rowSpan = rowAt(cell.row + cell.rowSpan) - row;
    const columnSpan = columnAt(cell.column + cell.columnSpan) - column;
    return rowSpan > 0 && columnSpan > 0 ? [{ ...cell, row, column, rowSpan, columnSpan }] : [];
  });
  const xs = table.xs.filter((_, at) => at === table.xs.length - 1 || columns.has(at));
  return { ...table, cells, rows: rows.size, xs };
}

/** How many of the kept ones come before each. */
function positions(count: number, kept: ReadonlySet<number>): (at: number) => number {
  const before = [0];
  for (let at = 0; at < count; at += 1) before.push((before[at] ?? 0) + (kept.has(at) ? 1 : 0));
  return (at) => before[Math.min(at, count)] ?? 0;
}
