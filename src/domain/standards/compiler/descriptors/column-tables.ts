import { filled, type GridRow, gridOf, rowText } from '#domain/standards/compiler/grid.ts';
import { codesIn, isCodesOnly, withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Cell, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellRun, cellText } from '#domain/standards/compiler/text-run.ts';
import { type ColumnPlan, type ColumnRole, columnPlan, repeatsHeader } from './column-header.ts';
import { beginsInside, type DraftCriterion, isFinished, joined } from './draft-criterion.ts';
import { type CriterionKind, looseRefOf, refOf } from './kinds.ts';
import { type Piece, splitDescriptors } from './split-descriptors.ts';

/** Name of this extractor in what it finds. */
export const columnTables = 'descriptor-columns';

/** What is carried from row to row and to the table's part on the next page. */
export interface ColumnState {
  plan: ColumnPlan;
  theme: { text: string; runs: readonly TextRun[] } | undefined;
  codes: readonly string[];
  codeRuns: readonly TextRun[];
  branch: { text: string; runs: readonly TextRun[] } | undefined;
  method: { text: string; runs: readonly TextRun[] } | undefined;
  readonly last: Map<number, DraftCriterion>;
  /** Descriptors read since the theme began: codes printed further down in the theme's cell are theirs too. */
  sinceTheme: DraftCriterion[];
}

/** A descriptor read from a column, and the method that its row names. */
export interface ColumnDraft {
  readonly draft: DraftCriterion;
  readonly rowMethod: ColumnState['method'];
}

/** The state at the beginning of a table with these columns. */
export function columnState(plan: ColumnPlan): ColumnState {
  return {
    plan,
    theme: undefined,
    codes: [],
    codeRuns: [],
    branch: undefined,
    method: undefined,
    last: new Map(),
    sinceTheme: [],
  };
}

function keyCells(row: GridRow, roles: readonly ColumnRole[]): readonly { cell: Cell; role: ColumnRole }[] {
  return roles.flatMap((role, column) => {
    const cell = row.cells[column];
    const isKey = role === 'theme' || role === 'codes' || role === 'other';
    return isKey && cell && cellText(cell) !== '' ? [{ cell, role }] : [];
  });
}

/** Theme words of a cell: everything but the codes and the words that announce them. */
function themeText(text: string): string {
  return text
    .replace(/[([][^()[\]]{1,300}[)\]]/g, (group) => (isCodesOnly(group) ? ' ' : group))
    .replace(/(?<![A-Za-z0-9])[KSB]\s?\d{1,3}[a-z]?(?![A-Za-z0-9])[,;:]?/g, ' ')
    .replace(/\s(?:ksbs?)\s?:?\s*$/i, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:&-]+|[\s,;:&-]+$/g, '');
}

const branchLabel =
  /^(?:option|pathway|specialism|strand|role)\s{0,2}(?:\d{1,2}|[A-H]|one|two|three)?\s{0,2}[:.\u2013\u2014-]\s{0,2}\S|^(?:core|all (?:options|pathways))\W{0,2}$/i;

function readBand(row: GridRow, state: ColumnState): boolean {
  const [only, ...others] = filled(row);
  if (!only || others.length > 0) return false;
  const text = cellText(only);
  const spansAll = only.column === 0 && (only.columnSpan >= state.plan.roles.length || row.cells.length > 1);
  if (!spansAll || text.length > 120 || /[.;]$/.test(text)) return false;
  const band = { text, runs: [cellRun(only)] };
  if (branchLabel.test(text)) state.branch = /^(?:core|all)\b/i.test(text) ? undefined : band;
  else readKeys([{ cell: only, role: 'theme' }], state);
  return true;
}

