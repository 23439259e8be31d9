import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import { methodBefore, methodOfBlock } from '#domain/standards/compiler/method-context.ts';
import type { Outline, Placed } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import type { PlacedDraft } from './coded-chain.ts';
import type { DraftCriterion } from './draft-criterion.ts';
import {
  type HeadedKind,
  isGradingRule,
  kindNamed,
  kindOfBand,
  leadingRef,
  refOf,
  saysNothing,
} from './kinds.ts';
import { isLeadIn } from './split-descriptors.ts';

/** Name of this extractor in what it finds. */
export const criteriaLists = 'criteria-lists';

interface Opened {
  readonly kind: HeadedKind;
  readonly at: Placed;
  /** Opened by a sentence such as "To achieve a pass the apprentice must:", under which rules of grading stand as well. */
  readonly bySentence: boolean;
}

const listWords = /\b(?:criteria|criterion|descriptors?|standards?|requirements?|outcomes?)\b/i;
const sentence = /\b(?:is|are|was|will be|must be|can be|have|has|should|may)\b/i;

function headsList(text: string): HeadedKind | undefined {
  if (text.length > 140) return undefined;
  const band = kindOfBand(text.replace(/[:.]$/, ''));
  if (band !== undefined) return band;
  const isShort = text.split(/\s+/).length <= 14 && !/[.;]$/.test(text) && !sentence.test(text);
  const kinds = new Set(
    [...text.matchAll(/\b(?:pass|merit|distinction|fail)\b/gi)].map(([word]) => word.toLowerCase()),
  );
  return isShort && kinds.size === 1 && listWords.test(text) ? kindNamed(text) : undefined;
}

function leadsIn(text: string): HeadedKind | undefined {
  const opens = /(?::|\b(?:must|will|can|should|able to))$/i.test(text.trim());
  return opens && text.length < 200 && /\b(?:pass|merit|distinction)\b/i.test(text)
    ? kindNamed(text)
    : undefined;
}

function opened(placed: Placed): Opened | undefined {
  const { block } = placed;
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined;
  const { text } = block.run;
  const heads = headsList(text);
  if (heads) return { kind: heads, at: placed, bySentence: false };
  const leads = leadsIn(text);
  return leads ? { kind: leads, at: placed, bySentence: true } : undefined;
}

interface Line {
  readonly text: string;
  readonly ref?: string;
  readonly depth: number;
  readonly isItem: boolean;
}

