import type { Block, Cell, Line, Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import { plainWords } from './plain-words.ts';
import { runningText } from './running-text.ts';
import { type SourceLine, spanIn } from './source-lines.ts';

/** A table that keeps its columns by spaces, and the lines (by position) that it takes. */
export interface SpacedTable {
  readonly from: number;
  /** Position after its last line. */
  readonly to: number;
  readonly block: Block;
}

/** A stretch of a line between gaps of two spaces and more. */
interface Chunk {
  readonly from: number;
  readonly to: number;
}

const mostGap = 3;
const leastLines = 4;
const longestLine = 400;
const nearLines = 40;
const mostLines = 5000;

function chunksOf(raw: string): readonly Chunk[] {
  if (raw.includes('\t') || !raw.includes('  '))
    return raw.trim() === '' ? [] : [{ from: 0, to: raw.length }];
  return [...raw.matchAll(/[^\s]+(?: [^\s]+)*/g)].map(({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
  }));
}

function isBlank(line: SourceLine | undefined): boolean {
  return line === undefined || line.words === '';
}

/** The lines after a first row that may belong to its table: up to a wide gap. */
function stretchFrom(lines: readonly SourceLine[], from: number): number {
  let blank = 0;
  let at = from;
  for (; at < Math.min(lines.length, from + mostLines) && blank <= mostGap; at += 1)
    blank = isBlank(lines[at]) ? blank + 1 : 0;
  return at - blank;
}

/** Where one column ends and the next begins: between two headings, the position that fewest lines cover. */
function gutterBetween(left: Chunk, right: Chunk, raws: readonly string[]): number {
  const from = left.from + 1;
  let best = { at: right.from, covered: Number.POSITIVE_INFINITY };
  for (let at = right.from; at > from; at -= 1) {
    const covered = raws.reduce((sum, raw) => sum + crosses(raw, at), 0);
    if (covered < best.covered) best = { at, covered };
  }
  return best.at;
}

/** How far words stand across a position: 1 inside a word, less where one space parts words, 0 at a gap or an edge. */
function crosses(raw: string, at: number): number {
  if (at >= raw.length || raw.slice(Math.max(0, at - 2), at).trim() === '') return 0;
  if (raw[at - 1] !== ' ') return raw[at] === ' ' ? 0.4 : 1;
  return raw[at] === ' ' ? 0 : 0.3;
}

/** The columns of a table that begins at a line; undefined when the lines below do not keep them. */
function columnsAt(
  lines: readonly SourceLine[],
  from: number,
): { gutters: readonly number[]; to: number } | undefined {
  const first = lines[from]?.raw ?? '';
  const head = first.length > longestLine ? [] : chunksOf(first);
  if (head.length < 3) return undefined;
  const end = stretchFrom(lines, from);
  const near = lines.slice(from, Math.min(end, from + nearLines)).filter((line) => !isBlank(line));
  const raws = near.map(({ raw }) => raw.slice(0, longestLine));
  const gutters = head.slice(1).map((chunk, at) => gutterBetween(head[at] ?? chunk, chunk, raws));
  const filled = (some: readonly SourceLine[]) =>
    some.filter(({ raw }) => cellChunks(raw, gutters).filter(Boolean).length >= 2).length;
  if (filled(near) < leastLines) return undefined;
  const to = lastLine(lines, gutters, { from, end });
  return filled(lines.slice(from, to)) >= leastLines ? { gutters, to } : undefined;
}

/** Position after the last line that keeps the columns; a line of running text ends the table. */
function lastLine(
  lines: readonly SourceLine[],
  gutters: readonly number[],
  { from, end }: { from: number; end: number },
): number {
  let to = from;
  for (let at = from; at < end; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    const broken = gutters.map((gutter) => crosses(line.raw, gutter));
    const inWords = broken.filter((one) => one === 1).length;
    const isRunning = broken.reduce((sum, one) => sum + one, 0) >= 0.6 && chunksOf(line.raw).length < 2;
    if (isRunning || inWords > 1) break;
    to = at + 1;
  }
  return withoutTail(lines, gutters, { from, to });
}

/** Leave out a last block of single words at the left: a heading that follows the table. */
function withoutTail(
  lines: readonly SourceLine[],
  gutters: readonly number[],
  { from, to }: { from: number; to: number },
): number {
  let end = to;
  while (end > from) {
    let start = end - 1;
    while (start > from && !isBlank(lines[start - 1])) start -= 1;
    const alone = lines.slice(start, end).every(({ raw }) => {
      const cells = cellChunks(raw, gutters);
      return cells.slice(1).every((cell) => !cell);
    });
    if (!alone) return end;
    end = start;
    while (end > from && isBlank(lines[end - 1])) end -= 1;
  }
  return end;
}

/** What of a line stands in each column. A chunk belongs to the column in which it begins. */
function cellChunks(raw: string, gutters: readonly number[]): readonly (Chunk | undefined)[] {
  const cells: (Chunk | undefined)[] = Array.from({ length: gutters.length + 1 }, () => undefined);
  for (const piece of chunksOf(raw).flatMap((chunk) => cutAt(raw, chunk, gutters))) {
    const column = gutters.filter((gutter) => piece.from >= gutter - 1).length;
    const last = cells[column];
    cells[column] = last ? { from: last.from, to: piece.to } : piece;
  }
  return cells;
}

/** A chunk cut where a column begins after a single space: the cell before it fills its column. */
function cutAt(raw: string, chunk: Chunk, gutters: readonly number[]): readonly Chunk[] {
  const cuts = gutters.filter(
    (gutter) => gutter > chunk.from + 1 && gutter < chunk.to && raw[gutter - 1] === ' ',
  );
  const edges = [chunk.from, ...cuts, chunk.to];
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? chunk.to;
    return { from, to: from + raw.slice(from, to).trimEnd().length };
  });
}

