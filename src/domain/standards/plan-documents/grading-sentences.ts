import type {
  AtLeast,
  Condition,
  CriteriaSelector,
  MethodRule,
  OverallGrading,
} from '#domain/grading/grading-language.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { quote, quotesOf } from './blocks.ts';
import type { DocumentBlock } from './document-model.ts';
import { countWords, gradeChoice, gradeWords, listWords, sentenceStart } from './field-words.ts';

type Scope = { readonly plan: Plan; readonly method?: Method | undefined };

function howMany(atLeast: AtLeast): string {
  if (atLeast === 'all') return 'all';
  const size = 'count' in atLeast ? `at least ${atLeast.count}` : `at least ${atLeast.percent}%`;
  return atLeast.printed ? `${size} (${atLeast.printed})` : size;
}

function whichCriteria({ method }: Scope, selector: CriteriaSelector): string {
  if (selector.refs) return `of ${listWords(selector.refs)}`;
  const group = method?.groups.find(({ id }) => id === selector.group)?.title ?? selector.group;
  const kind = selector.kind ? `${selector.kind} criteria` : 'criteria';
  const parts = [
    group ? `in ${group}` : '',
    selector.module ? `in ${selector.module.replaceAll('-', ' ')}` : '',
  ];
  return ['of the', kind, ...parts].filter(Boolean).join(' ');
}

function sectionTitle({ method }: Scope, id: string | undefined): string {
  return method?.marks?.sections.find((section) => section.id === id)?.title ?? id ?? 'the whole';
}

function methodTitle({ plan }: Scope, id: string | undefined): string {
  return plan.methods.find((method) => method.id === id)?.title ?? id ?? '';
}

function partWords(
  scope: Scope,
  part: { section?: string | undefined; method?: string | undefined },
): string {
  return part.method ? methodTitle(scope, part.method) : sectionTitle(scope, part.section);
}

function markWords(scope: Scope, mark: Extract<Condition, { mark: unknown }>['mark']): string {
  const size =
    'marks' in mark.atLeast
      ? countWords(mark.atLeast.marks, 'mark')
      : `${mark.atLeast.percent}% of the marks`;
  return `at least ${size}${mark.section ? ` in ${sectionTitle(scope, mark.section)}` : ''}`;
}

function dimensionWords({ plan, method }: Scope, { id, atLeast }: { id: string; atLeast: string }): string {
  const all = method ? method.dimensions : plan.methods.flatMap(({ dimensions }) => dimensions);
  return `${all.find((dimension) => dimension.id === id)?.title ?? id} at least ${atLeast}`;
}

function nested(scope: Scope, condition: Condition): string | undefined {
  if ('all' in condition) return condition.all.map((each) => conditionWords(scope, each)).join('; and ');
  if ('any' in condition)
    return `either ${condition.any.map((each) => conditionWords(scope, each)).join('; or ')}`;
  if (!('atLeastOf' in condition)) return undefined;
  const { count, conditions } = condition.atLeastOf;
  return `at least ${count} of these: ${conditions.map((each) => conditionWords(scope, each)).join('; ')}`;
}

function ofMethods(scope: Scope, condition: Condition): string | undefined {
  if ('method' in condition)
    return `${methodTitle(scope, condition.method.id)} at ${gradeWords(condition.method.atLeast)} or better`;
  if (!('methods' in condition)) return undefined;
  const { grade, count } = condition.methods;
  return `${count === 'all' ? 'every method' : `at least ${countWords(count, 'method')}`} at ${gradeWords(grade)} or better`;
}

function weighted(scope: Scope, condition: Condition): string | undefined {
  if (!('weighted' in condition)) return undefined;
  const { parts, atLeastPercent } = condition.weighted;
  const shares = parts.map((part) => `${partWords(scope, part)} weighs ${part.weight}`);
  return `a weighted total of at least ${atLeastPercent}% (${listWords(shares)})`;
}

