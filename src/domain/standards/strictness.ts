import type { Json } from './layer-format.ts';
import { comparePeriods } from './periods.ts';
import { isObject, keyOf, stepsOf } from './plan-path.ts';

/** What a change of a rule does to the people under it. */
export type Strictness = 'same' | 'stricter' | 'looser' | 'incomparable';

/** How one value is compared: which direction asks more of the apprentice or of the body. */
type Direction =
  | 'higher'
  | 'lower'
  | 'longer'
  | 'shorter'
  | 'true'
  | 'false'
  | 'more-entries'
  | 'fewer-entries'
  | 'lower-grade'
  | { readonly order: readonly string[] };

type Rule = {
  /** Last steps of the path; `*` stands for any one step. */
  readonly at: string;
  readonly is: Direction;
  /** What setting it means when nothing stood there: a limit is new (stricter) or a freedom is new (looser). */
  readonly whenNew?: 'looser';
};

/** The rules that can be compared. What is not listed needs an interpretation; the first that fits decides. */
const rules: readonly Rule[] = [
  { at: 'duration/minimumMonths/value', is: 'higher' },
  { at: 'minimumMinutes', is: 'higher' },
  { at: 'maximumMinutes', is: 'lower' },
  { at: 'tolerance/belowPercent', is: 'lower', whenNew: 'looser' },
  { at: 'tolerance/abovePercent', is: 'lower', whenNew: 'looser' },
  { at: 'questions/minimum', is: 'higher' },
  { at: 'questions/maximumShareOfTimePercent', is: 'lower' },
  { at: 'questions/fromBank', is: 'true' },
  { at: 'questions/followUpAllowed', is: 'false' },
  { at: 'split/maximumSessions', is: 'lower', whenNew: 'looser' },
  { at: 'split/sameDay', is: 'true' },
  { at: 'split/maximumBreakMinutes', is: 'lower' },
  { at: 'sessions/*/recorded', is: 'true' },
  { at: 'sessions/*/apprenticesPerAssessor', is: 'lower' },
  { at: 'sessions/*/place', is: 'fewer-entries' },
  { at: 'words/advisory', is: 'false' },
  { at: 'pieces/minimum', is: 'higher' },
  { at: 'pieces/maximum', is: 'lower' },
  { at: 'due/within', is: 'shorter' },
  { at: 'beforeSession/atLeast', is: 'longer' },
  { at: 'formats/allowed', is: 'fewer-entries' },
  { at: 'formats/lockAt', is: { order: ['booking', 'gateway-accepted', 'gateway-submitted'] } },
  { at: 'bookingNotice/period', is: 'longer' },
  { at: 'gateway/notice/period', is: 'longer' },
  { at: 'gateway/requirements', is: 'more-entries' },
  { at: 'requirements/*/waivableBy', is: 'fewer-entries', whenNew: 'looser' },
  { at: 'prerequisites/*/waivableBy', is: 'fewer-entries', whenNew: 'looser' },
  { at: 'prerequisites', is: 'more-entries' },
  { at: 'check/months', is: 'higher' },
  { at: 'check/level', is: { order: ['entry-3', 'level-1', 'level-2'] } },
  { at: 'check/withCarePlan', is: { order: ['entry-3', 'level-1'] }, whenNew: 'looser' },
  { at: 'check/signLanguageAccepted', is: 'false' },
  { at: 'check/mapped', is: 'true' },
  { at: 'check/approvedBy', is: 'more-entries' },
  { at: 'check/signers', is: 'more-entries' },
  { at: 'check/achieved', is: { order: ['attempted', 'achieved'] } },
  { at: 'coverage', is: 'more-entries' },
  { at: 'conduct', is: 'more-entries' },
  { at: 'conduct/*/strength', is: { order: ['may', 'should', 'must'] } },
  { at: 'startsAfter/after', is: 'longer' },
  { at: 'order', is: 'more-entries' },
  { at: 'order/*/strength', is: { order: ['should', 'must'] } },
  { at: 'order/*/atLeast', is: 'longer' },
  { at: 'window/period', is: 'shorter' },
  { at: 'reassessment/improveAfterPass', is: 'false' },
  { at: 'furtherAttempts/maximum', is: 'lower' },
  { at: 'furtherAttempts/moreBy', is: { order: ['employer', 'nobody'] } },
  { at: 'reassessment/within/period', is: 'shorter' },
  { at: 'reassessment/after', is: { order: ['own-result', 'all-results'] } },
  { at: 'rightFromPercent/percent', is: 'higher' },
  { at: 'partial/keepFor', is: 'shorter' },
  { at: 'rework/within', is: 'shorter' },
  { at: 'learning', is: { order: ['not-required', 'required'] } },
  { at: 'learningPeriod/atLeast', is: 'longer' },
  { at: 'learningPeriod/atMost', is: 'shorter' },
  { at: 'gatewayAgain', is: 'true' },
  { at: 'cap/kind', is: { order: ['none', 'grade-unless-exceptional', 'grade'] } },
  { at: 'cap/grade', is: 'lower-grade' },
  { at: 'cap/requestWithin', is: 'shorter' },
  { at: 'feedback', is: 'more-entries' },
  { at: 'noRelationshipWith', is: 'more-entries' },
  { at: 'independence/competence', is: 'more-entries' },
  { at: 'competence/*/years', is: 'higher' },
  { at: 'qualityAssurance/sampling', is: { order: ['none-stated', 'risk-based', 'all'] } },
  { at: 'qualityAssurance/percent', is: 'higher' },
  { at: 'qualityAssurance/beforeRelease', is: 'true' },
  { at: 'qualityAssurance/uninvolved', is: 'true' },
  { at: 'qualityAssurance/standardisationEvery', is: 'shorter' },
  { at: 'weighted/atLeastPercent', is: 'higher' },
];

