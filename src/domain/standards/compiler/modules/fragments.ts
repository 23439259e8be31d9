import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Line, ReadDocument, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { type Head, looseHeadOf } from './column-heads.ts';
import { beginsLikeCriterion } from './criteria-cells.ts';
import { type Measure, type MeasuredLine, measuredLine } from './text-width.ts';

/** A line of a region whose columns were lost, with where a page or paragraph begins. */
export interface LooseLine extends MeasuredLine {
  readonly line: Line;
  readonly text: string;
  /** Pages counted from the region's beginning. */
  readonly page: number;
  readonly startsParagraph: boolean;
}

/** A cell or a part of one, as an extraction tool printed it: lines that stood under each other. */
export interface Fragment {
  readonly lines: readonly LooseLine[];
  readonly text: string;
  readonly page: number;
  /** Set on a column's heading. */
  readonly head?: Head;
}

/** Words and places of a fragment. */
export function fragmentRun(fragment: Fragment): TextRun {
  const run = runOf(fragment.lines.map(({ line, text }) => ({ ...line, text })));
  return { ...run, text: fragment.text };
}

/** A fragment of these lines; words that a line's end divided after a hyphen stay divided. */
export function fragmentOf(lines: readonly LooseLine[], head?: Head): Fragment {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { lines, text, page: lines[0]?.page ?? 0, ...(head ? { head } : {}) };
}

/** True when a page begins with this line: its page differs, or a page's end was printed as one space before it. */
function beginsPage(document: ReadDocument, line: Line, before: Line | undefined): boolean {
  if (before?.span.page !== line.span.page) return true;
  const start = document.text.lastIndexOf('\n', line.span.from - 1) + 1;
  return /^(?:\f| (?=\S))/.test(document.text.slice(start, start + 3));
}

/** A line's words as printed, its list marker included. */
function printedWords(document: ReadDocument, line: Line): string {
  const raw = document.text.slice(line.span.from, line.span.to).replace(/\s+/g, ' ').trim();
  return raw.endsWith(line.text.trim()) ? raw : line.text.trim();
}

/** The lines of paragraphs, headings and list items, in order. */
export function looseLines(
  document: ReadDocument,
  placed: readonly Placed[],
  measure: Measure,
): readonly LooseLine[] {
  const lines: LooseLine[] = [];
  let before: Line | undefined;
  let page = 0;
  for (const { block } of placed) {
    if (block.kind === 'table') continue;
    const marker = block.kind === 'item' ? `${block.marker} ` : '';
    block.run.lines.forEach((line, index) => {
      if (before && beginsPage(document, line, before)) page += 1;
      before = line;
      const printed = printedWords(document, line);
      const text = index === 0 && !printed.startsWith(marker.trim()) ? `${marker}${printed}` : printed;
      if (text !== '')
        lines.push({ line, text, page, startsParagraph: index === 0, ...measuredLine(text, measure) });
    });
  }
  return lines;
}

/** Names and titles that are looked for at the beginning and the end of a paragraph. */
export type IsName = (text: string) => boolean;

const itemNumber = /^\d{1,2}\.\d{1,2}\.?(?:\s|$)/;
const outcomeNumber = /^\d{1,2}[.)]?\s?(?=["'‘“]?[A-Z])/;
const bulletStart = /^(?:[•▪●·–—➢✓]|[oØ](?=\s))\s*/;
const numberOnly = /^\d{1,2}\.\d{1,2}\.?$/;

/** What the first words of a fragment say of it. */
export function startOf(text: string): 'item' | 'outcome' | 'point' | 'number' | undefined {
  if (numberOnly.test(text)) return 'number';
  if (itemNumber.test(text)) return 'item';
  if (outcomeNumber.test(text)) return 'outcome';
  return bulletStart.test(text) ? 'point' : undefined;
}

function startsAnew(line: LooseLine, before: LooseLine | undefined): boolean {
  if (!before || line.page !== before.page) return true;
  if (/^[-–] [a-z]/.test(line.text) && line.line.span.line === before.line.span.line + 1) return false;
  if (line.startsParagraph) return true;
  if (/^or$/i.test(line.text) || /^or$/i.test(before.text)) return true;
  return startOf(line.text) !== undefined;
}

/** Longest heading, in lines, that begins at this line. */
export function headAt(lines: readonly LooseLine[], at: number): { head: Head; count: number } | undefined {
  for (let count = Math.min(3, lines.length - at); count >= 1; count -= 1) {
    const some = lines.slice(at, at + count);
    if (some.some((line, index) => index > 0 && line.page !== some[0]?.page)) continue;
    const head = looseHeadOf(some.map(({ text }) => text).join(' '));
    if (head) return { head, count };
  }
  return undefined;
}

/** Cut lines where paragraphs, pages, numbers, bullets and headings begin. */
function coarse(lines: readonly LooseLine[]): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let open: LooseLine[] = [];
  const close = () => {
    if (open.length > 0) fragments.push(fragmentOf(open));
    open = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const heading = headAt(lines, at);
    if (heading || startsAnew(line, lines[at - 1])) close();
    if (!heading) {
      open.push(line);
      continue;
    }
    fragments.push(fragmentOf(lines.slice(at, at + heading.count), heading.head));
    at += heading.count - 1;
  }
  close();
  return fragments;
}

/** Part a paragraph from a name that fills its first or its last lines. */
function splitNames(fragment: Fragment, isName: IsName): readonly Fragment[] {
  const { lines } = fragment;
  if (fragment.head || isName(fragment.text)) return [fragment];
  for (let count = Math.min(5, lines.length - 1); count >= 1; count -= 1) {
    const first = fragmentOf(lines.slice(0, count));
    const last = fragmentOf(lines.slice(-count));
    const afterFirst = lines[count]?.text ?? '';
    if (isName(first.text) && /^["'‘“]?[A-Z]/.test(first.text) && /^["'‘“]?[A-Z0-9]/.test(afterFirst))
      return [first, ...splitNames(fragmentOf(lines.slice(count)), isName)];
    if (isName(last.text) && /^["'‘“]?[A-Z]/.test(last.text))
      return [...splitNames(fragmentOf(lines.slice(0, -count)), isName), last];
  }
  return [fragment];
}

/**
 * Part two cells that were printed as one paragraph: where a line begins with a capital though its first word had
 * room on the line before, going by the longest line of the paragraph.
 */
function splitShort(fragment: Fragment): readonly Fragment[] {
  const { lines } = fragment;
  if (fragment.head || lines.length < 2) return [fragment];
  const widest = Math.max(...lines.map(({ width }) => width));
  const at = lines.findIndex((line, index) => {
    const before = lines[index - 1];
    if (!before || numberOnly.test(before.text) || !/^["'‘“]?[A-Z]/.test(line.text)) return false;
    const ended = /[.?!][”"’']?$/.test(before.text);
    const room = widest - (before.width + before.space + line.first);
    return (before.text.endsWith('.') && beginsLikeCriterion(line.text)) || room > (ended ? 0 : 1.5);
  });
  if (at <= 0) return [fragment];
  return [fragmentOf(lines.slice(0, at)), ...splitShort(fragmentOf(lines.slice(at)))];
}

/** The fragments of a region, in printed order. */
export function fragmentsOf(lines: readonly LooseLine[], isName: IsName): readonly Fragment[] {
  return coarse(lines)
    .flatMap((fragment) => splitNames(fragment, isName))
    .flatMap(splitShort);
}
