import type {
  Condition,
  GradeBoundary,
  OverallGrading,
  OverallRule,
} from '#domain/grading/grading-language.ts';
import type { DocumentFacts, OverallStatement } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import type { Grade } from '#domain/standards/values.ts';
import { ask, type DraftLog, place, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import { bestGrades, gradeOrder } from './grade-order.ts';
import type { GradingContext } from './grading-context.ts';

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
  const boundaries = bestGrades.flatMap((grade): GradeBoundary[] => {
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