/** Deadlines by which the body answers: shorter asks more of it. Deadlines for the apprentice are a right. */
const bodyDeadlines = new Set(['result', 'feedback', 'feedback-on-fail', 'certificate-claim']);

function ruleFor(steps: readonly string[]): Rule | undefined {
  return rules.find(({ at }) => {
    const pattern = stepsOf(at);
    const tail = steps.slice(-pattern.length);
    return tail.length === pattern.length && pattern.every((step, i) => step === '*' || step === tail[i]);
  });
}

function byOrder(order: readonly string[], before: Json, after: Json): Strictness {
  const [from, to] = [order.indexOf(String(before)), order.indexOf(String(after))];
  if (from < 0 || to < 0) return 'incomparable';
  return from === to ? 'same' : to > from ? 'stricter' : 'looser';
}

function bySign(difference: number | undefined, wanted: 1 | -1): Strictness {
  if (difference === undefined || Number.isNaN(difference)) return 'incomparable';
  if (difference === 0) return 'same';
  return Math.sign(difference) === wanted ? 'stricter' : 'looser';
}

function byEntries(before: Json, after: Json, wanted: 1 | -1): Strictness {
  if (!Array.isArray(before) || !Array.isArray(after)) return 'incomparable';
  const [had, has] = [before.map(keyOf), after.map(keyOf)];
  const added = has.some((key) => !had.includes(key));
  const gone = had.some((key) => !has.includes(key));
  if (added && gone) return 'incomparable';
  if (!added && !gone) return 'same';
  return added === (wanted === 1) ? 'stricter' : 'looser';
}

