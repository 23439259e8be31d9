import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { type Placed, sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Cell, Row, Table } from '#domain/standards/compiler/read-document.ts';
import { cellText, spansOf } from '#domain/standards/compiler/text-run.ts';
import type { MethodLookup } from './method-lookup.ts';
import type { Statement } from './method-statements.ts';
import { plainNumbers } from './plain-numbers.ts';
import { cellAt, headingText, summaryHead, summaryHeading } from './table-names.ts';

interface CellPlace {
  readonly placed: Placed;
  readonly method: FoundMethod | undefined;
  readonly label: string;
}

function cellStatements(cell: Cell, { placed, method, label }: CellPlace): readonly Statement[] {
  const section = label === '' ? sectionOf(placed) : `${sectionOf(placed)}: ${label}`;
  return cell.paragraphs.flatMap((run) =>
    run.text.split(/(?<=[.!?])\s+(?=[A-Z])/).flatMap((text) =>
      text === ''
        ? []
        : [
            {
              text,
              plain: plainNumbers(text),
              spans: spansOf(run),
              section,
              method,
              own: true,
              named: method ? [method] : [],
              chapter: '',
              label,
              from: 'cell' as const,
              index: placed.index,
              run,
            },
          ],
    ),
  );
}

function methodOfCell(cell: Cell | undefined, lookup: MethodLookup): FoundMethod | undefined {
  const about = cell ? lookup.ofHeading(cellText(cell)) : undefined;
  return about === 'several' ? undefined : about;
}

function summaryStatements(placed: Placed, table: Table, lookup: MethodLookup): readonly Statement[] {
  const head = summaryHead(table);
  const headRow = head && table.rows[head.row];
  if (!head || !headRow) return [];
  return table.rows.slice(head.row + 1).flatMap((row) => {
    const method = methodOfCell(cellAt(row, head.column), lookup);
    if (!method) return [];
    return row.cells
      .filter(({ column }) => column !== head.column)
      .flatMap((cell) =>
        cellStatements(cell, { placed, method, label: headingText(cellAt(headRow, cell.column)) }),
      );
  });
}

/** A table whose columns are methods: rows such as "Duration" have a cell for each. */
function columnStatements(placed: Placed, table: Table, lookup: MethodLookup): readonly Statement[] {
  const [headRow, ...rows] = table.rows;
  const columns = (headRow?.cells ?? []).flatMap((cell) => {
    const method = cell.column > 0 ? methodOfCell(cell, lookup) : undefined;
    return method && cellText(cell).length < 110 ? [{ column: cell.column, method }] : [];
  });
  if (columns.length < 2) return [];
  return rows.flatMap((row) => {
    const label = headingText(cellAt(row, 0));
    return columns.flatMap(({ column, method }) => {
      const cell = cellAt(row, column);
      return cell && summaryHeading.test(label) ? cellStatements(cell, { placed, method, label }) : [];
    });
  });
}

function isLabelled(row: Row): boolean {
  const [first, second, third] = row.cells.filter((cell) => cellText(cell) !== '');
  return first !== undefined && second !== undefined && third === undefined && cellText(first).length <= 40;
}

/** A table of two columns under a method's heading: what, and what is said of it. */
function labelledStatements(placed: Placed, table: Table, method: FoundMethod): readonly Statement[] {
  return table.rows.filter(isLabelled).flatMap((row) => {
    const [first, second] = row.cells.filter((cell) => cellText(cell) !== '');
    const label = first ? headingText(first) : '';
    const known =
      summaryHeading.test(label) ||
      /\b(questions?|word|location|venue|submission|recorded|tolerance)/i.test(label);
    return second && known ? cellStatements(second, { placed, method, label }) : [];
  });
}

/** What a table says of methods: rows of a summary, columns of one, or pairs under a method's heading. */
export function tableStatements(
  placed: Placed,
  method: FoundMethod | undefined,
  lookup: MethodLookup,
): readonly Statement[] {
  if (placed.block.kind !== 'table') return [];
  const table = placed.block;
  const rows = summaryStatements(placed, table, lookup);
  if (rows.length > 0) return rows;
  const columns = columnStatements(placed, table, lookup);
  if (columns.length > 0) return columns;
  return method ? labelledStatements(placed, table, method) : [];
}