const numbered = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s{0,2}[.:)]?\s{1,3}(?=\S)/;
const ordinal = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s{1,3}(?=["'\u2018\u201c(]?[A-Z])/;

/** A block as one line of a list, when it can be one. */
function lineOf({ block }: Placed): Line | undefined {
  if (block.kind === 'table') return undefined;
  const { text } = block.run;
  const depth = block.kind === 'item' ? block.depth : 0;
  const marker = block.kind === 'item' ? block.marker.replace(/[.:)]$/, '') : '';
  const led = leadingRef(text);
  if (led) return { text: led.rest, ref: led.ref.ref, depth, isItem: true };
  const number = numbered.exec(text);
  if (number?.[1] !== undefined)
    return { text: text.slice(number[0].length), ref: number[1], depth, isItem: true };
  const markerRef =
    refOf(marker)?.ref ?? (/^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?$/.test(marker) ? marker : undefined);
  if (markerRef !== undefined) return { text, ref: markerRef, depth, isItem: true };
  if (block.kind === 'item') return { text, depth, isItem: true };
  const isLettered = ordinal.test(text);
  const hasCodes = withoutTrailingCodes(text).codes.length > 0;
  return isLettered || hasCodes ? { text: text.replace(ordinal, ''), depth, isItem: true } : undefined;
}

function isRule(text: string, { bySentence }: Opened): boolean {
  if (isGradingRule(text) || saysNothing(text) || isLeadIn(text)) return true;
  return bySentence && /\b(?:pass|merit|distinction|fail)(?:es)?\b/i.test(text);
}

function draftOf(line: Line, kind: DraftCriterion['kind'], run: TextRun, placed: Placed): DraftCriterion {
  const { ref, text } = line;
  return {
    kind,
    text: text.trim(),
    runs: [run],
    ...(ref === undefined ? {} : { ref }),
    placed,
    by: criteriaLists,
  };
}

interface Reading {
  readonly outline: Outline;
  readonly methods: readonly FoundMethod[];
  readonly drafts: PlacedDraft[];
  readonly brief: { readonly from: number; readonly to: number };
  open: Opened | undefined;
  last: { readonly draft: DraftCriterion; readonly depth: number } | undefined;
}

function readLine(line: Line, placed: Placed, open: Opened, reading: Reading): void {
  const { block } = placed;
  if (block.kind === 'table' || open.kind === 'fail' || isRule(line.text, open)) return;
  const { last } = reading;
  if (last && line.depth > last.depth && line.ref === undefined) {
    last.draft.text = `${last.draft.text}\n\u2022 ${line.text.trim()}`;
    last.draft.runs.push(block.run);
    return;
  }
  const kind = (line.ref === undefined ? undefined : refOf(line.ref)?.kind) ?? open.kind;
  const draft = draftOf(line, kind, block.run, placed);
  const own = methodOfBlock(open.at, reading.methods);
  const method = own ?? methodBefore(reading.outline, open.at.index, reading.methods);
  reading.drafts.push({ draft, method: method?.name });
  reading.last = { draft, depth: line.depth };
}

function isInside({ index }: Placed, { from, to }: Reading['brief']): boolean {
  return index >= from && index < to;
}

function readBlock(placed: Placed, reading: Reading): void {
  const begun = opened(placed);
  if (begun) {
    reading.open = isInside(placed, reading.brief) ? undefined : begun;
    reading.last = undefined;
    return;
  }
  const line = reading.open ? lineOf(placed) : undefined;
  if (reading.open && line && placed.block.kind !== 'heading') readLine(line, placed, reading.open, reading);
  else if (placed.block.kind === 'heading' || placed.block.kind === 'table') reading.open = undefined;
  else if (placed.block.kind === 'paragraph' && reading.last) reading.open = undefined;
}

/** Whether a block is the heading cell "What do I need to know" of an occupational brief that was printed cell by cell. */
function isBriefCell({ block }: Placed): boolean {
  return (
    block.kind !== 'table' && block.run.text.length < 70 && /\bwhat .{0,30}\bneed\b/i.test(block.run.text)
  );
}

/** The stretch of an occupational brief printed cell by cell: its "Pass criteria" head no list of ours. */
function briefStretch(outline: Outline): { readonly from: number; readonly to: number } {
  const cells = outline.blocks.filter(isBriefCell).map(({ index }) => index);
  const [first] = cells;
  return first === undefined ? { from: 0, to: 0 } : { from: first - 6, to: (cells.at(-1) ?? first) + 40 };
}

/**
 * Read criteria printed as lists: items, or paragraphs with a reference, number, letter or codes, under a heading such as "Pass criteria" or a
 * sentence such as "To achieve a distinction the apprentice must:".
 */
export function readCriteriaLists(
  outline: Outline,
  methods: readonly FoundMethod[],
  isOurs: (placed: Placed) => boolean,
): readonly PlacedDraft[] {
  const reading: Reading = {
    outline,
    methods,
    drafts: [],
    brief: briefStretch(outline),
    open: undefined,
    last: undefined,
  };
  for (const placed of outline.blocks) {
    if (isOurs(placed)) readBlock(placed, reading);
    else reading.open = undefined;
  }
  return [...reading.drafts, ...codedParagraphs(outline, methods, reading.drafts)];
}

/** Paragraphs that begin with references of one series, one after another, outside every list: a table whose lines were lost. */
function codedParagraphs(
  outline: Outline,
  methods: readonly FoundMethod[],
  known: readonly PlacedDraft[],
): readonly PlacedDraft[] {
  const taken = new Set(known.map(({ draft }) => draft.placed.index));
  const coded = outline.blocks.flatMap((placed) => {
    const line = taken.has(placed.index) ? undefined : lineOf(placed);
    const ref = line?.ref === undefined ? undefined : refOf(line.ref);
    const { block } = placed;
    return line && ref?.kind && block.kind !== 'table' && line.text.length > 12
      ? [{ placed, line, ref, kind: ref.kind, run: block.run }]
      : [];
  });
  const follows = coded.filter(({ ref }, index) => {
    const [before, after] = [coded[index - 1]?.ref, coded[index + 1]?.ref];
    const isNext = before?.series === ref.series && before.number === ref.number - 1;
    const hasNext = after?.series === ref.series && after.number === ref.number + 1;
    return isNext || hasNext || (ref.number === 1 && before !== undefined);
  });
  return follows.map(({ placed, line, kind, run }) => ({
    draft: draftOf(line, kind, run, placed),
    method: methodBefore(outline, placed.index, methods)?.name,
  }));
}
