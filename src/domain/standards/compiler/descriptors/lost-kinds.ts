import type { CriterionKind } from './kinds.ts';

/** A cell of a table whose columns were lost: the codes of its descriptors; none for a cell that says "N/A". */
export type CellCodes = readonly string[];

/** The kind of a cell's descriptors, and whether nothing else fits. */
export interface CellKind {
  readonly kind: CriterionKind;
  readonly sure: boolean;
}

/** With a cell for each kind, the second must judge codes again that the first judges: else both are of the first kind. */
function fitsColumns(cells: readonly CellCodes[], kinds: readonly CriterionKind[]): boolean {
  if (cells.length !== kinds.length) return false;
  const [first = [], second = []] = cells;
  return second.length === 0 || second.every((code) => first.includes(code));
}

const mostCells = 12;

/** Every choice of cells, the first among them, that together judge each of the codes exactly once. */
function covers(cells: readonly CellCodes[], codes: readonly string[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const extend = (from: number, chosen: readonly number[], left: ReadonlySet<string>): void => {
    if (left.size === 0) found.push(chosen);
    if (left.size === 0 || found.length > 1) return;
    for (let at = from; at < cells.length; at += 1) {
      const own = cells[at] ?? [];
      if (own.length === 0 || !own.every((code) => left.has(code))) continue;
      extend(at + 1, [...chosen, at], new Set([...left].filter((code) => !own.includes(code))));
    }
  };
  const [first = []] = cells;
  const isInside = first.length > 0 && first.every((code) => codes.includes(code));
  if (isInside) extend(1, [0], new Set(codes.filter((code) => !first.includes(code))));
  return found;
}

/** The kinds of a row with two columns, when only one choice of its cells judges each code of the theme once for a pass. */
function byCover(
  cells: readonly CellCodes[],
  kinds: readonly CriterionKind[],
  codes: readonly string[],
): readonly CellKind[] | undefined {
  const [lower, upper] = kinds;
  const isOpen = cells.length > 0 && cells.length <= mostCells && codes.length > 0;
  if (!isOpen || lower === undefined || upper === undefined || kinds.length !== 2) return undefined;
  const [choice, ...others] = covers(cells, codes);
  if (!choice || others.length > 0) return undefined;
  return cells.map((_, index) => ({ kind: choice.includes(index) ? lower : upper, sure: true }));
}

/** Each code is judged once for a pass: descriptors that name it again are of the next kind. */
function byOrder(cells: readonly CellCodes[], kinds: readonly CriterionKind[]): readonly CellKind[] {
  const seen = new Set<string>();
  let at = 0;
  return cells.map((codes) => {
    if (codes.length > 0 && codes.every((code) => seen.has(code)) && at < kinds.length - 1) {
      at += 1;
      seen.clear();
    }
    for (const code of codes) seen.add(code);
    return { kind: kinds[at] ?? 'pass', sure: false };
  });
}

/**
 * The kinds of a row's cells in the order of print. Plans judge each code of a theme once for a pass, and some of them again
 * for a higher grade: where that leaves one reading, it is sure.
 */
export function kindsOfCells(
  cells: readonly CellCodes[],
  kinds: readonly CriterionKind[],
  codes: readonly string[],
): readonly CellKind[] {
  if (fitsColumns(cells, kinds)) return kinds.map((kind) => ({ kind, sure: true }));
  return byCover(cells, kinds, codes) ?? byOrder(cells, kinds);
}
