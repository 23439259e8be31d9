import type { ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import type { Grade, Period } from '#domain/standards/values.ts';
import { isAboutAttempts, speaksOfAttempts } from './attempt-scope.ts';
import { originIn } from './clock-origins.ts';
import { numberPattern, periodsIn, readNumber } from './numbers.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'attempt-limits';

const attempt =
  '(?:re-?\\s?sits?|re-?\\s?takes?|(?:further |additional )?attempts?|(?:further |additional )?opportunit(?:y|ies)|resubmissions?)';
const counted = new RegExp(
  `\\b(${numberPattern})\\s+(?:(?:further|additional|more|free|resit|re-sit|retake|re-take|or|and|possible|such|of the)\\s+){0,5}${attempt}\\b`,
  'gi',
);
const limited = new RegExp(
  `\\b(?:limited to|maximum of|no more than|up to|only|allowed|permitted|provides?|offers?|offered|entitled to|have|take|is|are)\\s+(?:a\\s+)?(?:maximum of\\s+|total of\\s+)?(${numberPattern})\\b`,
  'i',
);
const inAll =
  /\bin total\b|\btotal of\b|\battempts? (?:at|in) all\b|\bincluding the (?:first|initial|original)\b/i;
const ordinal = /\b(?:first|second|third|one or more|one method|one assessment)\b/i;

/** "A second re-sit is permitted", "fails the second re-sit must start again". */
const ordinals =
  /\b(second|third) re-?\s?(?:sit|take)\b(?=[^.;]{0,60}\b(?:permitted|allowed|start|again|possible)\b)/i;

function countedIn(text: string): number | undefined {
  for (const match of text.matchAll(counted)) {
    const value = readNumber(match[1] ?? '')?.value;
    const before = text.slice(Math.max(0, match.index - 25), match.index);
    if (value === undefined || value > 10 || /\bfail(?:s|ed|ing)?\s*$/i.test(before)) continue;
    const total =
      inAll.test(text) && /\battempts?\b/i.test(match[0]) && !/further|additional/i.test(match[0]);
    return total ? value - 1 : value;
  }
  return undefined;
}

function maximumIn(text: string): number | undefined {
  const value = countedIn(text);
  if (value !== undefined) return value;
  if (/\b(?:times?|occasions?)\b/i.test(text)) {
    const times = readNumber(limited.exec(text)?.[1] ?? '')?.value;
    return times !== undefined && inAll.test(text) ? times - 1 : times;
  }
  const nth = ordinals.exec(text)?.[1];
  if (nth !== undefined) return nth.toLowerCase() === 'second' ? 2 : 3;
  const once = /\bre-?\s?(?:sit|sat|take|taken)\b[^.;]{0,30}\b(once|twice)\b/i.exec(text)?.[1];
  return once === undefined ? undefined : once.toLowerCase() === 'once' ? 1 : 2;
}

const discretion =
  /\bdiscretion of (?:the |their )?([^,.;]{3,40})|\b(?:the|their) ([a-z ]{3,30}?)['’]s? discretion\b|\bdecided (?:by|between) (?:the |their )?([^,.;]{3,60})|\bagreed (?:by|with|between) (?:the |their )?([^,.;]{3,60})/i;
const asOften = /\bas (?:many times|often) as (?:the |their )?([^,.;]{3,40})/i;
const howMany = /\b(?:number of|how many|amount of|multiple|times)\b/i;

/** Who may grant attempts beyond the number printed. */
function moreBy(text: string, passages: readonly Passage[], passage: Passage): 'employer' | 'nobody' {
  const same = passages.filter(
    (one) => one.block === passage.block || one.headings.join() === passage.headings.join(),
  );
  const granted = [text, ...same.map((one) => one.text)].some(
    (words) =>
      speaksOfAttempts(words) &&
      discretion.test(words) &&
      /\bemployer/i.test(words) &&
      (howMany.test(words) || /\b(?:more|further|additional|subsequent|beyond)\b/i.test(words)),
  );
  return granted ? 'employer' : 'nobody';
}

/** How many attempts follow the first. */
export function findFurtherAttempts(passages: readonly Passage[]): ReassessmentFacts['furtherAttempts'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    if (/\b(?:unlimited|no limit)\b/i.test(text) || !isCount(text)) return [];
    const maximum = maximumIn(text);
    if (maximum === undefined || maximum < 0) return [];
    return [foundIn(passage, { value: { maximum, moreBy: moreBy(text, passages, passage) } }, by)];
  });
}

