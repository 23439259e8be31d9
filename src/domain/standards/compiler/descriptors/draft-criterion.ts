import type { FoundCriterion } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { narrowed, placesOf } from '#domain/standards/compiler/grid.ts';
import { withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import { type Outline, type Placed, sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import type { CriterionKind } from './kinds.ts';

/** A criterion while its table is read: words may still be added to it. */
export interface DraftCriterion {
  kind: CriterionKind;
  kindDoubt?: { readonly others: readonly CriterionKind[]; readonly why: string };
  ref?: string;
  /** What carries the reference, when it stands in a cell of its own. */
  refRun?: TextRun;
  text: string;
  runs: TextRun[];
  theme?: { readonly text: string; readonly runs: readonly TextRun[] };
  ksbs?: readonly string[];
  ksbRuns?: readonly TextRun[];
  /** Codes stand in the row and are shared by all descriptors of it. */
  ksbsShared?: boolean;
  branch?: { readonly text: string; readonly runs: readonly TextRun[] };
  /** Another reading of its words, and why it is in doubt. */
  doubt?: { readonly others: readonly string[]; readonly why: string };
  readonly placed: Placed;
  readonly by: string;
}

const point = /\s+(?=\(?[a-h][.)]\s)/;

/**
 * Sub-points on lines of their own: "has an impact on: a. practice b. policy". Only letters that follow each other from
 * "a" count, so that initials and abbreviations stay where they are.
 */
export function withPoints(text: string): string {
  if (!/(?:^|\s)\(?a[.)]\s/.test(text) || !/\s\(?b[.)]\s/.test(text)) return text;
  let next = 'a';
  const lines: string[] = [];
  for (const part of text.split(point)) {
    const letter = /^\(?([a-h])[.)]\s/.exec(part)?.[1];
    if (letter === next && (next !== 'a' || lines.length > 0)) {
      next = String.fromCharCode(next.charCodeAt(0) + 1);
      lines.push(part);
    } else if (lines.length === 0) lines.push(part);
    else lines[lines.length - 1] = `${lines.at(-1)} ${part}`;
  }
  return lines.join('\n');
}

/** Whether words end as a descriptor does: with a full stop, a bracket closed after codes, or a question mark. */
export function isFinished(text: string): boolean {
  return /[.!?;)\]]["'\u2019\u201d]?$/.test(text.trim());
}

/** Whether words begin in the middle of a sentence. */
export function beginsInside(text: string): boolean {
  return /^[a-z](?![.)]\s)/.test(text.trim()) || /^[,;)]/.test(text.trim());
}

/** Join words that a line, a cell or a page parted: a hyphen after a letter keeps its word whole. */
export function joined(left: string, right: string): string {
  if (left === '') return right.trim();
  if (right.trim() === '') return left;
  return /[a-z]-$/.test(left) && /^[a-z]/.test(right.trim())
    ? `${left}${right.trim()}`
    : `${left} ${right.trim()}`;
}

interface Place {
  readonly spans: readonly Span[];
  readonly section: string;
  readonly by: string;
}

function sure<T>(value: T, place: Place): Found<T> {
  return { value, ...place, certainty: 'certain' };
}

function optional<T>(
  key: 'ref' | 'theme' | 'branch',
  value: { readonly text: T; readonly runs: readonly TextRun[] } | undefined,
  place: Place,
): object {
  if (value === undefined) return {};
  const spans = value.runs.length > 0 ? placesOf(value.runs) : place.spans;
  return { [key]: sure(value.text, { ...place, spans }) };
}

function ksbsOf(draft: DraftCriterion, own: readonly string[], place: Place): Pick<FoundCriterion, 'ksbs'> {
  if (own.length > 0) return { ksbs: sure(own, place) };
  if (!draft.ksbs || draft.ksbs.length === 0) return {};
  const spans = draft.ksbRuns ? placesOf(draft.ksbRuns) : place.spans;
  const found = sure(draft.ksbs, { ...place, spans });
  if (!draft.ksbsShared) return { ksbs: found };
  const why = 'The codes are printed for the whole row, not for each descriptor.';
  return { ksbs: { ...found, certainty: 'likely', why } };
}

/** Give a draft its final form: codes at the end of its words taken off, places, certainty. */
export function finished(draft: DraftCriterion, outline: Outline): FoundCriterion {
  const { placed, by, kind, kindDoubt, doubt, ref, refRun } = draft;
  const stripped = withoutTrailingCodes(draft.text);
  const plain = stripped.codes.length > 0 ? stripped.text : draft.text.trim();
  const wide = placesOf(draft.runs);
  const spans = draft.runs.length === 1 ? narrowed(outline.document, wide, plain) : wide;
  const place: Place = { spans, section: sectionOf(placed), by };
  const text = sure(withPoints(plain), place);
  const foundKind = sure(kind, place);
  return {
    text: doubt ? { ...text, certainty: 'unsure', ...doubt } : text,
    kind: kindDoubt ? { ...foundKind, certainty: 'unsure', ...kindDoubt } : foundKind,
    ...optional('ref', ref === undefined ? undefined : { text: ref, runs: refRun ? [refRun] : [] }, place),
    ...optional('theme', draft.theme, place),
    ...optional('branch', draft.branch, place),
    ...ksbsOf(draft, stripped.codes, { ...place, spans: wide }),
  };
}
