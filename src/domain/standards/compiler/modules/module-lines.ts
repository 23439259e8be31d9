import type { FoundLine } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import { goesOn, isEnded, joined, splitBefore } from './pieces.ts';

/** Name of this extractor in every value that it finds. */
export const moduleTables = 'module-tables';

/** A run as a found value. */
export function foundText(
  run: TextRun,
  section: string,
  certainty: Found<string>['certainty'],
): Found<string> {
  return { value: run.text, spans: spansOf(run), section, certainty, by: moduleTables };
}

const bullet = /^(?:[•▪●·–—-]|[oØ](?=\s))\s*/;

interface LineDraft {
  ref: string | undefined;
  run: TextRun;
  points: string[];
}

const itemStart = /(?<![\d.])\d{1,2}\.\d{1,2}\.?(?=\s+\D)/g;
const outcomeStart = /(?<=^|[.;:?!’'”"a-z]\s)\d{1,2}[.)]?(?=\s*[A-Z“‘])(?!\.\d)/g;

function numbered(run: TextRun, items: boolean): readonly TextRun[] {
  return splitBefore(run, items ? itemStart : outcomeStart);
}

function refOf(text: string, items: boolean): { ref: string; rest: string } | undefined {
  const pattern = items ? /^(\d{1,2}\.\d{1,2})\.?\s+(.*)$/ : /^(\d{1,2})[.)]?\s*(?=[A-Z“‘'"])(.*)$/;
  const match = pattern.exec(text);
  return match?.[1] === undefined ? undefined : { ref: match[1], rest: match[2] ?? '' };
}

function addPoint(last: LineDraft, piece: TextRun): void {
  last.points.push(piece.text.replace(bullet, ''));
  last.run = { ...last.run, lines: [...last.run.lines, ...piece.lines] };
}

function isPoint(last: LineDraft, piece: TextRun): boolean {
  return bullet.test(piece.text) || (last.run.text.endsWith(':') && !goesOn(last.run.text, piece.text));
}

/** A further piece without a number: a point of a list, the rest of a line, or a line of its own. */
function addPiece(lines: LineDraft[], piece: TextRun, anyNumber: boolean): void {
  const last = lines.at(-1);
  if (last && isPoint(last, piece)) {
    addPoint(last, piece);
    return;
  }
  const open = last && (goesOn(last.run.text, piece.text) || (anyNumber && !isEnded(last.run.text)));
  if (last && open && last.points.length > 0) last.points.push(`${last.points.pop() ?? ''} ${piece.text}`);
  else if (last && open) last.run = joined(last.run, piece);
  else lines.push({ ref: undefined, run: piece, points: [] });
}

/** The lines of a module's column: numbered pieces begin lines, the others go on with them. */
export function linesOf(
  cells: readonly TextRun[],
  column: 'items' | 'outcomes',
  section: string,
): readonly FoundLine[] {
  const items = column === 'items';
  const pieces = cells
    .flatMap((run) => numbered(run, items))
    .filter(({ text }) => !/^(?:and|or|and\/or)$/i.test(text));
  const anyNumber = pieces.some(({ text }) => refOf(text, items));
  const lines: LineDraft[] = [];
  for (const piece of pieces) {
    const start = refOf(piece.text, items);
    if (start) lines.push({ ref: start.ref, run: { ...piece, text: start.rest }, points: [] });
    else addPiece(lines, piece, anyNumber);
  }
  return lines
    .filter(({ run }) => run.text !== '')
    .map(({ ref, run, points }) => ({
      ...(ref === undefined ? {} : { ref }),
      text: foundText(run, section, 'certain'),
      ...(points.length > 0 ? { points } : {}),
    }));
}
