import type { Block, Line } from '#domain/standards/compiler/read-document.ts';
import { withCodeLines } from './code-lines.ts';
import { contentsList } from './contents-list.ts';
import { runningText } from './running-text.ts';
import { printedLine, type SourceLine } from './source-lines.ts';
import { spacedTables } from './spaced-tables.ts';
import { pipedRow, tabbedRow } from './tabbed-rows.ts';
import { textHeadings } from './text-headings.ts';
import { runningLines } from './text-noise.ts';
import { type Piece, piecesOf } from './text-pieces.ts';
import { withTornItems } from './torn-items.ts';

/** The blocks of a text as its lines show them: tables are not mended yet. */
export function textBlocks(source: readonly SourceLine[], vocabulary: ReadonlySet<string>): readonly Block[] {
  const noise = runningLines(source);
  const shown = source.map((line, index) => (noise.has(index) ? hidden(line) : line));
  const contents = contentsList(shown);
  const plain = shown.map((line, index) => (contents.lines.has(index) ? hidden(line) : line));
  const tables = spacedTables(plain, vocabulary);
  const isInTable = (at: number) => tables.some(({ from, to }) => at >= from && at < to);
  const lines = plain.map((line, index) => (isInTable(index) ? hidden(line) : line));
  const width = lineWidth(lines);
  const pieces = piecesOf(lines, textHeadings({ lines, titles: contents.titles }), width);
  const whole = withRankedItems(withCodeLines(joinedParagraphs(withTornItems(pieces, width), width)));
  const others = whole.flatMap((piece) => {
    const at = (piece.lines[0]?.number ?? 1) - 1;
    return blockOf(piece, vocabulary).map((block) => ({ at, block }));
  });
  const placed = tables.map(({ from, block }) => ({ at: from, block }));
  return [...others, ...placed].sort((left, right) => left.at - right.at).map(({ block }) => block);
}

function hidden(line: SourceLine): SourceLine {
  return { ...line, raw: '', words: '' };
}

/** How wide running text is printed: nine of ten lines are no longer. */
function lineWidth(lines: readonly SourceLine[]): number {
  const lengths = lines.flatMap(({ words, raw }) =>
    words === '' || raw.includes('\t') ? [] : [words.length],
  );
  lengths.sort((left, right) => left - right);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 80;
}

/** The depth of items from 0, however far the whole list is indented. */
function withRankedItems(pieces: readonly Piece[]): readonly Piece[] {
  const ranked: Piece[] = [];
  let list: Piece[] = [];
  const endList = () => {
    const levels = [...new Set(list.map(({ level }) => level))].sort((left, right) => left - right);
    for (const piece of list) ranked.push({ ...piece, level: levels.indexOf(piece.level) });
    list = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'item') {
      list.push(piece);
      continue;
    }
    endList();
    ranked.push(piece);
  }
  endList();
  return ranked;
}

/**
 * Put together what a page's end parted: a long line that ends within a sentence, and a long paragraph that begins with a
 * small letter. Short lines stay apart, because in tables printed cell by cell their lengths tell the columns.
 */
function joinedParagraphs(pieces: readonly Piece[], width: number): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const end = last?.lines.at(-1)?.words ?? '';
    const start = piece.lines[0]?.words ?? '';
    const long = Math.min(width * 0.6, 60);
    const canJoin = last && piece.kind === 'paragraph' && (last.kind === 'paragraph' || last.kind === 'item');
    if (canJoin && /[a-z,]$/.test(end) && /^[a-z]/.test(start) && end.length >= long && start.length >= long)
      for (const line of piece.lines) last.lines.push(line);
    else joined.push(piece);
  }
  return joined;
}

function blockOf(piece: Piece, vocabulary: ReadonlySet<string>): readonly Block[] {
  const [first, ...others] = piece.lines;
  if (!first) return [];
  if (piece.kind === 'rows') return tableOf(piece.lines.map(tabbedRow), 'tabbed');
  if (piece.kind === 'piped') return pipedTable(piece.lines);
  const lines: readonly Line[] = [
    printedLine(first, piece.offset),
    ...others.map((line) => printedLine(line)),
  ];
  const run = runningText(lines, vocabulary);
  if (run.text === '') return [];
  if (piece.kind === 'heading')
    return [{ kind: 'heading', level: piece.level, run: { ...run, text: run.text.replace(/\s+#+$/, '') } }];
  if (piece.kind === 'item') return [{ kind: 'item', marker: piece.marker, depth: piece.level, run }];
  return [{ kind: 'paragraph', run }];
}

function tableOf(
  rows: readonly ReturnType<typeof tabbedRow>[],
  origin: 'tabbed' | 'markup',
): readonly Block[] {
  return [{ kind: 'table', columns: Math.max(...rows.map(({ cells }) => cells.length)), rows, origin }];
}

function pipedTable(lines: readonly SourceLine[]): readonly Block[] {
  const isRule = (line: SourceLine | undefined) => line !== undefined && /^[\s|:+-]+$/.test(line.raw);
  const rows = lines.flatMap((line, index) => {
    if (isRule(line)) return [];
    const row = pipedRow(line);
    return [
      isRule(lines[index + 1]) ? { cells: row.cells.map((cell) => ({ ...cell, heading: true })) } : row,
    ];
  });
  return rows.length === 0 ? [] : tableOf(rows, 'markup');
}
