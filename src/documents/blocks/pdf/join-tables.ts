import { type Draft, type DraftCell, type DraftTable, draftCellText } from './draft.ts';
import type { Paragraph } from './paragraphs.ts';

/** Points by which the borders of a table may differ from page to page. */
const sameBorder = 6;
const mostHeadingRows = 3;

/** Text to compare headings by. */
function headingText(cell: DraftCell): string {
  return draftCellText(cell)
    .toLowerCase()
    .replace(/\(?\bcont(inued|['’]?d)?\b\.?\)?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function rowCells(table: DraftTable, row: number): readonly DraftCell[] {
  return table.cells.filter((cell) => cell.row === row).sort((one, other) => one.column - other.column);
}

function rowKey(table: DraftTable, row: number): string {
  return rowCells(table, row)
    .map((cell) => `${cell.column} ${cell.columnSpan} ${headingText(cell)}`)
    .join('|');
}

/** True when the row is one of headings: set bold, or marked so. */
function isHeadingRow(table: DraftTable, row: number): boolean {
  const cells = rowCells(table, row).filter(({ paragraphs }) => paragraphs.length > 0);
  return cells.length > 1 && cells.every(({ heading, rowSpan }) => heading && rowSpan === 1);
}

/** How many of the first rows of a part repeat the first rows of the table. */
function repeatedRows(table: DraftTable, part: DraftTable): number {
  let rows = 0;
  while (rows < mostHeadingRows && rows < part.rows && rows < table.rows) {
    const key = rowKey(part, rows);
    if (key !== rowKey(table, rows) || !/\p{L}/u.test(key)) break;
    rows += 1;
  }
  return rows;
}

/** Leave out rows; cells that span them become shorter. */
function withoutRows(table: DraftTable, dropped: (row: number) => boolean): DraftTable {
  const before = [0];
  for (let row = 0; row < table.rows; row += 1) before.push((before[row] ?? 0) + (dropped(row) ? 0 : 1));
  const cells = table.cells.flatMap((cell): DraftCell[] => {
    const row = before[cell.row] ?? 0;
    const rowSpan = (before[cell.row + cell.rowSpan] ?? 0) - row;
    return dropped(cell.row) && cell.rowSpan === 1 ? [] : rowSpan > 0 ? [{ ...cell, row, rowSpan }] : [];
  });
  return { ...table, cells, rows: before.at(-1) ?? 0 };
}

/** Leave out headings that are printed again in the middle of a table. */
export function withoutRepeatedHeadings(table: DraftTable): DraftTable {
  if (!isHeadingRow(table, 0)) return table;
  const key = rowKey(table, 0);
  const marked = new Set(table.cells.filter(({ heading }) => heading).map(({ row }) => row));
  const repeated = [...marked].filter(
    (row) => row > 0 && isHeadingRow(table, row) && rowKey(table, row) === key,
  );
  const dropped = new Set(repeated);
  return dropped.size === 0 ? table : withoutRows(table, (row) => dropped.has(row));
}

/** For each border of the narrower set its place in the wider one; nothing when one of them is not there. */
function placesOf(xs: readonly number[], wider: readonly number[]): readonly number[] | undefined {
  const shift = (wider[0] ?? 0) - (xs[0] ?? 0);
  const places = xs.map((x) => wider.findIndex((other) => Math.abs(other - shift - x) <= sameBorder));
  const isWhole = places[0] === 0 && places.at(-1) === wider.length - 1;
  return isWhole && !places.includes(-1) ? places : undefined;
}

function onto(table: DraftTable, xs: readonly number[], places: readonly number[]): DraftTable {
  const cells = table.cells.map((cell) => {
    const column = places[cell.column] ?? 0;
    return { ...cell, column, columnSpan: (places[cell.column + cell.columnSpan] ?? 0) - column };
  });
  return { ...table, cells, xs };
}

/** Both parts in the same columns, when they have them. */
function aligned(table: DraftTable, part: DraftTable): readonly [DraftTable, DraftTable] | undefined {
  const wider = table.xs.length >= part.xs.length ? table.xs : part.xs;
  const here = placesOf(table.xs, wider);
  const there = placesOf(part.xs, wider);
  return here && there ? [onto(table, wider, here), onto(part, wider, there)] : undefined;
}

const endsSentence = /[.?!:;]["'’”)]*$/;
const startsLower = /^["'‘“(]*\p{Ll}/u;

/** True when the words of a cell plainly go on in another: no sentence ended, none begun. */
function goesOn(cell: DraftCell, next: DraftCell): boolean {
  const before = draftCellText(cell);
  const after = draftCellText(next);
  const marker = next.paragraphs[0]?.marker;
  return before !== '' && !endsSentence.test(before) && !marker && startsLower.test(after);
}

function joinedParagraphs(cell: DraftCell, next: DraftCell): readonly Paragraph[] {
  const last = cell.paragraphs.at(-1);
  const [first, ...rest] = next.paragraphs;
  if (!last || !first || !goesOn(cell, next)) return [...cell.paragraphs, ...next.paragraphs];
  return [...cell.paragraphs.slice(0, -1), { ...last, lines: [...last.lines, ...first.lines] }, ...rest];
}

interface Pair {
  readonly cell: DraftCell;
  readonly next: DraftCell;
}

/** Cells at the foot of the table, with those at the head of the part that stand in the same columns. */
function pairsAt(table: DraftTable, part: DraftTable): readonly Pair[] {
  return table.cells.flatMap((cell): Pair[] => {
    if (cell.row + cell.rowSpan !== table.rows) return [];
    const next = part.cells.find(
      (one) => one.row === 0 && one.column === cell.column && one.columnSpan === cell.columnSpan,
    );
    return next ? [{ cell, next }] : [];
  });
}

const isEmpty = ({ paragraphs }: DraftCell) => paragraphs.length === 0;

/** True when the first row of the part is the rest of the table's last row, cut by the page's end. */
function cutsRow(table: DraftTable, pairs: readonly Pair[]): boolean {
  if (pairs.length === 0) return false;
  const shortest = Math.min(...pairs.map(({ cell }) => cell.rowSpan));
  const shortestNext = Math.min(...pairs.map(({ next }) => next.rowSpan));
  const own = pairs.filter(({ cell, next }) => cell.rowSpan === shortest && next.rowSpan === shortestNext);
  if (own.some(({ cell, next }) => goesOn(cell, next))) return true;
  const [first, second] = pairs;
  if (!first || !isEmpty(first.next) || isEmpty(first.cell)) return false;
  // Where no cell of the first column spans rows, a row without one is the rest of another.
  const spans = table.cells.some(({ column, rowSpan }) => column === 0 && rowSpan > 1);
  return !spans && !(second && pairs.length > 2 && !isEmpty(second.next) && startsRow(second));
}

/** True when a cell is complete and the next one begins with a mark of its own. */
function startsRow({ cell, next }: Pair): boolean {
  return next.paragraphs[0]?.marker !== undefined && !isEmpty(cell);
}

/** True when a cell that spans rows goes on over the page's end. */
function spansOn({ cell, next }: Pair): boolean {
  if (isEmpty(cell)) return isEmpty(next) && (cell.rowSpan > 1 || next.rowSpan > 1);
  if (isEmpty(next)) return cell.column === 0 || cell.rowSpan > 1 || next.rowSpan > 1;
  return (cell.rowSpan > 1 || next.rowSpan > 1) && goesOn(cell, next);
}

function appended(table: DraftTable, part: DraftTable): DraftTable {
  const pairs = pairsAt(table, part);
  const isCut = cutsRow(table, pairs);
  const shift = table.rows - (isCut ? 1 : 0);
  const merged = pairs.filter((pair) => isCut || spansOn(pair));
  const cells = table.cells.map((cell) => {
    const next = merged.find((pair) => pair.cell === cell)?.next;
    if (!next) return cell;
    const rowSpan = cell.rowSpan + next.rowSpan - (isCut ? 1 : 0);
    return { ...cell, rowSpan, paragraphs: joinedParagraphs(cell, next) };
  });
  const taken = new Set(merged.map(({ next }) => next));
  const added = part.cells
    .filter((cell) => !taken.has(cell))
    .map((cell) => ({ ...cell, row: cell.row + shift }));
  return {
    ...table,
    cells: [...cells, ...added],
    rows: shift + part.rows,
    lastPage: part.lastPage,
    area: part.area,
  };
}

/** Join a table with its part on the next page; nothing when it is another table. */
function joined(table: DraftTable, part: DraftTable): DraftTable | undefined {
  if (part.firstPage !== table.lastPage + 1 || table.origin !== part.origin) return undefined;
  const [here, there] = aligned(table, part) ?? [];
  if (!here || !there) return undefined;
  const repeated = repeatedRows(here, there);
  const hasOwnHeadings = repeated === 0 && isHeadingRow(there, 0);
  if (repeated === 0 && table.foot < 0.6) return undefined;
  if (repeated === there.rows) return { ...here, lastPage: part.lastPage, area: part.area };
  const body = withoutRows(there, (row) => row < repeated);
  const isFirstRowLong =
    repeated > 0 && there.cells.some(({ row, rowSpan }) => row < repeated && row + rowSpan > repeated);
  if (hasOwnHeadings || isFirstRowLong) {
    const cells = there.cells.map((cell) => ({ ...cell, row: cell.row + here.rows }));
    return {
      ...here,
      cells: [...here.cells, ...cells],
      rows: here.rows + there.rows,
      lastPage: part.lastPage,
      area: part.area,
    };
  }
  return { ...appended(here, body), foot: part.foot };
}

/** Join the parts of tables that go on over pages. */
export function joinTables(drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const last = done.at(-1);
    const whole = draft.kind === 'table' && last?.kind === 'table' ? joined(last, draft) : undefined;
    if (whole) done[done.length - 1] = whole;
    else done.push(draft);
  }
  return done.map((draft) => (draft.kind === 'table' ? withoutRepeatedHeadings(draft) : draft));
}
