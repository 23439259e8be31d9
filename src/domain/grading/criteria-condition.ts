import type { Criterion } from '#domain/standards/method-format.ts';
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

/** Compile "at least so many of these criteria". The plan's criteria are counted, never the judgements. */
export function compileCriteria(
  condition: { readonly criteria: CriteriaSelector; readonly atLeast: AtLeast },
  { scope, source }: CompileScope,
): Compiled {
  const criteria = scope?.criteria ?? [];
  const method = scope?.method.id ?? '';
  const places = criteria.flatMap((criterion, place) =>
    isSelected(condition.criteria, criterion) ? [place] : [],
  );
  const size = places.length;
  const need = countNeeded(condition.atLeast, size);
  const text = sayThreshold(condition.criteria, condition.atLeast, need, size);
  const nodes = places.map((place) => criterionNodes(criteria[place] as Criterion, method));
  const refs = places.map((place) => (criteria[place] as Criterion).ref);
  // "All" of nothing would be true for an empty record; a rule over no criterion never holds.
  const isEmpty = size === 0;

  function count(states: readonly (string | undefined)[]) {
    let have = 0;
    let open = 0;
    for (const place of places) {
      const state = states[place];
      if (state === 'met') have += 1;
      else if (state === undefined) open += 1;
    }
    return { have, open };
  }

  return {
    judge({ attempt }) {
      const states = attempt?.states ?? [];
      const { have, open } = count(states);
      const floor = !isEmpty && have >= need;
      const ceiling = !isEmpty && have + open >= need;
      const children = places.map(
        (place, index) => (nodes[index] as (typeof nodes)[number])[states[place] ?? 'undecided'],
      );
      const standing = floor ? 'met' : ceiling ? 'undecided' : 'not-met';
      return {
        floor,
        ceiling,
        node: {
          kind: 'criteria',
          text,
          standing,
          count: { have, need, of: size, open },
          source,
          method,
          children,
        },
      };
    },
    needs({ attempt }): readonly Need[] {
      const states = attempt?.states ?? [];
      const { have } = count(states);
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
