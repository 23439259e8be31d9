/** The words of a document, to tell words divided at a line's end from words written with a hyphen. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Words that stand with a hyphen in the middle of a line. */
  readonly hyphened: ReadonlySet<string>;
  /** Words neither first nor last of their line, which are surely whole. */
  readonly inner: ReadonlySet<string>;
}

const word = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

const trailing = /[^\p{L}\p{N}]+$/u;

/** A line without what stands on either side of a hyphen at a line's end. */
function wholeWords(line: string, above: string | undefined): string {
  const start = above?.endsWith('-') ? line.replace(/^\S+/, '') : line;
  return line.endsWith('-') ? start.replace(/\S+$/, '') : start;
}

/** Collect the words of lines in reading order. */
export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const words = new Set<string>();
  const hyphened = new Set<string>();
  const inner = new Set<string>();
  for (const [at, line] of lines.entries()) {
    for (const token of line.split(' ').slice(1, -1)) inner.add(token.toLowerCase().replace(trailing, ''));
    const found =
      wholeWords(line, lines[at - 1])
        .toLowerCase()
        .match(word) ?? [];
    for (const token of found) (token.includes('-') ? hyphened : words).add(token);
  }
  for (const token of hyphened) for (const piece of token.split('-')) words.add(piece);
  return { words, hyphened, inner };
}

const before = /([\p{L}\p{N}]+)-$/u;
const after = /^\p{Ll}[\p{L}]*/u;

/** True when a cell was too narrow for a word and the typesetter broke it without a hyphen. */
function isBroken(text: string, tail: string, { words, inner }: Vocabulary): boolean {
  const head = /(?:^|\s)(\p{L}+)$/u.exec(text)?.[1]?.toLowerCase();
  if (head === undefined) return false;
  return words.has(head + tail) && !inner.has(head) && !inner.has(tail);
}

/** Put two lines of one paragraph together. A word divided at the line's end becomes one when the document says so. */
function joinTwo(text: string, next: string, vocabulary: Vocabulary): string {
  const { words, hyphened } = vocabulary;
  const head = before.exec(text)?.[1]?.toLowerCase();
  const tail = after.exec(next)?.[0].toLowerCase();
  if (tail === undefined) return `${text} ${next}`;
  if (head === undefined) return isBroken(text, tail, vocabulary) ? text + next : `${text} ${next}`;
  // What is no word by itself is the rest of one.
  const isDivided = !hyphened.has(`${head}-${tail}`) && (words.has(head + tail) || !words.has(tail));
  return isDivided ? text.slice(0, -1) + next : text + next;
}

/** Lines of one paragraph as running text. */
export function runningText(lines: readonly string[], vocabulary: Vocabulary): string {
  let text = '';
  for (const line of lines) text = text === '' ? line : joinTwo(text, line, vocabulary);
  return text.replace(/\s+/g, ' ').trim();
}
