import { columnPlan } from '#domain/standards/compiler/descriptors/column-header.ts';
import { cutAtCodes } from '#domain/standards/compiler/descriptors/split-descriptors.ts';
import { filled, type GridRow, gridOf } from '#domain/standards/compiler/grid.ts';
import { codeOf, codesIn, leadingCode, withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Cell, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellRun, cellText } from '#domain/standards/compiler/text-run.ts';
import { type Candidate, cleanStatement, isExplanation, stopsInside, type Words } from './candidate.ts';
import { type MethodKeys, methodsIn, trailingMethods } from './method-keys.ts';
import { isTicked, type StatementColumns, statementColumns } from './statement-columns.ts';

interface Reading {
  readonly placed: Placed<Table>;
  readonly keys: MethodKeys;
  readonly columns: StatementColumns;
  readonly found: Candidate[];
  open: Candidate | undefined;
  group: Words | undefined;
  /** Longest line of the statement that is open, in characters. */
  width: number;
  /** Words in the text column above a row whose code stands beside its second line. */
  waiting: { text: string; cells: readonly Cell[]; isGroup: boolean } | undefined;
}

const kindWords =
  /^(?:know|knowl|knowle|skill|skills|behav|behavi|behaviou|behaviour|behaviours|behaviors|knowledge|attitudes)/;

/** Whether a row only names a kind of statement, also torn by a column's edge: "Knowle | edge", "viours". */
export function isKindHeading(text: string): boolean {
  const letters = text.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length > 24) return false;
  return (
    /^(?:know[a-z]{0,5})?(?:knowledge|skills?|behaviou?rs?)$/.test(letters) ||
    (letters.length >= 4 && ['knowledge', 'skills', 'behaviours'].some((kind) => kind.endsWith(letters))) ||
    (kindWords.test(letters) && letters.length <= 10)
  );
}

const headerWords =
  /^(?:ref(?:erence)?s?\.?|code|no\.?|ksbs?.{0,40}|criteria|criterion|statements?|assessment methods?|methods?|standard|description|duty|duties)$/i;

function isHeaderRow(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every((cell) => headerWords.test(cellText(cell)));
}

function startOf(row: GridRow, columns: StatementColumns) {
  const cells = filled(row);
  const at = cells.findIndex((cell) => cell.column <= columns.code && codeOf(cellText(cell)) !== undefined);
  const codeCell = cells[at];
  if (codeCell) {
    const texts = cells.slice(at + 1).filter(({ column }) => !isAside(column, columns));
    const text = texts.map(statementWords).join(' ');
    return { ref: codeOf(cellText(codeCell)) ?? '', refCell: codeCell, text, cells: texts };
  }
  const first = cells[0];
  const led = first && first.column <= columns.code ? leadingCode(cellText(first)) : undefined;
  if (!first || !led || codesIn(cellText(first).slice(0, 12)).length > 1) return undefined;
  const rest = cells.slice(1).filter(({ column }) => !isAside(column, columns));
  const own = leadingCode(statementWords(first))?.rest ?? led.rest;
  const text = [own, ...rest.map(statementWords)].join(' ');
  return { ref: led.code, refCell: first, text, cells: [first, ...rest] };
}

/** Words of a cell without the paragraphs that explain the statement. */
function statementWords(cell: Cell): string {
  const texts = cell.paragraphs.map(({ text }) => text.trim()).filter((text) => text !== '');
  const isList = /:$/.test(texts[0] ?? '');
  const end = texts.findIndex(
    (text, at) => at > 0 && (isExplanation(text) || !(isList || belongs(texts[at - 1], text))),
  );
  return texts.slice(0, end < 0 ? texts.length : end).join(' ');
}

