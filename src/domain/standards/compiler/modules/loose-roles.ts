import type { Column } from './column-heads.ts';
import { isNoCriterion } from './criteria-cells.ts';
import { type Fragment, fragmentOf, type LooseLine, startOf } from './fragments.ts';
import { isEnded, isOpenEnded, startsInside } from './pieces.ts';
import { textWidth, type WidthBounds, widthBounds } from './text-width.ts';

/** What a fragment is. `body` is a cell of which only the column is open: criteria, mostly. */
export type Role =
  | 'head'
  | 'method'
  | 'title'
  | 'item'
  | 'outcome'
  | 'point'
  | 'number'
  | 'or'
  | 'body'
  | 'noise';

/** A cell put together from fragments, with its place in the printed order. */
export interface LooseCell {
  readonly role: Role;
  /** Position among the region's fragments. */
  readonly at: number;
  readonly page: number;
  /** Last page on which a part of it stands. */
  readonly lastPage: number;
  readonly fragments: readonly Fragment[];
  readonly text: string;
  readonly column?: Column;
}

/** What is known of the document when roles are told. */
export interface RoleHints {
  readonly isMethod: (text: string) => boolean;
  readonly isKnownTitle: (text: string) => boolean;
}

/** A cell of one fragment. */
export function cellOf(fragment: Fragment, at: number, role: Role): LooseCell {
  const column = fragment.head?.column;
  return {
    role,
    at,
    page: fragment.page,
    lastPage: fragment.page,
    fragments: [fragment],
    text: fragment.text,
    ...(column ? { column } : {}),
  };
}

/**
 * Bounds of the column's width that a cell's lines set, each fragment wrapped on its own. Lines that contradict each
 * other were broken by hand: only the longest counts then.
 */
export function boundsOf(cell: LooseCell): WidthBounds {
  const bounds = widthBounds(cell.fragments.map(({ lines }) => mendedLines(lines)));
  return bounds.below < bounds.atLeast ? { ...bounds, below: Number.POSITIVE_INFINITY } : bounds;
}

/** Lines without one that a tool made longer by putting a divided word together: far longer than all others. */
function mendedLines(lines: readonly LooseLine[]): readonly string[] {
  const texts = lines.map(({ text }) => text);
  if (texts.length < 3) return texts;
  const sorted = texts.map(textWidth).sort((left, right) => right - left);
  const [first = 0, second = 0] = sorted;
  return first > second * 1.45 ? texts.filter((text) => textWidth(text) < first) : texts;
}

function plainRole(fragment: Fragment, hints: RoleHints): Role {
  const { text } = fragment;
  if (fragment.head) return 'head';
  if (/^(?:or|and\/or)$/i.test(text)) return 'or';
  const start = startOf(text);
  if (start) return start;
  if (hints.isMethod(text)) return 'method';
  if (!startsInside(text) && isStray(text)) return 'noise';
  return 'body';
}

function isStray(text: string): boolean {
  if (/^(?:page )?\d{1,3}(?: of \d{1,3})?$/i.test(text) || !/[A-Za-z]{2}/.test(text)) return true;
  return text.split(' ').length > 1 && isNoCriterion(text)
    ? true
    : /^[A-Z]{2}\d{4}/.test(text) || /^©/.test(text);
}

/** Width below which a cell is narrower than the criteria's columns: module and method columns are. */
function narrowLimit(cells: readonly LooseCell[]): number {
  const widths = cells
    .filter(({ role, fragments }) => role === 'body' && (fragments[0]?.lines.length ?? 0) > 1)
    .map((cell) => boundsOf(cell).atLeast)
    .sort((left, right) => left - right);
  const middle = widths[Math.floor(widths.length / 2)] ?? 24;
  return middle * 0.68;
}

/** Points for being a module's title: a known name, narrow lines, few words, no sentence. */
export function titleScore(cell: LooseCell, limit: number, hints: RoleHints): number {
  const { text } = cell;
  if (isEnded(text) && !/^["'‘“].*[”"’']$/.test(text)) return -9;
  if (startsInside(text)) return -9;
  const count = text.split(' ').length;
  const known = hints.isKnownTitle(text) ? 3 : 0;
  const narrow = boundsOf(cell).atLeast <= limit ? 2 : -3;
  const short = count <= 8 ? 1 : -3;
  return known + narrow + short;
}

function withTitles(cells: readonly LooseCell[], hints: RoleHints): readonly LooseCell[] {
  const limit = narrowLimit(cells);
  return cells.map((cell) =>
    cell.role === 'body' && titleScore(cell, limit, hints) >= 3 ? { ...cell, role: 'title' } : cell,
  );
}

/** Cost of reading `piece` as the rest of `cell`; small is likely. */
export function continuationCost(cell: LooseCell, piece: LooseCell): number {
  if (isEnded(cell.text)) return 99;
  const pages = piece.page - cell.lastPage;
  if (pages < 0 || pages > 1) return 99;
  const open = isOpenEnded(cell.text) ? -2 : 0;
  const overflow = Math.max(0, boundsOf(piece).atLeast - boundsOf(cell).below);
  const far = Math.min(4, (piece.at - cell.at) / 12);
  return open + (pages === 1 ? 0 : 1.5) + overflow * 2 + far;
}

const canGoOn: ReadonlySet<Role> = new Set(['body', 'title', 'item', 'outcome', 'point']);

/** Give pieces that begin in lower case to the cell that they go on with, each cell taking one at most. */
function withContinuations(cells: readonly LooseCell[]): readonly LooseCell[] {
  const taken = new Map<LooseCell, LooseCell>();
  const pieces = cells.filter(({ role, text }) => role === 'body' && startsInside(text));
  for (const piece of pieces) {
    const best = cells
      .filter(
        (cell) => canGoOn.has(cell.role) && cell.at < piece.at && !taken.has(cell) && !pieces.includes(cell),
      )
      .map((cell) => ({ cell, cost: continuationCost(cell, piece) }))
      .reduce<{ cell: LooseCell; cost: number } | undefined>(
        (top, one) => (top && top.cost <= one.cost ? top : one),
        undefined,
      );
    if (best && best.cost < 5) taken.set(best.cell, piece);
  }
  const used = new Set(taken.values());
  return cells.filter((cell) => !used.has(cell)).map((cell) => withRest(cell, taken.get(cell)));
}

function withRest(cell: LooseCell, rest: LooseCell | undefined): LooseCell {
  if (!rest) return cell;
  return {
    ...cell,
    fragments: [...cell.fragments, ...rest.fragments],
    text: `${cell.text} ${rest.text}`,
    lastPage: rest.lastPage,
  };
}

/** The cells of a region, each with its role. */
export function looseCells(fragments: readonly Fragment[], hints: RoleHints): readonly LooseCell[] {
  const plain = fragments.map((fragment, at) => cellOf(fragment, at, plainRole(fragment, hints)));
  return withContinuations(withTitles(plain, hints));
}

/** A cell cut in two before a line; undefined when it has more than one fragment or the line is its first. */
export function cutCell(cell: LooseCell, line: number): readonly [LooseCell, LooseCell] | undefined {
  const [fragment] = cell.fragments;
  if (!fragment || cell.fragments.length > 1 || line <= 0 || line >= fragment.lines.length) return undefined;
  const first = cellOf(fragmentOf(fragment.lines.slice(0, line)), cell.at, cell.role);
  const second = cellOf(fragmentOf(fragment.lines.slice(line)), cell.at + 0.5, cell.role);
  return [first, second];
}
