import { numberOf, sameTitle } from './group-rows.ts';
import type { LooseCell } from './loose-roles.ts';
import { shareRising } from './share-rising.ts';
import { topicWords } from './topic-words.ts';

/** A module of a brief without columns: its numbered lines, standards and title, before its criteria. */
export interface LooseModule {
  readonly title: LooseCell | undefined;
  readonly items: readonly LooseCell[];
  readonly outcomes: readonly LooseCell[];
  /** Points of lists, each with the numbered line or standard before it. */
  readonly points: ReadonlyMap<LooseCell, LooseCell>;
}

interface Run {
  readonly items: LooseCell[];
  readonly numbers: Set<number>;
}

/** Cut numbered lines where a number comes again: from there on another module is printed. */
function runsOf(items: readonly LooseCell[]): readonly Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const number = numberOf(item.text) ?? 0;
    const current = runs.at(-1);
    if (!current || current.numbers.has(number)) runs.push({ items: [item], numbers: new Set([number]) });
    else {
      current.items.push(item);
      current.numbers.add(number);
    }
  }
  return withoutStrays(runs);
}

/** A single line whose number is printed twice by mistake begins no module: it goes back to the run before it. */
function withoutStrays(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const before = kept.at(-1);
    const lowest = Math.min(...run.numbers);
    if (before && lowest > 102 && run.numbers.size === 1) before.items.push(...run.items);
    else kept.push(run);
  }
  return kept;
}

function spanOf(cells: readonly LooseCell[]): readonly [number, number] {
  const places = cells.map(({ at }) => at);
  return [Math.min(...places), Math.max(...places)];
}

function distanceTo(at: number, [from, to]: readonly [number, number]): number {
  if (at < from) return from - at;
  return at > to ? at - to : 0;
}

/** Titles in printed order; one printed again on the next page stands once, at its first place. */
function uniqueTitles(titles: readonly LooseCell[]): readonly LooseCell[] {
  const kept: LooseCell[] = [];
  for (const title of titles) {
    if (!kept.some(({ text }) => sameTitle(text, title.text))) kept.push(title);
  }
  return kept;
}

/** Standards in groups whose numbers rise: one group per module, as far as they tell. */
function outcomeGroups(outcomes: readonly LooseCell[]): readonly (readonly LooseCell[])[] {
  const groups: LooseCell[][] = [];
  let last = 0;
  for (const outcome of outcomes) {
    const number = numberOf(outcome.text) ?? last + 100;
    const group = groups.at(-1);
    if (!group || number <= last) groups.push([outcome]);
    else group.push(outcome);
    last = number;
  }
  return groups;
}

/** How badly a group of standards fits a run of lines: standards without a line, and places apart. */
function groupCost(group: readonly LooseCell[], run: Run): number {
  const wanted = new Set([...run.numbers].map((number) => Math.floor(number / 100)));
  const missing = group.filter(({ text }) => !wanted.has(Math.floor((numberOf(text) ?? 0) / 100))).length;
  const [from] = spanOf(group);
  return missing * 4 + Math.min(6, distanceTo(from, spanOf(run.items)) / 8);
}

/** Cut a run that has two titles between two of its standards, where places fit best. */
function cutRun(
  run: Run,
  outcomes: readonly LooseCell[],
  titles: readonly LooseCell[],
): readonly Pointless[] {
  const groups = [...new Set([...run.numbers].map((number) => Math.floor(number / 100)))].sort(
    (a, b) => a - b,
  );
  const chosen = shareRising({
    things: groups.length,
    places: titles.length,
    cost: (group, title) => {
      const cells = [...run.items, ...outcomes].filter((cell) => standardOf(cell) === groups[group]);
      return cells.length === 0 ? 0 : distanceTo(titles[title]?.at ?? 0, spanOf(cells));
    },
    empty: 40,
    again: 0,
  });
  return titles.map((title, index) => {
    const mine = new Set(groups.filter((_, group) => chosen[group] === index));
    const own = (cell: LooseCell) => mine.has(standardOf(cell));
    return { title, items: run.items.filter(own), outcomes: outcomes.filter(own) };
  });
}

