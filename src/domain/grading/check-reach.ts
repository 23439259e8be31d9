import type { Finding } from '#domain/standards/finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type AttemptFacts, type MethodScope, scopeOf } from './attempt-facts.ts';
import { say } from './check-conditions.ts';
import { dimensionFacts, type Facts, type GradeRange } from './conditions.ts';
import { compileMethod, methodFacts } from './grade-method.ts';
import { compileOverall } from './grade-overall.ts';
import type { MarkRange } from './mark-range.ts';
import { methodStates } from './method-states.ts';
import { type PlanSelection, selectionsOf } from './plan-selections.ts';

/** More combinations of method results than this are thinned out. */
const MOST = 60_000;

/** A result of one method that the overall rule can tell from the others. */
interface MethodResult {
  readonly method: string;
  readonly grade: Grade | undefined;
  readonly facts: AttemptFacts;
}

/** What a search saw, and whether it saw everything. */
interface Seen {
  readonly grades: ReadonlySet<Grade>;
  readonly isComplete: boolean;
}

/** Every grade that the plan names, of a method or overall, can be had by somebody, whatever branch or option they take. */
export function checkReach(plan: Plan): Finding[] {
  const said = new Set<string>();
  return selectionsOf(plan)
    .flatMap((selection) => selectionFindings(plan, selection))
    .filter(({ at, message }) => {
      const key = `${at} ${message.split(' with ')[0]}`;
      const isNew = !said.has(key);
      said.add(key);
      return isNew;
    });
}

function selectionFindings(plan: Plan, { methods, choices, options, words }: PlanSelection): Finding[] {
  const scopes = methods.map((method) => scopeOf(method, choices, options));
  const findings: Finding[] = [];
  const results: MethodResult[][] = [];
  let isComplete = true;
  for (const scope of scopes) {
    const found = methodResults(plan, scope, scopes);
    isComplete &&= found.isComplete;
    results.push(found.results);
    if (scope.method.grading.form !== 'ungraded') {
      const at = `methods/${scope.method.id}/grades`;
      findings.push(...unseen(scope.grades, found, { at, owner: scope.method.id, words }));
    }
  }
  const overall = overallGrades(plan, scopes, results);
  const seen = { ...overall, isComplete: overall.isComplete && isComplete };
  return [
    ...findings,
    ...unseen(plan.grading.grades, seen, { at: 'grading/grades', owner: 'overall', words }),
  ];
}

function unseen(
  scale: readonly Grade[],
  { grades, isComplete }: Seen,
  { at, owner, words }: { at: string; owner: string; words: string },
): Finding[] {
  return scale
    .filter((grade) => !grades.has(grade))
    .map((grade) =>
      isComplete
        ? say('error', 'unreachable-grade', at, `No apprentice can get "${grade}" in ${owner}${words}.`)
        : say(
            'warning',
            'grade-not-shown',
            at,
            `No apprentice with "${grade}" in ${owner} was found${words}; not every case could be tried.`,
          ),
    );
}

/** The results of a method that the overall rule can tell apart, one state for each. */
function methodResults(
  plan: Plan,
  scope: MethodScope,
  scopes: readonly MethodScope[],
): Seen & { readonly results: MethodResult[] } {
  const compiled = compileMethod(scope, scopes);
  const { states, isComplete } = methodStates(scope);
  const uses = overallUses(plan);
  const results = new Map<string, MethodResult>();
  const grades = new Set<Grade>();
  for (const facts of states) {
    const grade = compiled.judge(methodFacts(facts)).range?.floor;
    if (grade !== undefined) grades.add(grade);
    const key = `${grade} ${uses.marks ? facts.marks.total.low : ''} ${uses.dimensions ? Object.values(facts.dimensions) : ''}`;
    if (!results.has(key)) results.set(key, { method: scope.method.id, grade, facts });
  }
  return { grades, isComplete, results: [...results.values()] };
}

/** What the overall rule looks at beyond method grades. */
function overallUses({ grading: { rule } }: Plan): { marks: boolean; dimensions: boolean } {
  const text = 'boundaries' in rule ? JSON.stringify(rule.boundaries.map(({ requires }) => requires)) : '';
  return { marks: text.includes('"weighted":'), dimensions: text.includes('"dimension":') };
}

function overallGrades(
  plan: Plan,
  scopes: readonly MethodScope[],
  results: readonly (readonly MethodResult[])[],
): Seen {
  const overall = compileOverall(plan, scopes);
  const lists = results.filter((list) => list.length > 0);
  const isComplete = lists.reduce((product, list) => product * list.length, 1) <= MOST;
  const most = isComplete ? Number.POSITIVE_INFINITY : Math.max(2, Math.floor(MOST ** (1 / lists.length)));
  let combined: (readonly MethodResult[])[] = [[]];
  for (const list of lists) {
    const step = Math.max(1, Math.ceil(list.length / most));
    const some = list.filter((_, at) => at % step === 0 || at === list.length - 1);
    combined = combined.flatMap((one) => some.map((result) => [...one, result]));
  }
  const grades = new Set<Grade>();
  for (const one of combined) {
    const range = overall.judge(factsOfAll(one)).range;
    if (range && range.floor === range.ceiling) grades.add(range.floor);
  }
  return { grades, isComplete };
}

function factsOfAll(results: readonly MethodResult[]): Facts {
  const methods = new Map<string, GradeRange>();
  const marks = new Map<string, MarkRange>();
  const dimensions: Record<string, string> = {};
  for (const { method, grade, facts } of results) {
    if (grade !== undefined) methods.set(method, { floor: grade, ceiling: grade });
    marks.set(method, facts.marks.total);
    Object.assign(dimensions, facts.dimensions);
  }
  return { attempt: dimensionFacts(dimensions), methods, marks };
}
