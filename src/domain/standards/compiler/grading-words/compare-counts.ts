import type { FactNote, FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';

type Criteria = Extract<MethodStatement, { form: 'criteria' }>;
type Need = Criteria['needs'][number];

interface Said {
  readonly need: Need;
  readonly found: Found<MethodStatement>;
  readonly grade: string;
  readonly method: string;
}

function needsOf(rules: readonly FoundMethodRule[]): readonly Said[] {
  return rules.flatMap(({ methodName, rule }) => {
    const { value } = rule;
    if (value.form !== 'criteria') return [];
    return value.needs.map((need) => ({
      need,
      found: rule,
      grade: value.grade,
      method: methodName?.value ?? '',
    }));
  });
}

function totalOf(printed: string | undefined): number | undefined {
  const total = Number(/^\d+ of (\d+)$/.exec(printed ?? '')?.[1]);
  return total > 0 ? total : undefined;
}

function differs(percent: Said, count: Said): boolean {
  const [share, number] = [percent.need.atLeast, count.need.atLeast];
  if (share === 'all' || number === 'all' || !('percent' in share) || !('count' in number)) return false;
  const total = totalOf(number.printed);
  return total !== undefined && Math.ceil((share.percent * total) / 100) !== number.count;
}

function sameRule(left: Said, right: Said): boolean {
  return left.method === right.method && left.grade === right.grade && left.need.kind === right.need.kind;
}

function words({ need }: Said): string {
  if (need.atLeast === 'all') return 'all';
  return 'percent' in need.atLeast
    ? `${need.atLeast.percent} per cent`
    : (need.atLeast.printed ?? String(need.atLeast.count));
}

function note(percent: Said, count: Said): FactNote {
  const of = percent.method === '' ? 'every method' : `"${percent.method}"`;
  return {
    code: 'count-and-percent-differ',
    severity: 'warning',
    message: `For ${percent.grade}, the ${percent.need.kind} criteria needed in ${of} are given as ${words(percent)} and as ${words(count)}, which do not agree. Decide which holds.`,
    spans: [...percent.found.spans, ...count.found.spans],
  };
}

/** Rules that are printed as a percentage and as a count that do not agree: one note for each method and grade. */
export function countNotes(rules: readonly FoundMethodRule[]): readonly FactNote[] {
  const said = needsOf(rules);
  const notes = said.flatMap((percent) => {
    const other = said.find((count) => sameRule(percent, count) && differs(percent, count));
    return other ? [note(percent, other)] : [];
  });
  return notes.filter((one, at) => notes.findIndex(({ message }) => message === one.message) === at);
}
