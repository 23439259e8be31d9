import type { AtLeast } from '#domain/grading/grading-language.ts';
import type { MethodStatement } from '#domain/standards/compiler/facts.ts';

/** What must hold for a grade. */
export type Needs = Extract<MethodStatement, { form: 'criteria' }>['needs'];

/** One need; `total` is the number of criteria that the same words count. */
export interface SaidNeed {
  readonly kind: Needs[number]['kind'];
  readonly atLeast: AtLeast;
  readonly total?: number;
  /** False when no quantity is printed: "must meet the pass criteria". */
  readonly counted: boolean;
}

const noun =
  '(?:criteri(?:a|on)|descriptors?|statements?|outcomes?|elements?|indicators?|requirements?|standards?)';
const kindWords = /\b(pass|merit|distinction)\b/g;
const nounAfter = new RegExp(
  `^(?:[- ]?(?:level|grade|grading|assessment|performance|only)){0,3} (?:${noun})`,
);
const order: readonly SaidNeed['kind'][] = ['pass', 'merit', 'distinction'];

const joining =
  /^(?:,|\/| and| or| plus| &)(?: ?(?:and|plus|also|all|every|each|of|out|the|their|any|at least|a minimum of|minimum|or more|from|\d{1,3}%?|,)){0,9} ?$/;
const quantity =
  /(?:\b(all|every|each|both)\b|(?:\bat least |\ba minimum of |\bminimum of |\bno fewer than )?\b(\d{1,2}) ?(?:of|out of|from|\/) ?(?:the |a possible |all (?:of )?(?:the )?)?(\d{1,2})\b|\b(\d{1,3})%|(?:\bat least |\ba minimum of |\bminimum of |\bno fewer than |\bany |\b)(\d{1,2})(?: or more)?)(?: of)?(?: the| its| their| these| those| all| available| remaining| relevant| required| corresponding| associated| \d{1,2}| additional| other| listed)*\s*$/;

type Count = Pick<SaidNeed, 'atLeast' | 'total' | 'counted'>;

/** "All", also with the number of criteria that there are: "all 12". */
function allOf(words: string): Count {
  const total = Number(/\d{1,2}/.exec(words)?.[0] ?? 0);
  return { atLeast: 'all', counted: true, ...(total > 0 ? { total } : {}) };
}

function percentOf(percent: number): Count {
  return { atLeast: percent >= 100 ? 'all' : { percent: Math.max(1, percent) }, counted: true };
}

function someOf(count: string, total: string): Count | undefined {
  if (Number(count) === 0) return undefined;
  const atLeast =
    count === total ? ('all' as const) : { count: Number(count), printed: `${count} of ${total}` };
  return { atLeast, total: Number(total), counted: true };
}

function countOf(words: string): Count | undefined {
  const match = quantity.exec(words);
  if (!match) return undefined;
  const [, all, count, total, percent, alone] = match;
  if (all !== undefined) return allOf(match[0]);
  if (percent !== undefined) return percentOf(Number(percent));
  if (count !== undefined && total !== undefined) return someOf(count, total);
  const number = Number(alone);
  return number > 0 ? { atLeast: { count: number, printed: String(number) }, counted: true } : undefined;
}

/** Places where a kind is followed by "criteria" or the like, at once or after further kinds: "all pass and all merit criteria". */
function mentionsIn(plain: string): readonly RegExpExecArray[] {
  const all = [...plain.matchAll(kindWords)];
  const kept: RegExpExecArray[] = [];
  let next: RegExpExecArray | undefined;
  for (const match of all.reverse()) {
    const end = match.index + match[0].length;
    const goesOn = next !== undefined && joining.test(plain.slice(end, next.index));
    next = nounAfter.test(plain.slice(end)) || goesOn ? match : undefined;
    if (next) kept.unshift(next);
  }
  return kept;
}

/**
 * The needs that a plain sentence gives, pass before merit before distinction: "all pass criteria and 65% of the distinction criteria".
 * A quantity said once for two kinds joined by "and" counts for both.
 */
export function needsIn(plain: string): readonly SaidNeed[] {
  const mentions = mentionsIn(plain);
  const needs: SaidNeed[] = [];
  let end = 0;
  for (const match of mentions) {
    const kind = match[1] as SaidNeed['kind'];
    const before = plain.slice(Math.max(end, match.index - 70), match.index);
    const joined =
      end > 0 &&
      /^[^.;]{0,40}?(?:and|plus|&|,)\s+(?:also )?(?:the |their )?$/.test(plain.slice(end, match.index));
    const last = needs.at(-1);
    const own = countOf(before);
    const inherited = joined && last?.counted && !own ? { atLeast: last.atLeast, counted: true } : undefined;
    const said = own ?? inherited ?? { atLeast: 'all' as const, counted: false };
    const known = needs.findIndex((one) => one.kind === kind);
    if (known < 0) needs.push({ kind, ...said });
    else if (!needs[known]?.counted && said.counted) needs[known] = { kind, ...said };
    end = match.index + match[0].length;
  }
  return needs.sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}
