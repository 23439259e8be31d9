/** The words of a document, to tell words divided at a line's end from words written with a hyphen. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Words that stand with a hyphen in the middle of a line. */
  readonly hyphened: ReadonlySet<string>;
}

const word = /[\p{L}\p{N}]+(?:[-‐'’][\p{L}\p{N}]+)*/gu;

/** Collect the words of lines. The last word of a line that ends with a hyphen is none. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  const hyphened = new Set<string>();
  for (const line of lines) {
    const whole = line.replace(/[\p{L}\p{N}]+[-‐\u00ad]$/u, '');
    for (const [found] of whole.matchAll(word)) {
      const small = found.toLowerCase().replaceAll('‐', '-');
      if (!small.includes('-')) words.add(small);
      else {
        hyphened.add(small);
        for (const piece of small.split('-')) words.add(piece);
      }
    }
  }
  return { words, hyphened };
}

const before = /([\p{L}\p{N}]+)([-‐\u00ad])$/u;
const after = /^\p{Ll}[\p{L}]*/u;

/** Put two lines of one paragraph together. A word divided at the line's end becomes one when the document says so. */
function joinTwo(text: string, next: string, { words, hyphened }: Vocabulary): string {
  const head = before.exec(text);
  const tail = after.exec(next)?.[0].toLowerCase();
  if (!head || tail === undefined) return `${text} ${next}`;
  const first = (head[1] ?? '').toLowerCase();
  const isDivided =
    head[2] === '\u00ad' ||
    (!hyphened.has(`${first}-${tail}`) &&
      (words.has(first + tail) || (!words.has(tail) && !words.has(first))));
  return isDivided ? text.slice(0, -1) + next : text + next;
}

/** Lines of one paragraph as running text. */
export function runningText(lines: readonly string[], vocabulary: Vocabulary): string {
  let text = '';
  for (const line of lines) text = text === '' ? line : joinTwo(text, line, vocabulary);
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}
