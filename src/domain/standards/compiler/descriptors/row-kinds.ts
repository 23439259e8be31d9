import { filled, type GridRow, gridOf } from '#domain/standards/compiler/grid.ts';
import { codesIn, isCodesOnly, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Cell, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellRun, cellText } from '#domain/standards/compiler/text-run.ts';
import { isForeign } from './column-header.ts';
import type { DraftCriterion } from './draft-criterion.ts';
import { type HeadedKind, isGradingRule, kindOfBand } from './kinds.ts';
import { splitRuns } from './split-descriptors.ts';

/** Name of this extractor in what it finds. */
export const kindRows = 'descriptor-rows';

const prefix = /^(pass|merit|distinction|fail)\s{0,2}[:\u2013\u2014-]\s{0,3}(?=\S)/i;

interface Keyed {
  readonly codes: readonly string[];
  readonly runs: readonly TextRun[];
}

function codesOf(row: GridRow, before: Keyed): Keyed {
  const cells = filled(row).filter(
    (cell) => isCodesOnly(cellText(cell)) || leadingCode(cellText(cell)) !== undefined,
  );
  if (cells.length === 0) return before;
  return {
    codes: [
      ...new Set(
        cells.flatMap((cell) => codesIn(cellText(cell)).slice(0, isCodesOnly(cellText(cell)) ? 99 : 1)),
      ),
    ],
    runs: cells.map(cellRun),
  };
}

function draftsOf(
  runs: readonly TextRun[],
  kind: HeadedKind,
  keyed: Keyed,
  placed: Placed,
): readonly DraftCriterion[] {
  if (kind === 'fail') return [];
  return splitRuns(runs).map(({ text, runs: own, ref }) => ({
    kind,
    text,
    runs: [...own],
    ...(ref === undefined ? {} : { ref }),
    ...(keyed.codes.length > 0 ? { ksbs: keyed.codes, ksbRuns: keyed.runs, ksbsShared: true } : {}),
    placed,
    by: kindRows,
  }));
}

function prefixed(cell: Cell): { kind: HeadedKind; runs: readonly TextRun[] } | undefined {
  const [first, ...rest] = cell.paragraphs;
  const match = first ? prefix.exec(first.text) : null;
  if (!first || !match) return undefined;
  const kind = kindOfBand(match[1] ?? '');
  const left = { ...first, text: first.text.slice(match[0].length) };
  return kind === undefined ? undefined : { kind, runs: [left, ...rest] };
}

/** Read rows whose cells begin with "Pass:" and "Distinction:", each usually beside a KSB. */
export function readPrefixedRows(placed: Placed<Table>): readonly DraftCriterion[] {
  let keyed: Keyed = { codes: [], runs: [] };
  return gridOf(placed.block).flatMap((row) => {
    keyed = codesOf(row, keyed);
    return filled(row).flatMap((cell) => {
      const found = prefixed(cell);
      return found ? draftsOf(found.runs, found.kind, keyed, placed) : [];
    });
  });
}

function kindColumn(rows: readonly GridRow[]): number | undefined {
  for (const column of [0, 1, 2]) {
    const kinds = rows.filter((row) => {
      const cell = row.cells[column];
      return cell !== undefined && cellText(cell).length < 40 && kindOfBand(cellText(cell)) !== undefined;
    });
    const beside = kinds.filter((row) =>
      filled(row).some((cell) => cell.column > column && cellText(cell).length > 25),
    );
    if (beside.length >= 1 && beside.length === kinds.length) return column;
  }
  return undefined;
}

/** Whether a table says what a grade needs rather than what is judged. */
function statesRules(rows: readonly GridRow[]): boolean {
  const cells = rows
    .flatMap((row) => filled(row).map(cellText))
    .filter((text) => kindOfBand(text) === undefined);
  const rules = cells.filter(isGradingRule);
  return rules.length > 0 && cells.filter((text) => text.length > 40 && !isGradingRule(text)).length < 2;
}

/** Read a table whose rows are pass, merit and distinction, with the descriptors beside: "Grade | Descriptor". */
export function readKindRows(placed: Placed<Table>): readonly DraftCriterion[] {
  const rows = gridOf(placed.block);
  const column = isForeign(rows) || statesRules(rows) ? undefined : kindColumn(rows);
  if (column === undefined) return [];
  let keyed: Keyed = { codes: [], runs: [] };
  let kind: HeadedKind | undefined;
  return rows.flatMap((row) => {
    keyed = codesOf(row, keyed);
    const label = row.cells[column];
    const words = label ? cellText(label) : '';
    if (words !== '') kind = kindOfBand(words);
    if (kind === undefined) return [];
    const heads = kind;
    return filled(row)
      .filter((cell) => cell.column > column && !isCodesOnly(cellText(cell)))
      .flatMap((cell) => draftsOf(cell.paragraphs, heads, keyed, placed));
  });
}