/** "One resit takes place after" tells of an attempt and limits none. */
function isCount(text: string): boolean {
  return (
    /\b(?:limit(?:ed)?|maximum|no more than|up to|only|allow(?:ed|s)?|permit(?:ted|s)?|provides?|offers?|offered|entitled|opportunit|in total|can be taken|once|twice|will have|has|have)\b/i.test(
      text,
    ) &&
    !(
      ordinal.test(text) &&
      !ordinals.test(text) &&
      !inAll.test(text) &&
      !new RegExp(counted.source, 'i').test(text)
    )
  );
}

/** Whose discretion the number of attempts is. */
export function findDiscretion(passages: readonly Passage[]): ReassessmentFacts['attemptsDiscretion'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    const match = asOften.exec(text) ?? discretion.exec(text);
    if (!match || !howMany.test(text) || !speaksOfAttempts(`${text} ${passage.headings.at(-1) ?? ''}`))
      return [];
    const [value] = partiesIn(
      match
        .slice(1)
        .filter((one) => one !== undefined)
        .join(' '),
    );
    return value === undefined ? [] : [foundIn(passage, { value }, by)];
  });
}

const usual = /\b(?:typical(?:ly)?|usually|normally|expected|ideally|recommended)\b/i;

/** Until when all further attempts must be complete. Usual times are given only where no limit is, and are unsure. */
export function findWithin(passages: readonly Passage[]): ReassessmentFacts['within'] {
  const found = passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    if (!/\bwithin\b|\bno later than\b|\bby the end of\b/i.test(text) || !isAttemptDeadline(text)) return [];
    return periodsAfterWithin(text).map(({ period, to }) => {
      const origin = originIn(text, to);
      const value = { period, origin: origin ?? ('last-result' as const) };
      const reasons = [
        ...(usual.test(text) ? ['The time is given as usual, not as a limit.'] : []),
        ...(origin === undefined ? ['The words do not say what starts the time.'] : []),
      ];
      if (reasons.length === 0) return foundIn(passage, { value }, by);
      return foundIn(passage, { value, certainty: 'unsure', why: reasons.join(' ') }, by);
    });
  });
  // A usual time for a resit is no second limit beside the one that is printed.
  const limits = found.filter(({ certainty }) => certainty === 'certain');
  return limits.length > 0 ? limits : found;
}

function isAttemptDeadline(text: string): boolean {
  if (
    /\b(?:appeal|feedback|request|exceptional|notify|notified within|results? (?:will|within)|rework|resubmit (?:their|the) (?:report|project|work))\b/i.test(
      text,
    )
  )
    return false;
  return (
    speaksOfAttempts(text) &&
    /\b(?:taken|completed?|undertaken|place|resat|retaken|sat|scheduled|booked|done|conducted|re-?sit|re-?take)\b/i.test(
      text,
    )
  );
}

function periodsAfterWithin(text: string): readonly { period: Period; to: number }[] {
  return periodsIn(text)
    .filter(({ from }) => /\b(?:within|no later than|by the end of)\b[^.;]{0,25}$/i.test(text.slice(0, from)))
    .map(({ period, to }) => ({ period, to }));
}

