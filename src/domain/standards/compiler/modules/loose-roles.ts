import type { Column } from './column-heads.ts';
import { isNoCriterion } from './criteria-cells.ts';
import { type Fragment, fragmentOf, type LooseLine, startOf } from './fragments.ts';
import { isEnded, isOpenEnded, startsInside } from './pieces.ts';
import { type WidthBounds, widthBounds } from './text-width.ts';

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
  /** The method's name of which these words are the beginning or the end, cut off by a page's end. */
  readonly partOfMethod: (text: string) => string | undefined;
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
function mendedLines(lines: readonly LooseLine[]): readonly LooseLine[] {
  if (lines.length < 3) return lines;
  const sorted = lines.map(({ width }) => width).sort((left, right) => right - left);
  const [first = 0, second = 0] = sorted;
  return first > second * 1.45 ? lines.filter(({ width }) => width < first) : lines;
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

/** Middle width of cells whose column is open; module and method columns are narrower. */
function usualWidth(cells: readonly LooseCell[]): number {
  const widths = cells
    .filter(({ role, fragments }) => role === 'body' && (fragments[0]?.lines.length ?? 0) > 1)
    .map((cell) => boundsOf(cell).atLeast)
    .sort((left, right) => left - right);
  const middle = widths[Math.floor(widths.length / 2)] ?? 24;
  return middle;
}

/** Points for being narrow, going by the share of the usual width. */
function narrowPoints(share: number): number {
  if (share <= 0.68) return 2;
  return share <= 0.85 ? 1 : -3;
}

/** Points for being a module's title: a known name, narrow lines, few words, no sentence. */
export function titleScore(cell: LooseCell, { usual, starts, stops, hints }: TitleHints): number {
  const { text } = cell;
  if (isEnded(text) && !/^["'‘“].*[”"’']$/.test(text)) return -9;
  if (startsInside(text)) return -9;
  const count = text.split(' ').length;
  const known = hints.isKnownTitle(text) ? 3 : 0;
  const narrow = narrowPoints(boundsOf(cell).atLeast / usual);
  const short = count <= 8 ? 1 : -3;
  const verb = starts.has(text.split(' ')[0] ?? '') ? -2 : 0;
  return known + narrow + short + verb + stops;
}

interface TitleHints {
  /** Middle width of the cells of two lines and more. */
  readonly usual: number;
  /** A point when criteria end with a full stop here, so that its absence tells. */
  readonly stops: number;
  /** Words with which several criteria begin. */
  readonly starts: ReadonlySet<string>;
  readonly hints: RoleHints;
}

/** First words of sentences that stand apart: what criteria begin with. */
function startsOf(cells: readonly LooseCell[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { role, text } of cells) {
    const word = text.split(' ')[0] ?? '';
    if (role === 'body' && isEnded(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([word]) => word));
}

function withTitles(cells: readonly LooseCell[], hints: RoleHints): readonly LooseCell[] {
  const bodies = cells.filter(
    ({ role, fragments }) => role === 'body' && (fragments[0]?.lines.length ?? 0) > 2,
  );
  const ended = bodies.filter(({ text }) => text.endsWith('.')).length;
  const stops = bodies.length > 0 && ended / bodies.length > 0.75 ? 1 : 0;
  const all = { usual: usualWidth(cells), starts: startsOf(cells), stops, hints };
  return cells.map((cell) => {
    if (cell.role !== 'body') return cell;
    const method = hints.partOfMethod(cell.text);
    if (method !== undefined) return { ...cell, role: 'method', text: method };
    return titleScore(cell, all) >= 3 ? { ...cell, role: 'title' } : cell;
  });
}

/** Running headers and footers: lines printed three times and more, their numbers aside, that end no sentence. */
function withoutRunning(cells: readonly LooseCell[]): readonly LooseCell[] {
  const key = ({ text }: LooseCell) => text.toLowerCase().replace(/\d+/g, '#');
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(key(cell), (counts.get(key(cell)) ?? 0) + 1);
  const isRunning = (cell: LooseCell) =>
    cell.role === 'body' && /\d/.test(cell.text) && !isEnded(cell.text) && (counts.get(key(cell)) ?? 0) >= 3;
  return cells.map((cell) => (isRunning(cell) ? { ...cell, role: 'noise' } : cell));
}

/** Pieces of headings that a page's end cut: the first or last words of a heading printed elsewhere. */
function withoutHeadPieces(cells: readonly LooseCell[]): readonly LooseCell[] {
  const heads = cells.filter(({ role }) => role === 'head').map(({ text }) => ` ${text.toLowerCase()} `);
  const isPiece = (text: string) =>
    heads.some(
      (head) => head.startsWith(` ${text.toLowerCase()} `) || head.endsWith(` ${text.toLowerCase()} `),
    );
  return cells.map((cell) =>
    cell.role === 'body' && isPiece(cell.text) ? { ...cell, role: 'noise' } : cell,
  );
}

/** Pairs of words that follow each other in the region, to tell which pieces could belong together. */
function wordPairs(cells: readonly LooseCell[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const { text } of cells) {
    const words = text.toLowerCase().split(' ');
    words.forEach((word, at) => {
      if (at > 0) pairs.add(`${words[at - 1] ?? ''} ${word}`);
    });
  }
  return pairs;
}

function linesOf(cell: LooseCell): readonly LooseLine[] {
  return cell.fragments.flatMap(({ lines }) => lines);
}

/** Cost of the widths: both pieces together must be one wrapped cell. */
function widthMisfit(cell: LooseCell, piece: LooseCell): number {
  const { atLeast, below } = widthBounds([[...linesOf(cell), ...linesOf(piece)]]);
  const own = boundsOf(cell);
  const broken = own.below === Number.POSITIVE_INFINITY && linesOf(cell).length > 1;
  return broken ? 0.5 : Math.min(6, Math.max(0, atLeast - below));
}

/** Cost of reading `piece` as the rest of `cell`; small is likely. */
export function continuationCost(cell: LooseCell, piece: LooseCell, pairs: ReadonlySet<string>): number {
  const pages = piece.page - cell.lastPage;
  if (isEnded(cell.text) || pages < 0 || pages > 1) return 99;
  const seam = `${cell.text.split(' ').at(-1) ?? ''} ${piece.text.split(' ')[0] ?? ''}`.toLowerCase();
  const open = isOpenEnded(cell.text) ? -2 : 0;
  const seen = pairs.has(seam) ? -2 : 0;
  const question = piece.text.endsWith('?') && cell.role !== 'item' ? 3 : 0;
  const far = Math.min(3, (piece.at - cell.at) / 20);
  return open + seen + question + (pages === 1 ? 0 : 2.5) + widthMisfit(cell, piece) * 1.5 + far;
}

const canGoOn: ReadonlySet<Role> = new Set(['body', 'title', 'item', 'outcome', 'point']);

/** Give pieces that begin in lower case to the cell that they go on with, each cell taking one at most. */
function withContinuations(cells: readonly LooseCell[]): readonly LooseCell[] {
  const pieces = cells.filter(({ role, text }) => role === 'body' && startsInside(text));
  const pairs = wordPairs(cells);
  const options = pieces
    .flatMap((piece) =>
      cells
        .filter((cell) => canGoOn.has(cell.role) && cell.at < piece.at && !pieces.includes(cell))
        .map((cell) => ({ cell, piece, cost: continuationCost(cell, piece, pairs) })),
    )
    .filter(({ cost }) => cost < 5)
    .sort((left, right) => left.cost - right.cost);
  const taken = new Map<LooseCell, LooseCell>();
  const used = new Set<LooseCell>();
  for (const { cell, piece } of options) {
    if (taken.has(cell) || used.has(piece)) continue;
    taken.set(cell, piece);
    used.add(piece);
  }
  return cells.filter((cell) => !used.has(cell)).map((cell) => withRest(cell, taken.get(cell)));
}

function withRest(cell: LooseCell, rest: LooseCell | undefined): LooseCell {
  if (!rest) return cell;
  return {
    ...cell,
    role: cell.role === 'title' && isEnded(rest.text) ? 'body' : cell.role,
    fragments: [...cell.fragments, ...rest.fragments],
    text: `${cell.text} ${rest.text}`,
    lastPage: rest.lastPage,
  };
}

/** The cells of a region, each with its role. */
export function looseCells(fragments: readonly Fragment[], hints: RoleHints): readonly LooseCell[] {
  const plain = fragments.map((fragment, at) => cellOf(fragment, at, plainRole(fragment, hints)));
  return withContinuations(withTitles(withoutRunning(withoutHeadPieces(plain)), hints));
}

/** A cell cut in two before a line; undefined when it has more than one fragment or the line is its first. */
export function cutCell(cell: LooseCell, line: number): readonly [LooseCell, LooseCell] | undefined {
  const [fragment] = cell.fragments;
  if (!fragment || cell.fragments.length > 1 || line <= 0 || line >= fragment.lines.length) return undefined;
  const first = cellOf(fragmentOf(fragment.lines.slice(0, line)), cell.at, cell.role);
  const second = cellOf(fragmentOf(fragment.lines.slice(line)), cell.at + 0.5, cell.role);
  return [first, second];
}
