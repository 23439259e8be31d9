import { filled, type GridRow, gridOf, rowText } from '#domain/standards/compiler/grid.ts';
import { codeOf } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Cell, Table } from '#domain/standards/compiler/read-document.ts';
import { cellRun, cellText } from '#domain/standards/compiler/text-run.ts';
import { beginsInside, type DraftCriterion, isFinished, joined } from './draft-criterion.ts';
import { type HeadedKind, kindOfBand, leadingRef, looseRefOf, type PrintedRef, refOf } from './kinds.ts';

/** Name of this extractor in what it finds. */
export const codedTables = 'descriptor-tables';

/** What is carried from one table to its continuation on the next page. */
export interface CodedState {
  section: HeadedKind | undefined;
  last: Map<string, number>;
  open: DraftCriterion | undefined;
}

/** A state for a table that continues none. */
export function freshState(): CodedState {
  return { section: undefined, last: new Map(), open: undefined };
}

interface Start {
  readonly ref: PrintedRef;
  readonly cell: Cell;
  readonly text: string;
  readonly rest: readonly Cell[];
  readonly glued: boolean;
}

/** How many rows of a table begin with a reference that says a kind, or stand under a row that says one and begin with a number. */
export function countRefs(table: Table): number {
  let section: HeadedKind | undefined;
  let count = 0;
  for (const row of gridOf(table)) {
    section = kindOfBand(rowText(row)) ?? section;
    if (startOf(row, section) !== undefined) count += 1;
  }
  return count;
}

function startOf(row: GridRow, section: HeadedKind | undefined): Start | undefined {
  const cells = filled(row);
  const [first, ...rest] = cells;
  if (!first || first.column > 1) return undefined;
  const words = cellText(first);
  if (codeOf(words) !== undefined) return undefined;
  const whole = refOf(words) ?? (section !== undefined && rest.length > 0 ? looseRefOf(words) : undefined);
  const restText = rest.map(cellText).join(' ');
  if (whole) return { ref: whole, cell: first, text: restText, rest, glued: false };
  const led = leadingRef(words);
  if (!led) return undefined;
  return { ref: led.ref, cell: first, text: joined(led.rest, restText), rest: cells, glued: true };
}

function isNext(state: CodedState, { series, number }: PrintedRef): boolean {
  const last = state.last.get(series);
  return last === undefined ? number <= 2 : number === last + 1;
}

function isPlausible(state: CodedState, ref: PrintedRef): boolean {
  const last = state.last.get(ref.series) ?? 0;
  return ref.number === 1 || (ref.number > last && ref.number <= last + 6);
}

const noise = /^[^\s]{0,3}(?:\s[^\s]{1,2}){0,2}$/;

function isGhost(cell: Cell, row: GridRow): boolean {
  const text = cellText(cell);
  return cell.column === 0 && filled(row).length > 1 && text.length <= 6 && noise.test(text);
}

function continues(row: GridRow, state: CodedState, placed: Placed): void {
  const cells = filled(row).filter((cell) => !isGhost(cell, row));
  if (cells.length === 1 && cells[0]?.column === 0 && cellText(cells[0]).length <= 4 && row.cells.length > 1)
    return;
  if (!state.open || cells.length === 0) return;
  const words = cells.map(cellText).join(' ');
  state.open.text = joined(state.open.text, words);
  state.open.runs.push(...cells.map(cellRun));
  if (state.open.placed.index !== placed.index && isFinished(state.open.text) && !beginsInside(words))
    state.open.doubt = {
      others: [state.open.text.slice(0, -words.length).trim()],
      why: 'A row without reference at the beginning of a table was read as the end of the descriptor before it.',
    };
}

