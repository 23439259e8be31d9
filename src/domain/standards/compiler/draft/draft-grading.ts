import type {
  Condition,
  GradeBoundary,
  MethodRule,
  OverallGrading,
  OverallRule,
} from '#domain/grading/grading-language.ts';
import type { DocumentFacts, MethodStatement, OverallStatement } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { ask, type DraftLog, place, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';

type CriteriaStatement = Extract<MethodStatement, { form: 'criteria' }>;
type BandStatement = Extract<MethodStatement, { form: 'band' }>;

const best: readonly Grade[] = [
  'outstanding',
  'pass-with-excellence',
  'distinction',
  'merit',
  'credit',
  'pass',
];

/** Statements about one method: those that name it first, then those said of every method. */
function statementsOf(
  method: DraftMethod,
  facts: DocumentFacts,
  methods: readonly DraftMethod[],
): readonly Found<MethodStatement>[] {
  const own = facts.methodRules.filter(
    ({ methodName }) => methodName && draftMethodNamed(methodName.value, methods, facts) === method,
  );
  const general = facts.methodRules.filter(({ methodName }) => methodName === undefined);
  return [...own, ...general].map(({ rule }) => rule);
}

function isCriteria(found: Found<MethodStatement>): found is Found<CriteriaStatement> {
  return found.value.form === 'criteria';
}

function isBand(found: Found<MethodStatement>): found is Found<BandStatement> {
  return found.value.form === 'band';
}

/** A need as a number of criteria, for comparing a percentage with a count of the same rule. */
function countOf(need: CriteriaStatement['needs'][number], criteria: readonly Criterion[]): number {
  const total = criteria.filter(({ kind }) => kind === need.kind).length;
  if (need.atLeast === 'all') return total;
  if ('count' in need.atLeast) return need.atLeast.count;
  return Math.ceil((need.atLeast.percent * total) / 100);
}

function printedForm(need: CriteriaStatement['needs'][number]): string | undefined {
  return need.atLeast === 'all' ? undefined : need.atLeast.printed;
}

type Need = CriteriaStatement['needs'][number];

/** One need for each kind: said as a percentage and as "n of m", the percentage holds and the count is its printed form. */
function joinNeeds(
  statements: readonly Found<CriteriaStatement>[],
  criteria: readonly Criterion[],
): { readonly needs: readonly Need[]; readonly differ: readonly (readonly [Need, Need])[] } {
  const byKind = new Map<string, Need>();
  const differ: (readonly [Need, Need])[] = [];
  for (const need of statements.flatMap(({ value }) => value.needs)) {
    const known = byKind.get(need.kind);
    if (!known) {
      byKind.set(need.kind, need);
      continue;
    }
    if (countOf(known, criteria) !== countOf(need, criteria)) differ.push([known, need]);
    byKind.set(need.kind, combined(known, need));
  }
  return { needs: [...byKind.values()], differ };
}

function combined(known: Need, need: Need): Need {
  if (known.atLeast === 'all' || need.atLeast === 'all') return known;
  const percent = 'percent' in known.atLeast ? known : 'percent' in need.atLeast ? need : undefined;
  const count = 'count' in known.atLeast ? known : 'count' in need.atLeast ? need : undefined;
  if (!percent || !count || percent.atLeast === 'all' || !('percent' in percent.atLeast)) return known;
  const printed = printedForm(count) ?? printedForm(percent);
  return { ...percent, atLeast: { percent: percent.atLeast.percent, ...(printed ? { printed } : {}) } };
}

function conditionOf(needs: readonly Need[]): Condition {
  const parts = needs.map(({ kind, atLeast }): Condition => ({ criteria: { kind }, atLeast }));
  const [only, ...rest] = parts;
  return only && rest.length === 0 ? only : { all: parts };
}

/** A method, its criteria and where findings go. */
interface RuledMethod {
  readonly method: DraftMethod;
  readonly criteria: readonly Criterion[];
  readonly log: DraftLog;
}

function boundaryOf(
  grade: Grade,
  statements: readonly Found<CriteriaStatement>[],
  { method, criteria, log }: RuledMethod,
): GradeBoundary | undefined {
  const said = statements.filter(({ value }) => value.grade === grade);
  const first = said[0];
  if (!first) return undefined;
  const { needs, differ } = joinNeeds(said, criteria);
  const at = `methods/${method.id}/grading/boundaries/${grade}`;
  for (const [one, other] of differ) {
    log.findings.push({
      severity: 'warning',
      code: 'grading-said-differently',
      message: `For ${grade}, "${method.title}" needs ${countOf(one, criteria)} ${one.kind} criteria in one place and ${countOf(other, criteria)} in another. Decide which holds.`,
      at,
      spans: said.flatMap(({ spans }) => spans),
    });
  }
  place(log, at, first);
  return { grade, requires: conditionOf(withPass(grade, needs, criteria)), source: sourceOf(first) };
}

/** A higher grade rests on the pass criteria also where the sentence takes that for granted. */
function withPass(grade: Grade, needs: readonly Need[], criteria: readonly Criterion[]): readonly Need[] {
  const hasPass = needs.some(({ kind }) => kind === 'pass');
  if (grade === 'pass' || hasPass || !criteria.some(({ kind }) => kind === 'pass')) return needs;
  return [{ kind: 'pass', atLeast: 'all' }, ...needs];
}

function bandsRule(
  bands: readonly Found<BandStatement>[],
  maximum: number | undefined,
): MethodRule | undefined {
  const first = bands[0];
  if (!first) return undefined;
  const sorted = [...bands].sort((a, b) => a.value.from - b.value.from);
  const top =
    maximum ??
    (first.value.of === 'percent' ? 100 : Math.max(...bands.map(({ value }) => value.to ?? value.from)));
  const printed = sorted.map(({ value }, index) => ({
    grade: value.grade,
    from: value.from,
    to: value.to ?? (sorted[index + 1]?.value.from ?? top + 1) - 1,
  }));
  const lowest = printed[0];
  const withFail =
    lowest && lowest.from > 0 && lowest.grade !== 'fail'
      ? [{ grade: 'fail' as const, from: 0, to: lowest.from - 1 }, ...printed]
      : printed;
  return {
    form: 'bands',
    of: first.value.of,
    rounding: 'none',
    precedence: 'none',
    bands: withFail,
    gates: [],
    otherwise: 'fail',
    source: sourceOf(first),
  };
}

/** Everything the grading of one method is drafted from. */
export interface GradingContext {
  readonly ranked: readonly DocumentFacts[];
  readonly methods: readonly DraftMethod[];
  readonly log: DraftLog;
}

/** The rule of one method, from the first document that says one; asked when none does. */
export function draftMethodRule(
  method: DraftMethod,
  criteria: readonly Criterion[],
  { ranked, methods, log }: GradingContext,
): { readonly rule: MethodRule | undefined; readonly grades: readonly Grade[] } {
  for (const facts of ranked) {
    const said = statementsOf(method, facts, methods);
    const maximum = method.said.flatMap((one) => one.method.marks)[0]?.value;
    const bands = bandsRule(said.filter(isBand), maximum);
    if (bands?.form === 'bands') {
      return { rule: bands, grades: gradeOrder(bands.bands.map(({ grade }) => grade)) };
    }
    const boundaries = best.flatMap(
      (grade) => boundaryOf(grade, said.filter(isCriteria), { method, criteria, log }) ?? [],
    );
    if (boundaries.length > 0) {
      const rule: MethodRule = { form: 'conditions', boundaries, otherwise: 'fail' };
      return { rule, grades: gradeOrder(boundaries.map(({ grade }) => grade)) };
    }
  }
  return askMethodRule(method, criteria, log);
}

function askMethodRule(method: DraftMethod, criteria: readonly Criterion[], log: DraftLog) {
  const title = method.said[0]?.method.title;
  if (!title || criteria.length === 0) return { rule: undefined, grades: [] };
  const kinds = [...new Set(criteria.map(({ kind }) => kind))];
  const source = sourceOf(title);
  const boundaries = (['distinction', 'merit', 'pass'] as const)
    .filter((grade) => grade === 'pass' || kinds.includes(grade))
    .map((grade): GradeBoundary => {
      const needs = kinds.filter((kind) => rankOf(kind) <= rankOf(grade));
      const ordered = [...needs].sort((a, b) => rankOf(a) - rankOf(b));
      return { grade, requires: conditionOf(ordered.map((kind) => ({ kind, atLeast: 'all' }))), source };
    });
  const everything: MethodRule = { form: 'conditions', boundaries, otherwise: 'fail' };
  const settled = ask<MethodRule>(
    log,
    {
      id: `method-rule/${method.id}`,
      at: `methods/${method.id}/grading`,
      question: `What does each grade of "${method.title}" need?`,
      why: 'No document says how many of its criteria a grade needs.',
      says: () => 'Every criterion of the grade and of the grades below it',
      assume: false,
    },
    [readAs(title, everything, 'unsure')],
  );
  return { rule: settled?.value, grades: gradeOrder(boundaries.map(({ grade }) => grade)) };
}

function rankOf(grade: Grade): number {
  return best.length - best.indexOf(grade);
}

/** Grades from worst to best, fail included. */
export function gradeOrder(grades: readonly Grade[]): readonly Grade[] {
  const known = [...best].reverse().filter((grade) => grades.includes(grade));
  return ['fail', ...known];
}

type Overall = Found<OverallStatement>;

function tableRule(
  found: Overall,
  facts: DocumentFacts,
  methods: readonly DraftMethod[],
): OverallRule | undefined {
  if (found.value.form !== 'table') return undefined;
  const ids = found.value.columns.map((name) => draftMethodNamed(name, methods, facts)?.id);
  if (ids.some((id) => id === undefined)) return undefined;
  const rows = found.value.rows.map(({ when, grade }) => ({
    when: Object.fromEntries(ids.map((id, index) => [id ?? '', when[index] ?? 'any'])),
    grade,
  }));
  return { form: 'table', rows, source: sourceOf(found) };
}

type OfMethods = Extract<OverallStatement, { form: 'every-method' | 'methods' }>;

function isOfMethods(found: Overall): found is Found<OfMethods> {
  return found.value.form === 'every-method' || found.value.form === 'methods';
}

/** What a statement asks of the methods' grades; undefined when it names a method that the draft does not have. */
function asked(
  said: OfMethods,
  facts: DocumentFacts,
  methods: readonly DraftMethod[],
): readonly Condition[] | undefined {
  if (said.form === 'every-method')
    return methods.map(({ id }): Condition => ({ method: { id, atLeast: said.atLeast } }));
  const conditions = said.needs.flatMap((need): Condition[] => {
    if ('count' in need) return [{ methods: { grade: need.atLeast, count: need.count } }];
    const id = draftMethodNamed(need.methodName, methods, facts)?.id;
    return id === undefined ? [] : [{ method: { id, atLeast: need.atLeast } }];
  });
  return conditions.length === said.needs.length ? conditions : undefined;
}

function ofMethodsRule(
  found: readonly Found<OfMethods>[],
  facts: DocumentFacts,
  { methods, log }: GradingContext,
): OverallRule | undefined {
  const boundaries = best.flatMap((grade): GradeBoundary[] => {
    const said = found.find(({ value }) => value.grade === grade);
    const all = said && asked(said.value, facts, methods);
    if (!said || !all) return [];
    place(log, `grading/rule/boundaries/${grade}`, said);
    return [{ grade, requires: { all: [...all] }, source: sourceOf(said) }];
  });
  if (boundaries.length === 0) return undefined;
  return { form: 'conditions', boundaries, otherwise: 'fail' };
}

function weightsOf(methods: readonly DraftMethod[]) {
  return methods.flatMap(({ id, said }) => {
    const percent = said.flatMap(({ method }) => method.weights)[0]?.value;
    return percent === undefined ? [] : [{ method: id, percent }];
  });
}

type Reading = { readonly rule: OverallRule; readonly found: Overall };

function readingsOf(facts: DocumentFacts, context: GradingContext): readonly Reading[] {
  const { methods } = context;
  const rules = facts.overallRules;
  const table = rules.find(({ value }) => value.form === 'table');
  const asTable = table && tableRule(table, facts, methods);
  if (table && asTable) return [{ rule: asTable, found: table }];
  const ofMethods = rules.filter(isOfMethods);
  const [first] = ofMethods;
  const asConditions = ofMethodsRule(ofMethods, facts, context);
  if (first && asConditions) return [{ rule: asConditions, found: first }];
  const lowest = rules.find(({ value }) => value.form === 'lowest');
  return lowest ? [{ rule: { form: 'lowest', source: sourceOf(lowest) }, found: lowest }] : [];
}

function overallGrades(facts: DocumentFacts, rule: OverallRule): readonly Grade[] {
  const said = facts.overallRules.find(({ value }) => value.form === 'grades');
  if (said?.value.form === 'grades') return gradeOrder(said.value.grades);
  if (rule.form === 'table') return gradeOrder(rule.rows.map(({ grade }) => grade));
  if (rule.form === 'lowest') return ['fail', 'pass'];
  return gradeOrder(rule.boundaries.map(({ grade }) => grade));
}

/**
 * The overall grading, from the first document that gives a rule. A weighted average beside another rule is a second
 * rule: which one is in force is asked, and the other is kept as not in force.
 */
export function draftOverall(context: GradingContext): OverallGrading | undefined {
  const { ranked, methods, log } = context;
  for (const facts of ranked) {
    const [reading] = readingsOf(facts, context);
    const average = facts.overallRules.find(({ value }) => value.form === 'weighted-average');
    if (!reading) continue;
    place(log, 'grading/rule', reading.found);
    const grades = [...overallGrades(facts, reading.rule)];
    if (!average) return { grades, rule: reading.rule, unused: [] };
    return {
      grades,
      rule: reading.rule,
      unused: [{ ...secondRule(reading.found, average, methods, log), source: sourceOf(average) }],
    };
  }
  return undefined;
}

/** The id of the question about two overall rules; its answer becomes the interpretation that the unused rule names. */
export const twoRulesQuestion = 'overall-rule/which-is-in-force';

function secondRule(first: Overall, average: Overall, methods: readonly DraftMethod[], log: DraftLog) {
  const says = (value: string) =>
    value === 'grades-of-methods' ? 'The rule from the grades of the methods' : 'The weighted average';
  const settled = ask<string>(
    log,
    {
      id: twoRulesQuestion,
      at: 'grading/unused/weighted-average',
      question: 'Which rule gives the overall grade: the grades of the methods, or the weighted average?',
      why: 'Both are printed and they can give different grades.',
      says,
    },
    [readAs(first, 'grades-of-methods', 'unsure'), readAs(average, 'weighted-average', 'unsure')],
  );
  const isDecided = settled?.certainty === 'certain' && settled.value === 'grades-of-methods';
  log.findings.push({
    severity: isDecided ? 'note' : 'error',
    code: 'two-overall-rules',
    message: `The document gives two rules for the overall grade: one from the grades of the methods, and a weighted average of them. ${isDecided ? 'The first is in force, as recorded; the average is shown as not in force.' : 'Grades cannot be averaged without marks. Decide which rule is in force; the other is kept and shown as not in force.'}`,
    at: 'grading/unused/weighted-average',
    spans: [...first.spans, ...average.spans],
  });
  return { id: 'weighted-average', rule: { weightedAverage: weightsOf(methods) } };
}
