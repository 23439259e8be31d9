import { nameWords } from '#domain/standards/compiler/method-names.ts';
import { kindOfName } from './name-words.ts';
import type { NameGroup, PrintedName } from './named-groups.ts';

/** One method of the document: the name that stands for it, and every other printed name. */
export interface NamedMethod {
  readonly title: PrintedName;
  readonly names: readonly PrintedName[];
  /** Which kinds of places print it. */
  readonly from: readonly NameGroup['from'][];
}

const rank: Record<NameGroup['from'], number> = {
  list: 6,
  numbered: 5,
  summary: 4,
  combination: 3,
  key: 2,
  headings: 1,
  column: 0,
};

const sameWord = new Map([
  ['practice', 'practical'],
  ['tests', 'test'],
  ['examination', 'exam'],
  ['examinations', 'exam'],
  ['exams', 'exam'],
  ['multi', 'multiple'],
  ['mcq', 'multiple'],
]);

function tellingWords(name: string): ReadonlySet<string> {
  return new Set(nameWords(name).map((word) => sameWord.get(word) ?? word));
}

function within(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size > 0 && [...left].every((word) => right.has(word));
}

/** How well two printed names fit as one method; 0 when they do not. */
function likeness(left: string, right: string): number {
  if (left.toLowerCase() === right.toLowerCase()) return 4;
  const [one, other] = [tellingWords(left), tellingWords(right)];
  if (within(one, other) && within(other, one)) return 3;
  const kind = kindOfName(left).kind;
  if (kind !== kindOfName(right).kind || kind === 'other') return 0;
  return within(one, other) || within(other, one) ? 2 : 1;
}

function bestFor(name: string, methods: readonly NamedMethod[]): NamedMethod | 'none' | 'several' {
  const ranked = methods
    .map((method) => ({ method, score: Math.max(...method.names.map((one) => likeness(name, one.name))) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  const [best, second] = ranked;
  if (!best) return 'none';
  return second && second.score === best.score ? 'several' : best.method;
}

function added(method: NamedMethod, name: PrintedName, from: NameGroup['from']): NamedMethod {
  const known = method.names.some((one) => one.name.toLowerCase() === name.name.toLowerCase());
  return {
    ...method,
    names: known ? method.names : [...method.names, name],
    from: method.from.includes(from) ? method.from : [...method.from, from],
  };
}

/** Names of two methods in one heading, "Observation and discussion", tell of neither alone. */
function joinsTwo(name: string, methods: readonly NamedMethod[]): boolean {
  const parts = name.split(/\s+(?:and|&)\s+|\s*\/\s*/);
  const hits = parts.map((part) => bestFor(part, methods)).filter((one) => typeof one !== 'string');
  return parts.length > 1 && new Set(hits).size > 1;
}

function join(methods: NamedMethod[], group: NameGroup, stated: number | undefined): void {
  const strong = rank[group.from] >= rank.combination;
  for (const name of group.names) {
    const best = bestFor(name.name, methods);
    if (best === 'several' || joinsTwo(name.name, methods)) continue;
    if (best !== 'none') methods[methods.indexOf(best)] = added(best, name, group.from);
    else if (strong && (stated === undefined || methods.length < stated))
      methods.push({ title: name, names: [name], from: [group.from] });
  }
}

/** Whether two names of one group are one method: by their numbers where they have them, else by their words. */
function isSame(left: PrintedName, right: PrintedName): boolean {
  if (left.number !== undefined && right.number !== undefined) return left.number === right.number;
  return likeness(left.name, right.name) >= 3;
}

/**
 * The methods that the groups name together. The most explicit group sets them out; others add names, and new methods
 * only where they are themselves explicit and the document's own number of methods, `total`, is not reached.
 */
export function mergeNames(groups: readonly NameGroup[], total?: number): readonly NamedMethod[] {
  const ordered = [...groups].sort(
    (left, right) => rank[right.from] - rank[left.from] || right.names.length - left.names.length,
  );
  const [first] = ordered;
  if (!first) return [];
  const stated = total ?? groups.find((group) => group.stated !== undefined)?.stated;
  const methods: NamedMethod[] = [];
  for (const name of first.names) {
    const same = methods.findIndex((one) => one.names.some((known) => isSame(known, name)));
    const method = methods[same];
    if (method) methods[same] = added(method, name, first.from);
    else methods.push({ title: name, names: [name], from: [first.from] });
  }
  for (const group of ordered.slice(1)) join(methods, group, stated);
  return methods;
}