/** What a grade asks for, in words. */
export function conditionWords(scope: Scope, condition: Condition): string {
  if ('criteria' in condition)
    return `${howMany(condition.atLeast)} ${whichCriteria(scope, condition.criteria)}`;
  if ('mark' in condition) return markWords(scope, condition.mark);
  if ('dimension' in condition) return dimensionWords(scope, condition.dimension);
  if ('external' in condition)
    return `an outside result of ${gradeWords(condition.external.atLeast)} or better`;
  if ('mandatoryQuestions' in condition)
    return `every mandatory question${condition.mandatoryQuestions.section ? ` of ${sectionTitle(scope, condition.mandatoryQuestions.section)}` : ''} answered rightly`;
  return nested(scope, condition) ?? ofMethods(scope, condition) ?? weighted(scope, condition) ?? '';
}

type Graded = Extract<MethodRule, { form: 'conditions' }>;

function boundaries(scope: Scope, rule: Pick<Graded, 'boundaries' | 'otherwise'>): DocumentBlock[] {
  const lines = rule.boundaries.map(
    ({ grade, requires }) => `${sentenceStart(gradeWords(grade))}: ${conditionWords(scope, requires)}.`,
  );
  return [
    {
      kind: 'list',
      ordered: false,
      items: [...lines, `${sentenceStart(gradeWords(rule.otherwise))}: anything less.`],
    },
    ...quotesOf(
      scope.plan,
      rule.boundaries.map(({ source }) => source),
    ),
  ];
}

function bands({ plan }: Scope, rule: Extract<MethodRule, { form: 'bands' }>): DocumentBlock[] {
  const unit = rule.of === 'percent' ? 'Per cent' : 'Marks';
  return [
    {
      kind: 'table',
      title: 'Marks and grades',
      columns: [
        { title: 'Grade', width: 2 },
        { title: unit, width: 3 },
      ],
      rows: rule.bands.map(({ grade, from, to }) => [sentenceStart(gradeWords(grade)), `${from} to ${to}`]),
    },
    ...(rule.precedence === 'none'
      ? []
      : [{ kind: 'paragraph' as const, text: `Where two bands meet, the ${rule.precedence} grade counts.` }]),
    ...quote(plan, rule.source),
  ];
}

/** How one method is graded, in our words with the plan's own below. */
export function methodGrading(plan: Plan, method: Method): DocumentBlock[] {
  const scope = { plan, method };
  const rule = method.grading;
  if (rule.form === 'conditions') return boundaries(scope, rule);
  if (rule.form === 'bands') {
    const gates = rule.gates.map(
      (gate) => `Needed for every grade above ${gradeWords(rule.otherwise)}: ${conditionWords(scope, gate)}.`,
    );
    return [
      ...bands(scope, rule),
      ...(gates.length > 0 ? [{ kind: 'list' as const, ordered: false, items: gates }] : []),
    ];
  }
  const words =
    rule.form === 'recorded'
      ? 'The result is given elsewhere and recorded here.'
      : 'This part gives no grade of its own. It must be done.';
  return [{ kind: 'paragraph', text: words }, ...quote(plan, rule.source)];
}

/** How the overall grade is made of the methods. */
export function overallGrading(plan: Plan): DocumentBlock[] {
  const { rule, grades }: OverallGrading = plan.grading;
  const possible: DocumentBlock = {
    kind: 'paragraph',
    text: `The overall grade is ${gradeChoice(grades)}.`,
  };
  if (rule.form === 'lowest')
    return [
      possible,
      { kind: 'paragraph', text: 'The lowest grade of any method is the overall grade.' },
      ...quote(plan, rule.source),
    ];
  if (rule.form !== 'table') return [possible, ...boundaries({ plan }, rule)];
  const methods = plan.methods.filter(({ id }) => rule.rows.some(({ when }) => when[id] !== undefined));
  return [
    possible,
    {
      kind: 'table',
      title: 'Grades of the methods and the overall grade',
      columns: [...methods.map(({ title }) => ({ title, width: 3 })), { title: 'Overall', width: 3 }],
      rows: rule.rows.map((row) => [
        ...methods.map(({ id }) => gradeWords(row.when[id] ?? 'any')),
        gradeWords(row.grade),
      ]),
    },
    ...quote(plan, rule.source),
  ];
}
