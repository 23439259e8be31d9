import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { plainWords } from './column-heads.ts';
import { sameTitle } from './group-rows.ts';
import type { LooseModule } from './loose-modules.ts';
import type { LooseCell } from './loose-roles.ts';
import { matchInOrder } from './match-in-order.ts';

/** The methods that say which areas they assess, by module title. */
function assessing(title: string, methods: readonly FoundMethod[]): string | undefined {
  const named = methods.filter(({ assesses }) => assesses.some(({ value }) => alike(value, title)));
  return named.length === 1 ? named[0]?.title.value : undefined;
}

function alike(left: string, right: string): boolean {
  const [first, second] = [plainWords(left), plainWords(right)];
  return sameTitle(first, second) || second.startsWith(`${first} `) || first.startsWith(`${second} `);
}

function spanOf(module: LooseModule): readonly LooseCell[] {
  return [...module.items, ...module.outcomes, ...(module.title ? [module.title] : [])];
}

/** Cost of a method's name as that of a module: pages apart, and places apart on the page. */
function nameCost(name: LooseCell, module: LooseModule, criteria: readonly LooseCell[]): number {
  const cells = [...spanOf(module), ...criteria];
  const pages = cells.map(({ page }) => page);
  const apart = Math.max(0, Math.min(...pages) - name.page, name.page - Math.max(...pages));
  const near = cells.filter(({ page }) => page === name.page).map(({ at }) => Math.abs(at - name.at));
  const nearest = criteria.filter(({ page }) => page === name.page).map(({ at }) => Math.abs(at - name.at));
  return apart * 20 + Math.min(15, ...near) * 0.7 + Math.min(8, ...nearest);
}

/** Where modules begin, in printed order: their titles, also those printed again on a next page. */
function beginnings(modules: readonly LooseModule[], titles: readonly LooseCell[]) {
  const titled = titles.flatMap((cell) => {
    const module = modules.findIndex(({ title }) => title && sameTitle(title.text, cell.text));
    return module < 0 ? [] : [{ module, at: cell.at, page: cell.page }];
  });
  const untitled = modules.flatMap((module, index) => {
    const first = module.title ? undefined : (module.items[0] ?? module.outcomes[0]);
    return first ? [{ module: index, at: first.at, page: first.page }] : [];
  });
  return [...titled, ...untitled].sort((left, right) => left.at - right.at);
}

/** Names of methods by module: as many names as titles are printed, both in the same order. */
function namesInOrder({ modules, names, titles }: MethodInput): ReadonlyMap<number, readonly LooseCell[]> {
  const begun = beginnings(modules, titles);
  const cost = (begin: number, name: number) => {
    const [from, to] = [begun[begin], names[name]];
    if (!from || !to) return 0;
    return Math.min(6, Math.abs(from.at - to.at) / 8) + 3 * Math.abs(from.page - to.page);
  };
  const pairs = matchInOrder({ left: begun.length, right: names.length, cost, skipLeft: 15, skipRight: 15 });
  const found = new Map<number, LooseCell[]>();
  for (const [begin, name] of pairs) {
    const [module, cell] = [begun[begin]?.module, names[name]];
    if (module !== undefined && cell) found.set(module, [...(found.get(module) ?? []), cell]);
  }
  return found;
}

/** What is known of modules when their methods are told. */
export interface MethodInput {
  readonly modules: readonly LooseModule[];
  /** Criteria of each module. */
  readonly criteria: readonly (readonly LooseCell[])[];
  readonly names: readonly LooseCell[];
  /** Every title as printed, also those printed again. */
  readonly titles: readonly LooseCell[];
  readonly methods: readonly FoundMethod[];
}

/**
 * The cells with the method's name of each module. A name printed once per module is shared out so that the distances
 * stay small; a module left without takes the name nearest to it, or the method that says it assesses that area.
 */
export function methodCells(input: MethodInput): readonly (readonly LooseCell[])[] {
  const { modules, criteria, names } = input;
  const cost = (name: LooseCell, index: number) => {
    const module = modules[index];
    return module ? nameCost(name, module, criteria[index] ?? []) : 0;
  };
  const inOrder = namesInOrder(input);
  const nearestOf = (cells: readonly LooseCell[], index: number) =>
    [...cells].sort((left, right) => cost(left, index) - cost(right, index))[0];
  return modules.map((module, index) => {
    const said = module.title && assessing(module.title.text, input.methods);
    const own = nearestOf(inOrder.get(index) ?? [], index);
    if (said !== undefined && own && !alike(said, own.text)) return sayingSo(names, said, own);
    const cell = own ?? nearestOf(names, index);
    return cell ? [cell] : [];
  });
}

/** The nearest cell that names the method which says that it assesses the module; else what the layout gave. */
function sayingSo(names: readonly LooseCell[], said: string, own: LooseCell): readonly LooseCell[] {
  const agreeing = names
    .filter(({ text }) => alike(said, text) || plainWords(said).endsWith(plainWords(text)))
    .sort((left, right) => Math.abs(left.at - own.at) - Math.abs(right.at - own.at));
  return [agreeing[0] ?? own];
}
