import type { Line, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';

/** A stretch of a run: words that stand as a heading, a list item, or running text. */
export interface Piece {
  readonly kind: 'heading' | 'item' | 'sentence';
  readonly run: TextRun;
}

const bullet = /^\s*(?:[•▪●◦–\u00b7\uf0a7\uf0b7Ø]|[-*](?=\s)|o(?=\s+[a-z]))\s*/;
const ended = /[.:;!?]["'’”)]?\s*$/;

/** A short line before words that begin anew: readers of plain text cannot tell headings from paragraphs. */
function standsAsHeading(lines: readonly Line[], index: number, width: number): boolean {
  const text = lines[index]?.text.trim() ?? '';
  const next = lines[index + 1]?.text.trim();
  if (next === undefined || text === '' || text.length > 70 || text.length > width * 0.7) return false;
  if (/[.;,!?]$/.test(text) || !/^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[A-Z]/.test(text)) return false;
  if (/\b(?:of|the|and|or|to|in|for|with|by|a|an)$/i.test(text)) return false;
  return /^["'‘“(]?[A-Z\d•\uf0b7]/.test(next);
}

/** Lines such as "Level: 3" under each other are each their own, though no empty line parts them. */
function startsLabel(line: Line): boolean {
  return /^\s*[A-Z][A-Za-z /()-]{2,50}: ?\S/.test(line.text) && line.text.length < 120;
}

/** The kind of piece that each line of a run begins; undefined for a line that goes on. */
function startsOf(lines: readonly Line[]): readonly (Piece['kind'] | undefined)[] {
  const width = Math.max(...lines.map(({ text }) => text.trim().length));
  const labelled = lines.filter(startsLabel).length > 1;
  let closed = true;
  return lines.map((line, index) => {
    const heading: boolean = closed && standsAsHeading(lines, index, width);
    closed = heading || ended.test(line.text);
    if (heading) return 'heading';
    if (bullet.test(line.text)) return 'item';
    return labelled && startsLabel(line) ? 'sentence' : undefined;
  });
}

function partedAt(run: TextRun): readonly { kind: Piece['kind']; lines: Line[] }[] {
  const starts = startsOf(run.lines);
  const pieces: { kind: Piece['kind']; lines: Line[] }[] = [];
  for (const [index, line] of run.lines.entries()) {
    const last = pieces.at(-1);
    const kind = starts[index];
    if (kind === undefined && last && last.kind !== 'heading') last.lines.push(line);
    else pieces.push({ kind: kind ?? 'sentence', lines: [line] });
  }
  return pieces;
}

/** Part a run at bullets and at lines that stand as headings; most runs are one piece. */
export function piecesOf(run: TextRun): readonly Piece[] {
  if (run.lines.length < 2) return [oneOf(run)];
  const pieces = partedAt(run);
  if (pieces.length === 1) return [oneOf(run)];
  return pieces.map(({ kind, lines }) => ({ kind, run: withoutBullet(runOf(lines)) }));
}

function withoutBullet(run: TextRun): TextRun {
  return { ...run, text: run.text.replace(bullet, '') };
}

function oneOf(run: TextRun): Piece {
  const item = bullet.test(run.text);
  return { kind: item ? 'item' : 'sentence', run: item ? withoutBullet(run) : run };
}
