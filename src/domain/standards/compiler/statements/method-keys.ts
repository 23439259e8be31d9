import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { filled } from '#domain/standards/compiler/grid.ts';
import { mendLookAlikes } from '#domain/standards/compiler/ksb-codes.ts';
import { soundsLikeMethod } from '#domain/standards/compiler/method-context.ts';
import { type Outline, tablesOf } from '#domain/standards/compiler/outline.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';

/** Full names of methods by the short forms that the document uses for them. */
export type MethodKeys = ReadonlyMap<string, string>;

const shortForm = /^(?!KSBS?$|EPAO?$|[IE]QA$|NA$|N\/A$|REF$|EPA\d?$)[A-Z][A-Z&/]{1,5}\d?$/;

type Pair = readonly [short: string, name: string];

function initials(name: string): string {
  return name
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Whether the letters of a short form are initials of the name's words, in their order. */
function abbreviates(short: string, name: string): boolean {
  const letters = initials(name);
  let at = 0;
  for (const letter of short.replace(/[^A-Z]/g, '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function pairOf(left: string, right: string): Pair | undefined {
  const short = [left, right].find((one) => shortForm.test(one));
  const name = short === left ? right : left;
  if (short === undefined || shortForm.test(name) || name.length > 110) return undefined;
  return soundsLikeMethod(name) || abbreviates(short, name) ? [short, name] : undefined;
}

function pairsInTables(outline: Outline): readonly Pair[] {
  return tablesOf(outline).flatMap(({ block }) =>
    block.rows.flatMap((row) => {
      const words = filled(row).map((cell) => mendLookAlikes(cellText(cell)).replace(/[:=]$/, '').trim());
      const [left, right] = words;
      if (words.length !== 2 || left === undefined || right === undefined) return [];
      const pair = pairOf(left, right);
      return pair ? [pair] : [];
    }),
  );
}

function pairsInWords(text: string): readonly Pair[] {
  const mended = mendLookAlikes(text);
  const equals = [
    ...mended.matchAll(
      /(?<![A-Za-z])([A-Z]{2,5}\d?)\s{0,2}[=:\u2013\u2014-]\s{0,2}([A-Z][a-z][^;,|=\n]{3,80})/g,
    ),
  ];
  const bracketed = [...mended.matchAll(/([A-Z][a-z][A-Za-z -]{3,80})\s\(([A-Z]{2,5}\d?)\)/g)];
  return [
    ...equals.map(([, short = '', name = '']) =>
      pairOf(short, name.replace(/\s[A-Z]{2,5}\d?\s?$/, '').trim()),
    ),
    ...bracketed.map(([, name = '', short = '']) => pairOf(short, lastWords(name, short))),
  ].flatMap((pair) => (pair ? [pair] : []));
}

/** The end of some words that a short form after them stands for: as many words as it has letters, or from the last capital on. */
function lastWords(text: string, short: string): string {
  const words = text.trim().split(/\s+/);
  for (let count = short.length; count <= Math.min(words.length, short.length + 3); count += 1) {
    const tail = words.slice(-count).join(' ');
    if (initials(tail).startsWith(short.charAt(0)) && abbreviates(short, tail)) return tail;
  }
  return text.trim();
}

function pairsOfMethods(methods: readonly FoundMethod[]): readonly Pair[] {
  return methods.flatMap(({ title, aliases }) =>
    [title.value, ...aliases.filter((alias) => shortForm.test(alias))].map(
      (alias): Pair => [alias, title.value],
    ),
  );
}

/** The document's own key of short forms ("PO = Practical observation"), and the short forms of the methods already found. */
export function methodKeys(outline: Outline, methods: readonly FoundMethod[]): MethodKeys {
  const texts = outline.blocks.flatMap(({ block }) =>
    block.kind !== 'table' && block.run.text.length < 600 ? [block.run.text] : [],
  );
  const inWords = texts.flatMap(pairsInWords).filter(([, name]) => soundsLikeMethod(name));
  const keys = new Map<string, string>();
  for (const [short, name] of [...pairsInTables(outline), ...inWords, ...pairsOfMethods(methods)])
    if (!keys.has(short)) keys.set(short, name);
  return keys;
}

/** The name behind printed words: the key's for a short form, undefined when the words are neither short form nor name. */
export function nameBehind(words: string, keys: MethodKeys): string | undefined {
  const plain = mendLookAlikes(words.trim()).replace(/[.;:,]$/, '');
  const known = keys.get(plain) ?? keys.get(plain.toUpperCase());
  if (known !== undefined) return known;
  return soundsLikeMethod(plain) || shortForm.test(plain) ? plain : undefined;
}

/** The methods printed in a cell: short forms and names, parted by commas, slashes, line ends or "and" between short forms. */
export function methodsIn(text: string, keys: MethodKeys): readonly { printed: string; name: string }[] {
  const found: { printed: string; name: string }[] = [];
  for (const part of text.split(/\s{0,2}[,;/\n|\u2022+]\s{0,2}/)) {
    const whole = nameBehind(part, keys);
    const tokens = mendLookAlikes(part)
      .split(/\s+(?:and|&)\s+|\s+/)
      .filter((token) => token !== '');
    const short = tokens.filter((token) => keys.has(token));
    if (tokens.length > 0 && short.length === tokens.length)
      found.push(...short.map((token) => ({ printed: token, name: keys.get(token) ?? token })));
    else if (whole !== undefined) found.push({ printed: part.trim(), name: whole });
  }
  return found;
}

interface Trailing {
  readonly text: string;
  readonly names: readonly string[];
}

/** Short forms at the end of words: "… in use PO, PD". */
function trailingShorts(text: string, keys: MethodKeys): Trailing | undefined {
  const words = text.split(' ');
  let from = words.length;
  while (from > 2 && keys.has((words[from - 1] ?? '').replace(/[,;/&|]$/, ''))) from -= 1;
  const shorts = words.slice(from).map((word) => word.replace(/[,;/&|]$/, ''));
  if (shorts.length === 0) return undefined;
  return { text: words.slice(0, from).join(' '), names: shorts.map((short) => keys.get(short) ?? short) };
}

function nameAtEnd(text: string, names: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return names.find((name) => lower.endsWith(name.toLowerCase()) && name.length + 8 < text.length);
}

/** Methods printed at the end of a statement's own words, where the separator of the last column was lost. */
export function trailingMethods(text: string, keys: MethodKeys): Trailing {
  const known = [...new Set(keys.values())].sort((left, right) => right.length - left.length);
  let rest = text;
  const names: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const name = nameAtEnd(rest, known);
    // A name after a full stop stands in a column of its own; inside a sentence it is part of the statement.
    if (name === undefined || (names.length === 0 && !/[.;:]\s?$/.test(rest.slice(0, -name.length)))) break;
    rest = rest.slice(0, -name.length).trim();
    names.unshift(name);
  }
  return names.length > 0 ? { text: rest, names } : (trailingShorts(text, keys) ?? { text, names: [] });
}
