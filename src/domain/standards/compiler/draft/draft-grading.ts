import type { Condition, GradeBoundary, MethodRule } from '#domain/grading/grading-language.ts';
import type { DocumentFacts, MethodStatement } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { type BandStatement, bandsRule, marksOf } from './draft-bands.ts';
import { ask, type DraftLog, place, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import { bestGrades, gradeOrder, rankOf } from './grade-order.ts';
import type { GradingContext } from './grading-context.ts';

type CriteriaStatement = Extract<MethodStatement, { form: 'criteria' }>;

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

/** A method's rule, its grades from worst to best, and the marks that its bands need. */
export interface DraftedRule {
  readonly rule: MethodRule | undefined;
  readonly grades: readonly Grade[];
  readonly marks?: Found<number> | undefined;
}

/** The rule of one method, from the first document that says one; asked when none does. */
export function draftMethodRule(
  method: DraftMethod,
  criteria: readonly Criterion[],
  { ranked, methods, log }: GradingContext,
): DraftedRule {
  for (const facts of ranked) {
    const said = statementsOf(method, facts, methods);
    const marks = marksOf(method, said.filter(isBand));
    const bands = bandsRule(said.filter(isBand), marks?.value);
    if (bands) {
      if (marks) place(log, `methods/${method.id}/marks`, marks);
      return { rule: bands, grades: gradeOrder(bands.bands.map(({ grade }) => grade)), marks };
    }
    const boundaries = bestGrades.flatMap(
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
