import type { WidthBounds } from './text-width.ts';

/** A cost per cell and candidate width: overflow is nearly proof, room left over is not (lines may be broken by hand). */
export function widthCost(bounds: WidthBounds, width: number): number {
  const overflow = Math.max(0, bounds.atLeast - width - 0.3);
  const early = Math.max(0, width - bounds.below - 0.3);
  const slack = Math.max(0, width - bounds.atLeast) * 0.12;
  return Math.min(8, overflow * 2.5) + Math.min(4, early * 1.5) + Math.min(1.2, slack);
}

const step = 0.25;
const narrowest = 8;
const widest = 70;

function candidates(): readonly number[] {
  return Array.from({ length: Math.round((widest - narrowest) / step) }, (_, at) => narrowest + at * step);
}

/** The width of a column that fits its cells best; undefined without a cell of two lines. */
export function columnWidth(cells: readonly WidthBounds[]): number | undefined {
  if (cells.filter(({ below }) => Number.isFinite(below)).length < 1) return undefined;
  let best = { width: narrowest, cost: Number.POSITIVE_INFINITY };
  for (const width of candidates()) {
    const cost = cells.reduce((sum, bounds) => sum + widthCost(bounds, width), 0);
    if (cost < best.cost) best = { width, cost };
  }
  return best.width;
}

/** Two columns' widths, the wider first, and how many cells fit each. */
export interface TwoWidths {
  readonly wider: number;
  readonly narrower: number;
  readonly cost: number;
}

/**
 * The two widths that together explain cells of two columns best. Every pair of candidate widths is tried; `others` is
 * what a cell costs in a column that is known already (numbered lines, standards), so that strays pull no width.
 */
export function twoWidths(cells: readonly WidthBounds[], others: readonly number[]): TwoWidths | undefined {
  if (cells.filter(({ below }) => Number.isFinite(below)).length < 2) return undefined;
  const all = candidates();
  const table = all.map((width) => cells.map((bounds) => widthCost(bounds, width)));
  let best: TwoWidths = { wider: 0, narrower: 0, cost: Number.POSITIVE_INFINITY };
  for (let left = 0; left < all.length; left += 1) {
    for (let right = 0; right <= left; right += 1) {
      const cost = pairCost(table[left] ?? [], table[right] ?? [], others);
      if (cost < best.cost - 1e-9) best = { wider: all[left] ?? 0, narrower: all[right] ?? 0, cost };
    }
  }
  return best;
}

function pairCost(left: readonly number[], right: readonly number[], others: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) {
    sum += Math.min(left[at] ?? 0, right[at] ?? 0, others[at] ?? Number.POSITIVE_INFINITY);
  }
  return sum;
}

/** True when two columns differ enough for a wrapped cell to tell them. */
export function tellsApart(widths: TwoWidths): boolean {
  return widths.wider - widths.narrower >= 2;
}
