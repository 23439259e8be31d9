/** A text cut where it differs from another: what both begin with, what is its own, what both end with. */
export interface CutText {
  readonly start: string;
  readonly own: string;
  readonly end: string;
}

/** Words with the spaces after them, so that joining gives the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function cut(words: readonly string[], from: number, fromEnd: number): CutText {
  const end = words.length - fromEnd;
  return {
    start: words.slice(0, from).join(''),
    own: words.slice(from, end).join(''),
    end: words.slice(end).join(''),
  };
}

/** Two wordings, each cut at whole words where it differs from the other. */
export function cutTexts(before: string, after: string): { before: CutText; after: CutText } {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(old.length, now.length);
  let from = 0;
  while (from < shorter && old[from] === now[from]) from += 1;
  let fromEnd = 0;
  while (fromEnd < shorter - from && old[old.length - 1 - fromEnd] === now[now.length - 1 - fromEnd]) {
    fromEnd += 1;
  }
  return { before: cut(old, from, fromEnd), after: cut(now, from, fromEnd) };
}
