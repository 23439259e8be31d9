import type { OverallStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradesIn } from './grade-terms.ts';
import { foundInPiece, type Piece } from './grading-pieces.ts';

const parts = `(?:[0-9] |of |the |these |those |individual |end[- ]point |epa |assessment |end assessment ){0,6}(?:assessment )?(?:methods?|components?|elements?|activities|assessments|parts|units)`;
const everyPart = new RegExp(String.raw`\b(?:each|every|all|both)\b (?:of )?${parts}\b`);
const anyPart = new RegExp(
  String.raw`\b(?:any|1 or more|1|either|a single)\b (?:of )?(?:the )?${parts}\b|\bany (?:1 )?(?:part|element|component|method)`,
);
const gradeIn = `(?:at least )?(?:an? )?(?:minimum (?:of )?(?:an? )?)?(pass|merit|distinction)s?(?: grades?| thresholds?| marks?| standards?)?(?: or (?:above|higher|better))?`;
const inEvery = new RegExp(String.raw`\b${gradeIn} (?:in|for|on|across|within) (?:each|every|all|both)\b`);
const passEvery = new RegExp(
  String.raw`\b(?:pass|passed|passing|passes) (?:each|every|all|both)\b (?:of )?${parts}`,
);
const criteriaInEvery = new RegExp(
  String.raw`\b(?:pass|merit|distinction)\b[^.;]{0,40}\b(?:criteria|descriptors)\b[^.;]{0,20}\b(?:in|across|for) (?:each|every|all|both)\b (?:of )?${parts}`,
);
const passForAll = new RegExp(
  String.raw`\b(?:for|in) (?:each|every|all|both)\b (?:of )?${parts}\b[^.;]{0,20}\ball (?:of )?(?:the )?pass (?:criteria|descriptors)\b[^.;]{0,80}\b(?:complete|pass|apprenticeship|overall|epa|end[- ]point)`,
);
const aimed =
  /\b(?:(?:to|order to) (?:achieve|gain|get|obtain|receive|secure|be awarded|attain|be given)|for) (?:an? )?(?:overall )?(?:grade of (?:an? )?|epa |end[- ]point assessment )?(pass|merit|distinction)\b|\b(?:an? )?overall (pass|merit|distinction)\b|\b(pass|merit|distinction)(?: grade)?(?: is| will be| to be)? (?:awarded )?overall\b|^(?:an? )?(pass|merit|distinction)\b(?=\s*[:=-]| )|\b(pass|merit|distinction) (?:is|will be|to be) awarded\b/;
const further =
  /\bre-?sits?|\bre-?takes?|\breassess|\bfeedback\b|\bfurther development\b|\bappeal|\bopportunit/;
const failing = /\bfail(?:s|ed|ing|ure)?\b/;
const failsAll =
  /\b(?:it is a fail|overall (?:grade|result|outcome)?[^.;]{0,40}\bfail|fail(?:s|ed)? (?:overall|the (?:whole|entire|overall|epa|end[- ]point|apprenticeship))|(?:graded|awarded|receive|given|result in|be|is|as) (?:an? )?(?:overall )?fail|fail (?:grade )?overall|have failed)\b/;

const stated =
  /\b(?:overall|final) (?:grade|result|outcome) (?:is|will be) (?:an? )?(pass|merit|distinction)\b|\bit (?:is|will be) (?:an? )?(pass|merit|distinction) (?:when|if|where)\b/;
const gradedAll = new RegExp(
  String.raw`\b(?:when|if|where) (?:each|every|all|both)\b(?: (?:of )?${parts})? (?:are|is|have been|has been) (?:graded |awarded |given )?(?:at least )?(?:an? )?(pass|merit|distinction)\b`,
);

/** "The overall grade is a distinction when both components are graded distinction. It is a pass when both are …". */
function statedOfAll(plain: string): OverallStatement | undefined {
  const aim = stated.exec(plain);
  const grade = gradesIn(aim?.[1] ?? aim?.[2] ?? '')[0];
  const atLeast = gradesIn(gradedAll.exec(plain)?.[1] ?? '')[0];
  return grade && atLeast ? { form: 'every-method', grade, atLeast } : undefined;
}

function aimOf(plain: string): Grade | undefined {
  const match = aimed.exec(plain);
  const word = match?.slice(1).find((one) => one !== undefined);
  return word === undefined ? undefined : gradesIn(word)[0];
}

/** The grade needed everywhere. It is what the sentence names "in each method"; criteria named so mean their grade. */
function everyMethod(plain: string): OverallStatement | undefined {
  if (!everyPart.test(plain)) return undefined;
  const needed = gradesIn(inEvery.exec(plain)?.[1] ?? '')[0];
  const aim = aimOf(plain);
  if (needed) return { form: 'every-method', grade: aim ?? needed, atLeast: needed };
  if (passEvery.test(plain) && (aim === undefined || aim === 'pass'))
    return { form: 'every-method', grade: 'pass', atLeast: 'pass' };
  if (passForAll.test(plain) && (aim === undefined || aim === 'pass'))
    return { form: 'every-method', grade: 'pass', atLeast: 'pass' };
  if (criteriaInEvery.test(plain) && aim && /\boverall\b/.test(plain))
    return { form: 'every-method', grade: aim, atLeast: aim };
  return undefined;
}