const grades: readonly (readonly [RegExp, Grade])[] = [
  [/\bpass\b/i, 'pass'],
  [/\bmerit\b/i, 'merit'],
  [/\bcredit\b/i, 'credit'],
  [/\bdistinction\b/i, 'distinction'],
];
const capping =
  /\b(?:maximum|highest|max\.?)(?: \w+){0,3} grade\b|\bcapp(?:ed|ing)\b|\bgrade cap\b|\bgrade (?:is|will be|must be) (?:limited|restricted|capped)\b|\b(?:limited|restricted) to (?:a |the grade of )?(?:pass|merit|distinction|credit)\b|\bno (?:higher|more|better) than (?:a )?(?:pass|merit|distinction)\b|\bonly (?:be awarded|achieve|receive|gain) (?:a |an overall )?(?:pass|merit)\b|\bgraded (?:as |at )?(?:a )?(?:fail or |fail\/)?(?:pass|merit)(?: grade)? only\b|\b(?:pass|merit) (?:grade )?only\b|\bgraded (?:as )?fail (?:or|\/) pass\b/i;
const uncapped =
  /\bno (?:restriction|limit)s? (?:on|to) the grades?\b|\bre-?\s?(?:sit|take|sits|takes)\b[^.;]{0,80}\bcan (?:still )?(?:achieve|be awarded|gain|receive)\b[^.;]{0,30}\b(?:merit|distinction)\b|\b(?:not|no|never|n't|n’t)\b[^.;]{0,20}\bcap(?:ped)?\b|\bno cap\b|\buncapped\b|\b(?:any|all|full range of) (?:available )?grades?\b[^.;]{0,40}\b(?:available|achiev|award)|\b(?:available|achieve|awarded)\b[^.;]{0,30}\b(?:any|all|full range of) (?:available )?grades?\b/i;
const exceptional = /\b(?:exceptional|extenuating|mitigating) circumstances\b/i;

function cappedGrade(text: string): Grade | undefined {
  const from = capping.exec(text)?.index ?? 0;
  const words = text
    .slice(from)
    .replace(/\bfrom (?:a )?(?:pass|merit|distinction)\b|\bpass(?:es|ed|ing)? (?:criteria|mark)\b/gi, ' ');
  const places = grades.flatMap(([pattern, grade]) => {
    const at = pattern.exec(words)?.index;
    return at === undefined ? [] : [{ grade, at }];
  });
  return places.sort((left, right) => left.at - right.at)[0]?.grade;
}

/** The passage that grants an exception from a cap, with the days in which it must be asked for. */
function exceptionNear(passage: Passage, passages: readonly Passage[]) {
  const at = passages.indexOf(passage);
  const near = passages
    .slice(at, at + 5)
    .filter((one) => one.headings.join() === passage.headings.join() && exceptional.test(one.text));
  const [period] = near.flatMap(({ text }) =>
    periodsIn(text).filter(({ from }) => /\bwithin\b[^.;]{0,20}$/i.test(text.slice(0, from))),
  );
  return { near, period: period?.period };
}

/** What another attempt may at most be graded. */
export function findCaps(passages: readonly Passage[]): ReassessmentFacts['caps'] {
  return passages.filter(isAboutAttempts).flatMap((passage): ReassessmentFacts['caps'] => {
    const { text } = passage;
    if (uncapped.test(text)) return [foundIn(passage, { value: { kind: 'none' } }, by)];
    const grade = capping.test(text) ? cappedGrade(text) : undefined;
    if (grade === undefined) return [];
    const { near, period } = exceptionNear(passage, passages);
    if (near.length === 0) return [foundIn(passage, { value: { kind: 'grade', grade } }, by)];
    const place = {
      ...passage,
      spans: [passage, ...near.filter((one) => one !== passage)].flatMap(({ spans }) => spans),
    };
    const words = [passage, ...near.filter((one) => one !== passage)].map((one) => one.text).join(' ');
    const value = {
      kind: 'grade-unless-exceptional' as const,
      grade,
      ...(period ? { requestWithin: period } : {}),
    };
    return [foundIn(place, { value, words }, by)];
  });
}
