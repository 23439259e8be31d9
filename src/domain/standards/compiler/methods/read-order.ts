import type { FoundMethod, FoundOrder } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { foundIn, unsureIn } from './found-statement.ts';
import { lookupOf, type MethodLookup } from './method-lookup.ts';
import type { Statement } from './method-statements.ts';
import { periodOf, periodWords } from './periods.ts';

const beforeWords =
  /\b(?:before|prior to|precedes?|preceding|in advance of|ahead of|followed by|and then|then the)\b/i;
const afterWords = /\b(?:after|following|subsequent to|once|succeeds|until)\b/i;
const place =
  /\b(?:take[sn]? place|taking place|completed?|conducted|carried out|undertaken|held|sat|scheduled|discussion between|will be a|passed|assessed|occur|happen|followed by|sequence|order|begin|start|starts|started|delivered|first)\b/i;
const advice =
  /\b(?:recommend\w*|should|advis\w*|ideally|likely|normally|typically|expected|preferabl\w*|usually|suggest\w*|can|may)\b/i;
const other =
  /\b(?:gateway|re-?sit|re-?take|result|grade|judgement|feedback|fail|submitted|submission|minutes|clarify|confirm|in any order|explain)\b/i;

function strength(text: string): FoundOrder['strength'] {
  return advice.test(text) && !/\bmust\b|\b(?:can|may) only\b/i.test(text) ? 'should' : 'must';
}

function gap(plain: string): Pick<FoundOrder, 'atLeast'> {
  const match = new RegExp(`(?:at least|minimum of|no less than) ${periodWords}`).exec(plain);
  const period = match ? periodOf(match[1], match[2]) : undefined;
  return period ? { atLeast: period } : {};
}

interface Pair {
  readonly subject: FoundMethod;
  readonly objects: readonly FoundMethod[];
  readonly subjectFirst: boolean;
}

/** "The discussion, following the observation" under the discussion's heading names only the other method. */
function pairAt(statement: Statement, words: RegExp, lookup: MethodLookup): Pair | undefined {
  const { text, method } = statement;
  const match = words.exec(text);
  if (!match) return undefined;
  const subjectFirst = words === beforeWords;
  const places = lookup.placesIn(text);
  const right = places.filter(({ at }) => at >= match.index && at - match.index < 90);
  const left = places.filter(({ at }) => at < match.index).at(-1)?.method;
  const [first, second] = right;
  if (match.index < 4 && first && second && first.method !== second.method)
    return { subject: second.method, objects: [first.method], subjectFirst };
  const subject = left ?? method;
  const near = right.filter(({ at }) => at - match.index < 60 || joined(text, first?.at ?? 0, at));
  const objects = [...new Set(near.map((one) => one.method))].filter((one) => one !== subject);
  return subject && objects.length > 0 ? { subject, objects, subjectFirst } : undefined;
}

function joined(text: string, from: number, to: number): boolean {
  return /^[^.,;]{0,70}\band\b[^.,;]{0,20}$/.test(text.slice(from, to));
}

const usual = /\b(?:likely|normally|usually|typically|expected|can|may)\b/i;

function orderIn(statement: Statement, lookup: MethodLookup): readonly Found<FoundOrder>[] {
  const { text } = statement;
  if (!place.test(text) || other.test(text) || statement.from === 'heading') return [];
  const pair = pairAt(statement, beforeWords, lookup) ?? pairAt(statement, afterWords, lookup);
  if (!pair) return [];
  return pair.objects.map((object) => {
    const [before, after] = pair.subjectFirst ? [pair.subject, object] : [object, pair.subject];
    const names = { before: before.title.value, after: after.title.value };
    const value: FoundOrder = { ...names, strength: strength(text), ...gap(statement.plain) };
    if (!usual.test(text) || /\b(?:must|should|recommend|can only|may only)/i.test(text))
      return foundIn(statement, value, 'method-order');
    const why = 'The sentence says what is usual; whether it asks for this order is not settled.';
    return unsureIn(statement, value, 'method-order', why);
  });
}

/** The order between methods that sentences give; the same order said twice is kept once, the stronger. */
export function ordersOf(
  statements: readonly Statement[],
  methods: readonly FoundMethod[],
): readonly Found<FoundOrder>[] {
  const lookup = lookupOf(methods);
  const all = statements.flatMap((statement) => orderIn(statement, lookup));
  return all.filter(({ value }, at) => {
    const same = (one: Found<FoundOrder>) =>
      one.value.before === value.before && one.value.after === value.after;
    const stronger = all.some(
      (one) => same(one) && one.value.strength === 'must' && value.strength === 'should',
    );
    return !stronger && all.findIndex((one) => same(one) && one.value.strength === value.strength) === at;
  });
}