const counted =
  /\b(?:an? )?(pass|merit|distinction)s?(?: grades?)? (?:in|for|on) (?:at least |a minimum of |any )?(\d)(?: or more)?(?: of| out of)?(?: the)?(?: \d)? ?(?:[a-z-]+ ){0,3}(?:methods?|components?|elements?|assessments?)?/g;
const countedBefore = /\b(?:at least |a minimum of )?(\d) (pass|merit|distinction)(?:s| grades)\b/g;
const rest =
  /\b(?:at least |a minimum of )?(?:an? )?(pass|merit|distinction)(?: grade)?(?: or (?:above|higher))? (?:in|for|on) (?:the |all )?(?:other|others|remaining|rest|third|2nd|second|1 other|remainder|final)\b/;

function someMethods(plain: string): OverallStatement | undefined {
  const aim = aimOf(plain);
  const needs = [
    ...[...plain.matchAll(counted)].map(([, grade, count]) => ({ grade, count })),
    ...[...plain.matchAll(countedBefore)].map(([, count, grade]) => ({ grade, count })),
  ].flatMap(({ grade, count }) => {
    const [atLeast] = gradesIn(grade ?? '');
    return atLeast && Number(count) > 0 ? [{ count: Number(count), atLeast }] : [];
  });
  const others = gradesIn(rest.exec(plain)?.[1] ?? '')[0];
  if (needs.length === 0 || aim === undefined) return undefined;
  return {
    form: 'methods',
    grade: aim,
    needs: [...needs, ...(others ? [{ count: 'all' as const, atLeast: others }] : [])],
  };
}

const gradeBefore =
  /\b(pass|merit|distinction)(?: grade)?(?: or (?:above|higher|better))?(?: (?:is achieved|is awarded|must be achieved))? (?:in|for|on|of) (?:the |their |both the )?$|\b(pass)(?:es)? (?:the |their )$/;

/** "A distinction in the observation and at least a pass in the test": grades by the methods' names. */
function namedMethods(piece: Piece, lookup: MethodLookup): OverallStatement | undefined {
  const aim = aimOf(piece.plain);
  const places = lookup.placesIn(piece.plain);
  const context = `${piece.plain} ${piece.labels.join(' ').toLowerCase()}`;
  if (
    aim === undefined ||
    places.length < 2 ||
    !/\boverall\b|\bfinal\b|\bepa\b|\bapprenticeship\b/.test(context)
  )
    return undefined;
  let last: Grade | undefined;
  const needs = places.flatMap(({ method, at }) => {
    const before = gradeBefore.exec(piece.plain.slice(0, at));
    const said = gradesIn(before?.[1] ?? before?.[2] ?? '')[0];
    last = said ?? last;
    return last ? [{ methodName: method.title.value, atLeast: last }] : [];
  });
  return needs.length === places.length &&
    new Set(needs.map(({ methodName }) => methodName)).size === needs.length
    ? { form: 'methods', grade: aim, needs }
    : undefined;
}

function otherForms(plain: string): OverallStatement | undefined {
  if (
    /\bweighted (?:average|mean|total|aggregate)\b|\b(?:grade|result|mark)s?\b[^.;]{0,80}\b(?:according to|based on|using|by) (?:the |their )?weight/.test(
      plain,
    )
  )
    return { form: 'weighted-average' };
  if (
    /\b(?:overall|final)\b[^.;]{0,60}\b(?:lowest|lower|weakest)\b[^.;]{0,40}\b(?:grade|result)|\b(?:lowest|lower) grade\b[^.;]{0,80}\b(?:overall|final)\b/.test(
      plain,
    )
  )
    return { form: 'lowest' };
  if (failing.test(plain) && anyPart.test(plain) && failsAll.test(plain)) return { form: 'any-fail-fails' };
  return undefined;
}

function overallIn(piece: Piece, lookup: MethodLookup): readonly OverallStatement[] {
  const { plain } = piece;
  const speaks = /\b(?:pass|merit|distinction|fail|grades?|weighted)/.test(plain);
  if (!speaks || further.test(plain) || plain.length > 500 || piece.from === 'heading') return [];
  const ofGrades =
    namedMethods(piece, lookup) ?? someMethods(plain) ?? statedOfAll(plain) ?? everyMethod(plain);
  return [otherForms(plain), ofGrades].flatMap((one) => one ?? []);
}

/** What sentences say of the overall grade. */
export function overallSentences(
  pieces: readonly Piece[],
  lookup: MethodLookup,
): readonly Found<OverallStatement>[] {
  return pieces.flatMap((piece) =>
    overallIn(piece, lookup).map((value) => foundInPiece(piece, value, 'grading-overall-sentences')),
  );
}
