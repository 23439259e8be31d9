import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type AttemptFacts, factsOf, noFacts, scopeOf } from './attempt-facts.ts';
import type { AttemptInput, GradeInput } from './attempt-input.ts';
import { carriedFrom } from './carry.ts';
import { dimensionFacts, type Facts, type GradeRange } from './conditions.ts';
import {
  type CompiledMethod,
  capOf,
  compileMethod,
  gradeAttempt,
  isPass,
  methodFacts,
  underCap,
} from './grade-method.ts';
import { compileOverall } from './grade-overall.ts';
import type { Grading, MethodGrading, ProofNode } from './grading-result.ts';
import type { MarkRange } from './mark-range.ts';
import { type MethodStanding, nextGrades } from './next-grades.ts';
import { sayGrade, sayRefs } from './say.ts';
import { type Transfer, transfersOf, withTransfers } from './transfers.ts';

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
  const overall = compileOverall(plan, scopes);
  const transfers = transfersOf({ methods: scopes.map(({ method }) => method) });
  return (attempts) => {
    const refused: Grading['refused'] = [];
    const latest = withHosts(
      methods,
      transfers,
      new Map(methods.map((method) => [method.scope.method.id, latestOf(plan, method, attempts, refused)])),
    );
    refused.sort((a, b) => a.attempt - b.attempt);
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
  for (const [place, attempt] of attempts.entries()) {
    if (attempt.method !== scope.method.id) continue;
    const refusal = latest && refusalOf(plan, method, latest, attempt);
    if (refusal) {
      refused.push({ attempt: place, ...refusal });
      continue;
    }
    const facts = factsOf(scope, attempt, carriedFrom(plan, scope, latest?.facts, attempt));
    latest = { attempt, number: (latest?.number ?? 0) + 1, facts };
  }
  return latest;
}

function refusalOf(
  plan: Plan,
  method: CompiledMethod,
  latest: Latest,
  { kind }: AttemptInput,
): Omit<Grading['refused'][number], 'attempt'> | undefined {
  const { title } = method.scope.method;
  if (isFinal(plan, method, latest))
    return { code: 'attempt-after-pass', reason: `${title} is passed already; a pass is not taken again.` };
  if (kind !== 'first') return undefined;
  const reason = `${title} was attempted already; another attempt is a resit or a retake.`;
  return { code: 'second-first-attempt', reason };
}

/** The attempts that count, with what the plan lets another method judge. */
function withHosts(
  methods: readonly CompiledMethod[],
  transfers: readonly Transfer[],
  latest: ReadonlyMap<string, Latest | undefined>,
): ReadonlyMap<string, Latest | undefined> {
  if (transfers.length === 0) return latest;
  return new Map(
    methods.map(({ scope }) => {
      const own = latest.get(scope.method.id);
      const facts = own && withTransfers(scope, own.facts, transfers, (id) => latest.get(id));
      return [scope.method.id, own && facts && { ...own, facts }];
    }),
  );
}

/** Whether an attempt is passed and the plan lets nobody improve on a pass. */
function isFinal(plan: Plan, method: CompiledMethod, latest: Latest): boolean {
  return isPassed(plan, method, latest) && !plan.reassessment?.improveAfterPass;
}

function isPassed(plan: Plan, method: CompiledMethod, { attempt, facts }: Latest): boolean {
  const { range } = gradeAttempt(method, facts, attempt.grade, capOf(plan.reassessment, attempt));
  return range !== undefined && isPass(range.floor);
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
    isPassed: grade !== null && isPass(grade),
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

/** Whether some cap of the plan gives way to exceptional circumstances. */
function isLiftable({ reassessment }: Plan): boolean {
  return [reassessment?.resit, reassessment?.retake].some(
    (route) => route?.cap.kind === 'grade-unless-exceptional',
  );
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
  const failed = grade !== null && !isPass(grade);
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
    because: `${failed ? 'Another attempt at' : 'This attempt at'} ${scope.method.title} is graded ${sayGrade(reached)} at most${isLiftable(plan) ? ' unless exceptional circumstances are granted' : ''}.`,
  };
}

function overallFacts(
  methods: readonly CompiledMethod[],
  standings: ReadonlyMap<string, MethodStanding>,
  latest: ReadonlyMap<string, Latest | undefined>,
): Facts {
  const ranges = new Map<string, GradeRange>();
  const marks = new Map<string, MarkRange>();
  const dimensions: Record<string, string> = {};
  for (const { scope } of methods) {
    const { id } = scope.method;
    const range = standings.get(id)?.range;
    if (range) ranges.set(id, range);
    const facts = latest.get(id)?.facts;
    if (facts) marks.set(id, facts.marks.total);
    Object.assign(dimensions, facts?.dimensions);
  }
  return { attempt: dimensionFacts(dimensions), methods: ranges, marks };
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
