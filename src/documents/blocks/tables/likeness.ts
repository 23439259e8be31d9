/** Letters and digits in lower case: what two prints of the same words share. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

const longestCompared = 200;

/**
 * How alike two texts are, from 0 to 1: one less the share of letters to change. Texts of more than 200 letters are alike
 * only when they are the same.
 */
export function likenessOf(left: string, right: string): number {
  const [a, b] = [lettersOf(left), lettersOf(right)];
  const longest = Math.max(a.length, b.length);
  if (a === b) return 1;
  if (longest > longestCompared) return 0;
  return 1 - lettersToChange(a, b) / longest;
}

function lettersToChange(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const change = (above[at - 1] ?? 0) + Number(a[row - 1] !== b[at - 1]);
      current.push(Math.min(change, (above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
