import type { FoundCriterion } from '#domain/standards/compiler/facts.ts';
import { mendLookAlikes } from '#domain/standards/compiler/ksb-codes.ts';

/** Kind of a criterion. */
export type CriterionKind = FoundCriterion['kind']['value'];

/** What a column, a row or a list heads: criteria of a kind, or what earns a fail, which is never a criterion. */
export type HeadedKind = CriterionKind | 'fail';

const failing =
  /\bfail(?:s|ed)?\b|\bdoes not meet\b|\bdo not meet\b|\bnot (?:yet )?(?:achieved|competent|met)\b|\breferr?(?:al|ed)\b|\bunsatisfactory\b/i;
const named = /\b(pass|merit|distinction)\b/i;

/** The kind that the words of a column or list heading name first: "Distinction - all of the pass descriptors and …". */
export function kindNamed(text: string): HeadedKind | undefined {
  const first = named.exec(text);
  const fail = failing.exec(text);
  if (fail && (!first || fail.index < first.index || /\bnot\b/i.test(fail[0]))) return 'fail';
  const word = first?.[1]?.toLowerCase();
  return word === 'pass' || word === 'merit' || word === 'distinction' ? word : undefined;
}

const tail =
  /(?:apprenticeship|assessment|grading|grade|performance|standard)*(?:descriptors?|criteria|criterion|grading|grade|outcomes?)$/;

function resembles(letters: string, kind: string): boolean {
  if (letters === kind) return true;
  if (letters.length < 3) return false;
  const doubled = letters.replace(/(.)\1+/g, '$1') === kind.replace(/(.)\1+/g, '$1');
  return doubled || (letters.length >= 4 && (kind.endsWith(letters) || kind.startsWith(letters)));
}

/**
 * The kind that a row inside a table switches to: "Distinction Grading Descriptors", also torn by a column's edge ("Disti | nction Grading …"),
 * cut at its beginning ("nction Grading …") or with a letter doubled. Undefined when the row says anything else.
 */
export function kindOfBand(text: string): HeadedKind | undefined {
  const letters = mendLookAlikes(text)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  if (letters.length === 0 || letters.length > 60) return undefined;
  const head = letters.replace(/^(?:ref|code|no|number)(?=pass|merit|disti)/, '').replace(tail, '');
  const isBare = head === letters;
  for (const kind of ['pass', 'merit', 'distinction', 'fail'] as const)
    if (isBare ? head === kind : resembles(head, kind)) return kind;
  return undefined;
}

/** A printed reference of a criterion, its kind when its letter says one, and its number. */
export interface PrintedRef {
  readonly ref: string;
  readonly kind?: CriterionKind;
  readonly series: string;
  readonly number: number;
}

const byLetter: Readonly<Record<string, CriterionKind>> = {
  P: 'pass',
  M: 'merit',
  D: 'distinction',
};

const wholeRef =
  /^([A-Z]{2,4}\d?[.\-\u2013/]\s?)?(P|M|D)(C|D)?\s?(\d{1,2})(\.\d{1,2})?([a-z])?\s?[.:)]{0,2}$/;
const looseRef = /^(?:([A-Z]{1,4})[\s.-]{0,2})?(\d{1,2}(?:\.\d{1,2}){0,2})([a-z])?\s?[.:)]{0,2}$/;

/** Read a cell that holds nothing but a criterion's reference: `P1`, `D 12.`, `PC3`, `PO-P1`. */
export function refOf(text: string): PrintedRef | undefined {
  const mended = mendLookAlikes(text.trim());
  const match = wholeRef.exec(mended);
  const kind = match ? byLetter[match[2] ?? ''] : undefined;
  const number = Number(match?.[4]);
  if (!match || kind === undefined || number === 0) return undefined;
  const ref = mended.replace(/\s?[.:)]{1,2}$/, '').replace(/(?<=[A-Z])\s(?=\d)/, '');
  return { ref, kind, series: `${match[1] ?? ''}${match[2]}${match[3] ?? ''}`, number };
}

