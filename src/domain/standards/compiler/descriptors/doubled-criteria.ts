import type { FactNote, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import { nameWords } from '#domain/standards/compiler/method-names.ts';

/** Criteria without the copies that a document prints a second time, and notes on those. */
export interface Undoubled {
  readonly criteria: readonly FoundCriterion[];
  readonly notes: readonly FactNote[];
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function methodKey({ methodName }: FoundCriterion): string | undefined {
  return methodName && methodName.certainty !== 'unsure' ? nameWords(methodName.value).join(' ') : undefined;
}

function label({ ref, text, methodName }: FoundCriterion): string {
  const words = text.value.length > 90 ? `${text.value.slice(0, 90)}\u2026` : text.value;
  return `${ref ? `${ref.value} ` : ''}"${words}"${methodName ? ` (${methodName.value})` : ''}`;
}

interface Entry {
  readonly words: string;
  readonly at: number;
}

function sameWords(entry: Entry, words: string, hasRef: boolean): boolean {
  if (entry.words === words) return true;
  const [shorter, longer] = entry.words.length < words.length ? [entry.words, words] : [words, entry.words];
  return hasRef && shorter.length > 20 && longer.startsWith(shorter);
}

/** What copies of one criterion share, undefined when its method is not certain enough to compare. */
function placeOf(one: FoundCriterion, method: string | undefined): string | undefined {
  if (method === undefined) return undefined;
  return [method, one.kind.value, one.ref?.value ?? `"${bare(one.text.value)}`, one.branch?.value ?? ''].join(
    '|',
  );
}

function twiceNote(kept: FoundCriterion, copy: FoundCriterion): FactNote {
  return {
    code: 'criterion-printed-twice',
    severity: 'note',
    message: `The document prints ${label(copy)} twice; it counts once.`,
    spans: [...kept.text.spans, ...copy.text.spans],
  };
}

function clashNote(other: FoundCriterion, one: FoundCriterion): FactNote {
  return {
    code: 'criterion-reference-twice',
    severity: 'warning',
    message: `One reference stands for two criteria of one method: ${label(other)} and ${label(one)}.`,
    spans: [...other.text.spans, ...one.text.spans],
  };
}

interface Reading {
  readonly criteria: FoundCriterion[];
  readonly notes: FactNote[];
  readonly places: Map<string, Entry[]>;
}

function addCriterion(one: FoundCriterion, place: string | undefined, reading: Reading): void {
  const { criteria, notes, places } = reading;
  const entries = place === undefined ? [] : (places.get(place) ?? []);
  const words = bare(one.text.value);
  const copied = entries.find((entry) => sameWords(entry, words, one.ref !== undefined));
  const kept = copied && criteria[copied.at];
  if (copied && kept) {
    notes.push(twiceNote(kept, one));
    if (one.text.value.length > kept.text.value.length) criteria[copied.at] = { ...kept, text: one.text };
    return;
  }
  const other = criteria[entries[0]?.at ?? -1];
  if (other) notes.push(clashNote(other, one));
  if (place !== undefined) places.set(place, [...entries, { words, at: criteria.length }]);
  criteria.push(one);
}

/** Leave out criteria that one method prints twice; say where a reference stands for two wordings. */
export function undoubled(all: readonly FoundCriterion[]): Undoubled {
  const reading: Reading = { criteria: [], notes: [], places: new Map() };
  const methods = new Map<string, string | undefined>();
  for (const one of all) {
    const name = `${one.methodName?.certainty} ${one.methodName?.value}`;
    if (!methods.has(name)) methods.set(name, methodKey(one));
    addCriterion(one, placeOf(one, methods.get(name)), reading);
  }
  return { criteria: reading.criteria, notes: reading.notes };
}