function lineOf(line: SourceLine, chunk: Chunk): Line {
  const text = plainWords(line.raw.slice(chunk.from, chunk.to));
  return { text, span: spanIn(line, line.from + chunk.from, line.from + chunk.to) };
}

/** Lines of a cell as paragraphs: numbers, bullets, and sentences after which the next word had room begin one. */
function paragraphsOf(lines: readonly Line[], width: number): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const before = paragraphs.at(-1)?.at(-1);
    if (!before || beginsParagraph(line.text, before.text, width)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}

function beginsParagraph(text: string, before: string, width: number): boolean {
  if (/^(?:\d{1,2}\.\d{1,2}\.?|\d{1,2}[.)]|[•●▪◦–-])\s/.test(text)) return true;
  const room = width - before.length - 1 - (text.split(' ')[0]?.length ?? 0);
  return /[.?!;]$/.test(before) && /^["'‘“]?[A-Z]/.test(text) && room > 0;
}

/** Lines put together to rows: an empty line parts rows, or a filled first column where no line is empty. */
function rowGroups(
  lines: readonly SourceLine[],
  gutters: readonly number[],
): readonly (readonly SourceLine[])[] {
  const parted = lines.some((line) => isBlank(line));
  const groups: SourceLine[][] = [];
  let open = false;
  for (const line of lines) {
    if (isBlank(line)) {
      open = false;
      continue;
    }
    const begins = !open || (!parted && cellChunks(line.raw, gutters)[0] !== undefined);
    if (begins) groups.push([line]);
    else groups.at(-1)?.push(line);
    open = true;
  }
  return groups;
}

function tableOf(
  lines: readonly SourceLine[],
  gutters: readonly number[],
  vocabulary: ReadonlySet<string>,
): Block {
  const columns = gutters.length + 1;
  const cellLines = (group: readonly SourceLine[], column: number) =>
    group.flatMap((line) => {
      const chunk = cellChunks(line.raw, gutters)[column];
      return chunk ? [lineOf(line, chunk)] : [];
    });
  const width = (column: number) => Math.max(0, ...cellLines(lines, column).map(({ text }) => text.length));
  const widths = Array.from({ length: columns }, (_, column) => width(column));
  const rows = rowGroups(lines, gutters).map(
    (group, at): Row => ({
      cells: widths.map((own, column): Cell => {
        const runs: TextRun[] = paragraphsOf(cellLines(group, column), own).map((some) =>
          runningText(some, vocabulary),
        );
        return { paragraphs: runs, column, columnSpan: 1, rowSpan: 1, heading: at === 0 };
      }),
    }),
  );
  return { kind: 'table', columns, rows, origin: 'aligned' };
}

/**
 * Tables of three columns and more that keep their columns by spaces, as text extraction by page layout prints them. Each
 * begins with a line of which gaps of two spaces part the headings.
 */
export function spacedTables(
  lines: readonly SourceLine[],
  vocabulary: ReadonlySet<string>,
): readonly SpacedTable[] {
  const tables: SpacedTable[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const found = isBlank(lines[at]) ? undefined : columnsAt(lines, at);
    if (!found) continue;
    const block = tableOf(lines.slice(at, found.to), found.gutters, vocabulary);
    tables.push({ from: at, to: found.to, block });
    at = found.to - 1;
  }
  return tables;
}