/** Read a cell that holds a number or a letter and number that says no kind: `1.1`, `A3`, `12.`; never the code of a KSB. */
export function looseRefOf(text: string): PrintedRef | undefined {
  const mended = mendLookAlikes(text.trim());
  const match = looseRef.exec(mended);
  if (!match || /^[KSB]$/.test(match[1] ?? '')) return undefined;
  const number = Number((match[2] ?? '').split('.').at(-1));
  const major = (match[2] ?? '').split('.').slice(0, -1).join('.');
  const ref = mended.replace(/\s?[.:)]{1,2}$/, '').replace(/(?<=[A-Z])\s(?=\d)/, '');
  return { ref, series: `${match[1] ?? ''}${major}`, number };
}

const gluedRef =
  /^((?:[A-Z]{2,4}\d?[.\-\u2013/]\s?)?(?:P|M|D)(?:C|D)?\s?\d{1,2}[a-z]?)\s{0,2}(?:[.:)\u2013\u2014-]{1,2}\s{0,2}|\s+|(?=["'\u2018\u201c(]?[A-Z][a-z]))(?=\S)/;

/** A reference at the beginning of words: "D1 Evidences when", "P3: …", "P3Evidences" with the separator lost. */
export function leadingRef(text: string): { readonly ref: PrintedRef; readonly rest: string } | undefined {
  const start = text.trimStart();
  const match = gluedRef.exec(mendLookAlikes(start));
  const ref = match ? refOf(match[1] ?? '') : undefined;
  if (!match || !ref) return undefined;
  return { ref, rest: start.slice(match[0].length).trim() };
}

const ruleWords =
  /\b(?:all|each|every|any|both|none|one or more|at least (?:\d+|one)|\d{1,3}\s?%|majority)\b[^.]{0,60}\b(?:(?:pass|merit|distinction|fail|grading|assessment) (?:grading )?(?:criteria|criterion|descriptors?)|ksbs)\b/i;
const countRule =
  /\b\d{1,3}\s{0,2}(?:of|out of|\/|%|per cent)(?: of)?(?: the)?\s{0,2}(?:\d{1,3})?\s{0,2}(?:pass|merit|distinction)?\s?(?:grading )?(?:criteria|criterion|descriptors?|$)/i;
const achieving =
  /\b(?:met|meets?|achieves?d?|demonstrates?d?|satisf(?:y|ies|ied)|fulfil(?:s|led)?|exceeds?|evidenced)\b/i;
const nothing =
  /^\W{0,3}(?:n\s?\/\s?a|none|nil|not applicable|not assessed|not graded|pass only|(?:there (?:is|are) )?no (?:(?:pass|merit|distinction|grading|grade|further|additional|corresponding) ){0,3}(?:descriptors?|criteria|criterion|grade)(?: (?:at|for|available|in|apply|applies|here|this)[^.]{0,60})?)?\W{0,3}$/i;
const gradeTokens = new Set(['fail', 'pass', 'merit', 'distinction', 'any', 'grade', 'or', 'and', 'credit']);
const markTokens = new Set(
  'score scores mark marks total of between or and to more above below less than out correct answers minimum maximum at least over under per cent percent'.split(
    ' ',
  ),
);

function tokensOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

function isOnly(tokens: readonly string[], words: ReadonlySet<string>): boolean {
  return tokens.length > 0 && tokens.every((token) => words.has(token) || /^\d+$/.test(token));
}

/** Whether a cell says that there is nothing: empty, "N/A", "No distinction descriptor". */
export function saysNothing(text: string): boolean {
  return text.length < 120 && nothing.test(text);
}

/** Whether words are a rule of grading ("all pass criteria must be met", "60-79 marks", "Pass") and no criterion. */
export function isGradingRule(text: string): boolean {
  const plain = text.trim();
  const tokens = plain.length < 160 ? tokensOf(plain) : [];
  if (isOnly(tokens, gradeTokens) || isOnly(tokens, markTokens)) return true;
  if (plain.length < 160 && countRule.test(plain)) return true;
  return plain.length < 420 && ruleWords.test(plain) && (achieving.test(plain) || plain.length < 60);
}