/** Compare one value that a rule covers. `grades` are the plan's grades from worst to best. */
function byRule(rule: Rule, before: Json, after: Json, grades: readonly string[]): Strictness {
  if (typeof rule.is === 'object') return byOrder(rule.is.order, before, after);
  switch (rule.is) {
    case 'higher':
      return bySign(Number(after) - Number(before), 1);
    case 'lower':
      return bySign(Number(after) - Number(before), -1);
    case 'longer':
      return bySign(comparePeriods(after, before), 1);
    case 'shorter':
      return bySign(comparePeriods(after, before), -1);
    case 'true':
      return byOrder(['false', 'true'], before, after);
    case 'false':
      return byOrder(['true', 'false'], before, after);
    case 'more-entries':
      return byEntries(before, after, 1);
    case 'fewer-entries':
      return byEntries(before, after, -1);
    case 'lower-grade':
      return byOrder([...grades].reverse(), before, after);
  }
}

/** Several changes together: stricter only when none is looser and none cannot be compared. */
function together(parts: readonly Strictness[]): Strictness {
  if (parts.includes('incomparable')) return 'incomparable';
  const [stricter, looser] = [parts.includes('stricter'), parts.includes('looser')];
  if (stricter && looser) return 'incomparable';
  return stricter ? 'stricter' : looser ? 'looser' : 'same';
}

function whenOneIsMissing(rule: Rule | undefined, isNew: boolean): Strictness {
  if (!rule) return 'incomparable';
  const newIs = rule.whenNew ?? 'stricter';
  if (isNew) return newIs;
  return newIs === 'stricter' ? 'looser' : 'stricter';
}

/** Where the two values stand, and what the comparison needs to know of the plan. */
type Place = { readonly steps: readonly string[]; readonly grades: readonly string[] };

function compareObjects(place: Place, before: Json, after: Json): Strictness {
  if (!isObject(before) || !isObject(after)) return 'incomparable';
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete('source');
  keys.delete('title');
  return together(
    [...keys].map((key) => compare({ ...place, steps: [...place.steps, key] }, before[key], after[key])),
  );
}

function compareLists(place: Place, before: readonly Json[], after: readonly Json[]): Strictness {
  const rule = ruleFor(place.steps);
  const entries = rule
    ? byRule(rule, [...before], [...after], place.grades)
    : byEntries([...before], [...after], 1);
  if (!rule && entries !== 'same') return 'incomparable';
  const kept = before.flatMap((old) => {
    const key = keyOf(old);
    const now = after.find((entry) => keyOf(entry) === key);
    return key === undefined || now === undefined
      ? []
      : [compare({ ...place, steps: [...place.steps, key] }, old, now)];
  });
  return together([entries, ...kept]);
}

function compare(place: Place, before: Json | undefined, after: Json | undefined): Strictness {
  if (JSON.stringify(before) === JSON.stringify(after)) return 'same';
  const rule = ruleFor(place.steps);
  if (before === undefined || after === undefined) {
    const isContainer = isObject(before) || isObject(after);
    if (rule || !isContainer) return whenOneIsMissing(rule, before === undefined);
    return compareObjects(place, before ?? {}, after ?? {});
  }
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(place, before, after);
  if (rule) return byRule(rule, before, after, place.grades);
  return compareObjects(place, before, after);
}

function feedbackOf(steps: readonly string[], value: Json): Json | undefined {
  return steps[0] === 'feedback' && isObject(value) ? value.what : undefined;
}

/**
 * Whether the value `after` at a path of a plan asks more than `before`, by the closed list of rules that can be
 * compared. Sources and titles do not count. Anything outside the list, or mixed, is incomparable.
 */
export function compareStrictness(
  path: string,
  values: { readonly before: Json; readonly after: Json },
  grades: readonly string[],
): Strictness {
  const steps = stepsOf(path);
  const { before, after } = values;
  const what = feedbackOf(steps, before);
  if (typeof what === 'string' && bodyDeadlines.has(what) && isObject(before) && isObject(after)) {
    const { within: had, ...others } = before;
    const { within: has, ...rest } = after;
    const deadline =
      had === undefined ? 'stricter' : has === undefined ? 'looser' : bySign(comparePeriods(has, had), -1);
    return together([deadline, compareObjects({ steps, grades }, others, rest)]);
  }
  return compare({ steps, grades }, before, after);
}
