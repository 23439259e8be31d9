import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { likeness } from './brief-rows.ts';
import { plainWords } from './column-heads.ts';

/** Names of assessment methods as this document prints them. */
export interface MethodLabels {
  readonly names: readonly string[];
}

const usualNames =
  /^(?:[a-z-]+ ){0,3}(?:observations?|discussions?|showcase|interview|presentation|project|portfolio|test|examination|exam|simulation|assignment|report|questioning|viva|demonstration|case study|dialogue|multiple[- ]choice (?:test|questions))(?: (?:with|and|supported by|underpinned by) [a-z, -]{3,60})?$/;

/** True for words that are the name of a kind of assessment and nothing else. */
export function isUsualMethodName(text: string): boolean {
  const words = plainWords(text);
  return words.split(' ').length <= 9 && usualNames.test(words);
}

/** The names to look for: those given, and those that a method column prints more than once or by a usual name. */
export function methodLabels(methods: readonly FoundMethod[], printed: readonly string[]): MethodLabels {
  const given = methods.flatMap(({ title, aliases }) => [title.value, ...aliases]);
  const counts = new Map<string, { text: string; count: number }>();
  for (const text of printed) {
    const key = plainWords(text);
    const seen = counts.get(key);
    counts.set(key, { text: seen?.text ?? text.trim(), count: (seen?.count ?? 0) + 1 });
  }
  const recurring = [...counts.values()]
    .filter(({ text, count }) => count >= 2 || isUsualMethodName(text))
    .map(({ text }) => text);
  const frequency = (name: string) => counts.get(plainWords(name))?.count ?? 0;
  const byFrequency = recurring.sort((left, right) => frequency(right) - frequency(left));
  const isTail = (name: string) =>
    frequency(name) === 1 && recurring.some((other) => plainWords(other).endsWith(` ${plainWords(name)}`));
  const names: string[] = [];
  for (const name of [...given, ...byFrequency.filter((name) => !isTail(name))].map((one) => one.trim())) {
    const alike = names.some((one) => likeness(plainWords(one), plainWords(name)) >= 0.85);
    if (!alike && name.length >= 3) names.push(name);
  }
  return { names };
}

/** A method's name as found in printed words, and how alike they are (1 is the same). */
export interface LabelMatch {
  readonly name: string;
  readonly score: number;
}

/** The method name to which words come nearest; undefined below a likeness of 0.6. */
export function labelOf(text: string, labels: MethodLabels): LabelMatch | undefined {
  const words = plainWords(text).replace(/^(?:method of )?assessment /, '');
  const best = labels.names
    .map((name) => ({ name, score: likeness(words, plainWords(name)) }))
    .reduce<LabelMatch | undefined>((top, one) => (top && top.score >= one.score ? top : one), undefined);
  return best && best.score >= 0.6 ? best : undefined;
}

/** True when words are a method's name and nothing else. */
export function isMethodLabel(text: string, labels: MethodLabels): boolean {
  if (text.split(' ').length > 9) return false;
  return isUsualMethodName(text) || (labelOf(text, labels)?.score ?? 0) >= 0.85;
}
