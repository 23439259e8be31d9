import { canonicalJson } from './canonical-json.ts';
import type { Json } from './layer-format.ts';
import type { Plan } from './plan-format.ts';
import { isObject, keyOf } from './plan-path.ts';
import type { Standard } from './standard-format.ts';

/** One difference between two plans. `at` is a path by keys and ids; texts are compared exactly. */
export type PlanChange = {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: 'criterion' | 'ksb' | 'method' | 'module' | 'rule' | 'interpretation' | 'identity';
  readonly at: string;
  readonly before?: Json;
  readonly after?: Json;
};

/** A plan with or without its standard; with both standards, KSB and module texts are compared as well. */
export type Comparable = { readonly plan: Plan; readonly standard?: Standard | undefined };

/** Where a value was read is not what it says. */
const notCompared = new Set(['source', 'documents', '$schema']);

const kinds: readonly (readonly [RegExp, PlanChange['what']])[] = [
  [/^methods\/[^/]+\/criteria(\/|$)/, 'criterion'],
  [/^methods\/[^/]+\/ksbs(\/|$)/, 'ksb'],
  [/^standard\/ksbs(\/|$)/, 'ksb'],
  [/^standard\/modules(\/|$)/, 'module'],
  [/^methods\/[^/]+$/, 'method'],
  [/^interpretations(\/|$)/, 'interpretation'],
  [/^(reference|edition|title|regime|standard\/(title|level|versions|reference).*)$/, 'identity'],
];

function whatAt(at: string): PlanChange['what'] {
  return kinds.find(([pattern]) => pattern.test(at))?.[1] ?? 'rule';
}

function join(at: string, step: string): string {
  return at === '' ? step : `${at}/${step}`;
}

/** The entries of a list by key, or undefined when they have no keys of their own. */
function keyed(list: readonly Json[]): Map<string, Json> | undefined {
  const entries = list.map((entry) => [keyOf(entry), entry] as const);
  const byKey = new Map<string, Json>();
  for (const [key, entry] of entries) {
    if (key === undefined || byKey.has(key)) return undefined;
    byKey.set(key, entry);
  }
  return byKey;
}

function compareMembers(at: string, before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>) {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .filter((key) => !notCompared.has(key))
    .flatMap((key) => compare(join(at, key), before.get(key), after.get(key)));
}

function compare(at: string, before: Json | undefined, after: Json | undefined): PlanChange[] {
  if (before === undefined || after === undefined) return oneSided(at, before, after);
  if (isObject(before) && isObject(after)) {
    return compareMembers(at, new Map(Object.entries(before)), new Map(Object.entries(after)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [keyed(before), keyed(after)];
    if (old && now) return [...compareMembers(at, old, now), ...reordered(at, old, now)];
  }
  if (canonicalJson(before) === canonicalJson(after)) return [];
  return [{ kind: 'changed', what: whatAt(at), at, before, after }];
}

function oneSided(at: string, before: Json | undefined, after: Json | undefined): PlanChange[] {
  const what = whatAt(at);
  if (before !== undefined) return [{ kind: 'removed', what, at, before }];
  if (after !== undefined) return [{ kind: 'added', what, at, after }];
  return [];
}

/** Order says something only where a list ranks: grades, boundaries and levels. */
function reordered(
  at: string,
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>,
): PlanChange[] {
  if (!/(grades|boundaries|levels)$/.test(at)) return [];
  const [old, now] = [[...before.keys()], [...after.keys()]];
  const isSameSet = old.length === now.length && old.every((key) => after.has(key));
  if (!isSameSet || old.join(' ') === now.join(' ')) return [];
  return [{ kind: 'changed', what: whatAt(at), at, before: old, after: now }];
}

/**
 * Every difference between two plans at the level of criteria, KSBs and rules, addressed by ids. Sources, documents
 * and the order of entries that have ids are not differences.
 */
export function diffPlans(a: Comparable, b: Comparable): PlanChange[] {
  const plans = compare('', a.plan as unknown as Json, b.plan as unknown as Json);
  if (!a.standard || !b.standard) return plans;
  return [...plans, ...compare('standard', a.standard as unknown as Json, b.standard as unknown as Json)];
}
