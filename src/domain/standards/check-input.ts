import type { AttemptInput, GradeInput } from '#domain/grading/attempt-input.ts';
import type { Finding } from './finding.ts';
import type { Method } from './method-format.ts';
import type { Plan } from './plan-format.ts';

function finding(code: string, at: string, message: string): Finding {
  return { severity: 'error', code, message, at };
}

function named(what: string, at: string, given: readonly string[], known: readonly string[]): Finding[] {
  return given
    .filter((key) => !known.includes(key))
    .map((key) => {
      const list = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
      const mend = known.length === 0 ? 'It has none.' : `Use one of ${list}.`;
      return finding(`unknown-${what}`, `${at}/${key}`, `There is no ${what} "${key}" here. ${mend}`);
    });
}

function tooMuch(at: string, given: number | undefined, most: number | undefined): Finding[] {
  if (given === undefined || most === undefined || given <= most) return [];
  return [finding('above-maximum', at, `${given} is more than the maximum of ${most}.`)];
}

function checkMarks(attempt: AttemptInput, method: Method, at: string): Finding[] {
  const { mark, sections = {}, mandatory = {} } = attempt;
  const given = mark !== undefined || Object.keys(sections).length > 0;
  if (!method.marks) {
    return given
      ? [finding('not-marked', at, `Method ${method.id} has no marks; give judgements or a grade.`)]
      : [];
  }
  const { marks } = method;
  const ids = marks.sections.map(({ id }) => id);
  return [
    ...tooMuch(`${at}/mark`, mark, marks.maximum),
    ...named('section', `${at}/sections`, Object.keys(sections), ids),
    ...named('section', `${at}/mandatory`, Object.keys(mandatory), [...ids, 'total']),
    ...marks.sections.flatMap(({ id, maximum, mandatoryQuestions }) => [
      ...tooMuch(`${at}/sections/${id}`, sections[id], maximum),
      ...tooMuch(`${at}/mandatory/${id}`, mandatory[id], mandatoryQuestions),
    ]),
  ];
}

function checkDimensions(attempt: AttemptInput, method: Method, at: string): Finding[] {
  const given = Object.entries(attempt.dimensions ?? {});
  const ids = method.dimensions.map(({ id }) => id);
  return [
    ...named('dimension', `${at}/dimensions`, Object.keys(attempt.dimensions ?? {}), ids),
    ...given.flatMap(([id, level]) => {
      const levels = method.dimensions.find((one) => one.id === id)?.levels;
      return levels ? named('level', `${at}/dimensions/${id}`, [level], levels) : [];
    }),
  ];
}

function checkAttempt(plan: Plan, attempt: AttemptInput, at: string): Finding[] {
  const method = plan.methods.find(({ id }) => id === attempt.method);
  if (!method) {
    const known = plan.methods.map(({ id }) => id);
    return named('method', `${at}/method`, [attempt.method], known);
  }
  const refs = method.criteria.map(({ ref }) => ref);
  const grade = attempt.grade === undefined ? [] : [attempt.grade];
  return [
    ...named('criterion', `${at}/judgements`, Object.keys(attempt.judgements ?? {}), refs),
    ...named('grade', `${at}/grade`, grade, method.grades),
    ...checkMarks(attempt, method, at),
    ...checkDimensions(attempt, method, at),
  ];
}

/**
 * Whether an input for grading speaks only of what the plan has: methods, criteria, sections, dimensions, grades,
 * alternatives with their branches, and, when they are given, the standard's options.
 */
export function checkInput(plan: Plan, input: GradeInput, options?: readonly string[]): Finding[] {
  const alternatives = plan.methods.flatMap((method) => method.alternatives);
  return [
    ...named(
      'alternative',
      'choices',
      Object.keys(input.choices),
      alternatives.map(({ id }) => id),
    ),
    ...alternatives.flatMap(({ id, branches }) =>
      named(
        'branch',
        `choices/${id}`,
        input.choices[id] ?? [],
        branches.map((branch) => branch.id),
      ),
    ),
    ...(options ? named('option', 'options', input.options, options) : []),
    ...input.attempts.flatMap((attempt, i) => checkAttempt(plan, attempt, `attempts/#${i + 1}`)),
  ];
}
