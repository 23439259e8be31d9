import type { Plan } from '#domain/standards/plan-format.ts';
import type { AttemptFacts, Carried, MethodScope } from './attempt-facts.ts';
import type { AttemptInput, Judgement } from './attempt-input.ts';
import type { Condition } from './grading-language.ts';
import { marksNeeded, maximumOf } from './mark-conditions.ts';
import { isKnown } from './mark-range.ts';

/** What of the attempt before counts in the next one, where the plan says so. Otherwise each attempt stands alone. */
export function carriedFrom(
  { reassessment }: Plan,
  scope: MethodScope,
  before: AttemptFacts | undefined,
  next: AttemptInput,
): Carried {
  if (!before || !reassessment) return {};
  const isPartial = reassessment.partial?.by === 'section' && next.mark === undefined && next.sections;
  return {
    judgements: reassessment.carryOver ? metIn(scope, before) : undefined,
    sections: isPartial ? passedSections(scope, before) : undefined,
  };
}

function metIn({ criteria }: MethodScope, { states }: AttemptFacts): Map<string, Judgement> {
  const met = new Map<string, Judgement>();
  for (const [place, { ref }] of criteria.entries()) if (states[place] === 'met') met.set(ref, 'met');
  return met;
}

/** Marks of the sections that cleared every hurdle of the lowest grade; one without a hurdle is not passed by itself. */
function passedSections({ method }: MethodScope, { marks }: AttemptFacts): Record<string, number> {
  const hurdles = lowestRules(method.grading).flatMap(sectionHurdles);
  const passed: Record<string, number> = {};
  for (const { id } of method.marks?.sections ?? []) {
    const own = hurdles.filter(({ section }) => section === id);
    const mark = marks.parts[id];
    if (own.length === 0 || !mark || !isKnown(mark)) continue;
    if (own.every(({ atLeast }) => mark.low >= marksNeeded(atLeast, maximumOf(method, id))))
      passed[id] = mark.low;
  }
  return passed;
}

function lowestRules(grading: MethodScope['method']['grading']): readonly Condition[] {
  if (grading.form === 'bands') return grading.gates;
  return grading.form === 'conditions' ? grading.boundaries.slice(-1).map(({ requires }) => requires) : [];
}

type Hurdle = Extract<Condition, { mark: unknown }>['mark'];

function sectionHurdles(condition: Condition): Hurdle[] {
  if ('all' in condition) return condition.all.flatMap(sectionHurdles);
  return 'mark' in condition ? [condition.mark] : [];
}
