import type { FactNote, FoundMethod, OverallStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { cellPlaces, type GridRow, gridOf, textAt } from '#domain/standards/compiler/grid.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Span, Table } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradesOfCell } from './grade-terms.ts';

type Combination = Extract<OverallStatement, { form: 'table' }>;
type Row = Combination['rows'][number];

/** A heading cell of the column that gives the overall grade. */
export const overallHeading =
  /\b(?:overall|final|apprenticeship|epa|end[- ]point(?: assessment)?|combined|total)\b.{0,40}\b(?:grad\w*|result|outcome|award)\b|^overall\b|^(?:grade|result|outcome|award|final)$/i;

/** A table of grades: the columns that are methods, as printed, and the column of the overall grade. */
interface Head {
  readonly row: number;
  readonly methods: readonly { readonly column: number; readonly name: string }[];
  readonly overall: number;
}

/** The method that a heading cell names, as printed; "Method 2" names the second. Undefined when it names none. */
export function nameOf(
  text: string,
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): string | undefined {
  const about = lookup.ofHeading(text);
  if (about !== undefined && about !== 'several') return text;
  const number = Number(/\b(?:method|component|am)\s*(\d)\s*$/i.exec(text.trim())?.[1]);
  return number > 0 ? methods[number - 1]?.title.value : undefined;
}

function headAt(
  row: GridRow,
  at: number,
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): Head | undefined {
  const texts = row.cells
    .map((_, column) => ({ column, text: textAt(row, column) }))
    .filter(({ text }) => text !== '');
  const overall = texts.findLast(
    ({ text }) => overallHeading.test(text) && nameOf(text, methods, lookup) === undefined,
  );
  const named = texts
    .filter((one) => one !== overall)
    .map(({ column, text }) => ({ column, name: nameOf(text, methods, lookup) }));
  const columns = named.flatMap(({ column, name }) => (name === undefined ? [] : [{ column, name }]));
  if (!overall || columns.length === 0 || columns.length !== named.length) return undefined;
  return { row: at, methods: columns, overall: overall.column };
}

/** All combinations of cells that allow several grades, as rows of one grade each. */
export function spread(
  cells: readonly (readonly (Grade | 'any')[])[],
): readonly (readonly (Grade | 'any')[])[] {
  return cells.reduce<readonly (readonly (Grade | 'any')[])[]>(
    (rows, options) => rows.flatMap((row) => options.map((option) => [...row, option])),
    [[]],
  );
}

function columnText(row: GridRow, column: number): string {
  const own = textAt(row, column);
  if (own !== '') return own;
  const carried = row.carried[column];
  if (carried) return cellText(carried);
  const wide = row.cells.find(
    (cell) => cell && cell.column < column && column < cell.column + cell.columnSpan,
  );
  return wide ? cellText(wide) : '';
}

const anyFails =
  /\bfail(?:s|ed)?\b[^.]{0,40}\b(?:any|1|one)\b|\b(?:any|one or more|at least one|one)\b[^.]{0,40}\bfail/i;

/** "A fail in any method" in a merged cell: one row for each method. */
function failRows(row: GridRow, head: Head): readonly Row[] | undefined {
  const isFail = gradesOfCell(columnText(row, head.overall))?.join() === 'fail';
  const texts = head.methods.map(({ column }) => textAt(row, column)).filter((text) => text !== '');
  if (!isFail || texts.length === 0 || !texts.every((text) => anyFails.test(text) && text.length < 90))
    return undefined;
  return head.methods.map((_, at) => ({
    when: head.methods.map((__, column) => (column === at ? ('fail' as const) : ('any' as const))),
    grade: 'fail' as const,
  }));
}

function rowsAt(row: GridRow, head: Head): readonly Row[] | undefined {
  const merged = failRows(row, head);
  if (merged) return merged;
  const overall = gradesOfCell(columnText(row, head.overall));
  const cells = head.methods.map(({ column }) => gradesOfCell(columnText(row, column)));
  const known = cells.flatMap((cell) => (cell ? [cell] : []));
  const [grade] = overall ?? [];
  if (grade === undefined || grade === 'any' || overall?.length !== 1 || known.length !== cells.length)
    return undefined;
  return spread(known).map((when) => ({ when, grade }));
}

/** What was read from one table of grades. */
export interface CombinationRead {
  readonly rules: readonly Found<OverallStatement>[];
  readonly notes: readonly FactNote[];
}

const nothing: CombinationRead = { rules: [], notes: [] };

function unreadable(placed: Placed, spans: readonly Span[]): FactNote {
  return {
    code: 'grade-table-row-unread',
    severity: 'warning',
    message: `A row of the table of grades in "${sectionOf(placed)}" could not be read and is left out. Compare the table with the document.`,
    spans,
  };
}

function combinationIn(
  placed: Placed<Table>,
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): CombinationRead {
  const grid = gridOf(placed.block);
  const head = grid.slice(0, 3).flatMap((row, at) => headAt(row, at, methods, lookup) ?? [])[0];
  if (!head) return nothing;
  const rows: Row[] = [];
  const notes: FactNote[] = [];
  for (const row of grid.slice(head.row + 1)) {
    const filled = row.cells.flatMap((cell) => (cell && cellText(cell) !== '' ? [cell] : []));
    const read = rowsAt(row, head);
    const isHead = headAt(row, 0, methods, lookup) !== undefined;
    if (read) rows.push(...read);
    else if (filled.length > 1 && !isHead) notes.push(unreadable(placed, cellPlaces(filled)));
  }
  if (rows.length < 2) return nothing;
  const spans = cellPlaces(grid.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])));
  const value: Combination = { form: 'table', columns: head.methods.map(({ name }) => name), rows };
  const rule: Found<OverallStatement> = {
    value,
    spans,
    section: sectionOf(placed),
    certainty: notes.length > 0 ? 'likely' : 'certain',
    by: 'grading-combination-tables',
  };
  return { rules: [rule], notes };
}

/** Tables that give the overall grade for the grades of the methods. */
export function combinationTables(
  outline: Outline,
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): CombinationRead {
  const read = tablesOf(outline).map((placed) => combinationIn(placed, methods, lookup));
  return { rules: read.flatMap(({ rules }) => rules), notes: read.flatMap(({ notes }) => notes) };
}
