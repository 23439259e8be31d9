import type { Grade } from '#domain/standards/values.ts';
import type { MethodScope } from './attempt-facts.ts';
import { compileCondition } from './conditions.ts';
import type { CompiledMethod } from './grade-method.ts';
import type { MethodRule, ScoreBand } from './grading-language.ts';
import type { ProofNode } from './grading-result.ts';
import { maximumOf } from './mark-conditions.ts';
import { sayGrade } from './say.ts';

type Bands = Extract<MethodRule, { form: 'bands' }>;

/** A mark as the bands read it: itself, or a whole percentage by the rounding rule. Whole-number arithmetic only. */
export function bandValue(
  { of, rounding }: Pick<Bands, 'of' | 'rounding'>,
  mark: number,
  maximum: number,
): number {
  if (of === 'marks') return mark;
  const [whole, rest] = [Math.floor((mark * 100) / maximum), (mark * 100) % maximum];
  if (rest === 0 || rounding === 'down') return whole;
  if (rounding === 'up') return whole + 1;
  if (rounding === 'nearest') return rest * 2 >= maximum ? whole + 1 : whole;
  // Unrounded: a value between two whole percentages lies in the band that reaches up to the next one.
  return whole;
}

/** The grade of the band that holds a value; overlaps go by the precedence. Undefined in a gap. */
export function bandGrade(
  { bands, precedence }: Pick<Bands, 'bands' | 'precedence'>,
  value: number,
  grades: readonly Grade[],
): Grade | undefined {
  const held = bands.filter(({ from, to }) => value >= from && value <= to).map(({ grade }) => grade);
  const ordered = held.sort((a, b) => grades.indexOf(a) - grades.indexOf(b));
  return precedence === 'lower' ? ordered[0] : ordered.at(-1);
}

function sayBand({ from, to }: ScoreBand, of: 'marks' | 'percent'): string {
  return of === 'marks' ? `${from} to ${to} marks` : `${from}% to ${to}%`;
}

/** Compile score bands with their hurdles. */
export function compileBands(
  scope: MethodScope,
  rule: Bands,
  methods: readonly MethodScope[],
): CompiledMethod {
  const maximum = maximumOf(scope.method, undefined);
  const gates = rule.gates.map((gate) => compileCondition(gate, { scope, methods, source: rule.source }));
  const gradeOf = (mark: number): Grade =>
    bandGrade(rule, bandValue(rule, mark, maximum), scope.grades) ?? rule.otherwise;
  const worstTo = (mark: number | undefined, passesGates: boolean, otherMark: number): Grade => {
    const grade = gradeOf(mark ?? otherMark);
    return passesGates ? grade : lower(scope.grades, grade, rule.otherwise);
  };
  return {
    scope,
    judge(facts) {
      const mark = facts.attempt?.mark;
      const outcomes = gates.map((gate) => gate.judge(facts));
      const floor = worstTo(
        mark,
        outcomes.every((outcome) => outcome.floor),
        0,
      );
      const ceiling = worstTo(
        mark,
        outcomes.every((outcome) => outcome.ceiling),
        maximum,
      );
      const nodes = rule.bands.map((band): ProofNode => {
        const isHeld = mark !== undefined && gradeOf(mark) === band.grade;
        return {
          kind: 'mark',
          text: `${sayGrade(band.grade)}: ${sayBand(band, rule.of)}`,
          standing: mark === undefined ? 'undecided' : isHeld ? 'met' : 'not-met',
          grade: band.grade,
          source: rule.source,
          method: scope.method.id,
        };
      });
      const said: ProofNode = {
        kind: 'mark',
        text: mark === undefined ? 'No mark yet' : `${mark} of ${maximum} marks`,
        standing: mark === undefined ? 'undecided' : 'met',
        method: scope.method.id,
        source: rule.source,
      };
      return { range: { floor, ceiling }, because: [said, ...nodes, ...outcomes.map(({ node }) => node)] };
    },
    needsFor(grade, facts) {
      const lowest = Array.from({ length: maximum + 1 }, (_, mark) => mark).find(
        (mark) => scope.grades.indexOf(gradeOf(mark)) >= scope.grades.indexOf(grade),
      );
      const mark = facts.attempt?.mark;
      const short = gates.flatMap((gate) => gate.needs(facts));
      if (lowest === undefined || (mark !== undefined && mark >= lowest)) return short;
      const text =
        mark === undefined
          ? `${lowest} of ${maximum} marks in ${scope.method.title}`
          : `${lowest - mark} more marks in ${scope.method.title} (${mark} of ${lowest})`;
      return [{ form: 'other', method: scope.method.id, text }, ...short];
    },
  };
}

function lower(grades: readonly Grade[], one: Grade, other: Grade): Grade {
  return grades.indexOf(one) <= grades.indexOf(other) ? one : other;
}
