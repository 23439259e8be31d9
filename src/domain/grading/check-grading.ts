import { type Finding, isClean } from '#domain/standards/finding.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { checkBands } from './check-bands.ts';
import { conditionFindings, say, scaleFindings } from './check-conditions.ts';
import { checkReach } from './check-reach.ts';
import { checkTable } from './check-table.ts';
import type { GradeBoundary } from './grading-language.ts';

/**
 * Everything that can be said against the grading of a plan: rules that name what is not there, counts that do not fit
 * their group, gaps and overlaps, a second overall rule, and grades that no apprentice could ever get. The last is
 * tried with the engine itself, and only once nothing else is wrong.
 */
export function checkGrading(plan: Plan): Finding[] {
  const findings = [
    ...plan.methods.flatMap((method) => checkMethod(plan, method)),
    ...checkOverall(plan),
    ...checkUnused(plan),
    ...checkCaps(plan),
  ];
  return isClean(findings) ? [...findings, ...checkReach(plan)] : findings;
}

function checkMethod(plan: Plan, method: Method): Finding[] {
  const { grading, grades } = method;
  const at = `methods/${method.id}/grading`;
  const scale = scaleOrder(grades, `methods/${method.id}/grades`);
  if (grading.form === 'ungraded') return scale;
  if (grades.length === 0)
    return [
      say('error', 'no-grades', `methods/${method.id}/grades`, `${method.id} is graded but names no grades.`),
    ];
  if (grading.form === 'recorded') return scale;
  const place = { plan, method, at };
  const otherwise = scaleFindings(grading.otherwise, grades, 'The method', { at: `${at}/otherwise` });
  if (grading.form === 'conditions')
    return [...scale, ...otherwise, ...checkBoundaries(plan, grading, { method, at, grades })];
  return [
    ...scale,
    ...otherwise,
    ...grading.bands.flatMap(({ grade }) =>
      scaleFindings(grade, grades, 'The method', { at: `${at}/bands/${grade}` }),
    ),
    ...checkBands(method, grading),
    ...grading.gates.flatMap((gate) => conditionFindings(gate, { ...place, at: `${at}/gates` })),
  ];
}

/** Grades stand worst first: a scale that has a fail begins with it, and no grade stands twice. */
function scaleOrder(grades: readonly Grade[], at: string): Finding[] {
  const doubled = grades.filter((grade, place) => grades.indexOf(grade) !== place);
  const findings = doubled.map((grade) => say('error', 'grade-doubled', at, `"${grade}" stands twice.`));
  if (grades.indexOf('fail') > 0)
    findings.push(
      say('error', 'grades-not-worst-first', at, 'Grades stand from worst to best; begin with "fail".'),
    );
  return findings;
}

interface BoundaryPlace {
  readonly method: Method | undefined;
  readonly at: string;
  readonly grades: readonly Grade[];
}

function checkBoundaries(
  plan: Plan,
  { boundaries, otherwise }: { readonly boundaries: readonly GradeBoundary[]; readonly otherwise: Grade },
  { method, at, grades }: BoundaryPlace,
): Finding[] {
  const owner = method ? 'The method' : 'The overall scale';
  return boundaries.flatMap(({ grade, requires }, place) => {
    const here = `${at}/boundaries/${grade}`;
    const next = boundaries[place + 1]?.grade ?? otherwise;
    const isBetter = grades.indexOf(grade) > grades.indexOf(next);
    const order = isBetter
      ? []
      : [
          say(
            'error',
            'boundaries-not-best-first',
            here,
            `"${grade}" stands before "${next}", but the first boundary that holds decides: put the best grade first.`,
          ),
        ];
    return [
      ...scaleFindings(grade, grades, owner, { at: here }),
      ...order,
      ...conditionFindings(requires, { plan, method, at: here }),
    ];
  });
}

function checkOverall(plan: Plan): Finding[] {
  const { rule, grades } = plan.grading;
  const scale = scaleOrder(grades, 'grading/grades');
  const at = 'grading/rule';
  if (rule.form === 'table') return [...scale, ...checkTable(plan, rule.rows)];
  if (rule.form === 'lowest') return [...scale, ...checkLowest(plan)];
  return [
    ...scale,
    ...scaleFindings(rule.otherwise, grades, 'The overall scale', { at: `${at}/otherwise` }),
    ...checkBoundaries(plan, rule, { method: undefined, at, grades }),
  ];
}

function checkLowest(plan: Plan): Finding[] {
  return plan.methods
    .filter(({ grading }) => grading.form !== 'ungraded')
    .flatMap((method) =>
      method.grades.flatMap((grade) =>
        scaleFindings(grade, plan.grading.grades, 'The overall scale', { at: `methods/${method.id}/grades` }),
      ),
    );
}

/** A second overall rule is an error until an interpretation names the one in force; then it is a note. */
function checkUnused(plan: Plan): Finding[] {
  return plan.grading.unused.map(({ id, interpretation, source }) => {
    const at = `grading/unused/${id}`;
    if (interpretation === undefined) {
      const message = `The documents print a second overall rule (${source.section}). Record an interpretation that says which one is in force.`;
      return say('error', 'two-overall-rules', at, message);
    }
    const why = plan.interpretations.find((one) => one.id === interpretation)?.why;
    const message = `A second overall rule is printed (${source.section}) and not used, by interpretation ${interpretation}${why ? `: ${why}` : '.'}`;
    return say('note', 'unused-rule', at, message);
  });
}

/** A cap names a grade that every graded method can give. */
function checkCaps(plan: Plan): Finding[] {
  const graded = plan.methods.filter(({ grading }) => grading.form !== 'ungraded');
  return (['resit', 'retake'] as const).flatMap((kind) => {
    const cap = plan.reassessment?.[kind]?.cap;
    if (!cap || cap.kind === 'none') return [];
    return graded.flatMap((method) =>
      scaleFindings(cap.grade, method.grades, `Method ${method.id}`, { at: `reassessment/${kind}/cap` }),
    );
  });
}
