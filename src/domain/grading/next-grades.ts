import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { Facts, GradeRange } from './conditions.ts';
import type { CompiledMethod } from './grade-method.ts';
import type { CompiledOverall } from './grade-overall.ts';
import type { Need, NextGrade } from './grading-result.ts';
import { sayGrade } from './say.ts';

/** One method as it stands, with everything the next grade is worked out from. */
export interface MethodStanding {
  readonly compiled: CompiledMethod;
  readonly range: GradeRange | undefined;
  readonly facts: Facts;
  /** The best grade that the attempt that counts, or the next one, may be given. */
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

/** For each better overall grade: everything that is still needed, as sets and never as one arbitrary choice. */
export function nextGrades(
  { plan, overall, standings, facts }: NextFrom,
  best: Grade | undefined,
): NextGrade[] {
  const from = best === undefined ? 0 : overall.grades.indexOf(best) + 1;
  return overall.grades.slice(Math.max(from, 1)).flatMap((grade): NextGrade[] => {
    const ways = overall.waysTo(grade);
    const needs =
      ways === undefined ? refine(overall.needsFor(grade, facts), standings) : needsOfWays(ways, standings);
    if (needs === undefined || needs.length === 0) return [];
    const blocked = outOfReach(plan, needs, standings);
    return [{ grade, needs: [...needs], ...(blocked === undefined ? {} : { outOfReach: blocked }) }];
  });
}

/** What one method still needs for a grade. */
function methodNeeds(standing: MethodStanding, grade: Grade): readonly Need[] {
  const { compiled, range, facts } = standing;
  const { grades } = compiled.scope;
  if (range && grades.indexOf(range.floor) >= grades.indexOf(grade)) return [];
  const needs = compiled.needsFor(grade, facts);
  if (needs.length > 0) return needs;
  return [
    {
      form: 'other',
      method: compiled.scope.method.id,
      text: `${sayGrade(grade)} in ${compiled.scope.method.title}`,
    },
  ];
}

/** A way as needs; several ways become "any one of". */
function needsOfWays(
  ways: readonly ReadonlyMap<string, Grade>[],
  standings: ReadonlyMap<string, MethodStanding>,
): readonly Need[] | undefined {
  const lists = ways.map((way) =>
    [...way].flatMap(([method, grade]) => methodNeeds(standings.get(method) as MethodStanding, grade)),
  );
  const [first] = lists;
  if (lists.length === 0) return undefined;
  if (lists.some((list) => list.length === 0)) return [];
  if (lists.length === 1 && first) return first;
  const options = lists.map(
    (needs): Need => ({ form: 'all', count: needs.length, needs, text: 'all of these' }),
  );
  return [{ form: 'any', count: 1, needs: options, text: 'any one of these ways' }];
}

const METHOD_GRADE = /^(.+) in /;

/** A need for a method's grade, opened into the criteria or marks that the method's own rule asks for. */
function refine(needs: readonly Need[], standings: ReadonlyMap<string, MethodStanding>): readonly Need[] {
  return needs.flatMap((need): readonly Need[] => {
    if ('needs' in need) {
      const opened = need.needs.map((one): Need => {
        const inner = refine([one], standings);
        return inner.length === 1 && inner[0]
          ? inner[0]
          : { form: 'all', count: Math.max(1, inner.length), needs: inner, text: 'all of these' };
      });
      return [{ ...need, needs: opened }];
    }
    if (need.form !== 'other' || need.method === undefined) return [need];
    const standing = standings.get(need.method);
    const grade = standing?.compiled.scope.grades.find(
      (one) => METHOD_GRADE.exec(need.text)?.[1] === sayGrade(one),
    );
    return standing && grade ? methodNeeds(standing, grade) : [need];
  });
}

/** Why a grade cannot be had any more by this series of attempts. */
function outOfReach(
  plan: Plan,
  needs: readonly Need[],
  standings: ReadonlyMap<string, MethodStanding>,
): string | undefined {
  const methods = [...new Set(needs.flatMap(methodsOf))];
  const isFinal = !plan.reassessment?.improveAfterPass;
  for (const standing of methods.map((id) => standings.get(id))) {
    const reason = standing && blockedBy(standing, isFinal, needs);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function blockedBy(standing: MethodStanding, isFinal: boolean, needs: readonly Need[]): string | undefined {
  const { reach, isPassed, compiled } = standing;
  if (isPassed && isFinal)
    return `${compiled.scope.method.title} is passed and decided; a pass is not taken again.`;
  return reach && needsMore(standing, reach.grade, needs) ? reach.because : undefined;
}

/** Whether what is listed for the method goes beyond what the reach allows: the reach's own needs are fewer. */
function needsMore(standing: MethodStanding, reach: Grade, needs: readonly Need[]): boolean {
  const id = standing.compiled.scope.method.id;
  const listed = JSON.stringify(needs.filter((need) => methodsOf(need).includes(id)));
  return listed !== JSON.stringify(methodNeeds(standing, reach));
}

function methodsOf(need: Need): string[] {
  if ('needs' in need) return need.form === 'any' ? [] : need.needs.flatMap(methodsOf);
  return need.method === undefined ? [] : [need.method];
}
