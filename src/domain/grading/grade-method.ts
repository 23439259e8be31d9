import type { Method } from '#domain/standards/method-format.ts';
import type { Reassessment } from '#domain/standards/reassessment-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type AttemptFacts, type MethodScope, noFacts } from './attempt-facts.ts';
import type { AttemptInput } from './attempt-input.ts';
import { compileBands } from './bands.ts';
import {
  type Compiled,
  type CompileScope,
  compileCondition,
  type Facts,
  type GradeRange,
  rankOf,
} from './conditions.ts';
import type { Condition, GradeBoundary } from './grading-language.ts';
import type { Need, ProofNode, Standing } from './grading-result.ts';
import { sayGrade } from './say.ts';

/** A method's rule, compiled once for a plan and one apprentice's choices. */
export interface CompiledMethod {
  readonly scope: MethodScope;
  /** The grades still possible on these facts, and why; the cap of the attempt is not yet applied. */
  judge(facts: Facts): { readonly range: GradeRange | undefined; readonly because: readonly ProofNode[] };
  /** What a grade still needs on these facts. */
  needsFor(grade: Grade, facts: Facts): readonly Need[];
}

const noMethods: Facts['methods'] = new Map();
const noMethodMarks: Facts['marks'] = new Map();

/** Facts of one method's attempt as conditions read them. */
export function methodFacts(attempt: AttemptFacts | undefined): Facts {
  return { attempt, methods: noMethods, marks: noMethodMarks };
}

interface Boundary {
  readonly grade: Grade;
  readonly condition: Compiled;
  readonly text: string;
  readonly source: GradeBoundary['source'];
}

/** Compile the rule of one method. */
export function compileMethod(scope: MethodScope, methods: readonly MethodScope[]): CompiledMethod {
  const { grading } = scope.method;
  if (grading.form === 'bands') return compileBands(scope, grading, methods);
  if (grading.form === 'conditions')
    return compileBoundaries(scope, grading.boundaries, grading.otherwise, methods);
  const isGraded = grading.form === 'recorded';
  return {
    scope,
    judge({ attempt }) {
      if (!isGraded) return { range: undefined, because: [] };
      const given = attempt?.external;
      const [worst, best] = [scope.grades[0], scope.grades.at(-1)];
      if (given !== undefined)
        return { range: { floor: given, ceiling: given }, because: [givenNode(scope, given)] };
      return { range: worst && best ? { floor: worst, ceiling: best } : undefined, because: [] };
    },
    needsFor: (grade) =>
      isGraded
        ? [
            {
              form: 'other',
              method: scope.method.id,
              text: `A recorded result of ${sayGrade(grade)} in ${scope.method.title}`,
            },
          ]
        : [],
  };
}

/** The node of a grade that was recorded elsewhere. */
function givenNode({ method }: MethodScope, grade: Grade): ProofNode {
  return {
    kind: 'given',
    text: `Recorded as ${sayGrade(grade)}`,
    standing: 'met',
    method: method.id,
    grade,
    source: method.grading.form === 'recorded' ? method.grading.source : undefined,
  };
}

/** Boundaries are tried best first; the first that holds gives the grade. */
function compileBoundaries(
  scope: MethodScope,
  boundaries: readonly GradeBoundary[],
  otherwise: Grade,
  methods: readonly MethodScope[],
): CompiledMethod {
  const compiled = boundaries.map(({ grade, requires, source }): Boundary => {
    const within: CompileScope = { scope, methods, source };
    return {
      grade,
      source,
      condition: compileCondition(requires, within),
      text: `${sayGrade(grade)} requires`,
    };
  });
  return {
    scope,
    judge(facts) {
      const { floor, ceiling, because } = judgeBoundaries(compiled, otherwise, facts, scope.method.id);
      return { range: { floor, ceiling }, because };
    },
    needsFor(grade, facts) {
      const least = rankOf(scope.grades, grade);
      const wanted = compiled.findLast((boundary) => rankOf(scope.grades, boundary.grade) >= least);
      return wanted?.condition.needs(facts) ?? [];
    },
  };
}

/** The best boundary reached at worst and at best, with a node for each boundary. */
export function judgeBoundaries(
  boundaries: readonly Boundary[],
  otherwise: Grade,
  facts: Facts,
  method: string | undefined,
) {
  let floor: Grade | undefined;
  let ceiling: Grade | undefined;
  const because = boundaries.map(({ grade, condition, text, source }): ProofNode => {
    const outcome = condition.judge(facts);
    if (outcome.floor) floor ??= grade;
    if (outcome.ceiling) ceiling ??= grade;
    const standing: Standing = outcome.node.standing;
    return { kind: 'boundary', text, standing, grade, source, method, children: [outcome.node] };
  });
  return { floor: floor ?? otherwise, ceiling: ceiling ?? otherwise, because };
}

/** A cap on an attempt, when the plan or policy sets one for its kind. */
export interface Cap {
  readonly grade: Grade;
  readonly node: ProofNode;
}

/** The cap of an attempt by its kind; granted exceptional circumstances lift one that allows for them. */
export function capOf(
  rules: Reassessment | undefined,
  attempt: Pick<AttemptInput, 'kind' | 'exceptional'>,
): Cap | undefined {
  if (attempt.kind === 'first') return undefined;
  const cap = rules?.[attempt.kind]?.cap;
  if (!cap || cap.kind === 'none') return undefined;
  if (cap.kind === 'grade-unless-exceptional' && attempt.exceptional) return undefined;
  const text = `A ${attempt.kind} is graded ${sayGrade(cap.grade)} at most`;
  return {
    grade: cap.grade,
    node: { kind: 'cap', text, standing: 'met', grade: cap.grade, source: cap.source },
  };
}

/** Whether a grade of a method ends its attempts: anything but a fail. */
export function isPass(grade: Grade): boolean {
  return grade !== 'fail';
}

/** A grade held under a cap. */
export function underCap(grades: readonly Grade[], grade: Grade, cap: Cap | undefined): Grade {
  return cap && rankOf(grades, grade) > rankOf(grades, cap.grade) ? cap.grade : grade;
}

/** Whether the rule of a method looks at an external result, so that a recorded grade is that result and not the method's grade. */
export function readsExternal({ grading }: Pick<Method, 'grading'>): boolean {
  return (
    grading.form === 'conditions' && grading.boundaries.some(({ requires }) => looksAtExternal(requires))
  );
}

function looksAtExternal(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(looksAtExternal);
  if ('any' in condition) return condition.any.some(looksAtExternal);
  if ('atLeastOf' in condition) return condition.atLeastOf.conditions.some(looksAtExternal);
  return 'external' in condition;
}

/** Grade one attempt: the range of grades still possible under its cap, and the proof. */
export function gradeAttempt(
  method: CompiledMethod,
  attempt: AttemptFacts | undefined,
  given: Grade | undefined,
  cap: Cap | undefined,
) {
  const { scope } = method;
  if (given !== undefined && scope.method.grading.form !== 'ungraded' && !readsExternal(scope.method)) {
    const grade = underCap(scope.grades, given, cap);
    return {
      range: { floor: grade, ceiling: grade },
      because: [givenNode(scope, given), ...(cap ? [cap.node] : [])],
    };
  }
  const { range, because } = method.judge(methodFacts(attempt ?? noFacts(scope)));
  if (!range) return { range, because };
  const capped = {
    floor: underCap(scope.grades, range.floor, cap),
    ceiling: underCap(scope.grades, range.ceiling, cap),
  };
  return { range: capped, because: cap ? [...because, cap.node] : because };
}
