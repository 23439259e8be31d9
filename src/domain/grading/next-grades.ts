import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type Facts, type GradeRange, rankOf } from './conditions.ts';
import type { CompiledMethod } from './grade-method.ts';
import type { CompiledOverall } from './grade-overall.ts';
import type { Need, NextGrade } from './grading-result.ts';
import { sayGrade } from './say.ts';

/** One method as it stands, with everything the next grade is worked out from. */
export interface MethodStanding {
  readonly compiled: CompiledMethod;
  readonly range: GradeRange | undefined;
  readonly facts: Facts;
  /** The best grade that the attempt that counts, or the next one, may be given, when that is not the best there is. */
  readonly reach: { readonly grade: Grade; readonly because: string } | undefined;
  readonly isPassed: boolean;
}

/** Everything that the next grades are worked out from. */
export interface NextFrom {
  readonly plan: Plan;
  readonly overall: CompiledOverall;
  readonly standings: ReadonlyMap<string, MethodStanding>;
  readonly facts: Facts;
}

/** What is needed, and why it cannot be had when it cannot. */
interface Step {
  readonly needs: readonly Need[];
  readonly blocked?: string | undefined;
}

/** For each better overall grade: everything that is still needed, as sets and never as one arbitrary choice. */
export function nextGrades(from: NextFrom, best: Grade | undefined): NextGrade[] {
  const { overall, facts } = from;
  const first = best === undefined ? 1 : Math.max(1, rankOf(overall.grades, best) + 1);
  return overall.grades.slice(first).flatMap((grade): NextGrade[] => {
    const { needs, blocked } = allOf(overall.needsFor(grade, facts), from);
    if (needs.length === 0) return [];
    return [{ grade, needs: [...needs], ...(blocked === undefined ? {} : { outOfReach: blocked }) }];
  });
}

function allOf(needs: readonly Need[], from: NextFrom): Step {
  const steps = needs.map((need) => open(need, from));
  return {
    needs: steps.flatMap((step) => step.needs),
    blocked: steps.find(({ blocked }) => blocked !== undefined)?.blocked,
  };
}

/** A need for a method's grade becomes what the method's own rule asks for. */
function open(need: Need, from: NextFrom): Step {
  if ('needs' in need)
    return need.form === 'all' ? allOf(need.needs, from) : anyOf(need.count, need.needs, from);
  if (need.form !== 'other' || need.method === undefined || need.grade === undefined)
    return { needs: [need] };
  const standing = from.standings.get(need.method);
  return standing ? methodStep(standing, need.grade, from.plan) : { needs: [need] };
}

/** So many of several: those out of reach are left out as long as enough remain. */
function anyOf(count: number, options: readonly Need[], from: NextFrom): Step {
  const steps = options.map((option) => open(option, from));
  const missing = steps.filter(({ needs }) => needs.length > 0);
  const short = count - (steps.length - missing.length);
  if (short <= 0) return { needs: [] };
  const free = missing.filter(({ blocked }) => blocked === undefined);
  const isFree = free.length >= short;
  const listed = isFree ? free : missing;
  const blocked = isFree ? undefined : missing.find((step) => step.blocked !== undefined)?.blocked;
  if (listed.length === short) return { needs: listed.flatMap(({ needs }) => needs), blocked };
  const needs = listed.map((step) => together(step.needs));
  return { needs: [{ form: 'any', count: short, needs, text: `any ${short} of these` }], blocked };
}

function together(needs: readonly Need[]): Need {
  const [only] = needs;
  return needs.length === 1 && only
    ? only
    : { form: 'all', count: Math.max(1, needs.length), needs, text: 'all of these' };
}

/** What one method still needs for a grade, and why it cannot get there when it cannot. */
function methodStep(standing: MethodStanding, grade: Grade, plan: Plan): Step {
  const { compiled, range, facts } = standing;
  const { grades, method } = compiled.scope;
  if (range && rankOf(grades, range.floor) >= rankOf(grades, grade)) return { needs: [] };
  const needs = compiled.needsFor(grade, facts);
  const blocked = blockedBy(standing, grade, plan);
  if (needs.length > 0) return { needs, blocked };
  const text = `${sayGrade(grade)} in ${method.title}`;
  return { needs: [{ form: 'other', method: method.id, grade, text }], blocked };
}

function blockedBy(
  { reach, isPassed, compiled }: MethodStanding,
  grade: Grade,
  plan: Plan,
): string | undefined {
  const { grades, method } = compiled.scope;
  if (isPassed && !plan.reassessment?.improveAfterPass)
    return `${method.title} is passed and decided; a pass is not taken again.`;
  return reach && rankOf(grades, grade) > rankOf(grades, reach.grade) ? reach.because : undefined;
}
