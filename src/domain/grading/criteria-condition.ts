import type { Criterion } from '#domain/standards/method-format.ts';
import type { MethodScope } from './attempt-facts.ts';
import type { Compiled, CompileScope } from './conditions.ts';
import type { AtLeast, CriteriaSelector } from './grading-language.ts';
import type { Need, ProofNode } from './grading-result.ts';
import { sayRefs } from './say.ts';

/** How many of a group of `size` a threshold asks for. Percentages are rounded up: 70 per cent of 13 is 10. */
export function countNeeded(atLeast: AtLeast, size: number): number {
  if (atLeast === 'all') return size;
  if ('count' in atLeast) return atLeast.count;
  return Math.ceil((atLeast.percent * size) / 100);
}

/** Whether a criterion belongs to the group that a selector names. */
export function isSelected(selector: CriteriaSelector, criterion: Criterion): boolean {
  return (
    (selector.kind === undefined || criterion.kind === selector.kind) &&
    (selector.module === undefined || criterion.module === selector.module) &&
    (selector.group === undefined || criterion.group === selector.group) &&
    (selector.refs === undefined || selector.refs.includes(criterion.ref))
  );
}

function saySelector(selector: CriteriaSelector): string {
  const kind = selector.kind ? `${selector.kind} criteria` : 'criteria';
  const where = selector.module ?? selector.group;
  const named = selector.refs ? ` (${sayRefs(selector.refs)})` : '';
  return `${kind}${where ? ` of ${where.replaceAll('-', ' ')}` : ''}${named}`;
}

function sayThreshold(selector: CriteriaSelector, atLeast: AtLeast, need: number, size: number): string {
  const what = saySelector(selector);
  if (atLeast === 'all') return `All ${size} ${what}`;
  if ('percent' in atLeast) return `At least ${atLeast.percent}% of the ${what}: ${need} of ${size}`;
  return `At least ${need} of ${size} ${what}`;
}

/** One unchanging node for each criterion and each way it can stand: proofs share them. */
function criterionNodes(
  criterion: Criterion,
  method: string,
): Readonly<Record<'met' | 'not-met' | 'undecided', ProofNode>> {
  const node = (standing: ProofNode['standing']): ProofNode => ({
    kind: 'criterion',
    text: criterion.text,
    standing,
    method,
    ref: criterion.ref,
    source: criterion.source,
  });
  return { met: node('met'), 'not-met': node('not-met'), undecided: node('undecided') };
}

/** How a group of criteria stands in one attempt. */
interface GroupStanding {
  readonly have: number;
  readonly open: number;
  readonly children: readonly ProofNode[];
}

/** The criteria that a selector picks in one scope, read once for each attempt however many rules count them. */
interface Group {
  readonly places: readonly number[];
  readonly refs: readonly string[];
  read(states: States): GroupStanding;
}

type States = readonly (string | undefined)[];
type Nodes = ReturnType<typeof criterionNodes>;

const groupsOfScope = new WeakMap<MethodScope, Map<string, Group>>();

function groupOf(selector: CriteriaSelector, scope: MethodScope | undefined): Group {
  if (!scope) return groupFor([], [], '');
  const known = groupsOfScope.get(scope) ?? new Map<string, Group>();
  groupsOfScope.set(scope, known);
  const key = JSON.stringify(selector);
  const group = known.get(key) ?? groupFor(scope.criteria, placesOf(selector, scope), scope.method.id);
  known.set(key, group);
  return group;
}

function placesOf(selector: CriteriaSelector, { criteria }: MethodScope): number[] {
  return criteria.flatMap((criterion, place) => (isSelected(selector, criterion) ? [place] : []));
}

function groupFor(criteria: readonly Criterion[], places: readonly number[], method: string): Group {
  const picked = places.map((place) => criteria[place] as Criterion);
  const nodes = picked.map((criterion) => criterionNodes(criterion, method));
  const allMet: GroupStanding = { have: nodes.length, open: 0, children: nodes.map(({ met }) => met) };
  let last: { readonly states: States; readonly standing: GroupStanding } | undefined;
  return {
    places,
    refs: picked.map(({ ref }) => ref),
    read(states) {
      if (last?.states === states) return last.standing;
      const standing = places.every((place) => states[place] === 'met')
        ? allMet
        : standingOfGroup(states, places, nodes);
      last = { states, standing };
      return standing;
    },
  };
}

function standingOfGroup(states: States, places: readonly number[], nodes: readonly Nodes[]): GroupStanding {
  let have = 0;
  let open = 0;
  const children = nodes.map((node, index) => {
    const state = states[places[index] as number];
    if (state === 'met') {
      have += 1;
      return node.met;
    }
    if (state !== undefined) return node['not-met'];
    open += 1;
    return node.undecided;
  });
  return { have, open, children };
}

/** Compile "at least so many of these criteria". The plan's criteria are counted, never the judgements. */
export function compileCriteria(
  condition: { readonly criteria: CriteriaSelector; readonly atLeast: AtLeast },
  { scope, source }: CompileScope,
): Compiled {
  const method = scope?.method.id ?? '';
  const group = groupOf(condition.criteria, scope);
  const { places, refs } = group;
  const size = places.length;
  const need = countNeeded(condition.atLeast, size);
  const text = sayThreshold(condition.criteria, condition.atLeast, need, size);
  // "All" of nothing would be true for an empty record; a rule over no criterion never holds.
  const isEmpty = size === 0;

  return {
    judge({ attempt }) {
      const { have, open, children } = group.read(attempt?.states ?? []);
      const floor = !isEmpty && have >= need;
      const ceiling = !isEmpty && have + open >= need;
      const standing = floor ? 'met' : ceiling ? 'undecided' : 'not-met';
      const count = { have, need, of: size, open };
      return {
        floor,
        ceiling,
        node: { kind: 'criteria', text, standing, count, source, method, children },
      };
    },
    needs({ attempt }): readonly Need[] {
      const states = attempt?.states ?? [];
      const { have } = group.read(states);
      const short = need - have;
      if (short <= 0 || isEmpty) return [];
      const missing = refs.filter((_, index) => states[places[index] as number] !== 'met');
      const form = short >= missing.length ? 'all' : 'any';
      const words = form === 'all' ? sayRefs(missing) : `any ${short} of ${sayRefs(missing)}`;
      return [
        { form, count: short, method, refs: missing, text: `${words} in ${scope?.method.title ?? method}` },
      ];
    },
  };
}
