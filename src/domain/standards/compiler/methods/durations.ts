import type { Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Duration } from '#domain/standards/method-format.ts';

/** A length of time that a sentence gives, and where its words begin in the plain sentence. */
export interface SaidDuration {
  readonly duration: Unsourced<Duration>;
  readonly at: number;
  readonly end: number;
}

const least =
  /(?:\bminimum(?: (?:length|time|duration|period))?(?: of| is| being)?|\bat least|\b(?:no|not) (?:less|fewer|shorter) than|\bmin\.?:?)\s*(?:for )?(?:a |total )?$/;
const most =
  /(?:\bmaximum(?: (?:length|time|duration|period))?(?: of| is| being)?|\bup to|\b(?:no|not)(?: be| last| take)?(?: for)? (?:more|longer) than|\bnot(?: to)? exceed(?:ing)?|\bat most|\bmax\.?:?)\s*(?:for )?(?:a |total )?$/;

/** Times that are not the length of a session: breaks, preparation, notice, replies, a share of the whole. */
const otherTimeBefore =
  /\b(within|prior to|breaks? (?:of|lasting)[^.]{0,20}|rest of|preparation time of|notice of|every|reading time of|(questioning|questions)[^.]{0,60})\s*(?:a |an )?$/;
const otherTimeAfter =
  /^\s*(?:'s?\s)?(?:before|prior|in advance|notice|of notice|after the|break|rest|to prepare|preparation|reading time|to read|to set up|set[- ]up|per (?:day|week)|a week|of (?:receiv|complet|submi)|(?:for|of|is allocated (?:to|for)) (?:the )?(?:question|q&a|q & a|prepar|feedback|reading|set))/;

/** "With questions" in a method's name does not make its time a time for questions. */
const namedQuestions =
  /\b(?:with|and) (?:questions?(?: and answers?)?|questioning|q ?& ?a)\b(?! (?:lasting|of|for))/g;

const toleranceAfter = /^[^.;\d]{0,60}?\+\/-\s?(\d{1,2})%/;
const extraAfter = /^\s*[,(]?\s*(?:\+\s?|plus (?:an? |up to |an additional )?)(\d{1,2})%/;
const range = /\b(?:between |from )?(\d{1,4})(?: min)?(?: ?- ?| to | and )(\d{1,4}) min\b/g;
const single = /\b(\d{1,4}) min\b/g;

function tolerance(after: string): Pick<Unsourced<Duration>, 'tolerance'> {
  const both = toleranceAfter.exec(after)?.[1];
  if (both !== undefined) return { tolerance: { belowPercent: Number(both), abovePercent: Number(both) } };
  const above = extraAfter.exec(after)?.[1];
  return above === undefined ? {} : { tolerance: { belowPercent: 0, abovePercent: Number(above) } };
}

const minutesEitherWay = /^[^.;\d]{0,40}\+\/-\s?(\d{1,3}) min/;

function limits(minutes: number, before: string, after: string): Unsourced<Duration> {
  const isLeast =
    least.test(before) ||
    /^\s*\(?(?:as an? )?(?:absolute )?minimum\b/.test(after) ||
    /^\s*or more\b/.test(after);
  if (isLeast) return { minimumMinutes: minutes };
  const isMost =
    most.test(before) ||
    /^\s*\(?(?:as an? )?(?:absolute )?maximum\b/.test(after) ||
    /^\s*or less\b/.test(after);
  const either = Number(minutesEitherWay.exec(after)?.[1] ?? 0);
  if (either > 0 && either < minutes)
    return { plannedMinutes: minutes, minimumMinutes: minutes - either, maximumMinutes: minutes + either };
  return isMost ? { maximumMinutes: minutes } : { plannedMinutes: minutes };
}

function rangesIn(plain: string): readonly SaidDuration[] {
  return [...plain.matchAll(range)].flatMap((match) => {
    const [low, high] = [Number(match[1]), Number(match[2])];
    const isRange = /^(between|from)/.test(match[0]) || !/ and /.test(match[0]);
    if (!isRange || low >= high) return [];
    const duration = { minimumMinutes: low, maximumMinutes: high };
    return [{ duration, at: match.index, end: match.index + match[0].length }];
  });
}

function singleAt(plain: string, match: RegExpExecArray): readonly SaidDuration[] {
  const end = match.index + match[0].length;
  const [before, after] = [plain.slice(0, match.index), plain.slice(end)];
  const minutes = Number(match[1]);
  const isOther = otherTimeBefore.test(before) || otherTimeAfter.test(after) || /\+\/-\s?$/.test(before);
  if (minutes === 0 || isOther) return [];
  const duration = { ...limits(minutes, before, after), ...tolerance(after) };
  return [{ duration, at: match.index, end }];
}

/** Every length of a session in a plain sentence ({@link plainNumbers}). Breaks, notice and time for questions are left out. */
export function durationsIn(sentence: string): readonly SaidDuration[] {
  const plain = sentence.replace(namedQuestions, (words) => ' '.repeat(words.length));
  const ranges = rangesIn(plain);
  const singles = [...plain.matchAll(single)]
    .filter(({ index }) => !ranges.some(({ at, end }) => at <= index && index < end))
    .flatMap((match) => singleAt(plain, match));
  return [...ranges, ...singles].sort((left, right) => left.at - right.at);
}

const extension =
  /\b(?:increase|extend|exceed|additional|extra|longer|overrun|discretion)\w*\b[^.]{0,120}?\bby (?:up to |a maximum of |no more than |a further )?(?:an additional )?(\d{1,2})%/;
const standing = /\btolerance of (\+\/-)?\s?(\d{1,2})%( (?:above or below|either side|each way))?/;

const ofTime = /\b(time|duration|length|session|observation|discussion|interview|test|presentation)\b/;

/** A tolerance said in a sentence of its own: "the assessor may increase the time by up to 10%". */
export function toleranceIn(plain: string): Unsourced<Duration>['tolerance'] {
  const extra = extension.exec(plain)?.[1];
  if (
    extra !== undefined &&
    (ofTime.test(plain) || (/\bassessors?\b[^.]{0,40}\bextend it\b/.test(plain) && !/\bword/.test(plain)))
  )
    return { belowPercent: 0, abovePercent: Number(extra) };
  const both = standing.exec(plain);
  if (!both || /\bword/.test(plain)) return undefined;
  const percent = Number(both[2]);
  return both[1] || both[3] ? { belowPercent: percent, abovePercent: percent } : undefined;
}
