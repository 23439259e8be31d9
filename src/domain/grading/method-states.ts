import type { Grade } from '#domain/standards/values.ts';
import type { AttemptFacts, MethodScope } from './attempt-facts.ts';
import type { Judgement } from './attempt-input.ts';
import { isSelected } from './criteria-condition.ts';
import type { Condition, CriteriaSelector } from './grading-language.ts';
import { mandatoryRanges, markRanges } from './mark-range.ts';

/** States of one method that its rule can tell apart, and whether they are all of them. */
export interface MethodStates {
  readonly states: readonly AttemptFacts[];
  readonly isComplete: boolean;
}

/** More states than this are thinned out: the check then warns instead of refusing. */
const MOST = 60_000;

/** Everything that may vary between two fully judged attempts: its levels, and how a level changes the facts. */
interface Variable {
  readonly levels: readonly number[];
  apply(facts: Draft, level: number): void;
}

interface Draft {
  states: readonly (Judgement | undefined)[];
  mark: number | undefined;
  sections: Record<string, number>;
  mandatory: Record<string, number>;
  dimensions: Record<string, string>;
  external: Grade | undefined;
}

/**
 * Fully judged attempts, one for each state that the method's rule can tell apart: criteria that no selector tells
 * apart are counted together, marks run from 0 to the maximum.
 */
export function methodStates(scope: MethodScope): MethodStates {
  const full = variablesOf(scope);
  const isComplete = sizeOf(full) <= MOST;
  const variables = isComplete ? full : thinned(full);
  let drafts: (() => Draft)[] = [() => emptyDraft(scope)];
  for (const { levels, apply } of variables) {
    drafts = drafts.flatMap((draft) =>
      levels.map((level) => () => {
        const facts = draft();
        apply(facts, level);
        return facts;
      }),
    );
  }
  return { states: drafts.map((draft) => factsOfDraft(scope, draft())), isComplete };
}

function sizeOf(variables: readonly Variable[]): number {
  return variables.reduce((product, { levels }) => product * levels.length, 1);
}

/** Fewer levels for each variable, both ends kept, until all combinations can be tried. */
function thinned(variables: readonly Variable[]): Variable[] {
  let most = Math.max(...variables.map(({ levels }) => levels.length));
  let thin = [...variables];
  while (sizeOf(thin) > MOST && most > 2) {
    most = Math.max(2, Math.floor(most / 2));
    thin = variables.map((variable) => ({ ...variable, levels: spread(variable.levels, most) }));
  }
  return sizeOf(thin) > MOST ? thin.slice(0, 15) : thin;
}

function spread(levels: readonly number[], most: number): number[] {
  if (levels.length <= most) return [...levels];
  const step = (levels.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => levels[Math.round(at * step)] as number);
}

function emptyDraft({ criteria }: MethodScope): Draft {
  return {
    states: criteria.map(() => 'met'),
    mark: undefined,
    sections: {},
    mandatory: {},
    dimensions: {},
    external: undefined,
  };
}

function factsOfDraft({ method: { marks } }: MethodScope, draft: Draft): AttemptFacts {
  return {
    states: draft.states,
    marks: markRanges(marks, draft),
    mandatory: mandatoryRanges(marks, draft.mandatory),
    dimensions: draft.dimensions,
    external: draft.external,
  };
}

function upTo(most: number): number[] {
  return Array.from({ length: most + 1 }, (_, level) => level);
}

function variablesOf(scope: MethodScope): Variable[] {
  return [...criteriaVariables(scope), ...markVariables(scope), ...otherVariables(scope)];
}

/** The selectors that a rule counts by. */
function selectorsOf(condition: Condition): CriteriaSelector[] {
  if ('all' in condition) return condition.all.flatMap(selectorsOf);
  if ('any' in condition) return condition.any.flatMap(selectorsOf);
  if ('atLeastOf' in condition) return condition.atLeastOf.conditions.flatMap(selectorsOf);
  return 'criteria' in condition ? [condition.criteria] : [];
}

function conditionsOf({ method: { grading } }: MethodScope): readonly Condition[] {
  if (grading.form === 'conditions') return grading.boundaries.map(({ requires }) => requires);
  return grading.form === 'bands' ? grading.gates : [];
}

function criteriaVariables(scope: MethodScope): Variable[] {
  const selectors = conditionsOf(scope).flatMap(selectorsOf);
  const cells = new Map<string, number[]>();
  for (const [place, criterion] of scope.criteria.entries()) {
    const key = selectors.map((selector) => (isSelected(selector, criterion) ? '1' : '0')).join('');
    if (key.includes('1')) cells.set(key, [...(cells.get(key) ?? []), place]);
  }
  return [...cells.values()].map((places) => ({
    levels: upTo(places.length),
    apply(facts, level) {
      const states = [...facts.states];
      for (const [at, place] of places.entries()) states[place] = at < level ? 'met' : 'not-met';
      facts.states = states;
    },
  }));
}

function markVariables({ method }: MethodScope): Variable[] {
  if (!method.marks) return [];
  const { maximum, sections } = method.marks;
  if (sections.length === 0)
    return [{ levels: spread(upTo(Math.min(maximum, 10_000)), 10_001), apply: setMark }];
  return sections.flatMap(({ id, maximum: most, mandatoryQuestions }): Variable[] => [
    {
      levels: upTo(Math.min(most, 10_000)),
      apply(facts, level) {
        facts.sections = { ...facts.sections, [id]: level };
      },
    },
    ...(mandatoryQuestions === 0
      ? []
      : [
          {
            levels: [0, mandatoryQuestions],
            apply(facts: Draft, level: number) {
              facts.mandatory = { ...facts.mandatory, [id]: level };
            },
          },
        ]),
  ]);
}

function setMark(facts: Draft, level: number): void {
  facts.mark = level;
}

function otherVariables({ method, grades }: MethodScope): Variable[] {
  const dimensions = method.dimensions.map(
    ({ id, levels }): Variable => ({
      levels: upTo(levels.length - 1),
      apply(facts, level) {
        facts.dimensions = { ...facts.dimensions, [id]: levels[level] as string };
      },
    }),
  );
  if (method.external === undefined && method.grading.form !== 'recorded') return dimensions;
  const external: Variable = {
    levels: upTo(grades.length - 1),
    apply(facts, level) {
      facts.external = grades[level];
    },
  };
  return grades.length === 0 ? dimensions : [...dimensions, external];
}
