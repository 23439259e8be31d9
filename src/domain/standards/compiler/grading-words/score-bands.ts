import type { FoundMethod, FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradeOfLabel, gradesIn } from './grade-terms.ts';
import { foundInPiece, methodNameOf, type Piece } from './grading-pieces.ts';

type Band = Extract<MethodStatement, { form: 'band' }>;

const grade = '(fail|pass|merit|distinction|credit)';
const unit = `(?: ?(%|marks?|points?|correct(?: answers)?))?`;
const named = new RegExp(
  String.raw`\b${grade}(?: grade| mark| boundary)?s?\s*(?:[:=([-]|is|are|for|requires?|needs?|=)?\s*(?:awarded for |an? )?(?:scor\w+ |marks? )?(?:of |between |from )?(\d{1,3})${unit}\s*(?:-|to|and)\s*(\d{1,3})${unit}`,
  'g',
);
const reversed = new RegExp(
  String.raw`\b(\d{1,3})${unit}\s*(?:-|to|and)\s*(\d{1,3})${unit}\s*(?:inclusive\s*)?(?:[:=)-]|is|are|for|will|would|achieves?|gives?|be|awarded|marks|,|out of \d{1,3}|\s){0,6}\s*(?:an? )?(?:grade of )?${grade}\b`,
  'g',
);
const most = new RegExp(
  String.raw`\b(?:below|less than|fewer than|under) (\d{1,3})${unit}|\b(\d{1,3})${unit}\s*(?:or|and) (?:below|less|fewer|under|lower)`,
);
const least = new RegExp(
  String.raw`\b(?:at least|(?:a )?minimum(?: (?:score|mark|pass mark))?(?: of| is)?|scor\w+(?: of)?|pass mark(?: is| of| will be| for \w+ is|:)?|no less than|more than|over|above|achiev\w+|gain\w*|obtain\w*) (?:at least )?(\d{1,3})${unit}(?: ?\/ ?(\d{1,3})| (?:out of|from|of) (?:a (?:possible |maximum (?:of )?))?(\d{1,3}))?|\b(\d{1,3})${unit}(?: (?:out of|from|of) (?:a possible )?(\d{1,3})| ?\/ ?(\d{1,3}))?(?: marks| points)?,? (?:or|and) (?:more|above|over|higher|better|greater)|\b(\d{1,3})${unit}\s?(?:\+|(?: out of \d{1,3})? for (?:an? )?(?:grade of )?(?:pass|merit|distinction)\b)`,
);
const marking =
  /\b(?:marks?|scores?|scored|scoring|points?|correct|answers?|percentage|boundar\w+|band\w*)\b|%/;
const otherSubject =
  /\bcriteri|\bdescriptor|\bweight|\bminutes?\b|\bmin\b|\bwords?\b|\bre-?sit|\bre-?take|\bmaximum grade|\bdistinction in\b|\bksbs?\b|\btolerance\b|\bmonths?\b|\bweeks?\b|\blevel \d\b/;

function ofUnit(...units: readonly (string | undefined)[]): Band['of'] {
  return units.some((one) => one === '%') ? 'percent' : 'marks';
}

function band(name: string, from: number, to: number | undefined, of: Band['of']): Band | undefined {
  const [value] = gradesIn(name);
  if (!value || (to !== undefined && to < from)) return undefined;
  return { form: 'band', grade: value, of, from, ...(to === undefined ? {} : { to }) };
}

function ranges(plain: string): readonly Band[] {
  const forward = [...plain.matchAll(named)].flatMap(
    ([, name, from, first, to, second]) =>
      band(name ?? '', Number(from), Number(to), ofUnit(first, second)) ?? [],
  );
  if (forward.length > 0) return forward;
  return [...plain.matchAll(reversed)].flatMap(
    ([, from, first, to, second, name]) =>
      band(name ?? '', Number(from), Number(to), ofUnit(first, second)) ?? [],
  );
}

function limitsFor(plain: string, about: Grade): readonly Band[] {
  const below = most.exec(plain);
  if (below && about === 'fail') {
    const exclusive = below[1] !== undefined;
    const to = Number(below[1] ?? below[3]) - (exclusive ? 1 : 0);
    return to < 0 ? [] : [{ form: 'band', grade: 'fail', of: ofUnit(below[2], below[4]), from: 0, to }];
  }
  const from = least.exec(plain);
  if (!from || about === 'fail') return [];
  const exclusive = /^(?:more than|over|above)/.test(from[0]);
  const value = Number(from[1] ?? from[5] ?? from[9]) + (exclusive ? 1 : 0);
  const of = ofUnit(from[2], from[6], from[10]);
  return value > 0 ? [{ form: 'band', grade: about, of, from: value }] : [];
}

function gradeMeant(piece: Piece): Grade | undefined {
  if (/\bpass mark\b/.test(piece.plain)) return 'pass';
  const found = gradesIn(piece.plain.replace(/\b(?:pass|fail) mark/g, ' '));
  if (found.length === 1) return found[0];
  return found.length === 0 ? piece.labels.map(gradeOfLabel).find((one) => one !== undefined) : undefined;
}

/** One grade's clause of "60% for a pass and 80% for a distinction". */
function clauses(piece: Piece): readonly Piece[] {
  const parts = piece.plain.split(
    /;\s*|,\s*(?:and\s+)?|\s+and\s+(?=(?:an?|the|at least|\d{1,3}%?|pass|merit|distinction|fail)(?:\s|$))/,
  );
  const own = parts.filter((part) => gradesIn(part).length === 1 && /\d/.test(part));
  return own.length > 1 ? own.map((plain) => ({ ...piece, plain })) : [piece];
}

/** Score bands that a piece words: "pass 24-31", "24 out of 40 or more", "the pass mark is 60%". */
export function bandsIn(piece: Piece): readonly Band[] {
  const { plain } = piece;
  const context = `${plain} ${piece.labels.join(' ').toLowerCase()}`;
  const isGraded = /\b(?:fail|pass|merit|distinction|credit)/.test(context);
  if (
    !isGraded ||
    !/\d/.test(plain) ||
    otherSubject.test(plain) ||
    !(marking.test(context) || piece.method?.kind.value === 'test') ||
    plain.length > 400
  )
    return [];
  const whole = ranges(plain);
  if (whole.length > 0) return whole;
  return clauses(piece).flatMap((clause) => {
    const about = gradeMeant(clause);
    return about ? limitsFor(clause.plain, about) : [];
  });
}

/** The method of a band that no heading or sentence ties to one: the only test there is, else none. */
export function onlyTest(methods: readonly FoundMethod[]): FoundMethod | undefined {
  const tests = methods.filter(({ kind }) => kind.value === 'test');
  return tests.length === 1 ? tests[0] : undefined;
}

/** Bands of every piece of running text, with their methods. */
export function bandRules(
  pieces: readonly Piece[],
  methods: readonly FoundMethod[],
): readonly FoundMethodRule[] {
  return pieces.flatMap((piece) => {
    const fallback = piece.method ? undefined : onlyTest(methods);
    const placed = fallback ? { ...piece, method: fallback } : piece;
    return bandsIn(piece).map((value): FoundMethodRule => {
      const found: Found<MethodStatement> = foundInPiece(piece, value, 'grading-bands');
      const rule: Found<MethodStatement> = fallback ? { ...found, certainty: 'likely' } : found;
      return { ...methodNameOf(placed), rule };
    });
  });
}
