import type { Finding, Severity } from '#domain/standards/finding.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { countNeeded, isSelected } from './criteria-condition.ts';
import type { AtLeast, Condition, CriteriaSelector } from './grading-language.ts';
import { marksNeeded, maximumOf } from './mark-conditions.ts';

/** Where a condition stands: in the rule of a method, or (without one) in the overall rule. */
export interface ConditionPlace {
  readonly plan: Plan;
  readonly method: Method | undefined;
  readonly at: string;
}

/** The form of one condition by its key. */
type Form<Key extends string> = Extract<Condition, Record<Key, unknown>>[Key &
  keyof Extract<Condition, Record<Key, unknown>>];

/** One finding at a place. */
export function say(severity: Severity, code: string, at: string, message: string): Finding {
  return { severity, code, message, at };
}

const error = (code: string, { at }: { readonly at: string }, message: string): Finding =>
  say('error', code, at, message);

/** Everything that can be said against a condition: what it names is there, counts fit their group, and it stands where it can be decided. */
export function conditionFindings(condition: Condition, place: ConditionPlace): Finding[] {
  if ('all' in condition) return condition.all.flatMap((one) => conditionFindings(one, place));
  if ('any' in condition) return condition.any.flatMap((one) => conditionFindings(one, place));
  if ('atLeastOf' in condition) return atLeastOfFindings(condition.atLeastOf, place);
  if ('weighted' in condition)
    return condition.weighted.parts.flatMap((part) => weightedPartFindings(part, place));
  if ('dimension' in condition) return dimensionFindings(condition.dimension, place);
  if ('method' in condition) return methodFindings(condition.method, place);
  if ('methods' in condition) return methodsFindings(condition.methods, place);
  if (!place.method) {
    const name = Object.keys(condition)[0] ?? '';
    const message = `"${name}" belongs in the rule of a method; the overall rule looks at methods, dimensions and weighted totals.`;
    return [error('condition-misplaced', place, message)];
  }
  if ('criteria' in condition) return criteriaFindings(condition, place.method, place);
  if ('mark' in condition) return markFindings(condition.mark, place.method, place);
  if ('external' in condition)
    return scaleFindings(condition.external.atLeast, place.method.grades, 'The method', place);
  return mandatoryFindings(condition.mandatoryQuestions.section, place.method, place);
}

function atLeastOfFindings({ count, conditions }: Form<'atLeastOf'>, place: ConditionPlace): Finding[] {
  const own =
    count > conditions.length
      ? [
          error(
            'count-above-group',
            place,
            `At least ${count} of ${conditions.length} conditions can never hold.`,
          ),
        ]
      : [];
  return [...own, ...conditions.flatMap((one) => conditionFindings(one, place))];
}

/** A grade that a scale does not have. */
export function scaleFindings(
  grade: Grade,
  scale: readonly Grade[],
  owner: string,
  place: { readonly at: string },
): Finding[] {
  if (scale.includes(grade)) return [];
  return [
    error(
      'grade-not-in-scale',
      place,
      `${owner} cannot give "${grade}". It gives: ${scale.join(', ') || 'no grade'}.`,
    ),
  ];
}

const PRINTED = /(\d+)\s*(?:of|out of|\/)\s*(\d+)/;

function criteriaFindings(
  { criteria: selector, atLeast }: { criteria: CriteriaSelector; atLeast: AtLeast },
  method: Method,
  place: ConditionPlace,
): Finding[] {
  const refs = method.criteria.map(({ ref }) => ref);
  const lost = (selector.refs ?? []).filter((ref) => !refs.includes(ref));
  if (lost.length > 0)
    return [error('unknown-criterion', place, `The method has no criterion ${lost.join(', ')}.`)];
  const size = method.criteria.filter((one) => isSelected(selector, one)).length;
  const what = `the criteria of ${JSON.stringify(selector)}`;
  if (size === 0) {
    const message = `There are none of ${what} in ${method.id}. "All" of none would hold for an empty record; such a rule never holds.`;
    return [error('empty-group', place, message)];
  }
  const need = countNeeded(atLeast, size);
  if (need > size)
    return [
      error(
        'count-above-group',
        place,
        `${need} are asked of ${what}, but there are ${size} in ${method.id}.`,
      ),
    ];
  return [
    ...printedFindings(atLeast, { need, size, what }, place),
    ...choiceFindings(selector, method, place),
  ];
}

function printedFindings(
  atLeast: AtLeast,
  { need, size, what }: { need: number; size: number; what: string },
  place: ConditionPlace,
): Finding[] {
  const printed = atLeast === 'all' ? undefined : atLeast.printed;
  const [, count, of] = PRINTED.exec(printed ?? '') ?? [];
  if (count === undefined || (Number(count) === need && Number(of) === size)) return [];
  const message = `The document prints "${printed}", but the rule comes to ${need} of ${size} for ${what}. Compare the criteria with the document.`;
  return [error('printed-count-differs', place, message)];
}

