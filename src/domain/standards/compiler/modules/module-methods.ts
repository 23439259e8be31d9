import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { plainWords } from './column-heads.ts';
import { sameTitle } from './group-rows.ts';
import type { LooseModule } from './loose-modules.ts';
import type { LooseCell } from './loose-roles.ts';

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
  return apart * 20 + Math.min(15, ...near) + Math.min(8, ...nearest);
}

/** What is known of modules when their methods are told. */
export interface MethodInput {
  readonly modules: readonly LooseModule[];
  /** Criteria of each module. */
  readonly criteria: readonly (readonly LooseCell[])[];
  readonly names: readonly LooseCell[];
  readonly methods: readonly FoundMethod[];
}

/**
 * The cells with the method's name of each module. A name printed once per module is shared out so that the distances
 * are least; a module left without takes the name nearest to it, or the method that says it assesses that area.
 */
export function methodCells(input: MethodInput): readonly (readonly LooseCell[])[] {
  const { modules, criteria, names } = input;
  const pairs = modules.flatMap((module, index) =>
    names.map((name) => ({ index, name, cost: nameCost(name, module, criteria[index] ?? []) })),
  );
  pairs.sort((left, right) => left.cost - right.cost || left.index - right.index);
  const chosen = new Map<number, LooseCell>();
  const used = new Set<LooseCell>();
  for (const { index, name } of pairs) {
    if (chosen.has(index) || used.has(name)) continue;
    chosen.set(index, name);
    used.add(name);
  }
  return modules.map((module, index) => {
    const said = module.title && assessing(module.title.text, input.methods);
    const own = chosen.get(index);
    if (said !== undefined && own && !alike(said, own.text)) return sayingSo(names, said, own);
    const nearest = pairs.find((pair) => pair.index === index)?.name;
    const cell = own ?? nearest;
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
