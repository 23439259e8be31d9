/** A text reduced to what tells it from others: lower-case words without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Texts equal up to case, punctuation and white space. */
export function sameText(left: string, right: string): boolean {
  return wordsOf(left).join('') === wordsOf(right).join('');
}

/** Share of words that two texts have in common, 0 to 1 (Dice's coefficient over the bag of words). */
export function likeness(left: string, right: string): number {
  const [a, b] = [wordsOf(left), [...wordsOf(right)]];
  const total = a.length + b.length;
  if (total === 0) return 0;
  let shared = 0;
  for (const word of a) {
    const at = b.indexOf(word);
    if (at < 0) continue;
    b.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / total;
}

/** One pair of a matching: positions in the two lists and how alike they are. */
export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly score: number;
}

/**
 * Match two lists one to one, the likeliest pairs first, none below `least`. `score` above 1 is allowed: callers add for
 * what else agrees. Equal scores keep the lists' order, so the result is always the same.
 */
export function matchOneToOne<L, R>(
  left: readonly L[],
  right: readonly R[],
  score: (left: L, right: R) => number,
  least: number,
): readonly Pair[] {
  const pairs = left
    .flatMap((one, l) => right.map((other, r) => ({ left: l, right: r, score: score(one, other) })))
    .filter((pair) => pair.score >= least)
    .sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  return pairs.filter((pair) => {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) return false;
    usedLeft.add(pair.left);
    usedRight.add(pair.right);
    return true;
  });
}
