import type { Grade, Source } from '#domain/standards/values.ts';
import type { AttemptFacts, MethodScope } from './attempt-facts.ts';
import { compileCriteria } from './criteria-condition.ts';
import type { Condition } from './grading-language.ts';
import type { Need, ProofNode, Standing } from './grading-result.ts';
import {
  compileDimension,
  compileExternal,
  compileMandatory,
  compileMark,
  compileWeighted,
} from './mark-conditions.ts';
import { type MarkRange, noMarks } from './mark-range.ts';
import { sayGrade } from './say.ts';

/** What a condition comes to: at worst, at best, why, and what would make it so. */
interface Outcome {
  /** True when it holds even if everything missing turns out not met. */
  readonly floor: boolean;
  /** True when it can still hold if everything missing turns out met. */
  readonly ceiling: boolean;
  readonly node: ProofNode;
}

/** The grades that a method can still get, from `floor` to `ceiling`. Null: never attempted and not graded. */
export interface GradeRange {
  readonly floor: Grade;
  readonly ceiling: Grade;
}

/** Everything a condition may look at. */
export interface Facts {
  readonly attempt: AttemptFacts | undefined;
  readonly methods: ReadonlyMap<string, GradeRange>;
  /** Marks of every method's counting attempt, for totals over methods. */
  readonly marks: ReadonlyMap<string, MarkRange>;
}

/** Facts of the whole assessment that belong to no single method: its dimensions. */
export function dimensionFacts(dimensions: Readonly<Record<string, string>>): AttemptFacts {
  return { states: [], marks: noMarks, mandatory: noMarks, dimensions, external: undefined };
}

/** A compiled condition: `judge` for the proof, `needs` for what is missing. */
export interface Compiled {
  judge(facts: Facts): Outcome;
  /** What is needed to make it true; empty when it is. */
  needs(facts: Facts): readonly Need[];
}

/** What a condition is compiled against. */
export interface CompileScope {
  /** The method whose rule it is; undefined in the overall rule. */
  readonly scope: MethodScope | undefined;
  readonly methods: readonly MethodScope[];
  readonly source: Source | undefined;
}

/** How a bracket stands. */
function standingOf(floor: boolean, ceiling: boolean): Standing {
  if (floor) return 'met';
  return ceiling ? 'undecided' : 'not-met';
}

/** The place of a grade in an order from worst to best; a grade outside the order is below all. */
export function rankOf(grades: readonly Grade[], grade: Grade): number {
  return grades.indexOf(grade);
}

/** Compile one condition. */
export function compileCondition(condition: Condition, within: CompileScope): Compiled {
  if ('all' in condition) return compileGroup(condition.all, 'all', within);
  if ('any' in condition) return compileGroup(condition.any, 1, within);
  if ('atLeastOf' in condition)
    return compileGroup(condition.atLeastOf.conditions, condition.atLeastOf.count, within);
  if ('criteria' in condition) return compileCriteria(condition, within);
  if ('mark' in condition) return compileMark(condition.mark, within);
  if ('mandatoryQuestions' in condition) return compileMandatory(condition.mandatoryQuestions, within);
  if ('weighted' in condition) return compileWeighted(condition.weighted, within);
  if ('dimension' in condition) return compileDimension(condition.dimension, within);
  if ('external' in condition) return compileExternal(condition.external, within);
  if ('method' in condition) return compileMethod(condition.method, within);
  return compileMethods(condition.methods, within);
}

function compileGroup(
  conditions: readonly Condition[],
  count: number | 'all',
  within: CompileScope,
): Compiled {
  const parts = conditions.map((condition) => compileCondition(condition, within));
  const need = count === 'all' ? parts.length : count;
  const text =
    count === 'all' ? 'All of these:' : need === 1 ? 'At least one of these:' : `At least ${need} of these:`;
  return {
    judge(facts) {
      const outcomes = parts.map((part) => part.judge(facts));
      const have = outcomes.filter(({ floor }) => floor).length;
      const open = outcomes.filter(({ floor, ceiling }) => ceiling && !floor).length;
      const floor = have >= need;
      const ceiling = have + open >= need;
      const children = outcomes.map(({ node }) => node);
      return {
        floor,
        ceiling,
        node: {
          kind: 'rule',
          text,
          standing: standingOf(floor, ceiling),
          count: { have, need, of: parts.length, open },
          children,
        },
      };
    },
    needs(facts) {
      const missing = parts.filter((part) => !part.judge(facts).floor);
      const short = need - (parts.length - missing.length);
      if (short <= 0) return [];
      const needs = missing.map((part) => part.needs(facts));
      if (short === missing.length) return needs.flat();
      const options = needs.map((list) => (list.length === 1 && list[0] ? list[0] : together(list)));
      return [{ form: 'any', count: short, needs: options, text: `any ${short} of these` }];
    },
  };
}

function together(needs: readonly Need[]): Need {
  return { form: 'all', count: Math.max(1, needs.length), needs, text: 'all of these' };
}

function compileMethod(
  { id, atLeast }: { id: string; atLeast: Grade },
  { methods, source }: CompileScope,
): Compiled {
  const scope = methods.find(({ method }) => method.id === id);
  const title = scope?.method.title ?? id;
  const grades = scope?.grades ?? [];
  const text = `${title}: at least ${sayGrade(atLeast)}`;
  const atLeastRank = rankOf(grades, atLeast);
  const reaches = (grade: Grade) => atLeastRank >= 0 && rankOf(grades, grade) >= atLeastRank;
  return {
    judge({ methods: ranges }) {
      const range = ranges.get(id);
      const floor = range !== undefined && reaches(range.floor);
      const ceiling = range !== undefined && reaches(range.ceiling);
      const grade = range && range.floor === range.ceiling ? range.floor : null;
      return {
        floor,
        ceiling,
        node: { kind: 'rule', text, standing: standingOf(floor, ceiling), method: id, grade, source },
      };
    },
    needs(facts) {
      if (this.judge(facts).floor) return [];
      return [{ form: 'other', method: id, grade: atLeast, text: `${sayGrade(atLeast)} in ${title}` }];
    },
  };
}

function compileMethods(
  { grade, count }: { grade: Grade; count: number | 'all' },
  { methods, source }: CompileScope,
): Compiled {
  const graded = methods.filter(({ method }) => method.grading.form !== 'ungraded');
  const need = count === 'all' ? graded.length : count;
  const parts = graded.map(({ method }) =>
    compileMethod({ id: method.id, atLeast: grade }, { methods, source, scope: undefined }),
  );
  const text = `${sayGrade(grade)} in ${count === 'all' ? 'every method' : `at least ${need} of ${graded.length} methods`}`;
  return {
    judge(facts) {
      const outcomes = parts.map((part) => part.judge(facts));
      const have = outcomes.filter(({ floor }) => floor).length;
      const open = outcomes.filter(({ floor, ceiling }) => ceiling && !floor).length;
      const [floor, ceiling] = [have >= need, have + open >= need];
      const children = outcomes.map(({ node }) => node);
      return {
        floor,
        ceiling,
        node: {
          kind: 'rule',
          text,
          standing: standingOf(floor, ceiling),
          count: { have, need, of: graded.length, open },
          source,
          children,
        },
      };
    },
    needs(facts) {
      const missing = parts.filter((part) => !part.judge(facts).floor);
      const short = need - (parts.length - missing.length);
      if (short <= 0) return [];
      const needs = missing.flatMap((part) => part.needs(facts));
      return short === missing.length
        ? needs
        : [{ form: 'any', count: short, needs, text: `any ${short} of these` }];
    },
  };
}
