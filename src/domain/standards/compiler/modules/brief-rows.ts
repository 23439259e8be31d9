import type { Placed } from '#domain/standards/compiler/outline.ts';
import { sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Cell, Row, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { type Column, gluedHeadOf, type Head, headOf, isBriefHeading, plainWords } from './column-heads.ts';
import type { ItemKind } from './module-draft.ts';
import { partOf } from './pieces.ts';
import { inReadingOrder, placeOfRow, type RowPlace } from './row-order.ts';

/** One row of a brief: the paragraphs of each column, and whether column headings stand in it. */
export interface BriefRow {
  readonly cells: ReadonlyMap<Column, readonly TextRun[]>;
  /** Set on a row with headings: what the numbered lines ask for from here on. */
  readonly heading?: { readonly itemKind: ItemKind | undefined };
  readonly section: string;
  /** Page, first and last line on which the row is printed. */
  readonly place: RowPlace;
}

type ColumnMap = ReadonlyMap<number, Head>;

const expectedHeads: readonly (readonly [string, Column])[] = [
  ['module', 'module'],
  ['standard', 'standard'],
  ['what do i need to know', 'items'],
  ['pass criteria', 'pass'],
  ['distinction criteria', 'distinction'],
  ['merit criteria', 'merit'],
  ['method of assessment', 'method'],
  ['assessment', 'method'],
  ['assessed by', 'method'],
];

function pairsOf(words: string): readonly string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2));
}

/** How alike two words or short phrases are, 0 to 1, by their pairs of letters. */
export function likeness(left: string, right: string): number {
  const first = pairsOf(left);
  const second = [...pairsOf(right)];
  if (first.length + second.length === 0) return 0;
  const total = first.length + second.length;
  let shared = 0;
  for (const pair of first) {
    const at = second.indexOf(pair);
    if (at < 0) continue;
    second.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / total;
}

function damagedHead(text: string): readonly [number, Column] {
  const words = plainWords(text);
  if (words === '' || words.split(' ').length > 6) return [0, 'module'];
  return expectedHeads
    .map(([label, column]): [number, Column] => [likeness(words, label), column])
    .reduce((best, one) => (one[0] > best[0] ? one : best));
}

/** Paragraphs of a cell without markup, dashes for "nothing" and stray single letters. */
function paragraphsOf(cell: Cell): readonly TextRun[] {
  return cell.paragraphs
    .map((run) => ({ ...run, text: withoutMarkup(run.text) }))
    .filter(({ text }) => /[A-Za-z]{2}/.test(text) || /^\d+(?:\.\d+)?\.?$/.test(text))
    .filter(({ text }) => !/^\d$/.test(text));
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>|\*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[-–—•▪●]\s+/, '')
    .trim();
}

function textOf(cell: Cell): string {
  return paragraphsOf(cell)
    .map(({ text }) => text)
    .join(' ');
}

/** A cell's heading with what else it holds: a paragraph of its own, or words at the beginning or the end. */
function headOfCell(
  cell: Cell,
): { head: Head; before: readonly TextRun[]; after: readonly TextRun[] } | undefined {
  const runs = paragraphsOf(cell);
  const at = runs.findIndex(({ text }) => headOf(text));
  const own = runs[at];
  const alone = own && headOf(own.text);
  if (alone && runs.length > 1) return { head: alone, before: runs.slice(0, at), after: runs.slice(at + 1) };
  const run = { text: textOf(cell), lines: cell.paragraphs.flatMap(({ lines }) => lines) };
  const glued = gluedHeadOf(run.text);
  const part = (words: string) => (words === '' ? [] : [partOf(run, words)]);
  return glued && { head: glued.head, before: part(glued.before), after: part(glued.after) };
}

/** The headings of a row, each at its column; undefined when the row is no heading row of a brief. */
export function headingsOf(row: Row): ColumnMap | undefined {
  const heads = new Map<number, Head>();
  for (const cell of row.cells) {
    const head = headOfCell(cell)?.head;
    if (head) heads.set(cell.column, head);
  }
  const found = new Set([...heads.values()].map(({ column }) => column));
  if (heads.size < 3 || !isBriefHeading(found)) return undefined;
  for (const cell of row.cells) {
    const [score, column] = damagedHead(textOf(cell));
    if (!heads.has(cell.column) && score >= 0.55 && !found.has(column)) heads.set(cell.column, { column });
  }
  return heads;
}

/** True when a table has a heading row of an occupational brief. Tables of descriptors have none. */
export function isBriefTable(table: Table): boolean {
  return table.rows.some((row) => headingsOf(row) !== undefined);
}

/** New headings, with the columns of the headings before where a cell of the new ones could not be read. */
function withInherited(map: ColumnMap, previous: ColumnMap): ColumnMap {
  const found = new Set([...map.values()].map(({ column }) => column));
  const missing = [...previous].filter(([at, { column }]) => !map.has(at) && !found.has(column));
  return new Map([...missing, ...map]);
}

