import { columnWidth, widthCost } from './column-widths.ts';
import { boundsOf, cutCell, type LooseCell } from './loose-roles.ts';
import { isEnded, isOpenEnded } from './pieces.ts';

/** A number printed apart from its words, and the cell that is taken for them. */
interface Match {
  readonly number: LooseCell;
  readonly cell: LooseCell;
}

interface Matched {
  readonly matches: readonly Match[];
  readonly cells: readonly LooseCell[];
  readonly cost: number;
}

interface Model {
  readonly itemWidth: number;
  /** Cost of a full stop at the end, and of its absence, for a cell to be a numbered line rather than a criterion. */
  readonly stop: number;
  readonly noStop: number;
  readonly bodyWidths: readonly number[];
}

const indent = 9;

/** Cost of a cell as a numbered line whose number stands apart: it may be indented, so its column seems narrower. */
function asItem(cell: LooseCell, model: Model): number {
  const bounds = boundsOf(cell);
  const overflow = Math.max(0, bounds.atLeast - model.itemWidth - 0.5) * 2;
  const early = Math.max(0, model.itemWidth - indent - bounds.below);
  return overflow + Math.min(3, early) + (cell.text.endsWith('.') ? model.stop : model.noStop);
}

/** Cost of a cell in the best of the criteria's columns. */
function asBody(cell: LooseCell, model: Model): number {
  const bounds = boundsOf(cell);
  const widths = model.bodyWidths.map((width) => widthCost(bounds, width));
  return Math.min(4, ...widths);
}

function pairCost(number: LooseCell, cell: LooseCell, model: Model): number {
  if (cell.page !== number.page) return 50;
  const distance = Math.abs(cell.at - number.at) * 0.25 + (cell.at < number.at ? 1.5 : 0);
  return asItem(cell, model) - asBody(cell, model) + Math.min(4, distance);
}

const unmatched = 3;

/** Match numbers to cells of one page, both in printed order, at the least total cost. */
function matchPage(
  numbers: readonly LooseCell[],
  cells: readonly LooseCell[],
  model: Model,
): { readonly matches: readonly Match[]; readonly cost: number } {
  const rows = numbers.length + 1;
  const columns = cells.length + 1;
  const cost = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let row = 1; row < rows; row += 1) {
    const above = cost[row - 1] ?? [];
    const own = cost[row] ?? [];
    own[0] = row * unmatched;
    for (let column = 1; column < columns; column += 1) {
      const pair = costOfPair(numbers[row - 1], cells[column - 1], model);
      own[column] = Math.min(
        (above[column] ?? 0) + unmatched,
        own[column - 1] ?? 0,
        (above[column - 1] ?? 0) + pair,
      );
    }
  }
  return { matches: traced(numbers, cells, cost), cost: cost.at(-1)?.at(-1) ?? 0 };
}

function costOfPair(number: LooseCell | undefined, cell: LooseCell | undefined, model: Model): number {
  return number && cell ? pairCost(number, cell, model) : Number.POSITIVE_INFINITY;
}

function traced(
  numbers: readonly LooseCell[],
  cells: readonly LooseCell[],
  cost: readonly (readonly number[])[],
): readonly Match[] {
  const found: Match[] = [];
  let row = numbers.length;
  let column = cells.length;
  const at = (one: number, other: number) => cost[one]?.[other] ?? 0;
  while (row > 0 && column > 0) {
    if (at(row, column) === at(row, column - 1)) column -= 1;
    else if (at(row, column) === at(row - 1, column) + unmatched) row -= 1;
    else {
      row -= 1;
      column -= 1;
      const [number, cell] = [numbers[row], cells[column]];
      if (number && cell) found.push({ number, cell });
    }
  }
  return found.reverse();
}

/** Two short lines printed as one cell, cut where the second begins with a capital. */
function cutInTwo(cell: LooseCell): readonly LooseCell[] {
  const lines = cell.fragments[0]?.lines ?? [];
  const at = lines.findIndex(({ text }, index) => {
    const before = lines[index - 1]?.text ?? '';
    return index > 0 && /^[A-Z]/.test(text) && !isEnded(before) && !isOpenEnded(before);
  });
  return cutCell(cell, at) ?? [cell];
}

/** Match a page; a cell that may be two is cut when the match costs less then. */
function matchWithCuts(numbers: readonly LooseCell[], cells: readonly LooseCell[], model: Model): Matched {
  let best: Matched = { ...matchPage(numbers, cells, model), cells };
  for (const cell of cells) {
    const parts = cutInTwo(cell);
    if (parts.length < 2 || isEnded(cell.text)) continue;
    const cut = best.cells.flatMap((one) => (one === cell ? parts : [one]));
    const again = matchPage(numbers, cut, model);
    if (again.cost < best.cost) best = { ...again, cells: cut };
  }
  return best;
}

function withNumber({ number, cell }: Match): LooseCell {
  const fragments = [...number.fragments, ...cell.fragments];
  return { ...cell, role: 'item', text: `${number.text.replace(/\.$/, '')} ${cell.text}`, fragments };
}

/** Share of cells that end with a full stop, kept away from 0 and 1. */
function stopShare(cells: readonly LooseCell[]): number {
  return (cells.filter(({ text }) => text.endsWith('.')).length + 1) / (cells.length + 2);
}

function modelOf(cells: readonly LooseCell[], bodyWidths: readonly number[]): Model {
  const items = cells.filter(({ role }) => role === 'item');
  const item = stopShare(items);
  const body = stopShare(cells.filter(({ role }) => role === 'body'));
  return {
    itemWidth: columnWidth(items.map(boundsOf)) ?? 40,
    stop: Math.log(body / item),
    noStop: Math.log((1 - body) / (1 - item)),
    bodyWidths,
  };
}

/**
 * Give numbers that were printed apart ("1.2" alone) the words that belong to them, page by page. Without this the
 * words would pass for criteria.
 */
export function joinNumbers(
  cells: readonly LooseCell[],
  bodyWidths: readonly number[],
): readonly LooseCell[] {
  const model = modelOf(cells, bodyWidths);
  const pages = new Set(cells.filter(({ role }) => role === 'number').map(({ page }) => page));
  let done = cells;
  for (const page of pages) done = joinPage(done, page, model);
  return done;
}

function joinPage(cells: readonly LooseCell[], page: number, model: Model): readonly LooseCell[] {
  const numbers = cells.filter((cell) => cell.role === 'number' && cell.page === page);
  const bodies = cells.filter((cell) => cell.role === 'body' && cell.page === page);
  const { matches, cells: cut } = matchWithCuts(numbers, bodies, model);
  const items = new Map(matches.map((match) => [match.cell, withNumber(match)]));
  const used = new Set(matches.map(({ number }) => number));
  return cells
    .filter((cell) => !used.has(cell) && !bodies.includes(cell))
    .concat(cut.map((cell) => items.get(cell) ?? cell))
    .sort((left, right) => left.at - right.at);
}
