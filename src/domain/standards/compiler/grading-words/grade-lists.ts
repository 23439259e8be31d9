import type { FoundMethodRule, OverallStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradeOfLabel, gradesIn, pureGradeList } from './grade-terms.ts';
import { foundInPiece, methodNameOf, type Piece } from './grading-pieces.ts';

const listing = /\b(?:grades?|graded|grading|outcomes?)\b/;
const listed =
  /\b(?:fail|pass|merit|distinction|credit)\b(?:[,/;:]| and| or|\s|['"]){1,6}\b(?:an? )?(?:fail|pass|merit|distinction|credit)\b/;
const notListed =
  /\bcriteri|\bdescriptor|\bre-?sit|\bre-?take|\b(?:in|for) (?:each|every|all) |\bto (?:achieve|be awarded|gain)\b|\bif\b|%|\bmaximum\b|\bcapped|\btable\b|\bfrom (?:pass|merit) to\b|\bassessed by\b/;
const ofWhole = /\boverall\b|\bapprenticeship\b|\bepa\b/;

interface GradeList {
  readonly piece: Piece;
  readonly grades: readonly Grade[];
}

function inSentence(piece: Piece): readonly GradeList[] {
  const { plain, from } = piece;
  const isList = plain.length < 260 && listing.test(plain) && listed.test(plain) && !notListed.test(plain);
  return from !== 'cell' && isList ? [{ piece, grades: gradesIn(plain) }] : [];
}

function inCell(piece: Piece): readonly GradeList[] {
  if (piece.from !== 'cell' || !piece.labels.some((label) => /\bgrad(?:e|es|ing)\b/i.test(label))) return [];
  const grades = pureGradeList(piece.text);
  return grades.length > 0 && piece.method ? [{ piece, grades }] : [];
}

/** The pieces after a place that are single grades, each another. */
function gradesAfter(pieces: readonly Piece[], at: number): readonly { piece: Piece; grade: Grade }[] {
  const found: { piece: Piece; grade: Grade }[] = [];
  for (const piece of pieces.slice(at + 1, at + 6)) {
    const grade = piece.text.length <= 30 && piece.from !== 'cell' ? gradeOfLabel(piece.text) : undefined;
    if (grade === undefined || found.some((one) => one.grade === grade)) break;
    found.push({ piece, grade });
  }
  return found;
}

function leadsList({ from, text, plain }: Piece, lookup: MethodLookup): boolean {
  const isShort = from !== 'cell' && text.length <= 200 && gradeOfLabel(text) === undefined;
  const named = lookup.namedIn(text).length;
  return (
    isShort && !/\bcriteri|\bdescriptor/.test(plain) && named < 2 && (named === 1 || listing.test(plain))
  );
}

/** Grades as the items of a list: "Assessment method 1, observation:" or "… has the following grades:". */
function inItems(pieces: readonly Piece[], at: number, lookup: MethodLookup): readonly GradeList[] {
  const lead = pieces[at];
  if (!lead || !leadsList(lead, lookup)) return [];
  const items = gradesAfter(pieces, at);
  if (items.length < 2) return [];
  const method = lookup.namedIn(lead.text)[0] ?? lead.method;
  const spans = [...lead.spans, ...items.flatMap(({ piece }) => piece.spans)];
  const grades = gradesIn(items.map(({ grade }) => grade).join(' '));
  return [{ piece: { ...lead, method, spans }, grades }];
}

/** Grades that the document lists: of a method where the words name or stand under one, else of the whole assessment. */
export function gradeLists(
  pieces: readonly Piece[],
  lookup: MethodLookup,
): {
  readonly methodRules: readonly FoundMethodRule[];
  readonly overallRules: readonly Found<OverallStatement>[];
} {
  const all = pieces.flatMap((piece, at) => [
    ...inSentence(piece),
    ...inCell(piece),
    ...inItems(pieces, at, lookup),
  ]);
  const isOverall = ({ piece }: GradeList) =>
    piece.from !== 'cell' && (piece.method === undefined || ofWhole.test(piece.plain));
  const found = ({ piece, grades }: GradeList) =>
    foundInPiece(piece, { form: 'grades' as const, grades }, 'grading-lists');
  return {
    methodRules: all
      .filter((one) => !isOverall(one))
      .map((one) => ({ ...methodNameOf(one.piece), rule: found(one) })),
    overallRules: all.filter(isOverall).map(found),
  };
}
