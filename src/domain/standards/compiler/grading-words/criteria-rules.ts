import type { FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Grade } from '#domain/standards/values.ts';
import { needsIn, type SaidNeed } from './criteria-needs.ts';
import { gradeOfLabel, gradesIn } from './grade-terms.ts';
import { foundInPiece, methodNameOf, type Piece } from './grading-pieces.ts';

type Statement = MethodStatement;

const aboutFurther = /\bre-?sits?\b|\bre-?takes?\b|\bcapped\b|\bmaximum grade\b|\breassess/;
const inEvery =
  /\b(?:in|across|for|of) (?:all|each|every|both)(?: of)?(?: the| these)?(?: \d)? (?:assessment |epa |end[- ]point )*(?:methods?|components?|elements?|activities)\b/;
const target =
  /\b(?:to (?:achieve|gain|get|obtain|receive|secure|be awarded|be graded|attain|reach)|for|(?:is|be|are) awarded|(?:achieves?|gains?|receives?|awarded)) (?:at least )?(?:an? )?(?:overall )?(?:grade of (?:an? )?)?['"]?(pass|merit|distinction)\b(?! (?:grading |grade )?(?:criteri|descriptor))/;
const opening =
  /^['"]?(?:an? )?(?:overall )?(fail|pass|merit|distinction)['"]?(?: grade| apprentice| is awarded)?\s*(?:[:=-]|\bwill\b|\bis\b|\bmust\b|\brequires?\b|\bneeds?\b|\bwould\b|$)/;
const passing =
  /\bto (pass) (?:an?|the|this|each|every|it|all|both)\b(?! (?:grading |grade )?(?:criteri|descriptor))/;
const failing = /\b(?:fail|fails|failed|not pass)\b/;
const notMet =
  /\b(?:not|do not|does not|did not|has not|have not|fail(?:s|ed)? to|fewer than|without)\b[^.;]{0,60}?\b(?:met|meet|achieved?|demonstrated?|evidenced?|satisf\w+|pass criteria)\b|\bnot met\b|\bnot achieved\b/;

/** The grade that a sentence or its label is about. */
export function gradeAbout(piece: Piece): Grade | undefined {
  const begins = opening.exec(piece.plain)?.[1];
  const aims = (target.exec(piece.plain) ?? passing.exec(piece.plain))?.[1];
  const named = begins ?? aims;
  if (named !== undefined) return gradesIn(named)[0];
  return piece.labels.map(gradeOfLabel).find((grade) => grade !== undefined);
}

function counts(piece: Piece, needs: readonly SaidNeed[]): readonly Found<Statement>[] {
  return needs.flatMap(({ kind, total }) =>
    total === undefined
      ? []
      : [foundInPiece<Statement>(piece, { form: 'count', kind, count: total }, 'grading-counts')],
  );
}

function criteriaRule(piece: Piece, grade: Grade, needs: readonly SaidNeed[]): Found<Statement> {
  const value: Statement = {
    form: 'criteria',
    grade,
    needs: needs.map(({ kind, atLeast }) => ({ kind, atLeast })),
  };
  const found = foundInPiece(piece, value, 'grading-sentences');
  if (needs.every(({ counted }) => counted)) return found;
  const why = 'The words do not say how many of the criteria must be met; all is taken.';
  return { ...found, certainty: 'unsure', why };
}

/** "If one or more pass descriptors are not met … fail" says what a pass needs: all of them. */
function failRule(piece: Piece): readonly Found<Statement>[] {
  const { plain } = piece;
  const isAll = /\b(?:1 or more|any|all|every|each|a single)\b[^.;]{0,30}\bpass\b/.test(plain);
  if (!isAll || !notMet.test(plain)) return [];
  const value: Statement = { form: 'criteria', grade: 'pass', needs: [{ kind: 'pass', atLeast: 'all' }] };
  return [{ ...foundInPiece(piece, value, 'grading-fail-sentences'), certainty: 'likely' }];
}

function highest(needs: readonly SaidNeed[]): Grade {
  const kinds = needs.map(({ kind }) => kind);
  return kinds.includes('distinction') ? 'distinction' : kinds.includes('merit') ? 'merit' : 'pass';
}

const requiring =
  /\b(?:must|need|needs|required?|requires|achiev\w*|meet|meets|met|demonstrat\w*|satisf\w*|plus|evidenced?|fulfil\w*|\d{1,2} of \d{1,2}|\d{1,3}%)\b|\d%/;

function isAllNeeded(needs: readonly SaidNeed[], grade: Grade): boolean {
  return needs.every(({ kind }) => kind !== 'distinction' || grade === 'distinction');
}

/** A bare percentage in a column "To achieve a pass": of the criteria of that grade. */
function percentCell(piece: Piece): readonly Found<Statement>[] {
  const percent = Number(/^(\d{1,3})%$/.exec(piece.plain)?.[1]);
  const grade = piece.labels.map(gradeOfLabel).find((one) => one !== undefined);
  const speaks = piece.labels.some(
    (label) =>
      /\bachieve|\bpass\b|\bmerit|\bdistinction/i.test(label) && !/\bweight|\bscore|\bmark/i.test(label),
  );
  if (!(percent > 0) || percent > 100 || !speaks) return [];
  if (grade !== 'pass' && grade !== 'merit' && grade !== 'distinction') return [];
  const atLeast = percent === 100 ? 'all' : { percent };
  const value: Statement = { form: 'criteria', grade, needs: [{ kind: grade, atLeast }] };
  return [{ ...foundInPiece(piece, value, 'grading-cells'), certainty: 'likely' }];
}

/** Whether the sentence asks for criteria, and does not only speak of them. */
function asks(plain: string, needs: readonly SaidNeed[], about: Grade | undefined): boolean {
  if (needs.length === 0 || !requiring.test(plain)) return false;
  if (needs.some(({ counted }) => counted)) return true;
  return about !== undefined && /\b(?:must|meets?|met|achieves?)\b/.test(plain);
}

/** What a piece says of criteria: the rule of a grade, and the number of criteria it counts. */
export function criteriaIn(piece: Piece): readonly Found<Statement>[] {
  const { plain } = piece;
  if (plain.length > 600 || aboutFurther.test(`${plain} ${piece.section.toLowerCase()}`)) return [];
  if (piece.from === 'cell' && /^\d{1,3}%$/.test(plain)) return percentCell(piece);
  const about = gradeAbout(piece);
  if (failing.test(plain) || about === 'fail') return failRule(piece);
  const needs = notMet.test(plain) ? [] : needsIn(plain);
  if (!asks(plain, needs, about)) return [];
  const grade = about ?? highest(needs);
  return isAllNeeded(needs, grade) ? [criteriaRule(piece, grade, needs), ...counts(piece, needs)] : [];
}

/** Rules on criteria of every piece; a sentence that speaks of every method is said of all. */
export function criteriaRules(pieces: readonly Piece[]): readonly FoundMethodRule[] {
  return pieces.flatMap((piece) => {
    const isAll = inEvery.test(piece.plain);
    if (isAll && /\boverall\b/.test(piece.plain)) return [];
    return criteriaIn(piece).map((rule) => ({ ...(isAll ? {} : methodNameOf(piece)), rule }));
  });
}

/** "100%" among the torn cells of a summary table with a column "To achieve a pass": all pass criteria. */
export function tornPassCells(pieces: readonly Piece[]): readonly FoundMethodRule[] {
  return pieces.flatMap((piece, at) => {
    if (piece.from === 'cell' || piece.plain !== '100%' || !piece.method) return [];
    const head = pieces
      .slice(Math.max(0, at - 60), at)
      .some(({ text }) => /^to achieve an? pass$/i.test(text.trim()));
    if (!head) return [];
    const value: Statement = { form: 'criteria', grade: 'pass', needs: [{ kind: 'pass', atLeast: 'all' }] };
    const rule: Found<Statement> = { ...foundInPiece(piece, value, 'grading-cells'), certainty: 'likely' };
    return [{ ...methodNameOf(piece), rule }];
  });
}
