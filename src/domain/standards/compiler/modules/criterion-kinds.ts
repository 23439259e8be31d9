import { type TwoWidths, tellsApart, twoWidths, widthCost } from './column-widths.ts';
import { boundsOf, type LooseCell } from './loose-roles.ts';
import type { GradeKind, Judged } from './module-draft.ts';
import type { WidthBounds } from './text-width.ts';

/** How much rather a cell stands in the second column than in the first: above 0 is the second. */
export interface Leaning {
  readonly cell: LooseCell;
  readonly towardsHigher: number;
}

const higherWords =
  /\b(?:evaluat|analys|critical|justif|pro-?active|consistently exceed|beyond|innovat|recommend|reasoned|in depth|potential impact|importance of|flex to|adapt|balance)/i;

/** A small leaning of the wording alone, for cells whose width fits both columns. */
function wordingLean(text: string): number {
  return higherWords.test(text) ? 0.4 : -0.1;
}

/**
 * The widths of the two criteria columns on one stretch of pages: those of the whole brief, or its own when the whole
 * brief's do not fit there (another table set wider).
 */
function localWidths(cells: readonly LooseCell[], whole: TwoWidths): TwoWidths {
  const bounds = cells.map(boundsOf);
  const cost = totalCost(bounds, whole);
  const own = cells.length >= 4 ? twoWidths(bounds, []) : undefined;
  return own && cost - own.cost > 1.2 * cells.length ? own : { ...whole, cost };
}

function totalCost(bounds: readonly WidthBounds[], { wider, narrower }: TwoWidths): number {
  return bounds.reduce((sum, one) => sum + Math.min(widthCost(one, wider), widthCost(one, narrower)), 0);
}

/** How much better the narrower column fits: a line too long for both speaks for the wider. */
function leaning(bounds: WidthBounds, wider: number, narrower: number): number {
  if (bounds.atLeast > wider + 0.3) return -6;
  return widthCost(bounds, wider) - widthCost(bounds, narrower);
}

/** True when the narrower of the two columns is the higher grade's: the one with fewer cells is. */
function narrowerIsHigher(leanings: readonly number[], printedHigher: number | undefined): boolean {
  const narrower = leanings.filter((one) => one > 0).length;
  const wider = leanings.length - narrower;
  if (printedHigher === undefined) return narrower <= wider;
  return Math.abs(narrower - printedHigher) <= Math.abs(wider - printedHigher);
}

/** How much rather each cell stands in the column of the higher grade. */
export function leaningsOf(
  cells: readonly LooseCell[],
  widths: TwoWidths | undefined,
  printedHigher: number | undefined,
): readonly Leaning[] {
  if (!widths || !tellsApart(widths))
    return cells.map((cell) => ({ cell, towardsHigher: wordingLean(cell.text) }));
  const byPage = new Map<number, LooseCell[]>();
  for (const cell of cells) byPage.set(cell.page, [...(byPage.get(cell.page) ?? []), cell]);
  const local = new Map([...byPage].map(([page, own]) => [page, localWidths(own, widths)]));
  const narrower = cells.map((cell) => {
    const { wider, narrower: other } = local.get(cell.page) ?? widths;
    const bounds = boundsOf(cell);
    return leaning(bounds, wider, other);
  });
  const sign = narrowerIsHigher(narrower, printedHigher) ? 1 : -1;
  return cells.map((cell, at) => ({
    cell,
    towardsHigher: sign * (narrower[at] ?? 0) + wordingLean(cell.text),
  }));
}

const clear = 1;

const byWidth =
  'Told by the width at which its lines are broken; the document was printed without its columns.';
const byCount =
  'Its lines are broken at a width that fits both columns; the number of criteria that the document itself counts decides.';

/** The kinds of one method's criteria. `printed` is the number of the higher kind that the document itself counts. */
export function kindsOf(
  leanings: readonly Leaning[],
  higher: GradeKind,
  printed: number | undefined,
): ReadonlyMap<LooseCell, Judged<GradeKind>> {
  const sorted = [...leanings].sort((left, right) => right.towardsHigher - left.towardsHigher);
  const count = printed ?? sorted.filter(({ towardsHigher }) => towardsHigher > 0).length;
  return new Map(
    sorted.map(({ cell, towardsHigher }, rank) => {
      const value: GradeKind = rank < count ? higher : 'pass';
      const other: GradeKind = rank < count ? 'pass' : higher;
      const lean = rank < count ? towardsHigher : -towardsHigher;
      return [cell, judged(value, other, lean, printed !== undefined)];
    }),
  );
}

function judged(value: GradeKind, other: GradeKind, lean: number, counted: boolean): Judged<GradeKind> {
  if (lean >= clear) return { value, certainty: 'likely', why: byWidth };
  if (counted && lean > -clear) return { value, certainty: 'likely', why: byCount };
  const why = counted
    ? 'The width of its lines and the number of criteria that the document counts disagree.'
    : 'The width of its lines fits both columns of criteria.';
  return { value, certainty: 'unsure', others: [other], why };
}
