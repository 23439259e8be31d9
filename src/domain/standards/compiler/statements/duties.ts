import type { FoundDuty } from '#domain/standards/compiler/facts.ts';
import { cellPlaces, filled, gridOf } from '#domain/standards/compiler/grid.ts';
import { codesIn, isCodesOnly, withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Span, Table } from '#domain/standards/compiler/read-document.ts';
import { cellText, joinSpans, spansOf } from '#domain/standards/compiler/text-run.ts';

/** Name of this extractor in what it finds. */
export const dutyTables = 'duties';

interface Draft {
  readonly ref: string;
  text: string;
  codes: string[];
  spans: Span[];
  readonly placed: Placed;
}

const dutyLine = /^duty\s{0,3}(\d{1,2})\b\s{0,3}[:.)\u2013\u2014-]?\s{0,3}(.*)$/i;

function begin(text: string, spans: readonly Span[], placed: Placed): Draft | undefined {
  const match = dutyLine.exec(text);
  if (!match?.[1]) return undefined;
  const { text: words, codes } = withoutTrailingCodes(match[2] ?? '');
  return { ref: `Duty-${Number(match[1])}`, text: words, codes: [...codes], spans: [...spans], placed };
}

function add(open: Draft | undefined, text: string, spans: readonly Span[]): boolean {
  if (!open) return false;
  const bare = text.replace(/^ksbs?\s{0,2}:?\s{0,2}/i, '');
  const isTorn = /^[a-z]/.test(text) && !/[.;]$/.test(open.text);
  if (isCodesOnly(bare)) open.codes.push(...codesIn(bare));
  else if (isTorn || open.text === '') open.text = `${open.text} ${text}`.trim();
  else return false;
  open.spans.push(...spans);
  return true;
}

function dutiesInTable(placed: Placed<Table>): readonly Draft[] {
  const found: Draft[] = [];
  for (const row of gridOf(placed.block))
    for (const cell of filled(row)) {
      const spans = cellPlaces([cell]);
      const draft = begin(cellText(cell), spans, placed);
      if (draft) found.push(draft);
      else add(found.at(-1), cellText(cell), spans);
    }
  return found;
}

function dutiesInLines(outline: Outline): readonly Draft[] {
  const found: Draft[] = [];
  let open: Draft | undefined;
  for (const placed of outline.blocks) {
    const { block } = placed;
    if (block.kind === 'table') {
      open = undefined;
      continue;
    }
    const spans = spansOf(block.run);
    const draft = begin(block.run.text, spans, placed);
    if (draft) found.push(draft);
    const isRead = draft !== undefined || add(open, block.run.text, spans);
    open = draft ?? (isRead ? open : undefined);
  }
  return found;
}

function foundDuty({ ref, text, codes, spans, placed }: Draft): FoundDuty {
  const place = {
    spans: joinSpans(spans),
    section: sectionOf(placed),
    certainty: 'certain' as const,
    by: dutyTables,
  };
  return {
    ref: { value: ref, words: ref.replace('-', ' '), ...place },
    text: { value: text, ...place },
    ksbs: [...new Set(codes)],
  };
}

/** Duties of the occupation with the codes printed beside or below them; of several copies the one with most codes. */
export function dutiesIn(outline: Outline): readonly FoundDuty[] {
  const all = [...tablesOf(outline).flatMap(dutiesInTable), ...dutiesInLines(outline)].filter(({ text }) =>
    /[A-Za-z]{3}.*\s[A-Za-z]{2}/.test(text),
  );
  const best = new Map<string, Draft>();
  for (const draft of all) {
    const kept = best.get(draft.ref);
    if (!kept || draft.codes.length > kept.codes.length) best.set(draft.ref, draft);
  }
  return [...best.values()].map(foundDuty);
}