function belongs(before: string | undefined, text: string): boolean {
  return codeOf(before ?? '') !== undefined || /^[a-z(\u2022]/.test(text) || stopsInside(before ?? '');
}

function isAside(column: number, { methods, ticks, options, others }: StatementColumns): boolean {
  return methods.includes(column) || ticks.has(column) || options.has(column) || others.includes(column);
}

function methodsOf(row: GridRow, { columns, keys }: Reading): readonly Words[] {
  return filled(row).flatMap((cell) => {
    const runs = [cellRun(cell)];
    const ticked = columns.ticks.get(cell.column);
    if (ticked !== undefined) return isTicked(cellText(cell)) ? [{ text: ticked, runs }] : [];
    if (!columns.methods.includes(cell.column)) return [];
    const texts = cell.paragraphs.map(({ text }) => text).join('\n');
    return methodsIn(texts, keys).map(({ name }) => ({ text: name, runs }));
  });
}

function optionsOf(row: GridRow, { columns }: Reading): readonly Words[] {
  return filled(row).flatMap((cell) => {
    const header = columns.options.get(cell.column);
    if (header === undefined) return [];
    const runs = [cellRun(cell)];
    const text = cellText(cell);
    if (isTicked(text)) return /^core$/i.test(header) ? [] : [{ text: header, runs }];
    return /^(?:core|all)$/i.test(text) ? [] : [{ text, runs }];
  });
}

type Start = NonNullable<ReturnType<typeof startOf>>;

/** Words above the row that belong to it: its code stands beside the second line of the statement. */
function leadOf(start: Start, { waiting }: Reading): Reading['waiting'] {
  const belongsHere = waiting && (/^[a-z]/.test(start.text) || stopsInside(waiting.text));
  return belongsHere ? waiting : undefined;
}

function candidateOf(start: Start, row: GridRow, reading: Reading): Candidate {
  const lead = leadOf(start, reading);
  if (!lead && reading.waiting?.isGroup)
    reading.group = { text: reading.waiting.text, runs: reading.waiting.cells.map(cellRun) };
  const trailing = trailingMethods(
    cleanStatement(lead ? `${lead.text} ${start.text}` : start.text),
    reading.keys,
  );
  const runs = [...(lead?.cells ?? []), ...start.cells].map(cellRun);
  const options = optionsOf(row, reading);
  return {
    ref: start.ref,
    refRuns: [cellRun(start.refCell)],
    text: trailing.text,
    runs: runs.length > 0 ? runs : [cellRun(start.refCell)],
    ...(reading.group ? { group: reading.group } : {}),
    methods: [...methodsOf(row, reading), ...trailing.names.map((text) => ({ text, runs }))],
    ...(options.length > 0 ? { options } : {}),
    printed: true,
    placed: reading.placed,
  };
}

function begin(row: GridRow, reading: Reading): boolean {
  const start = startOf(row, reading.columns);
  if (!start) return false;
  const { open } = reading;
  if (open?.ref === start.ref && /^[a-z]/.test(start.text)) {
    open.text = `${open.text} ${start.text}`;
    open.runs.push(...start.cells.map(cellRun));
    return true;
  }
  const candidate = candidateOf(start, row, reading);
  reading.found.push(candidate);
  reading.open = candidate;
  reading.width = Math.max(start.text.length, reading.waiting?.text.length ?? 0);
  reading.waiting = undefined;
  return true;
}

function isNoise(cell: Cell, { code }: StatementColumns): boolean {
  const text = cellText(cell);
  return cell.column <= code && text.length <= 6 && !/[a-z]{4}/.test(text);
}

function readGroup(text: string, cells: readonly Cell[], reading: Reading): boolean {
  const words = text.split(/\s+/).length;
  const isTorn = /^[a-z]/.test(text);
  if (words > (isTorn ? 8 : 12) || /[.;:,]$/.test(text) || stopsInside(text) || (isTorn && reading.open))
    return false;
  reading.open = undefined;
  wait({ text, cells, isGroup: true }, reading);
  return true;
}

function readContinuation(cells: readonly Cell[], words: string, row: GridRow, reading: Reading): boolean {
  const { open, columns } = reading;
  const isTextColumn = cells.every(({ column }) => column > columns.code) || columns.code === 0;
  const goesOn = /^[a-z(]/.test(words) || (open !== undefined && stopsInside(open.text));
  // The rows of a wrapped statement share their column's width: a much longer row is something else.
  const fits = words.length <= Math.max(reading.width * 1.2, 60);
  if (!open || words === '' || !isTextColumn || !goesOn || !fits) return false;
  open.text = cleanStatement(`${open.text} ${words}`);
  open.runs.push(...cells.map(cellRun));
  reading.width = Math.max(reading.width, words.length);
  if (open.methods.length === 0) open.methods = methodsOf(row, reading);
  return true;
}

function readOther(row: GridRow, reading: Reading): void {
  const all = filled(row);
  if (all.length === 0 || isHeaderRow(all)) return;
  const cells = all.filter(
    (cell) => !isNoise(cell, reading.columns) && !isAside(cell.column, reading.columns),
  );
  const words = cells.map(cellText).join(' ');
  if (isKindHeading(all.map(cellText).join(' ')) || isKindHeading(words)) {
    reading.open = undefined;
    reading.group = undefined;
    reading.waiting = undefined;
    return;
  }
  const isBullet = all.some((cell) => /^[\u2022\u25cf\u25aa\uf0b7\u00b7-]$/.test(cellText(cell)));
  if (isExplanation(words) || isBullet) {
    reading.open = undefined;
    reading.waiting = undefined;
    return;
  }
  if (readContinuation(cells, words, row, reading) || words === '' || readGroup(words, cells, reading))
    return;
  const isTextColumn = cells.every(({ column }) => column > reading.columns.code);
  reading.open = undefined;
  wait(isTextColumn ? { text: words, cells, isGroup: false } : undefined, reading);
}

/** Words that wait for their code; a heading that waited before them heads the group from here on. */
function wait(next: Reading['waiting'], reading: Reading): void {
  const { waiting } = reading;
  if (waiting?.isGroup) reading.group = { text: waiting.text, runs: waiting.cells.map(cellRun) };
  reading.waiting = next;
}

function readRow(row: GridRow, reading: Reading): void {
  if (!begin(row, reading)) readOther(row, reading);
}

/** What a table of statements hands on to its part on the next page. */
export interface StatementsRead {
  readonly index: number;
  readonly found: readonly Candidate[];
  readonly open: Candidate | undefined;
  readonly group: Words | undefined;
}

/** Columns that a table of descriptors uses for themes and descriptors: no statement stands there. */
function descriptorColumns(rows: readonly GridRow[], code: number): ReadonlySet<number> | undefined {
  const plan = columnPlan(rows);
  if (!plan) return new Set();
  const free = plan.roles.some((role, index) => role === 'other' && index > code);
  return free
    ? new Set(plan.roles.flatMap((role, index) => (role === 'other' || index === code ? [] : [index])))
    : undefined;
}

/** Copies of statements in a table with codes in a column or at the beginning of its cells. */
export function statementsInTable(
  placed: Placed<Table>,
  keys: MethodKeys,
  before: StatementsRead | undefined,
): StatementsRead | undefined {
  const rows = gridOf(placed.block);
  const columns = statementColumns(rows, keys);
  const beside = columns && descriptorColumns(rows, columns.code);
  if (!columns || !beside) return undefined;
  const follows = before?.index === placed.index - 1 ? before : undefined;
  const { open, group } = follows ?? { open: undefined, group: undefined };
  const width = open?.text.length ?? 0;
  const reading: Reading = { placed, keys, columns, found: [], open, group, width, waiting: undefined };
  for (const row of rows) readRow(without(row, beside), reading);
  return { index: placed.index, found: reading.found, open: reading.open, group: reading.group };
}

function without(row: GridRow, columns: ReadonlySet<number>): GridRow {
  if (columns.size === 0) return row;
  return { ...row, cells: row.cells.map((cell, index) => (columns.has(index) ? undefined : cell)) };
}

function piecesOf(cell: Cell): readonly { piece: string; run: TextRun }[] {
  return cell.paragraphs.flatMap((run) => cutAtCodes(run.text).map((piece) => ({ piece, run })));
}

/** Statements in cells that end with their code: "Names the oils in use (K1)", under headings Knowledge, Skills, Behaviours. */
export function statementsWithCodeLast(placed: Placed<Table>): readonly Candidate[] {
  const rows = gridOf(placed.block);
  const heads = rows
    .slice(0, 3)
    .some((row) => filled(row).filter((cell) => isKindHeading(cellText(cell))).length >= 2);
  if (!heads) return [];
  return rows.flatMap((row) =>
    filled(row).flatMap((cell) =>
      piecesOf(cell).flatMap(({ piece, run }): Candidate[] => {
        const { text, codes } = withoutTrailingCodes(piece);
        const [ref] = codes;
        if (ref === undefined || codes.length > 1 || text.length < 8) return [];
        return [
          {
            ref,
            refRuns: [run],
            text: cleanStatement(text),
            runs: [run],
            methods: [],
            printed: true,
            placed,
          },
        ];
      }),
    ),
  );
}