function readKeys(keys: readonly { cell: Cell; role: ColumnRole }[], state: ColumnState): void {
  if (keys.length === 0) return;
  const codes = keys.flatMap(({ cell }) => codesIn(cellText(cell)));
  const themes = keys
    .map(({ cell, role }) => ({
      text: role === 'other' && cellText(cell).length > 90 ? '' : themeText(cellText(cell)),
      cell,
    }))
    .filter(({ text }) => text !== '');
  if (codes.length > 0) {
    state.codes = [...new Set(codes)];
    state.codeRuns = keys.map(({ cell }) => cellRun(cell));
  } else if (themes.length > 0) state.codes = [];
  if (themes.length > 0)
    state.theme = {
      text: themes.map(({ text }) => text).join(': '),
      runs: themes.map(({ cell }) => cellRun(cell)),
    };
  else if (codes.length > 0 && keys.every(({ role }) => role !== 'theme')) state.theme = undefined;
  if (themes.length > 0) state.sinceTheme = [];
}

/** More lines of the cell that names the theme: its codes hold for the descriptors above as well, other words go on with its name. */
function readMoreKeys(keys: readonly { cell: Cell; role: ColumnRole }[], state: ColumnState): void {
  for (const { cell } of keys) {
    const text = cellText(cell);
    const codes = codesIn(text);
    const run = cellRun(cell);
    if (isCodesOnly(text)) {
      state.codes = [...new Set([...state.codes, ...codes])];
      state.codeRuns = [...state.codeRuns, run];
      for (const draft of state.sinceTheme)
        Object.assign(draft, { ksbs: state.codes, ksbRuns: state.codeRuns, ksbsShared: true });
    } else if (state.theme) {
      state.theme.text = joined(state.theme.text, themeText(text));
      state.theme.runs = [...state.theme.runs, run];
    }
  }
}

/** Whether the words of a key cell go on with the theme above: codes for a theme that has none yet, or words from inside a sentence. */
function isMoreOfTheme(keys: readonly { cell: Cell; role: ColumnRole }[], state: ColumnState): boolean {
  if (!state.theme || keys.length === 0) return false;
  return keys.every(({ cell, role }) => {
    const text = cellText(cell);
    return isCodesOnly(text) ? role === 'theme' && state.codes.length === 0 : /^[a-z]/.test(text);
  });
}

function refBeside(row: GridRow, column: number, roles: readonly ColumnRole[]): Cell | undefined {
  const cell = roles[column - 1] === 'ref' ? row.cells[column - 1] : undefined;
  return cell && (refOf(cellText(cell)) ?? looseRefOf(cellText(cell))) ? cell : undefined;
}

interface Column {
  readonly kind: CriterionKind;
  readonly index: number;
}

function draftOf(piece: Piece, { kind }: Column, state: ColumnState, placed: Placed): DraftCriterion {
  const { theme, branch, codes, codeRuns } = state;
  return {
    kind,
    text: piece.text,
    runs: [...piece.runs],
    ...(piece.ref === undefined ? {} : { ref: piece.ref }),
    ...(theme ? { theme } : {}),
    ...(branch ? { branch } : {}),
    ...(codes.length > 0 ? { ksbs: codes, ksbRuns: codeRuns, ksbsShared: true } : {}),
    placed,
    by: columnTables,
  };
}

/** Whether words go on with a descriptor whose cell was torn: they begin inside a sentence or close its codes. */
function goesOn(last: DraftCriterion, { text }: Piece): boolean {
  if (/[([][^)\]]{0,80}$/.test(last.text) && /^[^([]{0,80}[)\]]/.test(text)) return true;
  if (isCodesOnly(text)) return withoutTrailingCodes(last.text).codes.length === 0;
  return beginsInside(text) && !isFinished(last.text);
}

function tornFrom(state: ColumnState, column: number, first: Piece | undefined): DraftCriterion | undefined {
  const last = state.last.get(column);
  return first && last && goesOn(last, first) ? last : undefined;
}

