import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Period } from '#domain/standards/values.ts';
import { foundIn, unsureIn } from './found-statement.ts';
import { lookupOf } from './method-lookup.ts';
import type { Statement } from './method-statements.ts';
import { periodOf, periodWords } from './periods.ts';

const weightLabel = /\bweight|^%|percentage/i;
const weightWords =
  /\b(?:weight(?:ed|ing)?(?: of| at| is|:)?|worth|accounts? for|contributes?|carries)[^.\d]{0,30}(\d{1,3})%|\b(\d{1,3})% (?:weighting|of the (?:overall|total|final|end[- ]point) (?:grade|mark|marks|assessment|result)\b)/;

/** Weights in per cent: of a column headed so, of sentences, and of cells set one under the other. */
export function weightsOf(statements: readonly Statement[]): readonly Found<number>[] {
  const torn = statements.find(({ from, text }, at) => {
    const heads = statements[at - 1];
    return from === 'sentence' && /^\d{1,2} ?%$/.test(text) && heads?.from === 'heading';
  });
  return statements.flatMap((statement) => {
    const { plain, label, from } = statement;
    const inCell = from === 'cell' && weightLabel.test(label) ? /\b(\d{1,3})(?:%|$)/.exec(plain) : null;
    const said = inCell ?? weightWords.exec(plain);
    const percent = Number(said?.[1] ?? said?.[2]);
    if (said && percent > 0 && percent <= 100) return [foundIn(statement, percent, 'method-weights')];
    return statement === torn ? [foundIn(statement, Number(/\d+/.exec(plain)?.[0]), 'method-weights')] : [];
  });
}

const marksIn =
  /\b(?:total(?: of)?|out of|maximum (?:of|mark(?:s)? (?:is|of|available)?)|worth|available:?|marks?:)\s?(\d{1,3})(?: marks?)?\b|\b(\d{1,3}) marks\b/;

const listedPercent =
  /^\W{0,5}(?:(?:accounts? for|is|has|carries|contributes|weighted|at|worth|a weighting of)\s){0,3}(\d{1,3}) ?%/i;

/** Weights in a line or list that gives one to each method: "Test 20%", under a heading or in a sentence on weights. */
export function listedWeightsOf(
  statements: readonly Statement[],
  method: FoundMethod,
  methods: readonly FoundMethod[],
): readonly Found<number>[] {
  const lookup = lookupOf(methods);
  return statements.flatMap((statement) => {
    const { text, label, from } = statement;
    if (from === 'cell' || !/\bweight/i.test(`${label} ${statement.section} ${text}`)) return [];
    return lookup.placesIn(text).flatMap(({ method: named, at, length }) => {
      const percent = Number(listedPercent.exec(text.slice(at + length))?.[1] ?? 0);
      return named === method && percent > 0 && percent < 100
        ? [foundIn(statement, percent, 'method-weights')]
        : [];
    });
  });
}

const eachOne = /\b(\d{1,3}) (?:[a-z-]+ ){0,4}questions?\b[^.]{0,80}\b(?:each|1 mark|per question)\b/;
const outOf =
  /\bmarked out of (\d{1,3})\b|\b\d{1,3} (?:marks )?out of (?:a possible )?(\d{1,3})(?: marks)?\b/;
const aboutGrades = /\b(?:pass|distinction|merit|fail|credit)\b|\bper question\b/;

function marksSaid(plain: string): number {
  const whole = outOf.exec(plain);
  if (whole) return Number(whole[1] ?? whole[2]);
  if (!/\bmarks?\b/.test(plain) || aboutGrades.test(plain)) return 0;
  const each = eachOne.exec(plain);
  if (each) return /\b1 mark\b/.test(plain) ? Number(each[1]) : 0;
  const said = marksIn.exec(plain);
  return Number(said?.[1] ?? said?.[2] ?? 0);
}

/** Marks of a test: "a total of 40 marks", "24 out of 40", or a number of questions worth one mark each. */
export function marksOf(statements: readonly Statement[], method: FoundMethod): readonly Found<number>[] {
  if (!['test', 'simulation', 'project', 'presentation', 'other'].includes(method.kind.value)) return [];
  const isMarked = ({ plain }: Statement) => !/\bcriteri|\bdescriptor|\bapprentices? out of/.test(plain);
  return statements.filter(isMarked).flatMap((statement) => {
    const marks = marksSaid(statement.plain);
    return marks > 1 ? [foundIn(statement, marks, 'method-marks')] : [];
  });
}

const notice = new RegExp(
  String.raw`\b${periodWords} (?:of )?(?:prior |advance |written )?notice\b|(?<!log )\b(?:book(?:ed|ings?)?|schedul\w*|arrang\w*)\b[^.]{0,80}\b${periodWords} (?:in advance|before|prior|ahead)|\bnotice (?:period )?of (?:at least |a minimum of )?${periodWords}`,
);

/** Notice before a booking. */
export function bookingNoticeOf(statements: readonly Statement[]): Found<Period> | undefined {
  for (const statement of statements) {
    const match = notice.exec(statement.plain);
    const [count, unit] = match ? [match[1] ?? match[3] ?? match[5], match[2] ?? match[4] ?? match[6]] : [];
    const period = periodOf(count, unit);
    const isGateway = /\bgateway|\bresult|\bappeal|\bcancel/.test(statement.plain);
    if (period && !isGateway) return foundIn(statement, period, 'method-booking');
  }
  return undefined;
}

const unseen =
  /\b(?:not|cannot|unable)\b[^.]{0,60}\b(?:evidenced?|observed|seen|covered|demonstrated|shown|arise|occur(?:red)?|naturally)\b/;
const later =
  /\b(?:discuss\w*|cover\w*|explor\w*|assess\w*|evidenc\w*|address\w*|ask\w*|questioned|carried forward|picked up|tested)\b/;

/** The method in which what was not seen is taken up: "areas not evidenced in the observation will be discussed in …". */
export function carryForwardOf(
  statements: readonly Statement[],
  method: FoundMethod,
  methods: readonly FoundMethod[],
): Found<string> | undefined {
  const lookup = lookupOf(methods);
  for (const statement of statements) {
    const { plain, text } = statement;
    const missed = unseen.exec(plain);
    if (!missed || !later.test(plain.slice(missed.index)) || /\bscenario/.test(plain)) continue;
    const named = lookup.placesIn(text);
    const isHere = statement.method === method || named[0]?.method === method;
    const to = named.filter((one) => one.method !== method).at(-1)?.method;
    const why =
      'The sentence lets what was not seen be discussed later; it does not say whether the criterion may then be met there.';
    if (isHere && to && method.kind.value === 'observation')
      return unsureIn(statement, to.title.value, 'method-carry-forward', why);
  }
  return undefined;
}
