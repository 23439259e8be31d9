import type { SourceLine } from './source-lines.ts';
import type { Piece } from './text-pieces.ts';

/**
 * Make list items of the lines that follow a run of bullets without text: some tools print a list's bullets first (or
 * empty lines for them) and its texts after. The sentence before ends with a colon; the run tells how many items there are.
 */
export function withTornItems(pieces: readonly Piece[], width: number): readonly Piece[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    const introduces = before?.kind === 'paragraph' && /:$/.test(before.lines.at(-1)?.words ?? '');
    const canSplit = piece.kind === 'paragraph' && piece.gap >= 4 && piece.lines.length >= 2;
    return introduces && canSplit ? itemsOf(piece, width) : [piece];
  });
}

function itemsOf(piece: Piece, width: number): readonly Piece[] {
  const expected = piece.gap - 1;
  const starts = bestStarts(piece.lines, expected, width);
  return starts.map((start, index) => ({
    ...piece,
    kind: 'item' as const,
    marker: '•',
    gap: index === 0 ? piece.gap : 0,
    lines: piece.lines.slice(start, starts[index + 1]),
  }));
}

/** Where items begin: before every line when there are as many, else at the likeliest places. */
function bestStarts(lines: readonly SourceLine[], expected: number, width: number): readonly number[] {
  const all = lines.map((_, index) => index);
  if (lines.length === expected) return all;
  const scored = all.slice(1).map((index) => ({ index, score: startScore(lines, index, width) }));
  const likely = scored
    .filter(({ score }) => score >= 0)
    .sort((left, right) => right.score - left.score || left.index - right.index);
  const chosen = likely.slice(0, Math.max(0, expected - 1)).map(({ index }) => index);
  return [0, ...chosen.sort((left, right) => left - right)];
}

function startScore(lines: readonly SourceLine[], index: number, width: number): number {
  const above = lines[index - 1]?.words ?? '';
  const words = lines[index]?.words ?? '';
  if (
    /^(?:\(|(?:and|or|of|the|to|with|in|for|by|as)\b)/.test(words) ||
    /\b(?:and|or|of|the|to|a|an|in|for)$/.test(above)
  )
    return -1;
  const end = above.endsWith(';') ? 3 : Number(above.endsWith('.')) * 2;
  return end + Number(above.length < width * 0.8) * 2 + Number(/^[A-Z]/.test(words));
}
