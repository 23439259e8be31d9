import { type LooseModule, withPoints } from './loose-modules.ts';
import type { LooseCell } from './loose-roles.ts';
import { topicWords } from './topic-words.ts';

/** The module chosen for each criterion, and further modules that fit nearly as well. */
export interface Placement {
  readonly module: number;
  readonly others: readonly number[];
}

interface ModuleWords {
  readonly lines: readonly ReadonlySet<string>[];
  readonly all: ReadonlySet<string>;
  readonly places: readonly number[];
  readonly pages: readonly [number, number];
}

function wordsOf(module: LooseModule): ModuleWords {
  const numbered = [...module.items, ...module.outcomes];
  const cells = [...withPoints(numbered, module.points), ...(module.title ? [module.title] : [])];
  const lines = cells.map(({ text }) => topicWords(text));
  return {
    lines,
    all: new Set(lines.flatMap((line) => [...line])),
    places: cells.map(({ at }) => at),
    pages: [Math.min(...cells.map(({ page }) => page)), Math.max(...cells.map(({ lastPage }) => lastPage))],
  };
}

/** Weight of a word: the fewer modules have it, the more it tells. */
function weights(modules: readonly ModuleWords[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { all } of modules) for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((modules.length + 1) / (counts.get(word) ?? 0.5));
}

function sharedWeight(
  words: ReadonlySet<string>,
  line: ReadonlySet<string>,
  weigh: (word: string) => number,
): number {
  let sum = 0;
  for (const word of words) if (line.has(word)) sum += weigh(word);
  return sum;
}

/** How much of a criterion's meaning a module's lines share, 0 to 1: its best line and the module as a whole. */
function affinity(words: ReadonlySet<string>, module: ModuleWords, weigh: (word: string) => number): number {
  let whole = 0;
  for (const word of words) whole += weigh(word);
  if (whole === 0) return 0;
  const line = Math.max(0, ...module.lines.map((one) => sharedWeight(words, one, weigh)));
  return (0.6 * line + 0.4 * sharedWeight(words, module.all, weigh)) / whole;
}

/**
 * The modules whose lines are printed just before each run of criteria: tools that go along the rows print a row's lines
 * and then its criteria.
 */
function modulesBefore(
  criteria: readonly LooseCell[],
  modules: readonly LooseModule[],
): ReadonlyMap<LooseCell, ReadonlySet<number>> {
  const lines = modules
    .flatMap(({ items }, module) => items.map(({ at }) => ({ at, module })))
    .sort((left, right) => left.at - right.at);
  const found = new Map<LooseCell, ReadonlySet<number>>();
  const runs = new Map<number, ReadonlySet<number>>();
  for (const cell of criteria) {
    const end = lines.findLastIndex(({ at }) => at < cell.at);
    const from = criteria.findLast(({ at }) => at < (lines[end]?.at ?? 0))?.at ?? -1;
    const run =
      runs.get(end) ??
      new Set(
        lines
          .slice(0, end + 1)
          .filter(({ at }) => at > from)
          .map(({ module }) => module),
      );
    runs.set(end, run);
    found.set(cell, run);
  }
  return found;
}

/** Cost of the place: pages on which the module has nothing, and distance to its nearest cell. */
function placeCost(cell: LooseCell, module: ModuleWords): number {
  const [from, to] = module.pages;
  const pages = Math.max(0, from - cell.page, cell.page - to);
  const nearest = Math.min(
    ...module.places.map((at) => (at > cell.at ? 1.4 * (at - cell.at) : cell.at - at)),
  );
  return pages * 4 + Math.min(3, nearest / 6);
}

const backwards = 1.2;
const skipped = 0.3;

function stepCost(from: number, to: number): number {
  if (to < from) return backwards * (from - to);
  return to > from + 1 ? skipped * (to - from - 1) : 0;
}

/** The cheapest chain of modules for criteria in printed order: modules mostly follow each other in a column. */
function cheapestChain(costs: readonly (readonly number[])[]): readonly number[] {
  const table: { cost: number; from: number }[][] = [];
  costs.forEach((row, index) => {
    const before = table[index - 1];
    table.push(row.map((cost, to) => reach(before, to, cost)));
  });
  const last = table.at(-1) ?? [];
  let at = last.reduce((best, one, index) => (one.cost < (last[best]?.cost ?? 0) ? index : best), 0);
  const chain: number[] = [];
  for (let index = table.length - 1; index >= 0; index -= 1) {
    chain.unshift(at);
    at = table[index]?.[at]?.from ?? 0;
  }
  return chain;
}

function reach(
  before: readonly { cost: number; from: number }[] | undefined,
  to: number,
  own: number,
): { cost: number; from: number } {
  if (!before) return { cost: own, from: 0 };
  return before.reduce<{ cost: number; from: number }>(
    (best, one, from) => {
      const cost = one.cost + stepCost(from, to) + own;
      return cost < best.cost ? { cost, from } : best;
    },
    { cost: Number.POSITIVE_INFINITY, from: 0 },
  );
}

const closeCall = 0.8;

/** Choose a module for each criterion of one column, in printed order. */
const notBefore = 0.8;

/** A place in a list as a share of its length, 0 to 1. */
function shareOf(at: number, length: number): number {
  return length > 1 ? at / (length - 1) : 0.5;
}

/** Choose a module for each criterion of one column, in printed order. `all`: the criteria of every column. */
export function placeCriteria(
  criteria: readonly LooseCell[],
  modules: readonly LooseModule[],
  all: readonly LooseCell[],
): readonly Placement[] {
  const known = modules.map(wordsOf);
  const weigh = weights(known);
  const before = modulesBefore(all, modules);
  const costs = criteria.map((cell) => {
    const words = topicWords(cell.text);
    const near = [...(before.get(cell) ?? [])];
    const run = criteria.filter((one) => before.get(one) === before.get(cell));
    const rank = shareOf(run.indexOf(cell), run.length);
    return known.map(
      (module, index) =>
        placeCost(cell, module) +
        (near.includes(index) ? Math.abs(rank - shareOf(near.indexOf(index), near.length)) : notBefore) -
        7 * affinity(words, module, weigh),
    );
  });
  return cheapestChain(costs).map((module, index) => {
    const own = costs[index]?.[module] ?? 0;
    const others = (costs[index] ?? [])
      .map((cost, other) => ({ cost, other }))
      .filter(({ cost, other }) => other !== module && cost < own + closeCall)
      .sort((left, right) => left.cost - right.cost)
      .map(({ other }) => other);
    return { module, others: others.slice(0, 3) };
  });
}
