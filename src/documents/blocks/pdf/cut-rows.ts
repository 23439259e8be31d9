import { type DraftCell, draftCellText } from './draft.ts';
import type { Paragraph } from './paragraphs.ts';

const endsSentence = /[.?!:;]["'’”)]*$/;
const startsLower = /^["'‘“(]*\p{Ll}/u;

/** True when the words of a cell plainly go on in another: no sentence ended, none begun. */
export function goesOn(cell: DraftCell, next: DraftCell): boolean {
  const before = draftCellText(cell);
  const after = draftCellText(next);
  const marker = next.paragraphs[0]?.marker;
  return before !== '' && !endsSentence.test(before) && !marker && startsLower.test(after);
}

/** The paragraphs of a cell and of its rest on the next page. */
export function joinedParagraphs(cell: DraftCell, next: DraftCell): readonly Paragraph[] {
  const last = cell.paragraphs.at(-1);
  const [first, ...rest] = next.paragraphs;
  if (!last || !first || !goesOn(cell, next)) return [...cell.paragraphs, ...next.paragraphs];
  return [...cell.paragraphs.slice(0, -1), { ...last, lines: [...last.lines, ...first.lines] }, ...rest];
}

/** A cell at the foot of a page, and the one that stands in its columns at the head of the next. */
export interface Pair {
  readonly cell: DraftCell;
  readonly next: DraftCell;
}

const isEmpty = ({ paragraphs }: DraftCell) => paragraphs.length === 0;

/**
 * True when the first row of a page is the rest of the last row of the page before. `spans` says whether cells of the
 * table's first column span rows: where they do, a row without one may be a row of its own.
 */
export function cutsRow(pairs: readonly Pair[], spans: boolean): boolean {
  if (pairs.length === 0) return false;
  const shortest = Math.min(...pairs.map(({ cell }) => cell.rowSpan));
  const shortestNext = Math.min(...pairs.map(({ next }) => next.rowSpan));
  const own = pairs.filter(({ cell, next }) => cell.rowSpan === shortest && next.rowSpan === shortestNext);
  if (own.some(({ cell, next }) => goesOn(cell, next))) return true;
  const [first, second] = pairs;
  if (first && leavesWords(first, pairs)) return true;
  if (!first || !isEmpty(first.next) || isEmpty(first.cell)) return false;
  if (spans) return pairs.length > 2 && second !== undefined && isEmpty(second.next) && !isEmpty(second.cell);
  return !(second && pairs.length > 2 && !isEmpty(second.next) && startsRow(second));
}

const codeAlone = /^[A-Z]{1,2}\d{1,3}[.:)]?$/;

/** True when a code stands alone at the foot of a page, and its words alone at the head of the next. */
function leavesWords({ cell, next }: Pair, pairs: readonly Pair[]): boolean {
  const words = draftCellText(next);
  const isAlone = pairs.every((pair) => pair.next === next || isEmpty(pair.next));
  return (
    codeAlone.test(draftCellText(cell)) && isAlone && /[a-z]{3}/.test(words) && !/^[A-Z]{1,2}\d/.test(words)
  );
}

/** True when a cell is complete and the next one begins with a mark of its own. */
function startsRow({ cell, next }: Pair): boolean {
  return next.paragraphs[0]?.marker !== undefined && !isEmpty(cell);
}

/** True when a cell that spans rows goes on over the page's end. */
export function spansOn({ cell, next }: Pair): boolean {
  if (isEmpty(cell)) return isEmpty(next) && (cell.rowSpan > 1 || next.rowSpan > 1);
  if (isEmpty(next)) return cell.column === 0 || cell.rowSpan > 1 || next.rowSpan > 1;
  return (cell.rowSpan > 1 || next.rowSpan > 1) && goesOn(cell, next);
}
