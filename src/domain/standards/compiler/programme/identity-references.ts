import type { Found } from '#domain/standards/compiler/found.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import type { Places } from './place-of.ts';

const by = 'identity-references';
const section = 'Whole document';

interface Place {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly mended: boolean;
  readonly weight: number;
}

/** A document and the way to name places in it. */
export interface DocumentPlaces {
  readonly document: ReadDocument;
  readonly places: Places;
}

const mostPlaces = 12;

/** The best value's places first: most weight together wins, then the order of the document. */
function ranked(found: readonly Place[]): readonly Place[] {
  const weights = new Map<string, number>();
  for (const { value, weight } of found) weights.set(value, (weights.get(value) ?? 0) + weight);
  const weightOf = ({ value }: Place) => weights.get(value) ?? 0;
  return [...found].sort(
    (left, right) => weightOf(right) - weightOf(left) || right.weight - left.weight || left.from - right.from,
  );
}

function certaintyOf(place: Place, values: readonly string[], differ: string): Partial<Found<string>> {
  if (place.value !== values[0]) {
    return { certainty: 'unsure', others: values.filter((value) => value !== place.value), why: differ };
  }
  if (!place.mended) return {};
  return { certainty: 'likely', why: 'A letter of the reference was printed for a digit.' };
}

function asFound(
  found: readonly Place[],
  { places }: DocumentPlaces,
  differ: string,
): readonly Found<string>[] {
  const order = ranked(found);
  const values = [...new Set(order.map(({ value }) => value))];
  return order.slice(0, mostPlaces).map((place) => ({
    value: place.value,
    spans: [places.span(place.from, place.to)],
    section,
    words: places.line(place.from, place.to),
    certainty: 'certain',
    by,
    ...certaintyOf(place, values, differ),
  }));
}

const reference = /\b(ST|FA|AU)[ -]?([0-9OIl]{4})(?![0-9A-Za-z])/g;

/** References of apprenticeships, foundation apprenticeships and units: two letters and four digits. */
export function findReferences(input: DocumentPlaces): readonly Found<string>[] {
  const { text } = input.document;
  const found: Place[] = [];
  for (const match of text.matchAll(reference)) {
    const [whole, prefix = '', printed = ''] = match;
    if ((printed.match(/\d/g) ?? []).length < 2) continue;
    const digits = printed.replace(/O/g, '0').replace(/[Il]/g, '1');
    const around = text.slice(Math.max(0, match.index - 40), match.index);
    const named = /\b(?:reference|code|number|standard|for)\b[^\n]{0,20}$/i.test(around);
    const edition = /^\s?\/\s?(?:AP|v)/i.test(text.slice(match.index + whole.length));
    const early = match.index < 3000;
    found.push({
      value: `${prefix}${digits}`,
      from: match.index,
      to: match.index + whole.length,
      mended: digits !== printed,
      weight: 1 + (named ? 2 : 0) + (edition ? 3 : 0) + (early ? 3 : 0),
    });
  }
  return asFound(found, input, 'The document names another reference more often.');
}

/** "Version 1.1 © Crown copyright": how the government's plans print their version at the end or in every footer. */
const besideCopyright =
  /\b(v(?:ersion)?\.?:? ?\d{1,2}\.\d{1,2})[\s|,.–-]{0,6}(?:©|\(c\)|crown copyright|copyright)|(?:©|crown copyright)[^\n]{0,30}?\b(v(?:ersion)?\.?:? ?\d{1,2}\.\d{1,2})\b/gi;

const editionPatterns: readonly (readonly [RegExp, number])[] = [
  [/\b(?:ST|FA|AU)\d{4}\s?\/\s?(AP\d{1,2})\b/g, 5],
  [/\b(?:ST|FA|AU)\d{4}\s?[/_-]?\s?([Vv]\s?\d{1,2}\.\d{1,2})\b/g, 4],
  [/^[ \t]{0,40}(Version:? ?\d{1,2}(?:\.\d{1,2})?)[ \t]{0,40}$/gm, 2],
  [besideCopyright, 2],
  [/\b(AP0\d)\b/g, 2],
  [/\b(?:assessment plan|EPA plan|plan)[^.\n]{0,40}?\b((?:[Vv]|[Vv]ersion )\s?\d{1,2}\.\d{1,2})\b/g, 3],
];

function editionOf(printed: string): string {
  return printed.replace(/^v(?:ersion)?\.?:?\s*/i, 'V').replace(/\s/g, '');
}

/** Editions of the plan: `AP02`, `V1.3`. Rows of a version history are read elsewhere. */
export function findEditions(input: DocumentPlaces): readonly Found<string>[] {
  const found: Place[] = [];
  for (const [pattern, weight] of editionPatterns) {
    for (const match of input.document.text.matchAll(pattern)) {
      const printed = match[1] ?? match[2] ?? '';
      const from = match.index + match[0].lastIndexOf(printed);
      if (found.some((place) => place.from === from)) continue;
      found.push({ value: editionOf(printed), from, to: from + printed.length, mended: false, weight });
    }
  }
  return asFound(found, input, 'The document names another edition more often.');
}

/** Versions printed beside the copyright: in the government's plans those of the standard. */
export function findVersionNotices(input: DocumentPlaces): readonly Found<string>[] {
  const found = [...input.document.text.matchAll(besideCopyright)].map((match): Place => {
    const printed = match[1] ?? match[2] ?? '';
    const from = match.index + match[0].indexOf(printed);
    const value = editionOf(printed).slice(1);
    return { value, from, to: from + printed.length, mended: false, weight: 1 };
  });
  const why = 'The plan prints this version beside its copyright; the standard has the same as a rule.';
  return asFound(found, input, 'The document prints another version more often.').map((one) =>
    one.certainty === 'certain' ? { ...one, certainty: 'likely', why } : one,
  );
}

const qualification = /(?<![\d/])(\d{3}\/\d{4}\/[\dX])(?![\d/])/g;

/** Qualification numbers of the regulator's register, `603/1234/5`. */
export function findQualificationNumbers(input: DocumentPlaces): readonly Found<string>[] {
  const found = [...input.document.text.matchAll(qualification)].map(({ index, 1: value = '' }) => ({
    value,
    from: index,
    to: index + value.length,
    mended: false,
    weight: 1,
  }));
  return asFound(found, input, 'The document prints another qualification number more often.');
}