/** Branches that would leave a group without a criterion: a rule over none never holds. */
function choiceFindings(selector: CriteriaSelector, method: Method, place: ConditionPlace): Finding[] {
  const picked = method.criteria.filter((one) => isSelected(selector, one));
  return method.alternatives.flatMap(({ branches }) => {
    const ids = branches.map(({ id }) => id);
    const emptied = ids.filter((chosen) =>
      picked.every(({ branch }) => branch !== undefined && ids.includes(branch) && branch !== chosen),
    );
    return emptied.map((branch) =>
      say(
        'warning',
        'group-empty-by-choice',
        place.at,
        `With branch ${branch}, no criterion of ${JSON.stringify(selector)} is left, so the rule over it never holds.`,
      ),
    );
  });
}

function sectionFindings(
  section: string | undefined,
  method: Method,
  place: ConditionPlace,
): Finding[] | undefined {
  if (!method.marks)
    return [
      error('no-marks', place, `${method.id} is not marked; give its "marks" or judge it by criteria.`),
    ];
  const known = method.marks.sections.map(({ id }) => id);
  if (section === undefined || known.includes(section)) return undefined;
  return [
    error(
      'unknown-section',
      place,
      `${method.id} has no section "${section}". Known: ${known.join(', ') || 'none'}.`,
    ),
  ];
}

function markFindings({ section, atLeast }: Form<'mark'>, method: Method, place: ConditionPlace): Finding[] {
  const lost = sectionFindings(section, method, place);
  if (lost) return lost;
  const maximum = maximumOf(method, section);
  const need = marksNeeded(atLeast, maximum);
  if (need <= maximum) return [];
  return [error('mark-above-maximum', place, `${need} marks are asked, but the maximum is ${maximum}.`)];
}

function mandatoryFindings(section: string | undefined, method: Method, place: ConditionPlace): Finding[] {
  const lost = sectionFindings(section, method, place);
  if (lost) return lost;
  const asked = (method.marks?.sections ?? []).filter(({ id }) => section === undefined || id === section);
  if (asked.some(({ mandatoryQuestions }) => mandatoryQuestions > 0)) return [];
  const message = 'No section has mandatory questions; say how many each section has.';
  return [error('no-mandatory-questions', place, message)];
}

function weightedPartFindings(
  { section, method }: { section?: string | undefined; method?: string | undefined },
  place: ConditionPlace,
): Finding[] {
  if (place.method && method === undefined) return sectionFindings(section, place.method, place) ?? [];
  if (place.method || method === undefined) {
    const message = place.method
      ? 'A weighted total of a method is over its sections; name no method.'
      : 'A weighted total of the overall rule is over methods; name the method of each part.';
    return [error('condition-misplaced', place, message)];
  }
  const found = place.plan.methods.find(({ id }) => id === method);
  return found ? (sectionFindings(section, found, place) ?? []) : [unknownMethod(method, place)];
}

function unknownMethod(id: string, place: ConditionPlace): Finding {
  const known = place.plan.methods.map((method) => method.id).join(', ');
  return error('unknown-method', place, `There is no method "${id}". Known: ${known}.`);
}

function dimensionFindings({ id, atLeast }: Form<'dimension'>, place: ConditionPlace): Finding[] {
  const owners = place.method ? [place.method] : place.plan.methods;
  const dimension = owners.flatMap(({ dimensions }) => dimensions).find((one) => one.id === id);
  if (!dimension) return [error('unknown-dimension', place, `There is no dimension "${id}".`)];
  if (dimension.levels.includes(atLeast)) return [];
  const message = `Dimension ${id} has no level "${atLeast}". It has: ${dimension.levels.join(', ')}.`;
  return [error('unknown-level', place, message)];
}

function methodFindings({ id, atLeast }: Form<'method'>, place: ConditionPlace): Finding[] {
  if (place.method)
    return [error('condition-misplaced', place, 'A condition on a method belongs in the overall rule.')];
  const method = place.plan.methods.find((one) => one.id === id);
  return method ? scaleFindings(atLeast, method.grades, `Method ${id}`, place) : [unknownMethod(id, place)];
}

function methodsFindings({ grade, count }: Form<'methods'>, place: ConditionPlace): Finding[] {
  if (place.method)
    return [error('condition-misplaced', place, 'A condition on methods belongs in the overall rule.')];
  const graded = place.plan.methods.filter(({ grading }) => grading.form !== 'ungraded');
  const able = graded.filter(({ grades }) => grades.includes(grade)).length;
  const need = count === 'all' ? graded.length : count;
  if (able >= need && need > 0) return [];
  const message = `"${grade}" is asked of ${count === 'all' ? 'every method' : `${count} methods`}, but ${able} of ${graded.length} graded methods can give it.`;
  return [error('count-above-group', place, message)];
}
