import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { methodNamed } from '#domain/standards/compiler/method-names.ts';
import { isMethodName, numberedName, plainName } from './name-words.ts';

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
}

function patternOf(method: FoundMethod): RegExp {
  const names = [method.title.value, ...method.aliases].map((name) => name.trim());
  const long = names.filter((name) => name.length > 3).sort((left, right) => right.length - left.length);
  const short = names.filter((name) => name.length <= 3 && /^[A-Z&]{1,3}\d?$/.test(name));
  const any = [...long.map((name) => `${escaped(name)}(?:s|'s)?`), ...short.map(escaped)];
  return new RegExp(`(?<![\\w-])(?:${any.join('|')})(?![\\w-])`, 'gi');
}

/** Finds methods by their names inside sentences. */
export interface MethodLookup {
  /** The methods that a text names, in the order in which it first names them. */
  readonly namedIn: (text: string) => readonly FoundMethod[];
  /** The methods that a text names, with the place of each naming. */
  readonly placesIn: (text: string) => readonly { method: FoundMethod; at: number; length: number }[];
  /** The method that a heading is about; `several` when it names more than one, undefined when none. */
  readonly ofHeading: (text: string) => FoundMethod | 'several' | undefined;
}

/** Headings such as "Observation - Grading descriptors": the method, then the topic. */
function methodPart(text: string): string {
  const plain = plainName(text);
  const name = numberedName(plain) ?? plain;
  return name.split(/\s[–—-]\s|:\s/)[0] ?? name;
}

/** Look for these methods; names that overlap count once, the longest. */
export function lookupOf(methods: readonly FoundMethod[]): MethodLookup {
  const patterns = methods.map((method) => ({ method, pattern: patternOf(method) }));
  const byName = new Map<string, FoundMethod>();
  for (const method of [...methods].reverse()) {
    for (const name of [method.title.value, ...method.aliases]) byName.set(name.toLowerCase(), method);
  }
  const placesIn: MethodLookup['placesIn'] = (text) => {
    const all = patterns.flatMap(({ method, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ method, at: match.index, length: match[0].length })),
    );
    const inside = (one: (typeof all)[number]) =>
      all.some(
        (other) =>
          other.method !== one.method &&
          other.length > one.length &&
          other.at <= one.at &&
          one.at + one.length <= other.at + other.length,
      );
    return all.filter((one) => !inside(one)).sort((left, right) => left.at - right.at);
  };
  const namedIn: MethodLookup['namedIn'] = (text) => [...new Set(placesIn(text).map(({ method }) => method))];
  const ofHeading: MethodLookup['ofHeading'] = (text) => {
    const whole = plainName(text);
    const exact = byName.get((numberedName(whole) ?? whole).toLowerCase());
    if (exact) return exact;
    const named = namedIn(text);
    if (named.length > 1) return 'several';
    const part = methodPart(text);
    return named[0] ?? (isMethodName(part) ? methodNamed(part, methods) : undefined);
  };
  return { namedIn, placesIn, ofHeading };
}