function cellsOf(row: Row, map: ColumnMap, read: (cell: Cell) => readonly TextRun[]): BriefRow['cells'] {
  const cells = new Map<Column, readonly TextRun[]>();
  for (const cell of row.cells) {
    const column = map.get(cell.column)?.column;
    const pieces = read(cell);
    if (column && pieces.length > 0) cells.set(column, [...(cells.get(column) ?? []), ...pieces]);
  }
  return cells;
}

function itemKindOf(map: ColumnMap): ItemKind | undefined {
  return [...map.values()].find(({ itemKind }) => itemKind)?.itemKind;
}

/** A row printed again as damaged headings: two or more of its cells look like headings. */
function withoutDamagedHeads(row: Row): Row {
  const scores = row.cells.map((cell) => damagedHead(textOf(cell))[0]);
  const looks = scores.filter((score) => score >= 0.5).length;
  if (looks < 2) return row;
  return {
    cells: row.cells.filter((cell, index) => {
      const count = textOf(cell).split(' ').length;
      return count > 6 || (count > 3 && (scores[index] ?? 0) < 0.35);
    }),
  };
}

function headingRows(row: Row, map: ColumnMap, previous: ColumnMap, section: string): readonly BriefRow[] {
  const before = cellsOf(row, previous, (cell) => headOfCell(cell)?.before ?? []);
  const after = cellsOf(row, map, (cell) => headOfCell(cell)?.after ?? []);
  const place = placeOfRow(row);
  return [
    ...(before.size > 0 ? [{ cells: before, section, place }] : []),
    { cells: after, heading: { itemKind: itemKindOf(map) }, section, place },
  ];
}

/** A row's cells by column; headings split off. `map` is that of the latest headings. */
function rowsOf(
  table: Table,
  inherited: ColumnMap,
  section: string,
): { rows: readonly BriefRow[]; map: ColumnMap } {
  let map = inherited.size > 0 ? inherited : firstMap(table);
  let afterHeading = 0;
  const rows: BriefRow[] = [];
  for (const row of table.rows) {
    const headings = headingsOf(row);
    afterHeading = headings ? 3 : afterHeading - 1;
    if (headings) {
      const whole = withInherited(headings, map);
      rows.push(...headingRows(row, whole, map, section));
      map = whole;
      continue;
    }
    const clean = afterHeading > 0 ? withoutDamagedHeads(row) : row;
    const cells = cellsOf(clean, map, paragraphsOf);
    if (cells.size > 0) rows.push({ cells, section, place: placeOfRow(row) });
  }
  return { rows, map };
}

function firstMap(table: Table): ColumnMap {
  for (const row of table.rows) {
    const map = headingsOf(row);
    if (map) return map;
  }
  return new Map();
}

/** What the rows read so far leave for the next table. */
interface Reading {
  map: ColumnMap;
  section: string;
}

const noColumns: ColumnMap = new Map();

/** The rows of every table of the brief in the order in which they are meant, and the tables taken. */
export function briefRows(placed: readonly Placed[]): {
  readonly rows: readonly BriefRow[];
  readonly tables: ReadonlySet<number>;
} {
  const rows: BriefRow[] = [];
  const tables = new Set<number>();
  const reading: Reading = { map: noColumns, section: '' };
  for (const one of placed) {
    const read = tableRows(one, placed, reading);
    if (read.length > 0) tables.add(one.index);
    rows.push(...read);
  }
  return { rows, tables };
}

function tableRows(one: Placed, placed: readonly Placed[], reading: Reading): readonly BriefRow[] {
  const { block } = one;
  if (block.kind === 'heading' && !headOf(block.run.text)) reading.map = noColumns;
  if (block.kind !== 'table') return [];
  const own = isBriefTable(block);
  if (!own && !continues(block, reading.map)) {
    reading.map = noColumns;
    return [];
  }
  if (own && reading.map.size === 0) reading.section = captionOf(one, placed);
  const read = rowsOf(block, reading.map, reading.section);
  reading.map = read.map;
  return inReadingOrder(read.rows);
}

const caption = /^(?:appendix|annexe?|schedule|table)\b.{0,120}$/i;

/** The section of a table: a caption just before it that names an appendix, else its headings. */
export function captionOf(one: Placed, placed: readonly Placed[]): string {
  for (const before of placed.slice(Math.max(0, one.index - 3), one.index).reverse()) {
    const words = wordsOf(before);
    if (caption.test(words)) return words;
  }
  return sectionOf(one);
}

function wordsOf({ block }: Placed): string {
  if (block.kind !== 'table') return block.run.text;
  return block.rows.length > 1
    ? ''
    : block.rows
        .flatMap(({ cells }) => cells.map(textOf))
        .join(' ')
        .trim();
}

function continues(table: Table, map: ColumnMap): boolean {
  if (map.size === 0) return false;
  const last = Math.max(...map.keys());
  const widest = Math.max(...table.rows.map(({ cells }) => cells.length));
  return widest <= last + 1 && widest >= last - 1 && widest >= 4;
}
