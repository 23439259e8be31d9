import type { Method } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { Compiled, CompileScope, Facts } from './conditions.ts';
import type { MarkThreshold } from './grading-language.ts';
import type { ProofNode, Standing } from './grading-result.ts';
import type { MarkRange } from './mark-range.ts';
import { sayGrade } from './say.ts';

function standing(floor: boolean, ceiling: boolean): Standing {
  if (floor) return 'met';
  return ceiling ? 'undecided' : 'not-met';
}

/** A threshold in marks; a percentage is rounded up. */
export function marksNeeded(atLeast: MarkThreshold, maximum: number): number {
  return 'marks' in atLeast ? atLeast.marks : Math.ceil((atLeast.percent * maximum) / 100);
}

/** The largest mark of a method or of one of its sections. */
export function maximumOf(method: Method | undefined, section: string | undefined): number {
  if (section === undefined) return method?.marks?.maximum ?? 0;
  return method?.marks?.sections.find(({ id }) => id === section)?.maximum ?? 0;
}

interface Threshold {
  readonly text: string;
  readonly need: number;
  readonly maximum: number;
  readonly value: (facts: Facts) => MarkRange | undefined;
}

function compileThreshold(
  { text, need, maximum, value }: Threshold,
  { scope, source }: CompileScope,
): Compiled {
  const method = scope?.method.id;
  return {
    judge(facts) {
      const { low, high } = value(facts) ?? { low: 0, high: maximum };
      const [floor, ceiling] = [low >= need, high >= need];
      const count = { have: low, need, of: maximum, open: high - low };
      return {
        floor,
        ceiling,
        node: { kind: 'mark', text, standing: standing(floor, ceiling), count, source, method },
      };
    },
    needs(facts) {
      const { low, high } = value(facts) ?? { low: 0, high: maximum };
      if (low >= need) return [];
      const words =
        low === 0 && high > 0 ? `${need} of ${maximum}` : `${need - low} more (${low} of ${need})`;
      return [{ form: 'other', method, text: `${words}: ${text}` }];
    },
  };
}

/** "At least so many marks", in total or in one section. */
export function compileMark(
  mark: { readonly section?: string | undefined; readonly atLeast: MarkThreshold },
  within: CompileScope,
): Compiled {
  const { scope } = within;
  const { section } = mark;
  const maximum = maximumOf(scope?.method, section);
  const need = marksNeeded(mark.atLeast, maximum);
  const title =
    section === undefined
      ? 'in total'
      : `in ${scope?.method.marks?.sections.find(({ id }) => id === section)?.title ?? section}`;
  const value = ({ attempt }: Facts) =>
    section === undefined ? attempt?.marks.total : attempt?.marks.parts[section];
  return compileThreshold(
    { text: `At least ${need} of ${maximum} marks ${title}`, need, maximum, value },
    within,
  );
}

/** "Every mandatory question right", of the test or of one section. */
export function compileMandatory(
  { section }: { readonly section?: string | undefined },
  within: CompileScope,
): Compiled {
  const sections = within.scope?.method.marks?.sections ?? [];
  const need = sections
    .filter(({ id }) => section === undefined || id === section)
    .reduce((sum, one) => sum + one.mandatoryQuestions, 0);
  const value = ({ attempt }: Facts) =>
    section === undefined ? attempt?.mandatory.total : attempt?.mandatory.parts[section];
  return compileThreshold(
    { text: `All ${need} mandatory questions right`, need, maximum: need, value },
    within,
  );
}

type Weighted = {
  readonly parts: readonly {
    readonly section?: string | undefined;
    readonly method?: string | undefined;
    readonly weight: number;
  }[];
  readonly atLeastPercent: number;
};

/** "A weighted total of at least p per cent". Compared in whole numbers: the fractions are brought to one denominator. */
export function compileWeighted({ parts, atLeastPercent }: Weighted, within: CompileScope): Compiled {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const rows = parts.map((part) => {
    const method =
      part.method === undefined
        ? within.scope?.method
        : within.methods.find((one) => one.method.id === part.method)?.method;
    return { ...part, maximum: maximumOf(method, part.section) };
  });
  const denominator = rows.reduce((product, { maximum }) => product * BigInt(Math.max(1, maximum)), 1n);
  const whole = BigInt(weights) * denominator;
  const total = (facts: Facts, end: 'low' | 'high') =>
    rows.reduce((sum, row) => {
      const mark = markOfPart(row, facts)?.[end] ?? (end === 'low' ? 0 : row.maximum);
      return sum + (BigInt(mark * row.weight) * denominator) / BigInt(Math.max(1, row.maximum));
    }, 0n);
  const reaches = (sum: bigint) => sum * 100n >= BigInt(atLeastPercent) * whole;
  const text = `A weighted total of at least ${atLeastPercent}%`;
  return {
    judge(facts) {
      const [low, high] = [total(facts, 'low'), total(facts, 'high')];
      const [floor, ceiling] = [reaches(low), reaches(high)];
      const have = Number((low * 100n) / whole);
      const node: ProofNode = {
        kind: 'mark',
        text,
        standing: standing(floor, ceiling),
        count: { have, need: atLeastPercent, of: 100, open: Number((high * 100n) / whole) - have },
        source: within.source,
      };
      return { floor, ceiling, node };
    },
    needs(facts) {
      return this.judge(facts).floor ? [] : [{ form: 'other', method: within.scope?.method.id, text }];
    },
  };
}

function markOfPart(
  { method, section }: Weighted['parts'][number],
  { attempt, marks }: Facts,
): MarkRange | undefined {
  if (method !== undefined) return marks.get(method);
  return section === undefined ? attempt?.marks.total : attempt?.marks.parts[section];
}

/** "At least this level in a named dimension". */
export function compileDimension(
  { id, atLeast }: { readonly id: string; readonly atLeast: string },
  within: CompileScope,
): Compiled {
  const owners = within.scope ? [within.scope] : within.methods;
  const dimension = owners.flatMap(({ method }) => method.dimensions).find((one) => one.id === id);
  const levels = dimension?.levels ?? [];
  const need = levels.indexOf(atLeast);
  const text = `${dimension?.title ?? id}: at least ${atLeast}`;
  return {
    judge({ attempt }) {
      const given = attempt?.dimensions[id];
      const floor = given !== undefined && need >= 0 && levels.indexOf(given) >= need;
      const ceiling = given === undefined ? need >= 0 : floor;
      return {
        floor,
        ceiling,
        node: {
          kind: 'dimension',
          text,
          standing: standing(floor, ceiling),
          source: within.source,
          method: within.scope?.method.id,
        },
      };
    },
    needs(facts) {
      return this.judge(facts).floor ? [] : [{ form: 'other', method: within.scope?.method.id, text }];
    },
  };
}

/** "At least this grade in the external result". */
export function compileExternal({ atLeast }: { readonly atLeast: Grade }, within: CompileScope): Compiled {
  const grades = within.scope?.grades ?? [];
  const need = grades.indexOf(atLeast);
  const text = `External result: at least ${sayGrade(atLeast)}`;
  return {
    judge({ attempt }) {
      const given = attempt?.external;
      const floor = given !== undefined && need >= 0 && grades.indexOf(given) >= need;
      const ceiling = given === undefined ? need >= 0 : floor;
      return {
        floor,
        ceiling,
        node: {
          kind: 'external',
          text,
          standing: standing(floor, ceiling),
          source: within.source,
          method: within.scope?.method.id,
        },
      };
    },
    needs(facts) {
      return this.judge(facts).floor ? [] : [{ form: 'other', method: within.scope?.method.id, text }];
    },
  };
}
