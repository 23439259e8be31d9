import { type PrintedBlock, type PrintedDocument, type PrintedTable, wordsOf } from './printed-document.ts';
import { type GridCell, gridOf, paragraphsOf, wrapped } from './table-grid.ts';

const pageWidth = 110;
const gap = 3;

/** The letters of each column: its share of the page's width. */
export function columnWidths(table: PrintedTable): readonly number[] {
  const room = pageWidth - gap * (table.columns.length - 1);
  const total = table.columns.reduce((sum, width) => sum + width, 0);
  return table.columns.map((width) => Math.max(8, Math.floor((room * width) / total)));
}

function rowLines(row: readonly GridCell[], widths: readonly number[]): readonly string[] {
  const columns = row.map((place) => {
    const width = widths
      .slice(place.column, place.column + place.columnSpan)
      .reduce((sum, one) => sum + one + gap, -gap);
    return { width, lines: paragraphsOf(place).flatMap((text) => wrapped(text, width)) };
  });
  const height = Math.max(1, ...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map(({ width, lines }) => (lines[at] ?? '').padEnd(width + gap))
      .join('')
      .trimEnd(),
  );
}

/** A table as lines of text with its columns kept by spaces. */
export function alignedLines(table: PrintedTable): readonly string[] {
  const widths = columnWidths(table);
  return gridOf(table).flatMap((row) => [...rowLines(row, widths), '']);
}

function blockLines(block: PrintedBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text, ''];
  if (block.kind === 'paragraph') return [...wrapped(block.text, pageWidth), ''];
  if (block.kind === 'items')
    return [
      ...block.items.flatMap((one) =>
        wrapped(wordsOf(one), pageWidth - 2).map((line, at) => `${at === 0 ? '• ' : '  '}${line}`),
      ),
      '',
    ];
  return alignedLines(block);
}

/** Plain text whose tables keep their columns by spaces, as page-layout extraction gives it. */
export function alignedText({ title, subtitle, blocks }: PrintedDocument): Buffer {
  return Buffer.from([title, subtitle, '', ...blocks.flatMap(blockLines)].join('\n'));
}