function kindFor(start: Start, state: CodedState): Pick<DraftCriterion, 'kind' | 'kindDoubt'> | undefined {
  const { section } = state;
  const says = start.ref.kind;
  if (says === undefined) return section === undefined || section === 'fail' ? undefined : { kind: section };
  if (section === undefined || section === says || section === 'fail') return { kind: says };
  const follows = isNext(state, start.ref);
  return follows
    ? { kind: says }
    : {
        kind: says,
        kindDoubt: {
          others: [section],
          why: `The reference ${start.ref.ref} says ${says}, the heading above it says ${section}.`,
        },
      };
}

function isHeadingRow(row: GridRow): boolean {
  const words = filled(row).map((cell) => cellText(cell).toLowerCase());
  return (
    words.length > 0 &&
    words.every((word) =>
      /^(?:ref(?:erence)?s?\.?|code|no\.?|number|criteria|criterion|descriptors?|grading descriptors?|(?:assessment|grading) criteria)$/.test(
        word,
      ),
    )
  );
}

function begin(start: Start, state: CodedState, placed: Placed): DraftCriterion | undefined {
  const kind = kindFor(start, state);
  if (!kind) return undefined;
  const draft: DraftCriterion = {
    ...kind,
    ref: start.ref.ref,
    refRun: cellRun(start.cell),
    text: start.text,
    runs: start.rest.map(cellRun),
    placed,
    by: codedTables,
  };
  state.open = draft;
  state.last.set(start.ref.series, start.ref.number);
  return draft;
}

/** The row as start of a descriptor, unless a misread cell beside the middle of a descriptor only looks like one. */
function acceptedStart(row: GridRow, state: CodedState): Start | undefined {
  const start = startOf(row, state.section);
  if (!start || start.text === '') return undefined;
  const isInside = beginsInside(start.text) && state.open !== undefined && !isFinished(state.open.text);
  if (isInside && !isNext(state, start.ref)) return undefined;
  return isPlausible(state, start.ref) || !isInside ? start : undefined;
}

interface Reading {
  readonly placed: Placed<Table>;
  readonly state: CodedState;
  readonly drafts: DraftCriterion[];
  /** A code printed in a row without words. */
  waiting: Start | undefined;
}

function readBand(row: GridRow, isFirst: boolean, state: CodedState): boolean {
  const band = kindOfBand(rowText(row));
  if (band === undefined) return isHeadingRow(row);
  // A heading repeated on a new page leaves the descriptor above it open; one in the middle closes it.
  if (!isFirst && band !== state.section) state.open = undefined;
  state.section = band;
  return true;
}

function readStart(row: GridRow, reading: Reading): boolean {
  const { state, placed, drafts } = reading;
  const start = acceptedStart(row, state);
  if (start) {
    reading.waiting = undefined;
    const draft = begin(start, state, placed);
    if (draft) drafts.push(draft);
    return true;
  }
  const alone = startOf(row, state.section);
  if (alone?.text !== '') return false;
  reading.waiting = isNext(state, alone.ref) ? alone : undefined;
  return true;
}

function readWaited(row: GridRow, reading: Reading): boolean {
  const { waiting, state, placed, drafts } = reading;
  const words = rowText(row);
  const isClosed = !state.open || isFinished(state.open.text);
  if (!waiting || words === '' || !isClosed || beginsInside(words)) return false;
  const draft = begin({ ...waiting, text: words, rest: filled(row) }, state, placed);
  if (draft) drafts.push(draft);
  reading.waiting = undefined;
  return true;
}

/**
 * Read the rows of a table "code | descriptor": rows without code continue the descriptor above, rows such as
 * "Distinction Grading Descriptors" switch the kind, cells misread beside a continued row are passed over, a code alone
 * waits for its words.
 */
export function readCodedTable(placed: Placed<Table>, state: CodedState): readonly DraftCriterion[] {
  const reading: Reading = { placed, state, drafts: [], waiting: undefined };
  gridOf(placed.block).forEach((row, index) => {
    const isRead = readBand(row, index === 0, state) || readStart(row, reading) || readWaited(row, reading);
    if (!isRead) continues(row, state, placed);
  });
  return reading.drafts;
}
