import type { Json } from './layer-format.ts';
import { childOf, isObject, keyOf, stepsOf } from './plan-path.ts';

/** What one entry of a list is called. */
const entryWords: Readonly<Record<string, string>> = {
  methods: '',
  criteria: 'criterion',
  ksbs: 'statement',
  modules: 'module',
  items: 'line',
  outcomes: 'outcome',
  requirements: 'requirement',
  sessions: 'session',
  products: 'product',
  boundaries: 'boundary',
  interpretations: 'reading',
  assesses: 'standard version',
  versions: 'version',
  options: 'option',
  duties: 'duty',
  order: 'order',
  conduct: 'rule of conduct',
  coverage: 'area',
  feedback: 'deadline',
  noRelationshipWith: 'independence from',
};

/** Parts that say no more than the entry that has them. */
const silent = new Set(['standard', 'text', 'value', 'check']);

function spoken(step: string): string {
  return step
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

function nameOf(entry: Json | undefined, list: string, step: string): string {
  const title = isObject(entry) && typeof entry.title === 'string' ? entry.title : undefined;
  const word = entryWords[list] ?? spoken(list);
  // References are what people know criteria and statements by; ids are ours, so the title stands for them.
  const name = title ?? (/^[a-z]+(-[a-z0-9]+)+$/.test(step) ? spoken(step) : step);
  return word === '' ? name : `${word} ${name}`;
}

/** A place in a plan or its standard in words: "Practical observation, criterion P1". */
export function placeWords(at: string, files: { readonly plan: Json; readonly standard: Json }): string {
  const steps = stepsOf(at);
  const words: string[] = [];
  let value: Json | undefined = steps[0] === 'standard' ? { standard: files.standard } : files.plan;
  let list: string | undefined;
  for (const step of steps) {
    const child: Json | undefined = childOf(value, step);
    if (list !== undefined) {
      words.push(nameOf(child, list, step));
      list = undefined;
    } else if (Array.isArray(child) || step in entryWords) {
      list = step;
    } else if (!silent.has(step) && !(step === 'title' && words.length > 0)) {
      words.push(spoken(step));
    }
    value = child;
  }
  if (list !== undefined) words.push(spoken(list));
  const said = words.join(', ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** One place of a plan that a correction can name. */
export interface CorrectablePlace {
  readonly at: string;
  readonly words: string;
  readonly says: string;
}

const notCorrected = new Set([
  'source',
  'documents',
  '$schema',
  'format',
  'formatVersion',
  'interpretations',
]);
const prose = new Set(['text', 'title', 'statement']);

function entriesOf(value: Json): (readonly [string, Json])[] {
  if (isObject(value)) return Object.entries(value).filter(([key]) => !notCorrected.has(key));
  if (!Array.isArray(value)) return [];
  const keys = value.map((entry) => keyOf(entry));
  // An entry is addressed by its key; without one of its own nothing can name it.
  return value.flatMap((entry, index) => {
    const key = keys[index];
    const isOwn = key !== undefined && keys.indexOf(key) === index && keys.lastIndexOf(key) === index;
    return isOwn && typeof entry === 'object' ? [[key, entry] as const] : [];
  });
}

/** Every text and number of a plan that an erratum can be about, in the plan's order. */
export function correctablePlaces(files: {
  readonly plan: Json;
  readonly standard: Json;
}): CorrectablePlace[] {
  const found: CorrectablePlace[] = [];
  const visit = (value: Json, at: string, key: string) => {
    const isSaid = typeof value === 'number' || (typeof value === 'string' && prose.has(key));
    if (isSaid) found.push({ at, words: placeWords(at, files), says: String(value) });
    for (const [step, child] of entriesOf(value)) visit(child, at === '' ? step : `${at}/${step}`, step);
  };
  visit(files.plan, '', '');
  return found;
}
