import { type Chance, chanceOf } from './chance.ts';
import { columnWidths } from './plain-text.ts';
import { type PrintedBlock, type PrintedDocument, type PrintedTable, wordsOf } from './printed-document.ts';
import { type GridCell, gridOf, paragraphsOf, wrapped } from './table-grid.ts';

const pageLines = 46;

/** The paragraphs of a cell as blocks of lines, parted by empty lines. */
function cellBlock(place: GridCell, widths: readonly number[]): readonly string[] {
  const width = widths[place.column] ?? 20;
  return paragraphsOf(place).flatMap((text) => [...wrapped(text, width), '']);
}

/** Rows in ones and twos: of two rows together the cells are read column by column. */
function rowPieces(table: PrintedTable, chance: Chance): readonly (readonly string[])[] {
  const widths = columnWidths(table);
  const body = gridOf(table).slice(table.head ? 1 : 0);
  const pieces: string[][] = [];
  for (let at = 0; at < body.length; ) {
    const together = chance.often(0.3) ? 2 : 1;
    const places = body.slice(at, at + together).flat();
    at += together;
    const read = places.toSorted((left, right) => left.column - right.column);
    pieces.push(read.flatMap((place) => cellBlock(place, widths)));
  }
  return pieces;
}

/**
 * A table as reading by position leaves it when the columns are lost: each cell a block of lines of its old width, now
 * by row, now by column for two rows together; the heading again at the top of each page.
 */
function linearised(table: PrintedTable, chance: Chance, startLine: number): readonly string[] {
  const widths = columnWidths(table);
  const head = (table.head?.cells ?? []).flatMap((cell, column) =>
    cellBlock({ cell, column, columnSpan: 1 }, widths),
  );
  const lines: string[] = [...head];
  let used = startLine + lines.length;
  for (const piece of rowPieces(table, chance)) {
    const cut = pageLines - used;
    if (piece.length > cut && cut >= 0) {
      // The page ends inside a cell; the next begins with the heading again, then goes on.
      lines.push(...piece.slice(0, cut), '\f', ...head, ...piece.slice(cut));
      used = head.length + piece.length - cut;
    } else {
      lines.push(...piece);
      used += piece.length;
    }
  }
  return lines;
}

/** Text of a PDF whose tables were read cell by cell in a changing order, with line widths and page breaks kept. */
export function linearisedText({ title, subtitle, blocks }: PrintedDocument, seed: number): Buffer {
  const chance = chanceOf(seed + 7);
  const lines: string[] = [title, subtitle, ''];
  for (const block of blocks) {
    if (block.kind === 'table') lines.push(...linearised(block, chance, lines.length % pageLines));
    else if (block.kind === 'heading') lines.push('', block.text);
    else if (block.kind === 'paragraph') lines.push(...wrapped(block.text, 100));
    else lines.push(...block.items.flatMap((one) => wrapped(` ${wordsOf(one)}`, 100)));
  }
  return Buffer.from(lines.join('\n'));
}

/** Lines of a cell as HTML when it has a list or several paragraphs, as converters to Markdown write it. */
function tabbedCell(place: GridCell): string {
  const texts = paragraphsOf(place);
  if (place.cell?.list || (texts.length > 1 && texts.every((text) => /^\d/.test(text))))
    return `<ul>${texts.map((text) => `<li>${text}</li>`).join(' ')}</ul>`;
  return texts.join(' ');
}

/** Tables with tabs between cells: outcomes as HTML lists, the heading again where a page began, words in bold. */
function tabbed(table: PrintedTable, chance: Chance): readonly string[] {
  const rows = gridOf(table);
  const asLine = (row: readonly GridCell[]) => row.map(tabbedCell).join('\t');
  const head = table.head ? rows[0] : undefined;
  const body = head ? rows.slice(1) : rows;
  return [
    ...(head ? [asLine(head)] : []),
    ...body.flatMap((row, at) => [
      ...(head && at > 0 && chance.often(0.12) ? ['', asLine(head)] : []),
      asLine(row),
    ]),
  ];
}

/** Tables with tabs, in which a cell of several lines goes on in rows whose other cells are empty. */
function continued(table: PrintedTable, chance: Chance): readonly string[] {
  const widths = columnWidths(table).map((width) => width + 10);
  const lines = gridOf(table).flatMap((row) => {
    const columns = row.map((place) =>
      paragraphsOf(place).flatMap((text) => wrapped(text, widths[place.column] ?? 20)),
    );
    const height = Math.max(1, ...columns.map((one) => one.length));
    const printed = Array.from({ length: height }, (_, at) => columns.map((one) => one[at] ?? '').join('\t'));
    return chance.often(0.05) && height === 1 ? [...printed, ...printed] : printed;
  });
  return lines.map((line) => damagedCode(line, chance));
}

/** Look-alike letters in some codes: a dollar sign for S, a capital I for 1. */
function damagedCode(line: string, chance: Chance): string {
  if (!chance.often(0.08)) return line;
  return line.replace(/^S(\d+)\t/, '$$$1\t').replace(/^([PDK])1\t/, '$1I\t');
}

function markdownOf(
  { title, subtitle, blocks }: PrintedDocument,
  tableLines: (table: PrintedTable) => readonly string[],
): Buffer {
  const piece = (block: PrintedBlock): readonly string[] => {
    if (block.kind === 'table') return tableLines(block);
    if (block.kind === 'items') return block.items.map((one) => `- ${wordsOf(one)}`);
    if (block.kind === 'heading') return [`${'#'.repeat(block.level + 1)} **${block.text}**`];
    return [block.text];
  };
  return Buffer.from([title, subtitle, ...blocks.map((block) => piece(block).join('\n'))].join('\n\n'));
}

/** Markdown of a converter that writes tables with tabs and lists in cells as HTML. */
export function tabbedText(document: PrintedDocument, seed: number): Buffer {
  const chance = chanceOf(seed + 11);
  return markdownOf(document, (table) => tabbed(table, chance));
}

/** Text with tabs where each printed line of a table is a row, some rows stand twice and some codes are damaged. */
export function continuedText(document: PrintedDocument, seed: number): Buffer {
  const chance = chanceOf(seed + 13);
  return markdownOf(document, (table) => continued(table, chance));
}
