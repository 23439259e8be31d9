import type { Grade } from '#domain/standards/values.ts';
import type { MethodScope } from './attempt-facts.ts';
import { compileCondition } from './conditions.ts';
import type { CompiledMethod } from './grade-method.ts';
import type { MethodRule, ScoreBand } from './grading-language.ts';
import type { ProofNode } from './grading-result.ts';
import { maximumOf } from './mark-conditions.ts';
import { isKnown, type MarkRange } from './mark-range.ts';
import { sayGrade } from './say.ts';

type Bands = Extract<MethodRule, { form: 'bands' }>;

/** A mark as the bands read it: itself, or a whole percentage by the rounding rule. Whole-number arithmetic only. */
function bandValue({ of, rounding }: Pick<Bands, 'of' | 'rounding'>, mark: number, maximum: number): number {
  if (of === 'marks') return mark;
  const [whole, rest] = [Math.floor((mark * 100) / maximum), (mark * 100) % maximum];
  if (rest === 0 || rounding === 'down') return whole;
  if (rounding === 'up') return whole + 1;
  if (rounding === 'nearest') return rest * 2 >= maximum ? whole + 1 : whole;
  // Unrounded: a value between two whole percentages lies in the band that reaches up to the next one.
  return whole;
}

/** The grade of the band that holds a value; overlaps go by the precedence. Undefined in a gap. */
function bandGrade(
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
  const graded = (mark: number, clears: boolean): Grade =>
    clears ? gradeOf(mark) : lower(scope.grades, gradeOf(mark), rule.otherwise);
  return {
    scope,
    judge(facts) {
      const mark = facts.attempt?.marks.total ?? { low: 0, high: maximum };
      const outcomes = gates.map((gate) => gate.judge(facts));
      const floor = graded(
        mark.low,
        outcomes.every((outcome) => outcome.floor),
      );
      const ceiling = graded(
        mark.high,
        outcomes.every((outcome) => outcome.ceiling),
      );
      const because = [
        markNode(scope, rule, mark),
        ...rule.bands.map((band) => bandNode(scope, rule, band, [gradeOf(mark.low), gradeOf(mark.high)])),
        ...outcomes.map(({ node }) => node),
      ];
      return { range: { floor, ceiling }, because };
    },
    needsFor(grade, facts) {
      const wanted = scope.grades.indexOf(grade);
      const lowest = lowestMark(maximum, (mark) => scope.grades.indexOf(gradeOf(mark)) >= wanted);
      const { low, high } = facts.attempt?.marks.total ?? { low: 0, high: maximum };
      const short = gates.flatMap((gate) => gate.needs(facts));
      if (lowest === undefined || low >= lowest) return short;
      const text =
        low === 0 && high > 0
          ? `${lowest} of ${maximum} marks in ${scope.method.title}`
          : `${lowest - low} more marks in ${scope.method.title} (${low} of ${lowest})`;
      return [{ form: 'other', method: scope.method.id, text }, ...short];
    },
  };
}

/** The lowest mark for which something holds that holds for every higher mark, found by halving. */
function lowestMark(maximum: number, holds: (mark: number) => boolean): number | undefined {
  if (!holds(maximum)) return undefined;
  let [low, high] = [0, maximum];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function markNode({ method }: MethodScope, { source }: Bands, mark: MarkRange): ProofNode {
  const maximum = maximumOf(method, undefined);
  const count = { have: mark.low, need: 0, of: maximum, open: mark.high - mark.low };
  const isDecided = isKnown(mark);
  const text = isDecided
    ? `${mark.low} of ${maximum} marks`
    : mark.low === 0
      ? 'No mark yet'
      : `${mark.low} of ${maximum} marks so far`;
  return { kind: 'mark', text, standing: isDecided ? 'met' : 'undecided', count, method: method.id, source };
}

function bandNode(
  { method }: MethodScope,
  { of, source }: Bands,
  band: ScoreBand,
  [worst, best]: readonly [Grade, Grade],
): ProofNode {
  const isHeld = worst === band.grade && best === band.grade;
  const ranks = [worst, band.grade, best].map((grade) => method.grades.indexOf(grade));
  const isOpen =
    !isHeld && (ranks[0] as number) <= (ranks[1] as number) && (ranks[1] as number) <= (ranks[2] as number);
  return {
    kind: 'mark',
    text: `${sayGrade(band.grade)}: ${sayBand(band, of)}`,
    standing: isHeld ? 'met' : isOpen ? 'undecided' : 'not-met',
    grade: band.grade,
    source,
    method: method.id,
  };
}

function lower(grades: readonly Grade[], one: Grade, other: Grade): Grade {
  return grades.indexOf(one) <= grades.indexOf(other) ? one : other;
}
