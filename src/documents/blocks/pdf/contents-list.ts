import type { Column, PageLayout } from './lay-out-page.ts';
import { around } from './page-marks.ts';
import type { WordLine } from './word-lines.ts';

/** Fewer entries with leaders are no list of contents. */
const fewestEntries = 3;
const leaders = /(\.{4,}|(\. ){4,}|…{2,}|(… ){2,}|_{5,}|·{4,})\s*(\d{1,3}|[ivxlc]{1,6})?$/i;
const contentsTitle = /^(table of )?contents( page| list)?[:.]?$/i;
const endsInNumber = /\S\s+(\d{1,3})$/;
/** Lines that one entry may take. */
const longestEntry = 3;

/** The lines of a list with leaders: from the first entry to the last one on this page. */
function ledEntries(lines: readonly WordLine[]): { from: number; to: number } | undefined {
  const led = lines.flatMap(({ text }, at) => (leaders.test(text) ? [at] : []));
  const [from] = led;
  const to = led.at(-1);
  if (from === undefined || to === undefined || led.length < fewestEntries) return undefined;
  // Most lines between them are entries too.
  return led.length * 2 >= to - from + 1 ? { from, to } : undefined;
}

/** The lines of a list without leaders: under a title, each entry ending in a page number no lower than the last. */
function numberedEntries(lines: readonly WordLine[], from: number): { from: number; to: number } | undefined {
  let page = 0;
  let entries = 0;
  let to = from - 1;
  for (let at = from; at < lines.length && at - to <= longestEntry; at += 1) {
    const number = Number(endsInNumber.exec(lines[at]?.text ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) continue;
    if (number < page) break;
    page = number;
    entries += 1;
    to = at;
  }
  return entries >= fewestEntries ? { from, to } : undefined;
}

function withoutEntries(column: Column): Column | undefined {
  const { lines } = column;
  const title = lines.findIndex(({ text }) => contentsTitle.test(text));
  const entries = ledEntries(lines) ?? (title >= 0 ? numberedEntries(lines, title + 1) : undefined);
  if (!entries) return column;
  // The title, and what the first entry prints before its leaders.
  const from =
    title >= 0 && title < entries.from && entries.from - title <= longestEntry + 1 ? title : entries.from;
  const kept = [...lines.slice(0, from), ...lines.slice(entries.to + 1)];
  return kept.length === 0 ? undefined : { ...column, lines: kept, area: around(kept) };
}

/** Leave out lists of contents, whose entries read like headings and are none. */
export function withoutContents(pages: readonly PageLayout[]): readonly PageLayout[] {
  return pages.map((page) => ({
    ...page,
    parts: page.parts.flatMap((part): PageLayout['parts'] =>
      part.kind === 'column' ? [withoutEntries(part) ?? []].flat() : [part],
    ),
  }));
}
