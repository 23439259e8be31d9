import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type AttemptFacts, factsOf, type MethodScope, noFacts, scopeOf } from './attempt-facts.ts';
import type { AttemptInput, GradeInput, Judgement } from './attempt-input.ts';
import type { Facts, GradeRange } from './conditions.ts';
import {
  type CompiledMethod,
  capOf,
  compileMethod,
  gradeAttempt,
  methodFacts,
  underCap,
} from './grade-method.ts';
import { compileOverall } from './grade-overall.ts';
import type { Grading, MethodGrading, ProofNode } from './grading-result.ts';
import { type MethodStanding, nextGrades } from './next-grades.ts';
import { sayGrade, sayRefs } from './say.ts';

/** Choices that decide which criteria and methods one apprentice is judged on. */
export type GradeChoices = Pick<GradeInput, 'choices' | 'options'>;

/** Grades the attempts of one apprentice. */
export type Grader = (attempts: readonly AttemptInput[]) => Grading;

interface Latest {
  readonly attempt: AttemptInput;
  readonly number: number;
  readonly facts: AttemptFacts;
}

/**
 * Prepare a plan for grading many apprentices with the same choices. The grader is total: any attempts that parse give a
 * grade, or null with what is undecided. The latest attempt at a method counts; one after a pass is refused.
 */
export function compileGrader(plan: Plan, choices: GradeChoices): Grader {
  const scopes = plan.methods
    .filter(({ options }) => !options || options.some((option) => choices.options.includes(option)))
    .map((method) => scopeOf(method, choices.choices, choices.options));
  const methods = scopes.map((scope) => compileMethod(scope, scopes));
  const overall = compileOverall(plan.grading, scopes);
  return (attempts) => {
    const refused: Grading['refused'] = [];
    const latest = new Map(
      methods.map((method) => [method.scope.method.id, latestOf(plan, method, attempts, refused)]),
    );
    const standings = new Map<string, MethodStanding>();
    const graded = methods.map((method) =>
      gradeOne(plan, method, latest.get(method.scope.method.id), standings),
    );
    const facts = overallFacts(methods, standings, latest);
    const { range, because } = overall.judge(facts);
    const grade = range && range.floor === range.ceiling ? range.floor : null;
    const undecided = grade === null ? undecidedOverall(graded) : undefined;
    return {
      methods: graded,
      overall: {
        grade,
        ...(undecided === undefined ? {} : { undecided }),
        because: [overallNode(grade, because, graded)],
      },
      next: nextGrades({ plan, overall, standings, facts }, grade ?? range?.floor),
      refused,
    };
  };
}

/** Grade one apprentice; see {@link compileGrader}. */
export function gradePlan(plan: Plan, input: GradeInput): Grading {
  return compileGrader(plan, input)(input.attempts);
}

function latestOf(
  plan: Plan,
  method: CompiledMethod,
  attempts: readonly AttemptInput[],
  refused: Grading['refused'],
): Latest | undefined {
  let latest: Latest | undefined;
  const { scope } = method;
  const carried = plan.reassessment?.carryOver === undefined ? undefined : new Map<string, Judgement>();
  for (const [place, attempt] of attempts.entries()) {
    if (attempt.method !== scope.method.id) continue;
    if (latest && isFinal(plan, method, latest)) {
      refused.push({
        attempt: place,
        reason: `${scope.method.title} is passed already; a pass is not taken again.`,
      });
      continue;
    }
    latest = { attempt, number: (latest?.number ?? 0) + 1, facts: factsOf(scope, attempt, carried) };
    if (carried) carryMet(scope, latest.facts, carried);
  }
  return latest;
}

function carryMet(scope: MethodScope, facts: AttemptFacts, carried: Map<string, Judgement>): void {
  for (const [at, { ref }] of scope.criteria.entries())
    if (facts.states[at] === 'met') carried.set(ref, 'met');
}

/** Whether an attempt is passed and the plan lets nobody improve on a pass. */
function isFinal(plan: Plan, method: CompiledMethod, latest: Latest): boolean {
  return isPassed(plan, method, latest) && !plan.reassessment?.improveAfterPass;
}

function isPassed(plan: Plan, method: CompiledMethod, { attempt, facts }: Latest): boolean {
  const { range } = gradeAttempt(method, facts, attempt.grade, capOf(plan.reassessment, attempt));
  return range !== undefined && method.scope.grades.indexOf(range.floor) > 0;
}

