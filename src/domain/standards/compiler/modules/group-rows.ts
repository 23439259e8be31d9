import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { type BriefRow, likeness } from './brief-rows.ts';
import type { ItemKind } from './module-draft.ts';
import { isOpenEnded, joined, startsInside } from './pieces.ts';

/** Rows that belong to one module, with its title as put together from the cells of the module column. */
export interface RowGroup {
  readonly title: TextRun | undefined;
  readonly itemKind: ItemKind;
  readonly rows: readonly BriefRow[];
  readonly section: string;
}

interface Part {
  rows: BriefRow[];
  title: TextRun | undefined;
  itemKind: ItemKind | undefined;
  newHeading: boolean;
}

/** Position of a numbered line: 100 times its standard's number, plus its own. Undefined without a number. */
export function numberOf(text: string): number | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{1,2})[.)]?\s/.exec(text);
  return match ? Number(match[1]) * 100 + Number(match[2] ?? 0) : undefined;
}

function itemNumbers(row: BriefRow): readonly number[] {
  return (row.cells.get('items') ?? []).flatMap(({ text }) => {
    const inside = [...text.matchAll(/(?:^|\s)(\d{1,2}\.\d{1,2})(?=\s)/g)].map(
      ({ 1: ref }) => `${ref ?? ''} `,
    );
    return inside.flatMap((ref) => numberOf(ref) ?? []);
  });
}

function standardNumbers(row: BriefRow): readonly number[] {
  return (row.cells.get('standard') ?? []).flatMap(
    ({ text }) => numberOf(text.replace(/^(\d)\.(?=[A-Z])/, '$1. ')) ?? [],
  );
}

/** True when titles are the same, one a part of the other, or differ by damaged letters. */
export function sameTitle(left: string, right: string): boolean {
  const [first, second] = [left.toLowerCase().trim(), right.toLowerCase().trim()];
  return first === second || (first.length > 5 && likeness(first, second) >= 0.8);
}

function titleGoesOn(title: string, piece: string): boolean {
  return startsInside(piece) || isOpenEnded(title) || /^[&+]/.test(piece);
}

/** True for a row that goes on with cells of the page before: all that it has begins in lower case. */
function isRest(row: BriefRow): boolean {
  const pieces = [...row.cells.values()].flatMap(([first]) => first ?? []);
  return !row.heading && pieces.length > 0 && pieces.every(({ text }) => startsInside(text));
}

/** The part to which a row belongs: rows under a repeated heading that go on with a cell belong before the heading. */
function ownPart(parts: readonly Part[], row: BriefRow): Part | undefined {
  const last = parts.at(-1);
  const fresh = last?.newHeading && last.rows.every(({ cells }) => cells.size === 0);
  return fresh && isRest(row) ? (parts.at(-2) ?? last) : last;
}

/** Cut where headings stand and where the numbers of the lines begin again. */
function partsOf(rows: readonly BriefRow[]): readonly Part[] {
  const parts: Part[] = [];
  let last = 0;
  let itemKind: ItemKind | undefined;
  for (const row of rows) {
    const numbers = itemNumbers(row);
    const first = numbers[0];
    const restarts = first !== undefined && first <= 101 && last > first;
    if (row.heading) itemKind = row.heading.itemKind ?? itemKind;
    if (parts.length === 0 || row.heading || restarts)
      parts.push({ rows: [], title: undefined, itemKind, newHeading: row.heading !== undefined });
    last = numbers.at(-1) ?? last;
    ownPart(parts, row)?.rows.push(row);
  }
  return parts.flatMap(cutByTitle);
}

/** Cut a part in which a second title begins, at the standard that begins nearest before it. */
function cutByTitle(part: Part): readonly Part[] {
  const cut: Part[] = [{ ...part, rows: [], title: undefined }];
  let standardAt = 0;
  part.rows.forEach((row, index) => {
    if (standardNumbers(row).length > 0) standardAt = index;
    const current = cut.at(-1);
    const piece = titlePiece(row);
    if (current && piece && startsTitle(current.title, piece)) {
      const moved = Math.max(0, Math.min(index - standardAt, current.rows.length - 1));
      const rows = current.rows.splice(current.rows.length - moved, moved);
      cut.push({ rows: [...rows, row], title: piece, itemKind: part.itemKind, newHeading: true });
      return;
    }
    if (current && piece) current.title = withPiece(current.title, piece);
    current?.rows.push(row);
  });
  return cut;
}

function titlePiece(row: BriefRow): TextRun | undefined {
  const pieces = row.cells.get('module') ?? [];
  return pieces.length === 0 ? undefined : pieces.reduce(joined);
}

function startsTitle(title: TextRun | undefined, piece: TextRun): boolean {
  if (!title || titleGoesOn(title.text, piece.text)) return false;
  return !sameTitle(title.text, piece.text) && !title.text.includes(piece.text);
}

function withPiece(title: TextRun | undefined, piece: TextRun): TextRun {
  if (!title) return piece;
  if (sameTitle(title.text, piece.text)) return title;
  return titleGoesOn(title.text, piece.text) ? joined(title, piece) : title;
}

function firstNumberOf(part: Part): number | undefined {
  return part.rows.flatMap(itemNumbers)[0];
}

function lastNumberOf(part: Part): number {
  return part.rows.flatMap(itemNumbers).at(-1) ?? 0;
}

/** True when a part goes on with the module before it: its lines' numbers do, and its title does not differ. */
function goesOnWith(before: Part, part: Part): boolean {
  const first = firstNumberOf(part);
  const rises = first === undefined || first > lastNumberOf(before);
  if (!rises) return false;
  if (before.title && part.title)
    return sameTitle(before.title.text, part.title.text) || titleGoesOn(before.title.text, part.title.text);
  if (before.itemKind !== part.itemKind && part.newHeading) return false;
  return first !== undefined || !part.newHeading || part.title === undefined;
}

function merged(before: Part, part: Part): Part {
  const title = part.title ? withPiece(before.title, part.title) : before.title;
  return { ...before, title, rows: [...before.rows, ...part.rows] };
}

function isEmpty(part: Part): boolean {
  return part.rows.every(({ cells }) => cells.size === 0);
}

/** Put the rows of a brief together to modules, in the order of the rows. */
export function groupRows(rows: readonly BriefRow[]): readonly RowGroup[] {
  const groups: Part[] = [];
  for (const part of partsOf(rows).filter((one) => !isEmpty(one))) {
    const before = groups.at(-1);
    if (before && goesOnWith(before, part)) groups[groups.length - 1] = merged(before, part);
    else groups.push(part);
  }
  return groups.map(({ rows: own, title, itemKind }) => ({
    rows: own,
    title,
    itemKind: itemKind ?? 'know',
    section: own[0]?.section ?? '',
  }));
}