/** Number of the standard to which a numbered cell belongs. */
export function standardOf(cell: LooseCell): number {
  return Math.floor((numberOf(cell.text) ?? 0) / 100);
}

/** Modules of standards alone, for briefs whose lines have no numbers of their own. */
function runsWithoutItems(outcomes: readonly LooseCell[], titles: readonly LooseCell[]): readonly Run[] {
  const groups = outcomeGroups(outcomes);
  if (groups.length > 0)
    return groups.map((group) => ({
      items: [...group],
      numbers: new Set(group.map(({ text }) => numberOf(text) ?? 0)),
    }));
  return titles.map((title) => ({ items: [title], numbers: new Set<number>() }));
}

/** How badly a title fits a run: places apart (it stands in or before its lines) and words that the lines lack. */
function titleCost(title: LooseCell | undefined, run: Run | undefined): number {
  if (!title || !run) return 0;
  const [from, to] = spanOf(run.items);
  const apart = title.at < from ? (from - title.at) / 4 : Math.max(0, title.at - to);
  const words = [...topicWords(title.text)];
  const lines = topicWords(run.items.map(({ text }) => text).join(' '));
  const missing = words.filter((word) => !lines.has(word)).length;
  return Math.min(20, apart) + (words.length === 0 ? 0 : (4 * missing) / words.length);
}

/** The numbered line or standard to which each point of a list belongs: the nearest before it that ends with a colon. */
function pointOwners(cells: readonly LooseCell[]): ReadonlyMap<LooseCell, LooseCell> {
  const owners = cells.filter(({ role }) => role === 'item' || role === 'outcome');
  const found = new Map<LooseCell, LooseCell>();
  for (const point of cells.filter(({ role }) => role === 'point')) {
    const before = owners.filter(({ at }) => at < point.at);
    const owner = before.findLast(({ text }) => text.endsWith(':')) ?? before.at(-1);
    if (owner) found.set(point, owner);
  }
  return found;
}

/** Cells, each followed by the points that belong to it. */
export function withPoints(
  cells: readonly LooseCell[],
  points: ReadonlyMap<LooseCell, LooseCell>,
): readonly LooseCell[] {
  const of = (cell: LooseCell) => [...points].filter(([, owner]) => owner === cell).map(([point]) => point);
  return cells.flatMap((cell) => [cell, ...of(cell)]);
}

/** Put numbered lines, standards and titles together to modules, in printed order. */
export function looseModules(cells: readonly LooseCell[]): readonly LooseModule[] {
  const points = pointOwners(cells);
  return modulesOf(cells).map((module) => ({ ...module, points }));
}

type Pointless = Omit<LooseModule, 'points'>;

function modulesOf(cells: readonly LooseCell[]): readonly Pointless[] {
  const of = (role: LooseCell['role']) => cells.filter((cell) => cell.role === role);
  const titles = uniqueTitles(of('title'));
  const withItems = runsOf(of('item'));
  const runs = withItems.length > 0 ? withItems : runsWithoutItems(of('outcome'), titles);
  if (runs.length === 0) return [];
  const titleRun = shareRising({
    things: titles.length,
    places: runs.length,
    cost: (title, run) => titleCost(titles[title], runs[run]),
    empty: 12,
    again: 8,
  });
  const groups = outcomeGroups(of('outcome'));
  const groupRun = shareRising({
    things: groups.length,
    places: runs.length,
    cost: (group, run) => costAt(groups[group], runs[run]),
    empty: 3,
    again: 1,
  });
  return runs.flatMap((run, index) => {
    const own = titles.filter((_, title) => titleRun[title] === index);
    const outcomes = groups.filter((_, group) => groupRun[group] === index).flat();
    const items = withItems.length > 0 ? run.items : [];
    return own.length > 1 ? cutRun(run, outcomes, own) : [{ title: own[0], items, outcomes }];
  });
}

function costAt(group: readonly LooseCell[] | undefined, run: Run | undefined): number {
  return group && run ? groupCost(group, run) : 0;
}
