import type { Block, Row, Table } from '#domain/standards/compiler/read-document.ts';
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
  const known: KnownHeadings = [];
  const marked = blocks
    .map(withoutEmptyColumns)
    .map((block) =>
      block.kind === 'table'
        ? { ...block, rows: markHeadingRows(block.rows, block.columns, mending, known) }
        : block,
    );
  const joined: Block[] = [];
  for (const block of marked) {
    const last = joined.at(-1);
    if (block.kind === 'table' && last?.kind === 'table' && isNextPart(last, block, mending))
      joined[joined.length - 1] = joinedTable(last, block);
    else joined.push(block);
  }
  return joined.map((block) => (block.kind === 'table' ? mendedTable(block, mending) : block));
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
  if (columns < 2 || Math.abs(first.columns - second.columns) > 1 || first.origin !== second.origin)
    return false;
  const [top, last] = [second.rows[0], first.rows.at(-1)];
  if (!top || !last) return false;
  if (isHeadingRow(top))
    return first.rows.some((row) => isHeadingRow(row) && hasSameNames(row, top, columns));
  const texts = textsOf(top, columns);
  const isCoded = hasCodes(first.rows, columns) && /^[A-Z]{1,2}\d{1,3}$/.test(texts[0] ?? '');
  const isSameWidth = columns >= 3 && first.columns === second.columns && first.rows.some(isHeadingRow);
  return (
    isSameWidth ||
    isCoded ||
    isContinuation(last, top, columns, mending) ||
    (texts[0] === '' && texts.some((text) => text !== ''))
  );
}

function hasSameNames(row: Row, other: Row, columns: number): boolean {
  const [own, theirs] = [textsOf(row, columns), textsOf(other, columns)];
  return own[0] === theirs[0] && own.filter((text, at) => text === theirs[at]).length * 2 >= columns;
}

function joinedTable(first: Table, second: Table): Table {
  return {
    ...first,
    columns: Math.max(first.columns, second.columns),
    rows: [...first.rows, ...second.rows],
  };
}

function mendedTable(table: Table, mending: Mending): Table {
  const { columns } = table;
  const bands = mendBands(table.rows, columns, mending);
  const coded = hasCodes(bands, columns) ? mendCodeRows(bands, columns, mending) : bands;
  const merged = mergeContinuations(coded, columns, mending);
  const rows = dropRepeatedRows(merged, columns, mending);
  noteDamage(rows, mending);
  return { ...table, rows };
}
