import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { methodNamed } from '#domain/standards/compiler/method-names.ts';
import type { Passage } from './passages.ts';

const kinds =
  '(?:professional discussion|practical observation|observation|interview|presentation|showcase|project|test|report|discussion|simulation|examination|case study|practical)';
const naming = [
  new RegExp(
    `\\b(?:for|in|during|underpins?|supports?|used in|inform(?:s|ed by)?|of) (?:the|their|an?) ((?:[a-z-]+ ){0,4}${kinds}\\b(?:,? (?:underpinned|supported|with|and) (?:[a-z-]+ ){0,4}[a-z]+)?)`,
    'i',
  ),
  new RegExp(`\\b(?:the|their|an?) ((?:[a-z-]+ ){0,3}${kinds})\\b`, 'i'),
];

/** A method's printed name in some words, when it is the name of one of the methods found. */
export function methodIn(text: string, methods: readonly FoundMethod[]): string | undefined {
  const printed = methods
    .flatMap(({ title, aliases }) => [title.value, ...aliases])
    .filter((name) => name.length > 2)
    .sort((left, right) => right.length - left.length)
    .find((name) => text.toLowerCase().includes(name.toLowerCase()));
  if (printed !== undefined) return printed;
  for (const pattern of naming) {
    const name = pattern
      .exec(text)?.[1]
      ?.replace(/^(?:original|initial|failed|first|whole|entire)\s+/i, '')
      .trim();
    if (name === undefined) continue;
    // Without methods to compare with, the words for a kind of method are believed.
    if (methods.length === 0 || methodNamed(name, methods)) return name;
  }
  return undefined;
}

/** The method that a passage is about by its own heading, as printed there. */
export function methodOfHeading(passage: Passage, methods: readonly FoundMethod[]): string | undefined {
  const heading = passage.headings.at(-1);
  if (heading === undefined || heading.length > 90) return undefined;
  const name = heading.replace(/^\d[\d.]*\s*/, '').trim();
  if (methodNamed(name, methods)) return name;
  const named = new RegExp(
    `^(?:assessment method \\d:?\\s*)?(?:[A-Za-z()-]+ ){0,4}${kinds}(?: \\(.{1,60}\\))?$`,
    'i',
  );
  return methods.length === 0 && named.test(name) ? name : undefined;
}
