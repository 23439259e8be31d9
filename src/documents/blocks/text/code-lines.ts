import type { SourceLine } from './source-lines.ts';
import type { Piece } from './text-pieces.ts';

const codeAlone = /^[KSB]\d{1,2}[.:]?$/;
const codesOnly = /^(?:[KSB]\d{1,2}[,;.: ]{0,3}){1,20}$/;

/**
 * Part a paragraph before and after each line that is nothing but the code of a statement: tables printed cell by cell leave
 * "K4" between the words of K3 and those of its own. A code inside a sentence, and codes listed below each other, stay.
 */
export function withCodeLines(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === 'paragraph' ? partsOf(piece) : [piece]));
}

function partsOf(piece: Piece): readonly Piece[] {
  const { lines } = piece;
  if (lines.length < 2 || !lines.some(({ words }) => codeAlone.test(words))) return [piece];
  const parts: SourceLine[][] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const isCode = isCell(lines, index);
    if (isCode || !isOpen) parts.push([line]);
    else parts.at(-1)?.push(line);
    isOpen = !isCode;
  }
  return parts.map((own, index) => ({ ...piece, lines: own, gap: index === 0 ? piece.gap : 0 }));
}

/** A code whose words before end a sentence and whose words after begin one. */
function isCell(lines: readonly SourceLine[], index: number): boolean {
  const [above, line, below] = [index - 1, index, index + 1].map((at) => lines[at]?.words);
  if (line === undefined || !codeAlone.test(line)) return false;
  if (codesOnly.test(above ?? '') || codesOnly.test(below ?? '')) return false;
  const closes = above === undefined || /[.;]$/.test(above);
  const opens = below === undefined || /^[A-Z].*\s\S/.test(below);
  return closes && opens && !(above === undefined && below === undefined);
}
