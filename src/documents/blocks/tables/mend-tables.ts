import { plainCell } from '#documents/blocks/text/tabbed-rows.ts';
import type { Block, Cell, Row, Table } from '#domain/standards/compiler/read-document.ts';
import { mendBands } from './band-rows.ts';
import { hasCodes, mendCodeRows } from './code-rows.ts';
import { isContinuation, mergeContinuations } from './continuation-rows.ts';
import { noteDamage } from './damaged-text.ts';
import { dropRepeatedRows } from './duplicate-rows.ts';
import { type KnownHeadings, markHeadingRows } from './heading-rows.ts';
import { isHeadingRow, type Mending, textsOf } from './table-mending.ts';

/**
 * Mend the tables of a document: mark the rows that name columns, join the parts of a table that page ends cut, merge
 * rows that only go on with the row above, keep rows printed twice once. Heading rows that repeat are kept, their cells
 * marked `heading`, because in a table of modules each begins a new one. What cannot be mended safely stays as printed.
 */
export function mendTables(blocks: readonly Block[], mending: Mending): readonly Block[] {
  return joinedTables(blocks, mending).flatMap((block) =>
    block.kind === 'table' ? (loneParagraphs(block) ?? [mendedTable(block, mending)]) : [block],
  );
}

/** Mend tables whose cells the markup gives: mark heading rows, join parts, keep rows printed twice once. */
export function mendMarkupTables(blocks: readonly Block[], mending: Mending): readonly Block[] {
  return joinedTables(blocks, mending).map((block) => {
    if (block.kind !== 'table' || hasMergedRows(block)) return block;
    const rows = dropRepeatedRows(block.rows, block.columns, mending);
    noteDamage(rows, mending);
    return { ...block, rows };
  });
}

function hasMergedRows({ rows }: Table): boolean {
  return rows.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1));
}

function joinedTables(blocks: readonly Block[], mending: Mending): readonly Block[] {
  const known: KnownHeadings = [];
  const marked = blocks
    .map(withoutEmptyColumns)
    .map((block) =>
      block.kind === 'table'
        ? { ...block, rows: markHeadingRows(block.rows, block.columns, mending, known) }
        : block,
    );
  const joined: Block[] = [];
  // Rows are added in place: a text of many small parts would be copied over and over.
  let rows: Row[] = [];
  for (const block of marked) {
    const last = joined.at(-1);
    if (block.kind === 'table' && last?.kind === 'table' && isNextPart(last, block, mending)) {
      for (const row of block.rows) rows.push(row);
      joined[joined.length - 1] = { ...last, columns: Math.max(last.columns, block.columns) };
      continue;
    }
    rows = block.kind === 'table' ? [...block.rows] : [];
    joined.push(block.kind === 'table' ? { ...block, rows } : block);
  }
  return joined;
}

/** The block without columns at its right edge that hold nothing. */
function withoutEmptyColumns(block: Block): Block {
  if (block.kind !== 'table') return block;
  const filled = block.rows.flatMap(({ cells }) => cells.filter(({ paragraphs }) => paragraphs.length > 0));
  const columns = filled.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 1);
  const rows = block.rows.map(({ cells }) => ({ cells: cells.filter(({ column }) => column < columns) }));
  return { ...block, columns, rows };
}

/** The columns agree, and the second part begins with the same heading row or goes on with the first. */
function isNextPart(first: Table, second: Table, mending: Mending): boolean {
  const columns = Math.max(first.columns, second.columns);
  const [top, last] = [second.rows[0], first.rows.at(-1)];
  if (columns < 2 || first.origin !== second.origin || !top || !last) return false;
  if (second.columns <= first.columns && isContinuation(last, top, columns, mending)) return true;
  if (Math.abs(first.columns - second.columns) > 1) return false;
  const named = first.rows.slice(0, 50).filter(isHeadingRow);
  if (isHeadingRow(top)) return named.some((row) => hasSameNames(row, top, columns));
  const texts = textsOf(top, columns);
  const isCoded = hasCodes(first.rows.slice(-50), columns) && /^[A-Z]{1,2}\d{1,3}$/.test(texts[0] ?? '');
  const isSameWidth = columns >= 3 && first.columns === second.columns && named.length > 0;
  return isSameWidth || isCoded || (texts[0] === '' && texts.some((text) => text !== ''));
}

function hasSameNames(row: Row, other: Row, columns: number): boolean {
  const [own, theirs] = [textsOf(row, columns), textsOf(other, columns)];
  return own[0] === theirs[0] && own.filter((text, at) => text === theirs[at]).length * 2 >= columns;
}

/** The paragraphs of a table that has one filled cell only: an indented line, not a table. */
function loneParagraphs({ rows }: Table): readonly Block[] | undefined {
  const [cell, other] = rows.flatMap(({ cells }) => cells.filter(({ paragraphs }) => paragraphs.length > 0));
  if (!cell || other || rows.length > 1) return undefined;
  return cell.paragraphs.map((run) => ({ kind: 'paragraph', run }));
}

function mendedTable(table: Table, mending: Mending): Table {
  const { columns } = table;
  const bands = mendBands(table.rows, columns, mending);
  const coded = hasCodes(bands, columns) ? mendCodeRows(bands, columns, mending) : bands;
  const merged = mergeContinuations(coded, columns, mending);
  const rows = dropRepeatedRows(merged, columns, mending);
  noteDamage(rows, mending);
  return { ...table, rows: rows.map((row) => paddedRow(row, columns)) };
}

/** The row with an empty cell for every column that it does not cover. */
function paddedRow(row: Row, columns: number): Row {
  const cells: Cell[] = [];
  let next = 0;
  for (const cell of row.cells) {
    for (; next < cell.column; next += 1) cells.push(plainCell(next, []));
    cells.push(cell);
    next = cell.column + cell.columnSpan;
  }
  for (; next < columns; next += 1) cells.push(plainCell(next, []));
  return { cells };
}
