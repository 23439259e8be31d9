import type { ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Period } from '#domain/standards/values.ts';
import { isAboutAttempts, resit, retake, routeIn, speaksOfAttempts } from './attempt-scope.ts';
import { numberPattern, type PrintedPeriod, periodsIn, readNumber } from './numbers.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'attempt-routes';
type Learning = 'required' | 'not-required';

const learning =
  /\b(?:(?:further|additional|more|extra|any|new|some|period of) (?:\w+ and )?(?:learning|training|development|teaching|study|support and training)|re-?training|additional learning)\b/i;
const without =
  /\b(?:does not|do not|doesn't|doesn’t|don’t|without|with no|no|not|never|rather than)\s+(?:\w+\s+){0,4}(?:need|require|requir\w+|involve|further|additional|more|any|extra|learning)\b|\bwithout\b/i;

interface Clause {
  readonly text: string;
  readonly passage: Passage;
}

function clausesOf(passage: Passage): readonly Clause[] {
  const parts = passage.text.split(
    /;|,?\s+(?:whereas|while|whilst|however|but)\s+|,\s+and\s+(?=an?\s+re-?)/i,
  );
  return parts.map((text) => ({ text, passage }));
}

function learningOf(clause: Clause, previous: Learning | undefined): Learning | undefined {
  const { text } = clause;
  if (learning.test(text)) return without.test(text) ? 'not-required' : 'required';
  // "A resit does not need further learning, whereas a retake does."
  const short = text.length < 60 && /\b(?:does|do|will|is|must)\b(?: not)?\s*\.?$/i.test(text.trim());
  if (!short || previous === undefined) return undefined;
  return previous === 'required' ? 'not-required' : 'required';
}

interface LearningRead {
  readonly route: 'resit' | 'retake';
  readonly found: Found<Learning>;
}

function learningIn(passage: Passage): readonly LearningRead[] {
  let previous: Learning | undefined;
  return clausesOf(passage).flatMap((clause): readonly LearningRead[] => {
    const value = learningOf(clause, previous);
    previous = value ?? previous;
    if (value === undefined) return [];
    const found = foundIn(passage, { value }, by);
    const routes = [
      ...(resit.test(clause.text) ? (['resit'] as const) : []),
      ...(retake.test(clause.text) ? (['retake'] as const) : []),
    ];
    return routes.map((route) => ({ route, found }));
  });
}

/** What each way asks for: further learning or none. One sentence may say it of both. */
export function findLearning(
  passages: readonly Passage[],
): Pick<ReassessmentFacts, 'resitLearning' | 'retakeLearning'> {
  const read = passages.filter(isAboutAttempts).flatMap(learningIn);
  const of = (wanted: 'resit' | 'retake') =>
    read.filter(({ route }) => route === wanted).map(({ found }) => found);
  return { resitLearning: of('resit'), retakeLearning: of('retake') };
}

function learningBounds(printed: PrintedPeriod, before: string): { atLeast?: Period; atMost?: Period } {
  const { period, lower } = printed;
  if (lower) return { atLeast: lower, atMost: period };
  if (/\b(?:up to|maximum(?: of)?|no more than|at most|not exceed\w*|within)\b[^.]{0,15}$/i.test(before)) {
    return { atMost: period };
  }
  const least = /\b(?:at least|minimum(?: of)?|no less than)\b[^.]{0,15}$/i.test(before);
  return least ? { atLeast: period } : { atLeast: period, atMost: period };
}

/** How long the learning before a retake lasts: "between 1 and 3 months", "at least 4 weeks". */
export function findLearningPeriods(passages: readonly Passage[]): ReassessmentFacts['retakeLearningPeriod'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    const lasting = /\b(?:lasting|last|period|at least|minimum|up to|between|of)\b/i;
    const elsewhere =
      /\b(?:typically taken|must be (?:completed|taken|resat|retaken)|notification|otherwise)\b/i;
    if (!learning.test(text) || !lasting.test(text) || elsewhere.test(text)) return [];
    const [first] = periodsIn(text);
    if (!first) return [];
    const value = learningBounds(first, text.slice(Math.max(0, first.from - 40), first.from));
    return [foundIn(passage, { value }, by)];
  });
}

const failing = new RegExp(
  `\\bfail(?:s|ed|ing|ure of)?\\s+(?:only |just |any )?(${numberPattern}|an?|a single)\\s+(or more\\s+)?(?:of the\\s+)?(?:assessment\\s+)?(?:activit(?:y|ies)|methods?|components?|elements?|parts?|assessments?)\\b`,
  'i',
);

/** How resit and retake are told apart: by the number of methods failed, or by somebody's decision. */
export function findChoices(passages: readonly Passage[]): ReassessmentFacts['choices'] {
  return passages.filter(isAboutAttempts).flatMap((passage): ReassessmentFacts['choices'] => {
    const route = routeIn(passage.text);
    const match = failing.exec(passage.text);
    const counted = match ? countOf(match, route) : undefined;
    if (counted === undefined) return decisionIn(passage, route);
    return [foundIn(passage, { value: { by: 'failed-methods', resitUpTo: counted } }, by)];
  });
}

const decided =
  /\bdiscretion\b|\bemployers?\b[^.]{0,40}\b(?:agree|decide|determine)|\b(?:agree|decid|determin)\w*\b[^.]{0,60}\b(?:whether|if)\b/i;
