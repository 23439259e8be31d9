import type { Json } from './layer-format.ts';

/** A JSON object, seen without its schema. */
type JsonObject = { [key: string]: Json };

/** The members by which an entry of a list is addressed, in this order. */
const keyMembers = ['id', 'ref', 'party', 'standardVersion', 'grade', 'method', 'from', 'name'] as const;

/** Split a path such as `methods/observation/sessions` into its steps. */
export function stepsOf(path: string): string[] {
  return path.split('/').filter((step) => step !== '');
}

/** The key by which a list addresses one of its entries: its `id`, its `ref`, or the entry itself when it is a text. */
export function keyOf(entry: Json): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isObject(entry)) return undefined;
  for (const member of keyMembers) {
    const value = entry[member];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** True for a JSON object, false for lists and single values. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value one step below, or undefined when there is none. */
export function childOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value.find((entry) => keyOf(entry) === step);
  if (isObject(value) && Object.hasOwn(value, step)) return value[step];
  return undefined;
}

/** The value at a path by keys and ids, or undefined when the path leads nowhere. */
export function valueAt(root: Json, path: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of stepsOf(path)) value = childOf(value, step);
  return value;
}

/** True when a path leads to a value. */
export function hasPath(root: Json, path: string): boolean {
  return valueAt(root, path) !== undefined;
}

/** The longest leading part of a path that exists. */
export function deepestExisting(root: Json, path: string): string {
  const found: string[] = [];
  let value: Json | undefined = root;
  for (const step of stepsOf(path)) {
    value = childOf(value, step);
    if (value === undefined) break;
    found.push(step);
  }
  return found.join('/');
}

/**
 * A copy of `root` with the value at `path` set, or taken away when `value` is undefined. The parent must exist;
 * a list gets a new entry at its end when none has the key.
 */
export function withValueAt(root: Json, path: string, value: Json | undefined): Json {
  return change(root, stepsOf(path), value);
}

function change(node: Json, steps: readonly string[], value: Json | undefined): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value ?? node;
  if (Array.isArray(node)) return changeList(node, step, rest, value);
  if (!isObject(node)) return node;
  const child = childOf(node, step);
  const changed = rest.length === 0 ? value : child === undefined ? undefined : change(child, rest, value);
  if (changed !== undefined) return { ...node, [step]: changed };
  const { [step]: _gone, ...others } = node;
  return others;
}

function changeList(
  list: readonly Json[],
  step: string,
  rest: readonly string[],
  value: Json | undefined,
): Json {
  const place = list.findIndex((entry) => keyOf(entry) === step);
  if (place < 0) return rest.length === 0 && value !== undefined ? [...list, value] : [...list];
  const entry = list[place] as Json;
  const changed = rest.length === 0 ? value : change(entry, rest, value);
  if (changed === undefined) return list.filter((_, index) => index !== place);
  return list.map((old, index) => (index === place ? changed : old));
}

/**
 * Say a place of a document by keys and ids instead of positions, as people and patches address it. An entry
 * without a key of its own keeps its number counted from 1 (`#3`).
 */
export function describePath(root: unknown, path: readonly PropertyKey[]): string {
  let value = root as Json | undefined;
  const steps: string[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      const list: Json[] = Array.isArray(value) ? value : [];
      steps.push(uniqueKey(list, step) ?? `#${step + 1}`);
      value = list[step];
    } else {
      steps.push(String(step));
      value = childOf(value, String(step));
    }
  }
  return steps.join('/');
}

function uniqueKey(list: readonly Json[], place: number): string | undefined {
  const entry = list[place];
  const key = entry === undefined ? undefined : keyOf(entry);
  return key !== undefined && list.filter((other) => keyOf(other) === key).length === 1 ? key : undefined;
}

/** True when `path` is `other` or lies below it. */
export function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`);
}
