import type { Block, Cell, Line, Page, Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import type { Draft, DraftCell, DraftTable, DraftText } from './draft.ts';
import type { Paragraph } from './paragraphs.ts';
import { runningText, type Vocabulary } from './running-text.ts';
import type { WordLine } from './word-lines.ts';

/** The text of a document as it grows, with the place of each line. */
interface Writer {
  readonly id: string;
  readonly pieces: string[];
  length: number;
  page: number;
  line: number;
  readonly pages: Page[];
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function writeLine(writer: Writer, line: WordLine): Line {
  const from = writer.length;
  if (line.page !== writer.page) {
    writer.page = line.page;
    writer.line = 0;
  }
  const last = writer.pages.at(-1);
  if (last && last.number >= line.page) {
    writer.pages[writer.pages.length - 1] = { ...last, to: from + line.text.length + 1 };
  } else writer.pages.push({ number: line.page, from, to: from + line.text.length + 1 });
  writer.line += 1;
  writer.pieces.push(line.text, '\n');
  writer.length += line.text.length + 1;
  return {
    text: line.text,
    span: { document: writer.id, page: line.page, line: writer.line, from, to: from + line.text.length },
    box: {
      left: rounded(line.left),
      top: rounded(line.top),
      width: rounded(line.right - line.left),
      height: rounded(line.bottom - line.top),
    },
    size: rounded(line.size),
    bold: line.bold,
  };
}

/** Write a paragraph's lines; `leftOut` is a mark at its beginning that is not part of its words. */
function writeRun(writer: Writer, { lines }: Paragraph, vocabulary: Vocabulary, leftOut = ''): TextRun {
  const written = lines.map((line) => writeLine(writer, line));
  const texts = lines.map(({ text }, at) => (at === 0 ? text.slice(leftOut.length).trim() : text));
  return { text: runningText(texts, vocabulary), lines: written };
}

function writeText(writer: Writer, { paragraph, depth = 0 }: DraftText, vocabulary: Vocabulary): Block {
  const { marker } = paragraph;
  if (!marker) return { kind: 'paragraph', run: writeRun(writer, paragraph, vocabulary) };
  return {
    kind: 'item',
    marker: marker.text,
    depth,
    run: writeRun(writer, paragraph, vocabulary, marker.text),
  };
}

function writeCell(writer: Writer, cell: DraftCell, vocabulary: Vocabulary): Cell {
  return {
    paragraphs: cell.paragraphs.map((paragraph) => {
      const { marker } = paragraph;
      return writeRun(writer, paragraph, vocabulary, marker?.isBullet ? marker.text : '');
    }),
    column: cell.column,
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    heading: cell.heading,
  };
}

function writeTable(writer: Writer, table: DraftTable, vocabulary: Vocabulary): Block {
  const byRow = Array.from({ length: table.rows }, (): DraftCell[] => []);
  for (const cell of table.cells) byRow[cell.row]?.push(cell);
  const rows = byRow.map(
    (cells): Row => ({
      cells: cells
        .sort((one, other) => one.column - other.column)
        .map((cell) => writeCell(writer, cell, vocabulary)),
    }),
  );
  return { kind: 'table', columns: table.xs.length - 1, rows, origin: table.origin };
}

/** Write drafts out as blocks over one text, lines in reading order. */
export function buildBlocks(
  id: string,
  drafts: readonly Draft[],
  vocabulary: Vocabulary,
): { readonly text: string; readonly pages: readonly Page[]; readonly blocks: readonly Block[] } {
  const writer: Writer = { id, pieces: [], length: 0, page: 0, line: 0, pages: [] };
  const blocks = drafts.map((draft): Block => {
    if (draft.kind === 'table') return writeTable(writer, draft, vocabulary);
    if (draft.kind === 'text') return writeText(writer, draft, vocabulary);
    return { kind: 'heading', level: draft.level, run: writeRun(writer, draft.paragraph, vocabulary) };
  });
  return { text: writer.pieces.join(''), pages: writer.pages, blocks };
}
