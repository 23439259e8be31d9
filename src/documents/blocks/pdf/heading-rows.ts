import { type DraftCell, type DraftTable, draftCellText } from './draft.ts';

const mostHeadingRows = 3;

/** Text to compare headings by. */
function headingText(cell: DraftCell): string {
  return draftCellText(cell)
    .toLowerCase()
    .replace(/\(?\bcont(inued|['’]?d)?\b\.?\)?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function rowCells(table: DraftTable, row: number): readonly DraftCell[] {
  return table.cells.filter((cell) => cell.row === row).sort((one, other) => one.column - other.column);
}

function rowKey(table: DraftTable, row: number): string {
  return rowCells(table, row)
    .map((cell) => `${cell.column} ${cell.columnSpan} ${headingText(cell)}`)
    .join('|');
}

/** True when the row is one of headings: set bold, or marked so. */
export function isHeadingRow(table: DraftTable, row: number): boolean {
  const cells = rowCells(table, row).filter(({ paragraphs }) => paragraphs.length > 0);
  return cells.length > 1 && cells.every(({ heading, rowSpan }) => heading && rowSpan === 1);
}

/** How many of the first rows of a part repeat the first rows of the table. */
export function repeatedRows(table: DraftTable, part: DraftTable): number {
  let rows = 0;
  while (rows < mostHeadingRows && rows < part.rows && rows < table.rows) {
    const key = rowKey(part, rows);
    if (key !== rowKey(table, rows) || !/\p{L}/u.test(key)) break;
    rows += 1;
  }
  return rows;
}

/** Leave out rows; cells that span them become shorter. */
export function withoutRows(table: DraftTable, dropped: (row: number) => boolean): DraftTable {
  const before = [0];
  for (let row = 0; row < table.rows; row += 1) before.push((before[row] ?? 0) + (dropped(row) ? 0 : 1));
  const cells = table.cells.flatMap((cell): DraftCell[] => {
    const row = before[cell.row] ?? 0;
    const rowSpan = (before[cell.row + cell.rowSpan] ?? 0) - row;
    return dropped(cell.row) && cell.rowSpan === 1 ? [] : rowSpan > 0 ? [{ ...cell, row, rowSpan }] : [];
  });
  return { ...table, cells, rows: before.at(-1) ?? 0 };
}

/** Leave out headings that are printed again in the middle of a table. */
export function withoutRepeatedHeadings(table: DraftTable): DraftTable {
  if (!isHeadingRow(table, 0)) return table;
  const key = rowKey(table, 0);
  const marked = new Set(table.cells.filter(({ heading }) => heading).map(({ row }) => row));
  const repeated = [...marked].filter(
    (row) => row > 0 && isHeadingRow(table, row) && rowKey(table, row) === key,
  );
  const dropped = new Set(repeated);
  return dropped.size === 0 ? table : withoutRows(table, (row) => dropped.has(row));
}
