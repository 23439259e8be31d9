import { plainWords } from './plain-words.ts';
import type { SourceLine } from './source-lines.ts';
import { filledCells } from './tabbed-rows.ts';
import type { FoundHeading } from './text-headings.ts';

/** Lines of a text that belong together, before they become a block. */
export interface Piece {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'rows' | 'piped';
  readonly lines: SourceLine[];
  /** Characters of the first line that are markup: heading signs, a bullet. */
  readonly offset: number;
  readonly level: number;
  readonly marker: string;
  /** Lines without words above it: empty ones, and bullets that lost their text. */
  readonly gap: number;
}

const bulletLine =
  /^([\s\f]*)([-–—•●○◦▪■□❑➢►✓✔·∙*+§\uf0a0-\uf0ff]|[oØ](?=\s+\S{2}))(?:[\s\t]+(?=\S)|(?<=[•●○◦▪\uf0a0-\uf0ff])(?=\S))/;
const pipedLine = /^\s*(?:[-•]\s+)?\|.*\|/;
const ruleLine = /^\s*(?:[-*_=][ \t]*){3,}$/;
const orderedLine = /^(\s*)(\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s+(?=\S)/;
const secondMarkers = /[oØ○◦➢–\uf0d8]/;

/** Cut lines into pieces. Lines left out are blank; `headings` says which lines are headings. */
export function piecesOf(
  lines: readonly SourceLine[],
  headings: ReadonlyMap<number, FoundHeading>,
  width: number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  const headingLines = new Set([...headings.values()].flatMap((heading) => heading.lines));
  let open: Piece | undefined;
  let gap = 0;
  for (const [index, line] of lines.entries()) {
    const heading = headings.get(index);
    if (heading) pieces.push(headingPiece(lines, heading, gap));
    if (headingLines.has(index) || isEmpty(line)) {
      open = undefined;
      gap = headingLines.has(index) ? 0 : gap + 1;
      continue;
    }
    const next = continued(open, line, around(lines, index, { gap, width }));
    if (next !== open) pieces.push(next);
    open = next;
    gap = 0;
  }
  return pieces;
}

function around(lines: readonly SourceLine[], index: number, place: { gap: number; width: number }): Around {
  return { ...place, hasRowAfter: isRow(lines[index + 1]), hasOrderedBeside: isOrderedBeside(lines, index) };
}

interface Around {
  readonly gap: number;
  readonly width: number;
  readonly hasRowAfter: boolean;
  readonly hasOrderedBeside: boolean;
}

function isEmpty({ words, raw }: SourceLine): boolean {
  return words === '' || ruleLine.test(raw) || /^\s*[-–•●○◦▪·*\uf0a0-\uf0ff]\s*$/.test(raw);
}

function isRow(line: SourceLine | undefined): boolean {
  return (
    line?.raw.includes('\t') === true &&
    filledCells(line) >= 2 &&
    !bulletLine.test(line.raw.replace(/\t+$/, ''))
  );
}

/** The open piece with the line added, or a new piece that the line begins. */
function continued(open: Piece | undefined, line: SourceLine, near: Around): Piece {
  const kind = tableKind(open, line, near);
  const item = kind === undefined ? itemMark(line, open, near.hasOrderedBeside) : undefined;
  if (kind !== undefined) return kind === open?.kind ? added(open, line) : started(kind, line, near.gap);
  if (item) return { ...started('item', line, near.gap), ...item };
  if (!open || open.kind === 'rows' || open.kind === 'piped' || line.begins === 'page')
    return started('paragraph', line, near.gap);
  if (open.kind === 'item' && isTorn(open, line, near.width))
    return { ...started('item', line, near.gap), marker: open.marker, level: open.level };
  return added(open, line);
}

function started(kind: Piece['kind'], line: SourceLine, gap: number): Piece {
  return { kind, lines: [line], offset: 0, level: 0, marker: '', gap };
}

function added(piece: Piece, line: SourceLine): Piece {
  piece.lines.push(line);
  return piece;
}

function tableKind(open: Piece | undefined, line: SourceLine, near: Around): 'rows' | 'piped' | undefined {
  if (pipedLine.test(line.raw)) return 'piped';
  const hasTabs = line.raw.includes('\t') && filledCells(line) >= 1;
  if (open?.kind === 'rows' && (hasTabs || near.hasRowAfter)) return 'rows';
  const goesOn = /^\t+[^\t]+\t/.test(line.raw) || /^\t+ ?[a-z]/.test(line.raw);
  return isRow(line) || (hasTabs && (near.hasRowAfter || goesOn)) ? 'rows' : undefined;
}

function itemMark(
  line: SourceLine,
  open: Piece | undefined,
  hasOrderedBeside: boolean,
): Partial<Piece> | undefined {
  if (line.begins === 'item') return { marker: '•' };
  const bullet = bulletLine.exec(line.raw);
  const match = bullet ?? (hasOrderedBeside ? orderedLine.exec(line.raw) : null);
  if (!match || plainWords(line.raw.slice(match[0].length)) === '') return undefined;
  const indent = (match[1] ?? '').replace(/\t/g, '  ').length;
  const marker = match[2] ?? '-';
  const isSecond =
    indent < 2 &&
    secondMarkers.test(marker) &&
    open?.kind === 'item' &&
    (open.level > 0 || open.marker !== marker);
  return { marker, offset: match[0].length, level: isSecond ? 1 : Math.min(5, Math.floor(indent / 2)) };
}

/** A line under a list item that begins an item of its own, whose bullet was lost. */
function isTorn(open: Piece, line: SourceLine, width: number): boolean {
  const above = open.lines.at(-1)?.words ?? '';
  const isNew = /^[A-Z]/.test(line.words) && /[.;]$/.test(above);
  return isNew && (above.endsWith(';') || above.length < width * 0.85);
}

function isOrderedBeside(lines: readonly SourceLine[], index: number): boolean {
  const own = orderedLine.exec(lines[index]?.raw ?? '')?.[2];
  if (own === undefined) return false;
  return [beside(lines, index, 1), beside(lines, index, -1)].some(
    (other) => other !== undefined && other !== own,
  );
}

function beside(lines: readonly SourceLine[], index: number, step: number): string | undefined {
  const near = [lines[index + step], lines[index + 2 * step]];
  const line = near.find((other) => other !== undefined && other.words !== '');
  return line && orderedLine.exec(line.raw)?.[2];
}

function headingPiece(
  lines: readonly SourceLine[],
  { lines: positions, level }: FoundHeading,
  gap: number,
): Piece {
  const own = positions.flatMap((position) => lines[position] ?? []);
  const offset = /^\s*#{1,6}\s+/.exec(own[0]?.raw ?? '')?.[0].length ?? 0;
  return { kind: 'heading', lines: own, offset, level, marker: '', gap };
}
