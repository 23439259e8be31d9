import { type PrintedCell, type PrintedRow, type PrintedTable, wordsOf } from './printed-document.ts';

/** A cell with the columns it covers; `from` is undefined for places covered by a cell that started above. */
export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly cell: PrintedCell | undefined;
}

/** Rows with a cell for every column: a cell that spans rows leaves empty places below it. */
export function gridOf(table: PrintedTable): readonly (readonly GridCell[])[] {
  const covered: number[] = table.columns.map(() => 0);
  const rowsOf = (row: PrintedRow): GridCell[] => {
    const cells = [...row.cells];
    const placed: GridCell[] = [];
    for (let column = 0; column < table.columns.length; ) {
      if ((covered[column] ?? 0) > 0) {
        covered[column] = (covered[column] ?? 0) - 1;
        placed.push({ column, columnSpan: 1, cell: undefined });
        column += 1;
        continue;
      }
      const next = cells.shift();
      const columnSpan = next?.columnSpan ?? 1;
      covered[column] = (next?.rowSpan ?? 1) - 1;
      placed.push({ column, columnSpan, cell: next });
      column += columnSpan;
    }
    return placed;
  };
  return [...(table.head ? [table.head] : []), ...table.rows].map(rowsOf);
}

/** The paragraphs of a place in the grid. */
export function paragraphsOf({ cell }: GridCell): readonly string[] {
  return cell?.text.map(wordsOf) ?? [];
}

/** Break words into lines of at most so many letters. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}
