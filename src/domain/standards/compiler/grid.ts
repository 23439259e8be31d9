import type { Cell, ReadDocument, Row, Span, Table, TextRun } from './read-document.ts';
import { cellText, joinSpans } from './text-run.ts';

/** One row of a table with its cells by column; a column that no cell begins in is undefined. */
export interface GridRow {
  readonly cells: readonly (Cell | undefined)[];
  /** Columns whose cell began in an earlier row and spans this one. */
  readonly carried: readonly (Cell | undefined)[];
}

/** A table as rows of equally many columns. */
export function gridOf(table: Table): readonly GridRow[] {
  const open: { cell: Cell; left: number }[] = [];
  return table.rows.map((row) => {
    const cells: (Cell | undefined)[] = Array.from({ length: table.columns });
    const carried: (Cell | undefined)[] = Array.from({ length: table.columns });
    for (const one of open) {
      if (one.left > 0) carried[one.cell.column] = one.cell;
      one.left -= 1;
    }
    for (const cell of row.cells) {
      cells[cell.column] = cell;
      if (cell.rowSpan > 1) open.push({ cell, left: cell.rowSpan - 1 });
    }
    return { cells, carried };
  });
}

/** Words of the cell in a column, empty when there is none. */
export function textAt(row: GridRow, column: number): string {
  const cell = row.cells[column];
  return cell ? cellText(cell) : '';
}

/** Cells of a row that hold words, in the order of the columns. */
export function filled(row: GridRow | Row): readonly Cell[] {
  return row.cells.flatMap((cell) => (cell && cellText(cell) !== '' ? [cell] : []));
}

/** All words of a row. */
export function rowText(row: GridRow | Row): string {
  return filled(row).map(cellText).join(' ');
}

/** Places of runs, joined. */
export function placesOf(runs: readonly TextRun[]): readonly Span[] {
  return joinSpans(runs.flatMap(({ lines }) => lines.map(({ span }) => span)));
}

/** Places of cells, joined. */
export function cellPlaces(cells: readonly Cell[]): readonly Span[] {
  return placesOf(cells.flatMap(({ paragraphs }) => paragraphs));
}

/** The first of some places in which the words stand, cut to them; all of the places when no single one holds them. */
export function narrowed(document: ReadDocument, spans: readonly Span[], words: string): readonly Span[] {
  for (const span of spans) {
    const at = document.text.slice(span.from, span.to).indexOf(words);
    if (at >= 0 && words !== '')
      return [{ ...span, from: span.from + at, to: span.from + at + words.length }];
  }
  return spans;
}