function readCell(
  row: GridRow,
  column: Column,
  state: ColumnState,
  placed: Placed,
): readonly DraftCriterion[] {
  const cell = row.cells[column.index];
  if (!cell || cellText(cell) === '') return [];
  let pieces = splitDescriptors(cell);
  const torn = tornFrom(state, column.index, pieces[0]);
  if (torn && pieces[0]) {
    torn.text = joined(torn.text, pieces[0].text);
    torn.runs.push(...pieces[0].runs);
    pieces = pieces.slice(1);
  }
  const drafts = pieces.map((piece) => draftOf(piece, column, state, placed));
  const refCell = refBeside(row, column.index, state.plan.roles);
  const [first] = drafts;
  if (refCell && first && drafts.length === 1) {
    first.ref = cellText(refCell).replace(/[.:)]$/, '');
    first.refRun = cellRun(refCell);
  }
  const last = drafts.at(-1);
  if (last) state.last.set(column.index, last);
  return drafts;
}

function columnsOf({ roles }: ColumnPlan): readonly Column[] {
  return roles.flatMap((kind, index) =>
    (kind === 'pass' || kind === 'merit' || kind === 'distinction') && roles[index - 1] !== kind
      ? [{ kind, index }]
      : [],
  );
}

function isTornRow(row: GridRow, columns: readonly Column[], state: ColumnState): boolean {
  const pieces = columns.flatMap(({ index }) => {
    const cell = row.cells[index];
    const first = cell ? splitDescriptors(cell)[0] : undefined;
    return first ? [tornFrom(state, index, first) !== undefined] : [];
  });
  return pieces.length > 0 && pieces.every(Boolean);
}

function readMethod(row: GridRow, state: ColumnState): void {
  const column = state.plan.roles.indexOf('method');
  const cell = column < 0 ? undefined : row.cells[column];
  if (cell && cellText(cell) !== '') state.method = { text: cellText(cell), runs: [cellRun(cell)] };
}

const restOfHeading =
  /\b(?:descriptors?|criteria|criterion|apprentices?|must|demonstrate|ksbs?|pass|distinction)\b/i;

/** A second line of the heading cells, which the reader left as a row: "| descriptors | and all of the distinction descriptors". */
function continuesHeading(row: GridRow, state: ColumnState): boolean {
  const cells = filled(row);
  const isEarly = state.last.size === 0 && state.theme === undefined;
  return (
    isEarly && cells.every((cell) => /^[a-z]/.test(cellText(cell)) && restOfHeading.test(cellText(cell)))
  );
}

function readRowKeys(row: GridRow, columns: readonly Column[], state: ColumnState): void {
  const keys = keyCells(row, state.plan.roles);
  if (isTornRow(row, columns, state) || isMoreOfTheme(keys, state)) readMoreKeys(keys, state);
  else readKeys(keys, state);
}

/** A heading row inside a table that names other kinds in the same columns: a second table set right below the first. */
function headAgain(row: GridRow, state: ColumnState): void {
  const plan = columnPlan([row]);
  if (!plan || plan.roles.length !== state.plan.roles.length) return;
  const places = (one: ColumnPlan) => one.roles.map((role) => (isKind(role) ? 'kind' : role)).join();
  if (places(plan) === places(state.plan)) state.plan = plan;
}

function isKind(role: ColumnRole): boolean {
  return role === 'pass' || role === 'merit' || role === 'distinction';
}

function readRow(row: GridRow, state: ColumnState, placed: Placed): readonly ColumnDraft[] {
  const columns = columnsOf(state.plan);
  if (repeatsHeader(row)) headAgain(row, state);
  if (rowText(row) === '' || repeatsHeader(row) || continuesHeading(row, state)) return [];
  const isMore = filled(row).length === 1 && isMoreOfTheme(keyCells(row, state.plan.roles), state);
  if (!isMore && readBand(row, state)) return [];
  readMethod(row, state);
  readRowKeys(row, columns, state);
  const drafts = columns.flatMap((column) => readCell(row, column, state, placed));
  state.sinceTheme.push(...drafts);
  return drafts.map((draft) => ({ draft, rowMethod: state.method }));
}

/** Read a table whose columns are headed pass, merit, distinction: descriptors with theme, codes and kind. */
export function readColumnTable(placed: Placed<Table>, state: ColumnState): readonly ColumnDraft[] {
  const rows = gridOf(placed.block);
  const own = columnPlan(rows);
  return rows.slice(own?.headerRows ?? 0).flatMap((row) => readRow(row, state, placed));
}
