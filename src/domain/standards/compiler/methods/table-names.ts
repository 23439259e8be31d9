import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Cell, Row, Table } from '#domain/standards/compiler/read-document.ts';
import { cellRun, cellText, spansOf } from '#domain/standards/compiler/text-run.ts';
import { couldBeName, isMethodName, methodHeading, numberedName, plainName } from './name-words.ts';
import { distinctNames, type NameGroup, type PrintedName } from './named-groups.ts';

/** A heading cell of a summary of methods, apart from the methods themselves. */
export const summaryHeading =
  /\b(weight(ing)?s?|duration|length|time|timing|timings|to achieve|grades?|grading|pass|distinction|merit|assessed by|assessor|marks?|format|description|overview|outline|what|how|where|when|details?|area assessed|ksbs?|knowledge|skills|key features|requirements?|resources)\b|^%/i;

/** The cell of a row that covers a column. */
export function cellAt(row: Row, column: number): Cell | undefined {
  return row.cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);
}

/** The words of a heading cell, without numbers of notes. */
export function headingText(cell: Cell | undefined): string {
  return cell
    ? plainName(cellText(cell))
        .replace(/[\d*†]+$/, '')
        .trim()
    : '';
}

function nameOfCell(cell: Cell, placed: Placed): PrintedName | undefined {
  const [first, second] = cell.paragraphs.filter(({ text }) => text !== '').map(({ text }) => text);
  const isApart = second !== undefined && !/^[a-z(&]/.test(second) && isMethodName(plainName(first ?? ''));
  const whole = plainName(isApart ? (first ?? '') : cellText(cell));
  const name = numberedName(whole) ?? whole;
  if (name === '' || /^(overall|total|grade)\b/i.test(name) || methodHeading.test(name)) return undefined;
  return { name, spans: spansOf(cellRun(cell)), section: sectionOf(placed) };
}

/** A summary table's heading row and the column that names methods. */
export function summaryHead(table: Table): { row: number; column: number } | undefined {
  for (const [row, { cells }] of table.rows.slice(0, 3).entries()) {
    const first = cells.find((cell) => methodHeading.test(headingText(cell)));
    const others = cells.filter((cell) => cell !== first && summaryHeading.test(headingText(cell)));
    if (first && first.column === 0 && others.length > 0) return { row, column: first.column };
  }
  return undefined;
}

function summaryGroup(placed: Placed<Table>): readonly NameGroup[] {
  const head = summaryHead(placed.block);
  if (!head) return [];
  const names = placed.block.rows.slice(head.row + 1).flatMap((row) => {
    const cell = cellAt(row, head.column);
    const name = cell && row.cells.length > 1 ? nameOfCell(cell, placed) : undefined;
    return name && couldBeName(name.name) ? [name] : [];
  });
  return names.length > 0 ? [{ from: 'summary', names: distinctNames(names) }] : [];
}

/** A summary on its side: methods head the columns, and rows such as "Weighting" and "Duration" have a cell for each. */
function sidewaysGroup(placed: Placed<Table>): readonly NameGroup[] {
  const [head, ...rows] = placed.block.rows;
  const cells = (head?.cells ?? []).filter((cell) => cell.column > 0 && cellText(cell) !== '');
  const names = cells.flatMap((cell) => nameOfCell(cell, placed) ?? []);
  const labels = rows.filter((row) => summaryHeading.test(headingText(cellAt(row, 0))));
  const isSummary = names.length > 1 && names.length === cells.length && labels.length > 1;
  return isSummary && names.every(({ name }) => isMethodName(name))
    ? [{ from: 'summary', names: distinctNames(names) }]
    : [];
}

const overallHeading =
  /\b(overall|final|apprenticeship|epa|end[- ]point)\b.{0,30}\b(grad(e|ing)|result|outcome)|^overall$/i;

/** The columns of a table of grades: the methods, and the column of the overall grade. */
export function combinationHead(
  table: Table,
): { row: number; methods: readonly Cell[]; overall: Cell } | undefined {
  for (const [row, { cells }] of table.rows.slice(0, 3).entries()) {
    const overall = cells.find((cell) => overallHeading.test(headingText(cell)));
    const methods = cells.filter((cell) => cell !== overall && headingText(cell) !== '');
    const named = methods.filter((cell) => {
      const text = headingText(cell);
      return isMethodName(numberedName(text) ?? text) || /method\s*\d/i.test(text);
    });
    if (overall && named.length > 1 && named.length === methods.length) return { row, methods, overall };
  }
  return undefined;
}

function combinationGroup(placed: Placed<Table>): readonly NameGroup[] {
  const head = combinationHead(placed.block);
  const names = (head?.methods ?? []).flatMap((cell) => nameOfCell(cell, placed) ?? []);
  const readable = names.filter(({ name }) => isMethodName(name));
  return readable.length > 1 ? [{ from: 'combination', names: distinctNames(readable) }] : [];
}

const shortForm = /^[A-Z][A-Z&]{0,5}\d?$/;

function keyPair(row: Row, placed: Placed): { name: PrintedName; short: string } | undefined {
  const [left, right, more] = row.cells.filter((cell) => cellText(cell) !== '');
  if (!left || !right || more) return undefined;
  for (const [name, short] of [
    [left, right],
    [right, left],
  ] as const) {
    const printed = nameOfCell(name, placed);
    if (printed && isMethodName(printed.name) && shortForm.test(cellText(short).trim()))
      return { name: printed, short: cellText(short).trim() };
  }
  return undefined;
}

/** Short forms that two-column tables give to methods: "PO" for "Practical Observation". */
export function keyOf(outline: Outline): readonly { name: PrintedName; short: string }[] {
  return tablesOf(outline).flatMap((placed) =>
    placed.block.rows.flatMap((row) => keyPair(row, placed) ?? []),
  );
}

function columnNames(placed: Placed<Table>): readonly PrintedName[] {
  let column: number | undefined;
  return placed.block.rows.flatMap((row) => {
    const head = row.cells.find((cell) =>
      /^(?:assessment )?methods?(?: of assessment)?$|^assessed by$/i.test(headingText(cell)),
    );
    if (head) {
      column = head.column;
      return [];
    }
    const cell = column === undefined || column === 0 ? undefined : cellAt(row, column);
    const name = cell ? nameOfCell(cell, placed) : undefined;
    return name && isMethodName(name.name) ? [name] : [];
  });
}

/** Every table that prints methods side by side. */
export function namesInTables(outline: Outline): readonly NameGroup[] {
  const tables = tablesOf(outline);
  const key = keyOf(outline).map(({ name }) => name);
  const column = distinctNames(tables.flatMap(columnNames));
  return [
    ...tables.flatMap(summaryGroup),
    ...tables.flatMap(sidewaysGroup),
    ...tables.flatMap(combinationGroup),
    ...(key.length > 0 ? [{ from: 'key' as const, names: distinctNames(key) }] : []),
    ...(column.length > 1 ? [{ from: 'column' as const, names: column }] : []),
  ];
}