function gradeOne(
  plan: Plan,
  method: CompiledMethod,
  latest: Latest | undefined,
  standings: Map<string, MethodStanding>,
): MethodGrading {
  const { scope } = method;
  const { id, title } = scope.method;
  const cap = latest && capOf(plan.reassessment, latest.attempt);
  const { range, because } = gradeAttempt(method, latest?.facts, latest?.attempt.grade, cap);
  const grade = range && range.floor === range.ceiling ? range.floor : null;
  standings.set(id, {
    compiled: method,
    range,
    facts: methodFacts(latest?.facts ?? noFacts(scope)),
    reach: reachOf(plan, method, latest, grade),
    isPassed: grade !== null && scope.grades.indexOf(grade) > 0,
  });
  const attempt = latest ? { number: latest.number, kind: latest.attempt.kind } : null;
  if (grade !== null || scope.method.grading.form === 'ungraded')
    return { method: id, title, attempt, grade, because: [...because] };
  return {
    method: id,
    title,
    attempt,
    grade,
    undecided: undecidedMethod(method, latest),
    because: [...because],
  };
}

/** The best that the attempt under way, or after a fail the next one, may be graded. */
function reachOf(
  plan: Plan,
  { scope }: CompiledMethod,
  latest: Latest | undefined,
  grade: Grade | null,
): MethodStanding['reach'] {
  const best = scope.grades.at(-1);
  if (best === undefined || !latest) return undefined;
  const failed = grade !== null && scope.grades.indexOf(grade) === 0;
  const caps = failed
    ? (['resit', 'retake'] as const)
        .filter((kind) => plan.reassessment?.[kind])
        .map((kind) => capOf(plan.reassessment, { kind, exceptional: false }))
    : [capOf(plan.reassessment, latest.attempt)];
  if (caps.length === 0 || caps.some((cap) => cap === undefined)) return undefined;
  const reached = caps
    .map((cap) => underCap(scope.grades, best, cap))
    .sort((a, b) => scope.grades.indexOf(b) - scope.grades.indexOf(a))[0];
  if (reached === undefined || reached === best) return undefined;
  return {
    grade: reached,
    because: `${failed ? 'Another attempt at' : 'This attempt at'} ${scope.method.title} is graded ${sayGrade(reached)} at most.`,
  };
}

function overallFacts(
  methods: readonly CompiledMethod[],
  standings: ReadonlyMap<string, MethodStanding>,
  latest: ReadonlyMap<string, Latest | undefined>,
): Facts {
  const ranges = new Map<string, GradeRange>();
  const marks = new Map<string, number | undefined>();
  const dimensions: Record<string, string> = {};
  for (const { scope } of methods) {
    const { id } = scope.method;
    const range = standings.get(id)?.range;
    if (range) ranges.set(id, range);
    const facts = latest.get(id)?.facts;
    marks.set(id, facts?.mark);
    Object.assign(dimensions, facts?.dimensions);
  }
  return {
    attempt: { states: [], mark: undefined, sections: {}, mandatory: {}, dimensions, external: undefined },
    methods: ranges,
    marks,
  };
}

function undecidedMethod({ scope }: CompiledMethod, latest: Latest | undefined): string {
  if (!latest) return 'Not attempted yet.';
  const open = scope.criteria.filter((_, at) => latest.facts.states[at] === undefined).map(({ ref }) => ref);
  if (open.length > 0) return `Not yet judged: ${sayRefs(open)}.`;
  return 'A mark or result is still missing.';
}

function undecidedOverall(methods: readonly MethodGrading[]): string {
  const open = methods
    .filter(({ grade, undecided }) => grade === null && undecided !== undefined)
    .map(({ title }) => title);
  return open.length > 0
    ? `Not decided yet: ${sayRefs(open)}.`
    : 'The rule gives no grade for this combination.';
}

function overallNode(
  grade: Grade | null,
  because: readonly ProofNode[],
  methods: readonly MethodGrading[],
): ProofNode {
  const children = methods.map(
    (one): ProofNode => ({
      kind: 'method',
      text: one.title,
      method: one.method,
      grade: one.grade,
      standing: one.grade === null ? 'undecided' : 'met',
      children: one.because,
    }),
  );
  const text = grade === null ? 'Overall: not decided yet' : `Overall: ${sayGrade(grade)}`;
  return {
    kind: 'overall',
    text,
    grade,
    standing: grade === null ? 'undecided' : 'met',
    children: [...because, ...children],
  };
}
