import type { FoundMethod, FoundOutcome } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { cellPlaces, filled, type GridRow, gridOf } from '#domain/standards/compiler/grid.ts';
import { codesIn, isCodesOnly, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import { methodOfBlock } from '#domain/standards/compiler/method-context.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Cell, Span, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText, joinSpans, spansOf } from '#domain/standards/compiler/text-run.ts';
import { bare } from './candidate.ts';
import { isMarked, type MandatoryMark } from './mandatory.ts';
import { inOrder } from './mappings.ts';
import { type MethodKeys, methodsIn } from './method-keys.ts';

/** Name of this extractor in what it finds. */
export const assessmentOutcomes = 'assessment-outcomes';

interface Draft {
  readonly number: string | undefined;
  readonly title: string;
  readonly titleSpans: readonly Span[];
  readonly placed: Placed;
  codes: string[];
  mandatory: string[];
  spans: Span[];
  methods: Found<string>[];
}

interface Reading {
  readonly outline: Outline;
  readonly methods: readonly FoundMethod[];
  readonly keys: MethodKeys;
  readonly mark: MandatoryMark | undefined;
}

const outcomeLine =
  /^(?:assessment\s{1,2})?outcome\s{0,3}(\d{1,2}|[A-H])?\s{0,3}[:.)\u2013\u2014-]{0,2}\s{0,3}(.*)$/i;

function begin(text: string, spans: readonly Span[], placed: Placed): Draft | undefined {
  const match = text.length <= 260 ? outcomeLine.exec(text) : null;
  const title = (match?.[2] ?? '').trim();
  if (!match || (match[1] === undefined && title === '') || !/[A-Za-z]{3}/.test(title)) return undefined;
  if (match[1] === undefined && !/^(?:assessment\s{1,2})?outcome\s{0,2}[:\u2013\u2014-]/i.test(text))
    return undefined;
  return {
    number: match[1],
    title,
    titleSpans: spans,
    placed,
    codes: [],
    mandatory: [],
    spans: [],
    methods: [],
  };
}

function addRun(run: TextRun, draft: Draft, { mark, outline }: Reading): void {
  const led = leadingCode(run.text);
  const codes = led ? [led.code] : isCodesOnly(run.text) ? codesIn(run.text) : [];
  if (codes.length === 0) return;
  draft.codes.push(...codes);
  draft.spans.push(...spansOf(run));
  if (mark && isMarked([run], mark, outline)) draft.mandatory.push(...codes);
}

function methodsOfCell(cell: Cell, { keys, methods }: Reading, placed: Placed): readonly Found<string>[] {
  const text = cell.paragraphs.map((run) => run.text).join('\n');
  const known = new Set(methods.map(({ title }) => bare(title.value)));
  return methodsIn(text, keys)
    .filter(({ name }) => keys.has(name) || known.size === 0 || known.has(bare(name)))
    .map(({ name }) => ({
      value: name,
      spans: cellPlaces([cell]),
      section: sectionOf(placed),
      certainty: 'certain',
      by: assessmentOutcomes,
    }));
}

function readRow(row: GridRow, drafts: Draft[], placed: Placed<Table>, reading: Reading): void {
  const [first, ...rest] = filled(row);
  if (!first) return;
  const begun = begin(cellText(first), cellPlaces([first]), placed);
  if (begun) drafts.push(begun);
  const draft = drafts.at(-1);
  if (!draft) return;
  for (const cell of begun ? rest : [first, ...rest]) {
    for (const run of cell.paragraphs) addRun(run, draft, reading);
    draft.methods.push(...methodsOfCell(cell, reading, placed));
  }
}

function outcomesInTable(placed: Placed<Table>, reading: Reading): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const row of gridOf(placed.block)) readRow(row, drafts, placed, reading);
  return drafts;
}

function closes({ block }: Placed, opener: Placed): boolean {
  if (block.kind !== 'heading') return false;
  const level = opener.block.kind === 'heading' ? opener.block.level : 6;
  return block.level <= level && !/^(?:knowledge|skills?|behaviou?rs?)\b/i.test(block.run.text);
}

function addBlock(placed: Placed, draft: Draft, reading: Reading): void {
  const { block } = placed;
  if (block.kind === 'table') {
    for (const cell of block.rows.flatMap(filled))
      for (const run of cell.paragraphs) addRun(run, draft, reading);
    return;
  }
  addRun(block.run, draft, reading);
  const named = /\bassess(?:ed|ment method)/i.test(block.run.text)
    ? methodOfBlock(placed, reading.methods)
    : undefined;
  if (named) draft.methods.push(named.name);
}

function outcomesInSections(reading: Reading): readonly Draft[] {
  const drafts: Draft[] = [];
  let open: Draft | undefined;
  for (const placed of reading.outline.blocks) {
    const { block } = placed;
    const begun = block.kind === 'table' ? undefined : begin(block.run.text, spansOf(block.run), placed);
    if (begun) drafts.push(begun);
    if (open && closes(placed, open.placed)) open = undefined;
    if (!begun && open) addBlock(placed, open, reading);
    open = begun ?? open;
  }
  return drafts;
}

function merged(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const same = kept.find(
      ({ number, title }) =>
        bare(title) === bare(draft.title) || (number !== undefined && number === draft.number),
    );
    if (!same) {
      kept.push(draft);
      continue;
    }
    same.codes.push(...draft.codes);
    same.mandatory.push(...draft.mandatory);
    same.spans.push(...draft.spans);
    same.methods.push(...draft.methods);
  }
  return kept.filter(({ codes }) => codes.length > 0);
}

function foundOutcome({ title, titleSpans, placed, codes, mandatory, spans, methods }: Draft): FoundOutcome {
  const section = sectionOf(placed);
  const names = new Map(methods.map((method) => [bare(method.value), method]));
  return {
    title: { value: title, spans: titleSpans, section, certainty: 'certain', by: assessmentOutcomes },
    ksbs: {
      value: inOrder([...new Set(codes)]),
      spans: joinSpans(spans),
      section,
      certainty: 'certain',
      by: assessmentOutcomes,
    },
    mandatory: inOrder([...new Set(mandatory)]),
    methodNames: [...names.values()],
  };
}

/** Assessment outcomes of the reformed plans, in sections ("Assessment outcome 1: …") and in tables with a row for each. */
export function outcomesIn(reading: Reading): readonly FoundOutcome[] {
  const inTables = tablesOf(reading.outline).flatMap((placed) => outcomesInTable(placed, reading));
  return merged([...outcomesInSections(reading), ...inTables]).map(foundOutcome);
}
