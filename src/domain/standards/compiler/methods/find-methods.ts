import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { mergeNames, type NamedMethod } from './merge-names.ts';
import { headOfName, kindOfName } from './name-words.ts';
import type { NameGroup } from './named-groups.ts';
import { keyOf, namesInTables } from './table-names.ts';
import { headingNames, namesInLinearised, namesInLists, numberedNames, statedNumber } from './text-names.ts';
import { type Unit, unitsOf } from './units.ts';

const explicit: readonly NameGroup['from'][] = ['list', 'numbered', 'summary', 'combination'];

const shortInBrackets = /\s*\(([A-Z][A-Z&]{1,5})\)$/;

function titleOf(method: NamedMethod): Found<string> {
  const { name, spans, section } = method.title;
  const value = (name.charAt(0).toUpperCase() + name.slice(1)).replace(shortInBrackets, '');
  const found = { value, spans, section, words: name, by: 'method-names' };
  if (method.from.some((from) => explicit.includes(from))) return { ...found, certainty: 'certain' };
  if (method.from.length > 1) return { ...found, certainty: 'likely' };
  const why = 'No list or table of methods names it; only a heading or a column does.';
  return { ...found, certainty: 'unsure', why };
}

function kindOf(method: NamedMethod): FoundMethod['kind'] {
  const { name, spans, section } = method.title;
  const { kind, others } = kindOfName(name);
  const found = { value: kind, spans, section, words: name, by: 'method-names' };
  if (others.length === 0) return { ...found, certainty: 'certain' };
  const why = `The name "${name}" does not settle what kind of method it is.`;
  return { ...found, certainty: kind === 'other' ? 'unsure' : 'likely', others, why };
}

const nouns =
  /\b(showcase|project|observation|discussion|interview|test|exam|examination|presentation|simulation|viva|assignment)s?\b/gi;

/** The nouns by which sentences speak of the method, where no other method's name has them. */
function nounsOf(method: NamedMethod, all: readonly NamedMethod[]): readonly string[] {
  const head = [...headOfName(method.title.name).matchAll(nouns)].map(
    ([, noun]) => noun?.toLowerCase() ?? '',
  );
  return head.filter((noun) =>
    all.every((one) => one === method || !one.title.name.toLowerCase().includes(noun)),
  );
}

function bracketed(units: readonly Unit[], names: readonly string[]): readonly string[] {
  return units.flatMap(({ run }) => {
    const found = [...run.text.matchAll(/\(([A-Z][A-Z&]{1,4})\)/g)];
    return found.flatMap((match) => {
      const before = run.text.slice(0, match.index).trimEnd().toLowerCase();
      return names.some((name) => before.endsWith(name.toLowerCase())) ? [match[1] ?? ''] : [];
    });
  });
}

function aliasesOf(
  method: NamedMethod,
  all: readonly NamedMethod[],
  { key, units }: { key: ReturnType<typeof keyOf>; units: readonly Unit[] },
): readonly string[] {
  const names = method.names.map(({ name }) => name);
  const heads = names.map(headOfName).filter((head) => head !== 'report' && head !== 'questioning');
  const short = key
    .filter(({ name }) => names.some((one) => one.toLowerCase() === name.name.toLowerCase()))
    .map((pair) => pair.short);
  const inText = bracketed(units, [...names, ...heads]);
  const title = titleOf(method).value.toLowerCase();
  const own = names.flatMap((name) => shortInBrackets.exec(name)?.[1] ?? []);
  const numbers = method.names.flatMap(({ number }) =>
    number === undefined ? [] : [`AM${number}`, `Assessment method ${number}`],
  );
  const aliases = [...names, ...numbers, ...heads, ...own, ...short, ...inText, ...nounsOf(method, all)];
  return [...new Map(aliases.map((alias) => [alias.toLowerCase(), alias])).values()].filter(
    (alias) => alias.toLowerCase() !== title,
  );
}

/** Headings and columns alone count only where the document speaks of assessment methods at all. */
function usableGroups(groups: readonly NameGroup[], units: readonly Unit[]): readonly NameGroup[] {
  if (groups.some(({ from }) => explicit.includes(from))) return groups;
  const speaks = units.some(({ run }) =>
    /\bassessment methods?\b|\bend[- ]point assessment\b/i.test(run.text),
  );
  const several = new Set(groups.flatMap(({ names }) => names.map(({ name }) => kindOfName(name).kind)));
  return speaks && several.size > 1 ? groups : [];
}

/** Which assessment methods the document has, in the order in which it sets them out, with their names and kinds. */
export function findMethods(outline: Outline): readonly FoundMethod[] {
  const units = unitsOf(outline);
  const groups = [
    ...namesInLists(units),
    ...numberedNames(outline, units),
    ...namesInTables(outline),
    ...namesInLinearised(units),
    ...headingNames(units),
  ];
  const named = mergeNames(usableGroups(groups, units), statedNumber(units));
  const key = keyOf(outline);
  return named.map((method) => ({
    title: titleOf(method),
    aliases: aliasesOf(method, named, { key, units }),
    kind: kindOf(method),
    weights: [],
    sessions: [],
    products: [],
    formats: [],
    coverage: [],
    assesses: [],
    conduct: [],
    marks: [],
  }));
}
