import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { MethodScope } from './attempt-facts.ts';
import { compileCondition, type Facts, type GradeRange } from './conditions.ts';
import { judgeBoundaries } from './grade-method.ts';
import type { UnusedRule } from './grading-language.ts';
import type { Need, ProofNode } from './grading-result.ts';
import { sayGrade } from './say.ts';

/** The overall rule, compiled once. */
export interface CompiledOverall {
  /** Grades from worst to best. */
  readonly grades: readonly Grade[];
  judge(facts: Facts): { readonly range: GradeRange | undefined; readonly because: readonly ProofNode[] };
  /** What a grade still needs; a method's grade stands for what the method needs for it. */
  needsFor(grade: Grade, facts: Facts): readonly Need[];
}

/** Compile the overall rule with the printed rules that are not in force. */
export function compileOverall(
  { grading, interpretations }: Pick<Plan, 'grading' | 'interpretations'>,
  scopes: readonly MethodScope[],
): CompiledOverall {
  const { rule, grades } = grading;
  const graded = scopes.filter(({ method }) => method.grading.form !== 'ungraded');
  const unused = grading.unused.map((one) => unusedNode(one, interpretations));
  if (rule.form === 'conditions' || rule.form === 'dimensions') {
    const boundaries = rule.boundaries.map(({ grade, requires, source }) => ({
      grade,
      source,
      text: `${sayGrade(grade)} overall requires`,
      condition: compileCondition(requires, { scope: undefined, methods: scopes, source }),
    }));
    return {
      grades,
      judge(facts) {
        const { floor, ceiling, because } = judgeBoundaries(boundaries, rule.otherwise, facts, undefined);
        return { range: { floor, ceiling }, because: [...because, ...unused] };
      },
      needsFor: (grade, facts) =>
        boundaries.find((boundary) => boundary.grade === grade)?.condition.needs(facts) ?? [],
    };
  }
  const look = rule.form === 'table' ? tableLookup(rule.rows) : lowestLookup(grades);
  const { source } = rule;
  const ways = new Map<Grade, readonly Combination[]>();
  const waysTo = (grade: Grade) => {
    const known = ways.get(grade);
    if (known) return known;
    const reached = allCombinations(graded).filter((one) => isAtLeast(grades, look(one)?.grade, grade));
    const found = minimal(reached, graded);
    ways.set(grade, found);
    return found;
  };
  return {
    grades,
    judge({ methods }) {
      const found = reachable(graded, methods, (combination) => look(combination)?.grade, grades);
      const decided = combinationOf(graded, methods);
      const row = decided && look(decided);
      const text = row ? sayRow(row.when, graded) : 'The combination of method grades is not decided yet';
      const grade = found && found.floor === found.ceiling ? found.floor : null;
      const node: ProofNode = {
        kind: 'table-row',
        text,
        standing: grade ? 'met' : 'undecided',
        grade,
        source,
      };
      return { range: found, because: [node, ...unused] };
    },
    needsFor: (grade) => {
      const ways = waysTo(grade).map((way) => wayNeed(way, graded));
      return ways.length === 0 ? [] : [{ form: 'any', count: 1, needs: ways, text: 'any one of these ways' }];
    },
  };
}

function unusedNode(
  { rule, interpretation, source }: UnusedRule,
  interpretations: Plan['interpretations'],
): ProofNode {
  const why = interpretations.find(({ id }) => id === interpretation)?.why;
  const said =
    'weightedAverage' in rule
      ? `a weighted average (${rule.weightedAverage.map(({ method, percent }) => `${method} ${percent}%`).join(', ')})`
      : 'another overall rule';
  const by =
    interpretation === undefined ? '' : ` by interpretation ${interpretation}${why ? `: ${why}` : '.'}`;
  return {
    kind: 'unused-rule',
    text: `The documents also print ${said}. It is not used${by || '.'}`,
    standing: 'not-met',
    source,
  };
}

