import type { FoundMethod, FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { gradeOfLabel } from './grade-terms.ts';
import { foundInPiece, methodNameOf, type Piece } from './grading-pieces.ts';
import { onlyTest } from './score-bands.ts';

type Band = Extract<MethodStatement, { form: 'band' }>;

const scoring = /\b(?:scores?|marks?|points?|percent\w*)\b|%/i;
const lowest = /^(?:min(?:imum)?|lowest|lower|from)\b/i;
const highest = /^(?:max(?:imum)?|highest|upper|to)\b/i;

function isHead(piece: Piece | undefined, side: RegExp): boolean {
  const text = piece?.from === 'cell' ? '' : (piece?.text ?? '');
  return text.length <= 50 && side.test(text) && scoring.test(text);
}

function numberIn(piece: Piece | undefined): number | undefined {
  const match = /^(\d{1,3})(?: ?(?:%|marks?))?$/i.exec(piece?.text.trim() ?? '');
  return match ? Number(match[1]) : undefined;
}

/** One row: a grade, its lowest and its highest number, each a piece of its own. */
function bandAt(pieces: readonly Piece[], at: number, of: Band['of']): Band | undefined {
  const label = pieces[at]?.text ?? '';
  const grade = label.length <= 40 ? gradeOfLabel(label) : undefined;
  const [from, to] = [numberIn(pieces[at + 1]), numberIn(pieces[at + 2])];
  if (!grade || from === undefined || to === undefined || to < from) return undefined;
  return { form: 'band', grade, of, from, to };
}

/** The rows behind the heading cells that begin at a piece; no two of them may overlap. */
function bandsBehind(pieces: readonly Piece[], head: number): readonly { band: Band; piece: Piece }[] {
  const texts = pieces.slice(head, head + 2).map(({ text }) => text);
  const of = texts.some((text) => /%|percent/i.test(text)) ? ('percent' as const) : ('marks' as const);
  const found: { band: Band; piece: Piece }[] = [];
  for (let at = head + 2; found.length < 8; at += 3) {
    const band = bandAt(pieces, at, of);
    const piece = pieces[at + 1];
    if (!band || !piece) break;
    found.push({ band, piece });
  }
  const sorted = found.map(({ band }) => band).sort((left, right) => left.from - right.from);
  const overlaps = sorted.some(({ from }, index) => from <= (sorted[index - 1]?.to ?? -1));
  return overlaps ? [] : found;
}

/** Bands of a table whose cells were set one below the other: "Minimum mark", "Maximum mark", then "Pass", "21", "30". */
export function tornBands(
  pieces: readonly Piece[],
  methods: readonly FoundMethod[],
): readonly FoundMethodRule[] {
  return pieces.flatMap((piece, at) => {
    if (!isHead(piece, lowest) || !isHead(pieces[at + 1], highest)) return [];
    return bandsBehind(pieces, at).map(({ band, piece: cell }): FoundMethodRule => {
      const method = cell.method ?? piece.method ?? onlyTest(methods);
      const placed = method ? { ...cell, method } : cell;
      const found: Found<MethodStatement> = foundInPiece(placed, band, 'grading-torn-bands');
      return { ...methodNameOf(placed), rule: { ...found, certainty: 'likely' } };
    });
  });
}
