import type { Method } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import type { Compiled, CompileScope, Facts } from './conditions.ts';
import type { MarkThreshold } from './grading-language.ts';
import type { ProofNode, Standing } from './grading-result.ts';
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
  readonly value: (facts: Facts) => number | undefined;
}

function compileThreshold(
  { text, need, maximum, value }: Threshold,
  { scope, source }: CompileScope,
): Compiled {
  const method = scope?.method.id;
  return {
    judge(facts) {
      const have = value(facts);
      const floor = have !== undefined && have >= need;
      const ceiling = have === undefined ? maximum >= need : floor;
      const count = { have: have ?? 0, need, of: maximum, open: have === undefined ? maximum : 0 };
      return {
        floor,
        ceiling,
        node: { kind: 'mark', text, standing: standing(floor, ceiling), count, source, method },
      };
    },
    needs(facts) {
      const have = value(facts);
      if (have !== undefined && have >= need) return [];
      const words =
        have === undefined ? `${need} of ${maximum} marks` : `${need - have} more marks (${have} of ${need})`;
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
  const value = ({ attempt }: Facts) => (section === undefined ? attempt?.mark : attempt?.sections[section]);
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
  const value = ({ attempt }: Facts) => attempt?.mandatory[section ?? 'total'];
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
  const denominator = rows.reduce((product, { maximum }) => product * Math.max(1, maximum), 1);
  const total = (facts: Facts, missing: 'none' | 'all') =>
    rows.reduce((sum, row) => {
      const mark =
        row.method === undefined
          ? row.section === undefined
            ? facts.attempt?.mark
            : facts.attempt?.sections[row.section]
          : facts.marks.get(row.method);
      const counted = mark ?? (missing === 'all' ? row.maximum : 0);
      return sum + counted * row.weight * (denominator / Math.max(1, row.maximum));
    }, 0);
  const reaches = (sum: number) => sum * 100 >= atLeastPercent * weights * denominator;
  const text = `A weighted total of at least ${atLeastPercent}%`;
  return {
    judge(facts) {
      const low = total(facts, 'none');
      const [floor, ceiling] = [reaches(low), reaches(total(facts, 'all'))];
      const have = Math.floor((low * 100) / (weights * denominator));
      const node: ProofNode = {
        kind: 'mark',
        text,
        standing: standing(floor, ceiling),
        count: { have, need: atLeastPercent, of: 100, open: ceiling && !floor ? 100 - have : 0 },
        source: within.source,
      };
      return { floor, ceiling, node };
    },
    needs(facts) {
      return this.judge(facts).floor ? [] : [{ form: 'other', method: within.scope?.method.id, text }];
    },
  };
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