function wayNeed(way: Combination, scopes: readonly MethodScope[]): Need {
  const needs = [...way].map(([method, grade]): Need => {
    const title = scopes.find((scope) => scope.method.id === method)?.method.title ?? method;
    return { form: 'other', method, grade, text: `${sayGrade(grade)} in ${title}` };
  });
  return { form: 'all', count: Math.max(1, needs.length), needs, text: 'all of these' };
}

/** One grade for each method. */
export type Combination = ReadonlyMap<string, Grade>;
type Row = { readonly grade: Grade; readonly when: Readonly<Record<string, Grade | 'any'>> };
type Lookup = (combination: Combination) => Row | undefined;

/** The first row that fits decides. */
function tableLookup(rows: readonly Row[]): Lookup {
  return (combination) =>
    rows.find(({ when }) =>
      Object.entries(when).every(([method, grade]) => grade === 'any' || combination.get(method) === grade),
    );
}

function lowestLookup(grades: readonly Grade[]): Lookup {
  return (combination) => {
    const [lowest] = [...combination.values()].sort((a, b) => grades.indexOf(a) - grades.indexOf(b));
    return lowest === undefined ? undefined : { grade: lowest, when: Object.fromEntries(combination) };
  };
}

function sayRow(when: Row['when'], scopes: readonly MethodScope[]): string {
  return scopes
    .map(
      ({ method }) =>
        `${method.title}: ${when[method.id] === undefined ? 'any' : (when[method.id] ?? 'any').replaceAll('-', ' ')}`,
    )
    .join('; ');
}

/** Every combination of the grades that each method may have, from the lists given. */
export function combinations(lists: readonly (readonly [string, readonly Grade[]])[]): Combination[] {
  return lists.reduce<Map<string, Grade>[]>(
    (all, [method, grades]) =>
      all.flatMap((one) => grades.map((grade) => new Map([...one, [method, grade]]))),
    [new Map()],
  );
}

function allCombinations(scopes: readonly MethodScope[]): Combination[] {
  return combinations(scopes.map(({ method, grades }) => [method.id, grades]));
}

function combinationOf(
  scopes: readonly MethodScope[],
  ranges: ReadonlyMap<string, GradeRange>,
): Combination | undefined {
  const decided = new Map<string, Grade>();
  for (const { method } of scopes) {
    const range = ranges.get(method.id);
    if (!range || range.floor !== range.ceiling) return undefined;
    decided.set(method.id, range.floor);
  }
  return decided;
}

/** The worst and best overall grade over every combination that is still possible. */
function reachable(
  scopes: readonly MethodScope[],
  ranges: ReadonlyMap<string, GradeRange>,
  gradeOf: (combination: Combination) => Grade | undefined,
  grades: readonly Grade[],
): GradeRange | undefined {
  const lists = scopes.map(({ method, grades: own }): [string, readonly Grade[]] => {
    const range = ranges.get(method.id);
    if (!range) return [method.id, own];
    return [method.id, own.slice(own.indexOf(range.floor), own.indexOf(range.ceiling) + 1)];
  });
  const found = new Set(combinations(lists).map(gradeOf));
  const ordered = grades.filter((grade) => found.has(grade));
  const [floor, ceiling] = [ordered[0], ordered.at(-1)];
  return floor === undefined || ceiling === undefined || found.has(undefined)
    ? undefined
    : { floor, ceiling };
}

function isAtLeast(grades: readonly Grade[], grade: Grade | undefined, least: Grade): boolean {
  return grade !== undefined && grades.indexOf(grade) >= grades.indexOf(least);
}

/** Combinations that no other one is below in every method. */
function minimal(all: readonly Combination[], scopes: readonly MethodScope[]): Combination[] {
  const rank = (combination: Combination) =>
    scopes.map(({ method, grades }) => grades.indexOf(combination.get(method.id) as Grade));
  const ranked = all.map((combination) => ({ combination, ranks: rank(combination) }));
  const isBelow = (a: readonly number[], b: readonly number[]) =>
    a.every((value, at) => value <= (b[at] as number)) && a.some((value, at) => value < (b[at] as number));
  return ranked
    .filter(({ ranks }) => !ranked.some((other) => isBelow(other.ranks, ranks)))
    .map(({ combination }) => combination);
}
