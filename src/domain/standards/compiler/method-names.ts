import type { FoundMethod } from './facts.ts';

const connecting = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'with',
  'by',
  'in',
  'on',
  'to',
  'for',
  'supported',
  'underpinned',
]);

/** The words of a method's name that tell it from others: lower case, no brackets, numbers, joining words. */
export function nameWords(name: string): readonly string[] {
  const plain = name
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b(assessment method|method|component)\s*\d*\b/g, ' ')
    .replace(/[^a-z]+/g, ' ');
  return plain.split(' ').filter((word) => word.length > 1 && !connecting.has(word));
}

function likeness(left: readonly string[], right: readonly string[]): number {
  const shared = left.filter((word) => right.includes(word)).length;
  const smaller = Math.min(left.length, right.length);
  return smaller === 0 ? 0 : shared / smaller + shared / (left.length + right.length);
}

/**
 * The method that a printed name means: the one whose title or other name shares most of its words. Undefined when none
 * shares a telling word, or two share equally many.
 */
export function methodNamed(name: string, methods: readonly FoundMethod[]): FoundMethod | undefined {
  const exact = methods.find(({ title, aliases }) =>
    [title.value, ...aliases].some((one) => one.trim().toLowerCase() === name.trim().toLowerCase()),
  );
  if (exact) return exact;
  const words = nameWords(name);
  const ranked = methods
    .map((method) => ({
      method,
      score: Math.max(
        ...[method.title.value, ...method.aliases].map((one) => likeness(words, nameWords(one))),
      ),
    }))
    .sort((left, right) => right.score - left.score);
  const [best, second] = ranked;
  if (!best || best.score < 0.75) return undefined;
  return second && second.score === best.score ? undefined : best.method;
}