const offered = /\b(?:offered|opportunity|option|can|may|eligible|entitled|able)\b/i;

function decisionIn(passage: Passage, route: 'resit' | 'retake' | 'both'): ReassessmentFacts['choices'] {
  const { text } = passage;
  if (route !== 'both' || !(resit.test(text) && retake.test(text))) return [];
  if (/\b(?:number|how many|amount|timescale|grade)\b/i.test(text)) return [];
  if (decided.test(text)) return [foundIn(passage, { value: { by: 'decision' } }, by)];
  if (!offered.test(text) || !/\bfail/i.test(text)) return [];
  const why = 'Both ways are offered, and the words do not say how one is chosen.';
  return [foundIn(passage, { value: { by: 'decision' }, certainty: 'likely', why }, by)];
}

function countOf(match: RegExpExecArray, route: 'resit' | 'retake' | 'both'): number | undefined {
  const [, printed = '', orMore] = match;
  const count = /^an?|single/i.test(printed) ? 1 : readNumber(printed)?.value;
  if (count === undefined || route === 'both') return undefined;
  if (route === 'retake') return orMore !== undefined && count > 1 ? count - 1 : undefined;
  return orMore === undefined ? count : undefined;
}

/** Whether a way leads through gateway again. */
export function findGatewayAgain(passages: readonly Passage[]): ReassessmentFacts['gatewayAgain'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    const repeated =
      /\bgateway\b[^.;]{0,40}\b(?:again|repeated|once more|a second time|anew)\b|\b(?:re-?enter|return(?:ing)? to|go back (?:to|through)|repeat|re-?submit|new|revisit|re-?do)\b[^.;]{0,30}\bgateway\b/i;
    if (!repeated.test(text)) return [];
    const again = !/\b(?:not|no need|without|need not|doesn't|don't)\b[^.;]{0,50}\bgateway\b/i.test(text);
    return [foundIn(passage, { value: { route: routeIn(text), again } }, by)];
  });
}

/** Who bears the cost of another attempt. */
export function findCosts(passages: readonly Passage[]): ReassessmentFacts['cost'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    if (!/\b(?:costs?|fees?|charge[sd]?|pay|paid|funded)\b/i.test(text)) return [];
    const active =
      /([^,.;]{3,80}?)\b(?:will |must |is |are |shall |to )(?:normally |usually |also )?(?:be )?(?:responsible for|liable for|bear|pay|meet|cover|fund)/i.exec(
        text,
      )?.[1];
    const passive =
      /\b(?:borne|paid|met|covered|funded|charged|invoiced|payable|billed)\s+(?:by|to)\s+(?:the\s+)?([^,.;]{3,60})/i.exec(
        text,
      )?.[1];
    const [borneBy] = partiesIn(passive ?? lastWords(active)).filter(
      (party) => party !== 'apprentice' || /\bapprentice\b[^.]{0,20}\bpay/i.test(text),
    );
    if (borneBy === undefined || /\bnot\b[^.]{0,25}\b(?:pay|bear|charge|cost)/i.test(text)) return [];
    return [foundIn(passage, { value: { route: routeIn(text), borneBy } }, by)];
  });
}

function lastWords(text: string | undefined): string {
  return (text ?? '').split(' ').slice(-6).join(' ');
}

const better =
  /\b(?:improv\w+|increas\w+|upgrad\w+|higher grade|better grade|move from (?:a )?(?:pass|merit)|rais(?:e|ing) (?:their|the) grade)\b/i;
const refused = /\b(?:not|cannot|only|no|never)\b/i;

/** Whether a passed method may be attempted again for a better grade. */
export function findImprovements(passages: readonly Passage[]): ReassessmentFacts['improveAfterPass'] {
  return passages.filter(isAboutAttempts).flatMap((passage) => {
    const { text } = passage;
    if (!speaksOfAttempts(`${text} ${passage.headings.at(-1) ?? ''}`)) return [];
    const onlyAfterFail =
      /\bonly\b[^.;]{0,60}\b(?:original|first|initial)?[^.;]{0,30}\bfail/i.test(text) &&
      /\b(?:event|if|when|where|case)\b/i.test(text);
    if (!better.test(text) && !onlyAfterFail) return [];
    if (/\b(?:feedback|action plan|areas? (?:for|of)|need to improve)\b/i.test(text)) return [];
    const may = /\b(?:may|can|permitted|allowed)\b/i.test(text);
    if (!refused.test(text) && !may) return [];
    return [foundIn(passage, { value: !refused.test(text) }, by)];
  });
}

/** Whether another attempt waits for the results of all methods. */
export function findAfter(passages: readonly Passage[]): ReassessmentFacts['after'] {
  return passages.filter(isAboutAttempts).flatMap((passage): ReassessmentFacts['after'] => {
    const { text } = passage;
    const all =
      /\b(?:after|once|until|when)\b[^.;]{0,20}\b(?:all|every|each)\b[^.;]{0,60}\b(?:assessments?|methods?|components?|results?|activities)\b/i;
    if (all.test(text)) return [foundIn(passage, { value: 'all-results' as const }, by)];
    const own =
      /\b(?:without waiting for|before the other|as soon as the result (?:of|for) (?:that|the failed)|individual(?:ly)? (?:assessment )?(?:methods?|components?) (?:can|may) be re)/i;
    return own.test(text) ? [foundIn(passage, { value: 'own-result' as const }, by)] : [];
  });
}
