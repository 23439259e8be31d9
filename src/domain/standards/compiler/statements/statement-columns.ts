import { filled, type GridRow } from '#domain/standards/compiler/grid.ts';
import { codeOf, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import { soundsLikeMethod } from '#domain/standards/compiler/method-context.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import type { MethodKeys } from './method-keys.ts';

/** Which columns of a table of statements hold what. */
export interface StatementColumns {
  /** Column of the codes; the words of a glued code begin here too. */
  readonly code: number;
  /** Columns whose cells name methods. */
  readonly methods: readonly number[];
  /** Columns headed by a method's name, marked with ticks. */
  readonly ticks: ReadonlyMap<number, string>;
  /** Columns headed by an option's name, marked with ticks, or that name options. */
  readonly options: ReadonlyMap<number, string>;
  /** Columns with a heading of their own behind the words of the statement: duties, evidence, comments. */
  readonly others: readonly number[];
}

const methodHeader =
  /\b(?:assessment|epa|assessed)\b.{0,20}\b(?:methods?|components?|by|in|through)\b|^methods?$|^assess(?:ed|ment)\b/i;
const optionHeader = /^(?:option|pathway|specialism|strand)\b|\b(?:option|pathway)\s?\d?\b|^core$/i;

/** The column in which most codes stand. Undefined when the table has none. */
export function codeColumn(rows: readonly GridRow[]): number | undefined {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const cell = filled(row).find((one) => codeOf(cellText(one)) !== undefined || leadingCode(cellText(one)));
    if (cell) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1);
  }
  const best = [...counts].sort(([, left], [, right]) => right - left)[0];
  return best?.[0];
}

function isHeader(row: GridRow): boolean {
  return filled(row).every((cell) => codeOf(cellText(cell)) === undefined && !leadingCode(cellText(cell)));
}

type Heading = { role: 'option' | 'tick'; name: string } | { role: 'method' } | undefined;

function headingOf(text: string, keys: MethodKeys): Heading {
  if (text.length > 110) return undefined;
  if (optionHeader.test(text)) return { role: 'option', name: text };
  if (methodHeader.test(text)) return { role: 'method' };
  const name = keys.get(text) ?? (soundsLikeMethod(text) ? text : undefined);
  return name === undefined ? undefined : { role: 'tick', name };
}

/** Rows above the first code; rows with one cell are titles and name no column. */
function headerRows(rows: readonly GridRow[]): readonly GridRow[] {
  const first = rows.findIndex((row) => !isHeader(row));
  return rows.slice(0, Math.max(0, Math.min(first, 4))).filter((row) => filled(row).length > 1);
}

/** Read the heading rows of a table of statements. */
export function statementColumns(rows: readonly GridRow[], keys: MethodKeys): StatementColumns | undefined {
  const code = codeColumn(rows);
  if (code === undefined) return undefined;
  const methods: number[] = [];
  const ticks = new Map<number, string>();
  const options = new Map<number, string>();
  const headed = [
    ...new Set(
      headerRows(rows)
        .flatMap(filled)
        .map(({ column }) => column),
    ),
  ].filter((column) => column > code);
  for (const cell of headerRows(rows).flatMap(filled)) {
    const heading = cell.column > code ? headingOf(cellText(cell), keys) : undefined;
    if (heading?.role === 'option') options.set(cell.column, heading.name);
    if (heading?.role === 'tick') ticks.set(cell.column, heading.name);
    if (heading?.role === 'method') methods.push(...spanOf(cell.column, cell.columnSpan));
  }
  const isFree = (column: number) => !methods.includes(column) && !ticks.has(column) && !options.has(column);
  const [, ...others] = headed.filter(isFree);
  return { code, methods: methods.filter((column) => !ticks.has(column)), ticks, options, others };
}

function spanOf(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

/** Whether a cell is marked: a tick, a cross, a dot, "Y". */
export function isTicked(text: string): boolean {
  return /^\W{0,2}(?:[\u2713\u2714\u2611\u2612\u25cf\u2022\u25a0\uf0fc\u221axXyY*]|yes|true)\W{0,2}$/i.test(
    text.trim(),
  );
}
