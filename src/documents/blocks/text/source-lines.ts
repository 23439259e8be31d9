import type { Line, Page, Span } from '#domain/standards/compiler/read-document.ts';
import { plainWords } from './plain-words.ts';

/** A line of a text file with its place. */
export interface SourceLine {
  /** The line as it stands in the text, without its end. */
  readonly raw: string;
  /** Its words without markup; empty when it holds none. */
  readonly words: string;
  readonly document: string;
  /** From 1. */
  readonly number: number;
  readonly from: number;
  readonly page?: number;
  /** What a sign before it says, or a sign that was lost: a new page or a list item. */
  readonly begins?: 'page' | 'item';
}

/** A text cut into lines, and into pages when it shows where they end. */
export interface SourceText {
  readonly lines: readonly SourceLine[];
  readonly pages: readonly Page[];
}

/**
 * Cut a text into lines and pages. A form feed begins a page. Tools that turn form feeds and bullets into spaces leave
 * lines that begin with exactly one space in a text without other indents: near each other they were list items, far
 * apart they began pages. Such pages are a hint only and get no numbers.
 */
export function sourceLines(text: string, document: string): SourceText {
  const raws = text.split('\n');
  const fed = new Set(raws.flatMap((raw, index) => (raw.includes('\f') && index > 0 ? [index] : [])));
  const lost = lostSigns(raws);
  const lines: SourceLine[] = [];
  const pages: Page[] = [];
  let from = 0;
  for (const [index, raw] of raws.entries()) {
    if (fed.size > 0 && (index === 0 || fed.has(index))) {
      const last = pages.at(-1);
      if (last) pages[pages.length - 1] = { ...last, to: from };
      pages.push({ number: pages.length + 1, from, to: text.length });
    }
    const place = {
      raw,
      words: plainWords(raw.replace(/^\s{0,3}#{1,6}\s+/, '')),
      document,
      number: index + 1,
      from,
    };
    const begins = fed.has(index) ? 'page' : lost.get(index);
    lines.push({ ...place, ...(fed.size > 0 && { page: pages.length }), ...(begins && { begins }) });
    from += raw.length + 1;
  }
  return { lines, pages };
}

const nearItems = 8;

function lostSigns(raws: readonly string[]): ReadonlyMap<number, 'page' | 'item'> {
  const spaced = raws.flatMap((raw, index) => (/^ \S/.test(raw) ? [index] : []));
  const indented = raws.filter((raw) => /^(?: {2}|\t)/.test(raw) && raw.trim() !== '').length;
  const filled = raws.filter((raw) => raw.trim() !== '').length;
  if (spaced.length < 2 || spaced.length * 8 > filled || indented > 0) return new Map();
  return new Map(
    spaced.map((index, at) => {
      const isNear = [spaced[at - 1], spaced[at + 1]].some(
        (other) => other !== undefined && Math.abs(other - index) <= nearItems,
      );
      return [index, isNear ? 'item' : 'page'];
    }),
  );
}

/** The stretch of a line between two positions of the text, white space at its ends left out. */
export function spanIn(line: SourceLine, from: number, to: number): Span {
  const raw = line.raw.slice(from - line.from, to - line.from);
  const start = from + (raw.length - raw.trimStart().length);
  const span = {
    document: line.document,
    line: line.number,
    from: start,
    to: Math.max(start, from + raw.trimEnd().length),
  };
  return line.page === undefined ? span : { ...span, page: line.page };
}

/** A printed line from the part of a source line that begins at `offset`. */
export function printedLine(line: SourceLine, offset = 0): Line {
  const span = spanIn(line, line.from + offset, line.from + line.raw.length);
  return { text: offset === 0 ? line.words : plainWords(line.raw.slice(offset)), span };
}
