import type { Plan } from '#domain/standards/plan-format.ts';
import { anObservation, aPlan } from '#testing/a-plan.ts';

const source = { document: 'plan-document', section: '1' };

/** Criteria of one kind, numbered: `P1`, `P2` … */
export function criteriaOf(
  kind: 'pass' | 'merit' | 'distinction',
  count: number,
  changes: Record<string, unknown> = {},
): Record<string, unknown>[] {
  const letter = kind.slice(0, 1).toUpperCase();
  return Array.from({ length: count }, (_, at) => ({
    ref: `${letter}${at + 1}`,
    kind,
    text: `Shows ${kind} ${at + 1}`,
    module: 'lamps',
    source,
    ...changes,
  }));
}

/** A boundary with its source. */
export function boundary(grade: string, requires: unknown): Record<string, unknown> {
  return { grade, requires, source };
}

/** A method judged on criteria: all of the pass criteria, and seven in ten of the distinction criteria. */
export function aJudgedMethod(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...anObservation,
    criteria: [...criteriaOf('pass', 3), ...criteriaOf('distinction', 4)],
    grading: {
      form: 'conditions',
      boundaries: [
        boundary('distinction', {
          all: [
            { criteria: { kind: 'pass' }, atLeast: 'all' },
            { criteria: { kind: 'distinction' }, atLeast: { percent: 70 } },
          ],
        }),
        boundary('pass', { criteria: { kind: 'pass' }, atLeast: 'all' }),
      ],
      otherwise: 'fail',
    },
    ...changes,
  };
}

/** A test out of 60 with sections law (15, two mandatory questions) and practice (45). */
export function aMarkedMethod(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const section = (id: string, maximum: number, mandatoryQuestions: number) => ({
    id,
    title: id,
    maximum,
    mandatoryQuestions,
  });
  return {
    ...anObservation,
    id: 'test',
    title: 'Test',
    kind: 'test',
    criteria: [],
    marks: { maximum: 60, sections: [section('law', 15, 2), section('practice', 45, 0)], source },
    grading: {
      form: 'conditions',
      boundaries: [
        boundary('distinction', {
          all: [{ mark: { atLeast: { percent: 80 } } }, { mandatoryQuestions: { section: 'law' } }],
        }),
        boundary('pass', {
          all: [
            { mark: { atLeast: { marks: 30 } } },
            { mark: { section: 'law', atLeast: { marks: 9 } } },
            { mandatoryQuestions: { section: 'law' } },
          ],
        }),
      ],
      otherwise: 'fail',
    },
    ...changes,
  };
}

/** A test out of 60 without sections, graded by bands of marks. */
export function aBandedMethod(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...aMarkedMethod(),
    marks: { maximum: 60, source },
    grading: {
      form: 'bands',
      of: 'marks',
      bands: [
        { grade: 'fail', from: 0, to: 35 },
        { grade: 'pass', from: 36, to: 49 },
        { grade: 'distinction', from: 50, to: 60 },
      ],
      otherwise: 'fail',
      source,
    },
    ...changes,
  };
}

/** A plan with these methods and this overall rule. */
export function aPlanOf(
  methods: readonly Record<string, unknown>[],
  rule: Record<string, unknown> = { form: 'lowest', source },
  changes: Record<string, unknown> = {},
): Plan {
  return aPlan({ methods, grading: { grades: ['fail', 'pass', 'distinction'], rule }, ...changes });
}

/** Reassessment rules: a resit is capped as given, a retake is not. */
export function aReassessment(
  cap: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  const route = { learning: 'not-required', gatewayAgain: false, source };
  return {
    improveAfterPass: false,
    choice: { by: 'decision', source },
    resit: { ...route, cap: { ...cap, source } },
    retake: { ...route, learning: 'required', cap: { kind: 'none', source } },
    ...changes,
  };
}
