import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { joined } from './pieces.ts';

/** The words of a document, with how often each is printed; lower case. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Count the words of a document. */
export function vocabularyOf(text: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const capitalInside = /^[a-z,]{2,}(?=[A-Z][a-z]+$)/;

function known(word: string, vocabulary: Vocabulary): boolean {
  const lower = word.toLowerCase();
  if (vocabulary.has(lower)) return true;
  const stem = lower.slice(0, -1);
  return (
    stem.length >= 5 &&
    [...vocabulary.keys()].some(
      (one) => one !== lower && one.startsWith(stem) && one.length < stem.length + 5,
    )
  );
}

/** Where a word is two words run together, or undefined. A capital inside tells it; else the vocabulary does. */
function jointOf(word: string, vocabulary: Vocabulary): number | undefined {
  const capital = capitalInside.exec(word);
  if (capital) return capital[0].length;
  if (word.length < 8 || !/^[a-z]+$/i.test(word) || (vocabulary.get(word.toLowerCase()) ?? 0) > 1)
    return undefined;
  for (let at = word.length - 3; at >= 3; at -= 1) {
    if (known(word.slice(0, at), vocabulary) && known(word.slice(at), vocabulary)) return at;
  }
  return undefined;
}

/**
 * The pieces of a cell into which the lines of two columns were printed by turns, without a space between: the places
 * where two words run together tell them. Undefined when there are fewer than two such places, or none with a capital.
 */
export function gluedPieces(text: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const pieces: string[] = [''];
  if (!text.split(' ').some((word) => capitalInside.test(word))) return undefined;
  for (const word of text.split(' ')) {
    const joint = jointOf(word, vocabulary);
    const last = pieces.length - 1;
    pieces[last] = `${pieces[last] ?? ''} ${joint === undefined ? word : word.slice(0, joint)}`.trim();
    if (joint !== undefined) pieces.push(word.slice(joint));
  }
  return pieces.length >= 3 ? pieces : undefined;
}

/** A cell that holds the lines of two columns by turns, as its own words and those of the column to its right. */
export function unglued(
  cell: TextRun,
  right: TextRun | undefined,
  vocabulary: Vocabulary,
): { own: TextRun; right: TextRun | undefined } | undefined {
  const pieces = gluedPieces(cell.text, vocabulary);
  if (!pieces) return undefined;
  const own = pieces.filter((_, index) => index % 2 === 0);
  const other = pieces.filter((_, index) => index % 2 === 1);
  const last = other.at(-1) ?? '';
  const kept = keptPart(last, right?.text ?? '');
  const words = [...other.slice(0, -1), last.slice(0, last.length - kept.length)].join(' ').trim();
  const moved: TextRun = { text: words, lines: cell.lines };
  return {
    own: { text: [...own, kept].join(' ').trim(), lines: cell.lines },
    right: right ? withoutRepeat(moved, right) : moved,
  };
}

/** The end of the last moved piece that belongs to the cell itself: what follows the words by which the right cell begins. */
function keptPart(last: string, right: string): string {
  const words = last.split(' ');
  const beside = right.split(' ');
  const shared = words.findIndex((word, at) => word !== beside[at]);
  return shared >= 3 ? words.slice(shared).join(' ') : '';
}

/** Join two pieces of which the second may begin with the words by which the first ends. */
function withoutRepeat(left: TextRun, right: TextRun): TextRun {
  const words = right.text.split(' ');
  for (let count = words.length; count >= 2; count -= 1) {
    if (!left.text.endsWith(words.slice(0, count).join(' '))) continue;
    const rest = words.slice(count).join(' ');
    return { text: `${left.text} ${rest}`.trim(), lines: [...left.lines, ...right.lines] };
  }
  return joined(left, right);
}
