import type { AttemptInput, GradeInput } from '#domain/grading/attempt-input.ts';
import type {
  AtLeast,
  Condition,
  CriteriaSelector,
  MarkThreshold,
} from '#domain/grading/grading-language.ts';
import type { Criterion, Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';

/** Everything unknown is read as the best (true) or the worst (false) that it can turn out to be. */
type Hope = boolean;
type Setting = { plan: Plan; input: GradeInput; hope: Hope };

const latest = ({ input }: Setting, method: string): AttemptInput | undefined =>
  input.attempts.findLast((attempt) => attempt.method === method);

function applies(method: Method, { branch, options }: Criterion, { input }: Setting): boolean {
  const alternative = method.alternatives.find(({ branches }) => branches.some(({ id }) => id === branch));
  const chosen = alternative && input.choices[alternative.id];
  if (branch !== undefined && chosen && chosen.length > 0 && !chosen.includes(branch)) return false;
  return !options || options.some((option) => input.options.includes(option));
}

function fits({ kind, module, group, refs }: CriteriaSelector, one: Criterion): boolean {
  return (
    (kind === undefined || one.kind === kind) &&
    (module === undefined || one.module === module) &&
    (group === undefined || one.group === group) &&
    (refs === undefined || refs.includes(one.ref))
  );
}

/** What the attempts at one method say of one criterion of its own. */
const judgedIn = (attempt: AttemptInput | undefined, { ref, kind }: Criterion) =>
  attempt?.judgements?.[ref] ?? attempt?.all?.[kind];

function isMet(method: Method, criterion: Criterion, setting: Setting): boolean {
  const own = judgedIn(latest(setting, method.id), criterion);
  const elsewhere = setting.plan.methods.flatMap((host) => judgedElsewhere(host, method, criterion, setting));
  const all = [own, ...elsewhere];
  if (all.includes('met')) return true;
  // A "not met" stands once every other method that may still say "met" has spoken.
  if (own === 'not-met') return elsewhere.includes(undefined) && setting.hope;
  return all.includes('not-met') ? false : setting.hope;
}

/** What another method that may judge the criterion says of it: nothing when it may not, undefined while it may yet. */
function judgedElsewhere(host: Method, owner: Method, criterion: Criterion, setting: Setting) {
  const transfer = host.transfers.find(({ from }) => from === owner.id);
  if (!transfer || transfer.criteria?.includes(criterion.ref) === false) return [];
  const attempt = latest(setting, host.id);
  const isOwnRef = host.criteria.some(({ ref }) => ref === criterion.ref);
  const said = attempt?.judgements?.[isOwnRef ? `${owner.id}.${criterion.ref}` : criterion.ref];
  const isFinished =
    attempt !== undefined &&
    (attempt.grade !== undefined ||
      host.criteria.filter((one) => applies(host, one, setting)).every((one) => judgedIn(attempt, one)));
  return said === undefined && isFinished ? [] : [said];
}

function countOf(atLeast: AtLeast, total: number): number {
  if (atLeast === 'all') return total;
  return 'count' in atLeast ? atLeast.count : Math.ceil((atLeast.percent * total) / 100);
}

const marksOf = (threshold: MarkThreshold, maximum: number): number =>
  'marks' in threshold ? threshold.marks : Math.ceil((threshold.percent * maximum) / 100);

function markOf(
  method: Method,
  section: string | undefined,
  setting: Setting,
): { mark: number; maximum: number } {
  const attempt = latest(setting, method.id);
  const parts = method.marks?.sections ?? [];
  const maximum = (section ? parts.find(({ id }) => id === section)?.maximum : method.marks?.maximum) ?? 0;
  const unknown = setting.hope ? maximum : 0;
  if (section) return { mark: attempt?.sections?.[section] ?? unknown, maximum };
  const summed =
    parts.length > 0 ? parts.reduce((sum, { id }) => sum + markOf(method, id, setting).mark, 0) : unknown;
  return { mark: attempt?.mark ?? summed, maximum };
}

const rank = (grades: readonly Grade[], grade: Grade): number => grades.indexOf(grade);

function dimensionHolds(
  method: Method,
  { id, atLeast }: { id: string; atLeast: string },
  setting: Setting,
): boolean {
  const levels = method.dimensions.find((one) => one.id === id)?.levels ?? [];
  const level = latest(setting, method.id)?.dimensions?.[id];
  return level === undefined ? setting.hope : levels.indexOf(level) >= levels.indexOf(atLeast);
}

function mandatoryHolds(method: Method, section: string | undefined, setting: Setting): boolean {
  const sections = (method.marks?.sections ?? []).filter(({ id }) => section === undefined || id === section);
  const given = latest(setting, method.id)?.mandatory;
  return sections.every(({ id, mandatoryQuestions }) => {
    const right = given?.[id];
    return mandatoryQuestions === 0 || (right === undefined ? setting.hope : right >= mandatoryQuestions);
  });
}

/** Whether a condition of one method holds. */
function holds(condition: Condition, method: Method, setting: Setting): boolean {
  const inner = (one: Condition): boolean => holds(one, method, setting);
  if ('all' in condition) return condition.all.every(inner);
  if ('any' in condition) return condition.any.some(inner);
  if ('atLeastOf' in condition) {
    return condition.atLeastOf.conditions.filter(inner).length >= condition.atLeastOf.count;
  }
  if ('criteria' in condition) {
    const picked = method.criteria.filter(
      (one) => applies(method, one, setting) && fits(condition.criteria, one),
    );
    const met = picked.filter((one) => isMet(method, one, setting));
    return met.length >= countOf(condition.atLeast, picked.length);
  }
  if ('mark' in condition) {
    const { mark, maximum } = markOf(method, condition.mark.section, setting);
    return mark >= marksOf(condition.mark.atLeast, maximum);
  }
  if ('mandatoryQuestions' in condition)
    return mandatoryHolds(method, condition.mandatoryQuestions.section, setting);
  if ('dimension' in condition) return dimensionHolds(method, condition.dimension, setting);
  if ('external' in condition) {
    const grade = latest(setting, method.id)?.grade;
    return grade === undefined
      ? setting.hope
      : rank(method.grades, grade) >= rank(method.grades, condition.external.atLeast);
  }
  if ('weighted' in condition) {
    return weightedHolds(condition.weighted, setting, (part) => markOf(method, part.section, setting));
  }
  throw new Error(`${Object.keys(condition)[0]} is no condition of a method`);
}

type Weighted = Extract<Condition, { weighted: unknown }>['weighted'];

function weightedHolds(
  { parts, atLeastPercent }: Weighted,
  _setting: Setting,
  marks: (part: Weighted['parts'][number]) => { mark: number; maximum: number },
): boolean {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  // Whole numbers: bring every part to the common denominator of the maxima.
  const shared = parts.reduce((product, part) => product * marks(part).maximum, 1);
  const sum = parts.reduce((total, part) => {
    const { mark, maximum } = marks(part);
    return total + (part.weight * mark * shared) / maximum;
  }, 0);
  return sum * 100 >= atLeastPercent * weights * shared;
}

function bandGrade(method: Method, setting: Setting): Grade {
  const rule = method.grading;
  if (rule.form !== 'bands') throw new Error('no bands');
  if (!rule.gates.every((gate) => holds(gate, method, setting))) return rule.otherwise;
  const { mark, maximum } = markOf(method, undefined, setting);
  const percent = (mark * 100) / maximum;
  const round = { down: Math.floor, up: Math.ceil, nearest: Math.round, none: (value: number) => value }[
    rule.rounding
  ];
  const value = rule.of === 'marks' ? mark : round(percent);
  const found = rule.bands.filter(({ from, to }) => value >= from && value <= to).map(({ grade }) => grade);
  found.sort((a, b) => rank(method.grades, a) - rank(method.grades, b));
  return (rule.precedence === 'higher' ? found.at(-1) : found[0]) ?? rule.otherwise;
}

function methodBound(method: Method, setting: Setting): Grade {
  const given = latest(setting, method.id)?.grade;
  if (given) return given;
  const rule = method.grading;
  if (rule.form === 'bands') return bandGrade(method, setting);
  if (rule.form === 'conditions') {
    return rule.boundaries.find(({ requires }) => holds(requires, method, setting))?.grade ?? rule.otherwise;
  }
  return (setting.hope ? method.grades.at(-1) : method.grades[0]) ?? 'fail';
}

function capped(plan: Plan, method: Method, grade: Grade, attempt: AttemptInput | undefined): Grade {
  const kind = attempt?.kind ?? 'first';
  const cap = kind === 'first' ? undefined : plan.reassessment?.[kind]?.cap;
  if (!cap || cap.kind === 'none' || (cap.kind === 'grade-unless-exceptional' && attempt?.exceptional))
    return grade;
  return rank(method.grades, grade) > rank(method.grades, cap.grade) ? cap.grade : grade;
}

/** Every grade that a method can still get. */
function possible(plan: Plan, method: Method, input: GradeInput): Grade[] {
  const attempt = input.attempts.findLast((one) => one.method === method.id);
  if (!attempt) return [...method.grades];
  const [worst, best] = [false, true].map((hope) =>
    capped(plan, method, methodBound(method, { plan, input, hope }), attempt),
  ) as [Grade, Grade];
  return method.grades.slice(rank(method.grades, worst), rank(method.grades, best) + 1);
}

type Combination = ReadonlyMap<string, Grade>;

function overallHolds(condition: Condition, grades: Combination, setting: Setting): boolean {
  const inner = (one: Condition): boolean => overallHolds(one, grades, setting);
  const methods = setting.plan.methods;
  const order = (id: string): readonly Grade[] => methods.find((one) => one.id === id)?.grades ?? [];
  const reaches = (id: string, least: Grade): boolean => {
    const grade = grades.get(id);
    return grade !== undefined && rank(order(id), grade) >= rank(order(id), least);
  };
  if ('all' in condition) return condition.all.every(inner);
  if ('any' in condition) return condition.any.some(inner);
  if ('atLeastOf' in condition)
    return condition.atLeastOf.conditions.filter(inner).length >= condition.atLeastOf.count;
  if ('method' in condition) return reaches(condition.method.id, condition.method.atLeast);
  if ('methods' in condition) {
    const { grade, count } = condition.methods;
    const reached = [...grades.keys()].filter((id) => reaches(id, grade)).length;
    return reached >= (count === 'all' ? grades.size : count);
  }
  if ('weighted' in condition) {
    return weightedHolds(condition.weighted, setting, ({ method }) => {
      const found = methods.find(({ id }) => id === method);
      if (!found) throw new Error(`no method ${method}`);
      return markOf(found, undefined, setting);
    });
  }
  if ('dimension' in condition) {
    const owner = methods.find(({ dimensions }) =>
      dimensions.some(({ id }) => id === condition.dimension.id),
    );
    return owner !== undefined && dimensionHolds(owner, condition.dimension, setting);
  }
  throw new Error(`${Object.keys(condition)[0]} is no condition of the overall rule`);
}

function overallFor(grades: Combination, setting: Setting): Grade {
  const { rule, grades: order } = setting.plan.grading;
  if (rule.form === 'lowest') {
    const places = [...grades.values()].map((grade) => rank(order, grade));
    return order[Math.min(...places)] ?? 'fail';
  }
  if (rule.form === 'table') {
    const row = rule.rows.find(({ when }) =>
      Object.entries(when).every(([id, grade]) => grade === 'any' || grades.get(id) === grade),
    );
    if (!row) throw new Error(`no row for ${JSON.stringify([...grades])}`);
    return row.grade;
  }
  const found = rule.boundaries.find(({ requires }) => overallHolds(requires, grades, setting));
  return found?.grade ?? rule.otherwise;
}

function combinations(lists: readonly (readonly [string, readonly Grade[]])[]): Combination[] {
  return lists.reduce<Combination[]>(
    (all, [id, grades]) => all.flatMap((one) => grades.map((grade) => new Map([...one, [id, grade]]))),
    [new Map()],
  );
}

const only = (grades: Iterable<Grade>): Grade | null => {
  const set = new Set(grades);
  return set.size === 1 ? ([...set][0] ?? null) : null;
};

/**
 * A second, plain reader of the rules, for tests: it tries every way in which what is undecided can turn out. Slow
 * and without a proof, but simple enough to compare the engine with.
 */
export function gradePlainly(
  plan: Plan,
  input: GradeInput,
): { overall: Grade | null; methods: Map<string, Grade | null> } {
  const graded = plan.methods.filter(
    ({ grading, options }) =>
      grading.form !== 'ungraded' && (!options || options.some((option) => input.options.includes(option))),
  );
  const lists = graded.map((method) => [method.id, possible(plan, method, input)] as const);
  const outcomes = combinations(lists).flatMap((grades) =>
    [true, false].map((hope) => overallFor(grades, { plan, input, hope })),
  );
  return { overall: only(outcomes), methods: new Map(lists.map(([id, grades]) => [id, only(grades)])) };
}
