import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { Line, ReadDocument, Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import { joinSpans, runOf, spansOf } from '#domain/standards/compiler/text-run.ts';
import { isMethodName, methodHeading, plainName } from './name-words.ts';

/** A heading, paragraph or list item; a heading set as the first line of a paragraph is a unit of its own. */
export interface Unit {
  readonly kind: 'heading' | 'text' | 'item';
  readonly run: TextRun;
  /** Position of its block in the document. */
  readonly index: number;
  /** Level of a heading; 0 when the reader did not tell one. */
  readonly level: number;
  readonly section: string;
}

function looksLikeTitle(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const text = line.text.trim();
  const closed =
    before === undefined || /[.:;!?)]\s*$/.test(before.text) || isMethodName(plainName(before.text));
  const opens = after === undefined || /^\s*["'“‘(]?[A-Z\d•]/.test(after.text);
  return closed && opens && !/[.,;:]$/.test(text) && /^[A-Z\d]/.test(text) && isMethodName(plainName(text));
}

/** Where a table's first heading cell is set right under a paragraph: the line at which it starts. */
function headingCellAt(lines: readonly Line[]): number {
  const starts = [1, 2, 3].map((count) => lines.length - count);
  const start = starts.find((at) => {
    const cell = plainName(runOf(lines.slice(Math.max(at, 0))).text);
    const closed = /[.:]\s*$/.test(lines[at - 1]?.text ?? '');
    return at > 0 && closed && /\bmethod/i.test(cell) && methodHeading.test(cell);
  });
  return start ?? lines.length;
}

/** "Distinction: …" at the beginning of a line begins a piece of its own. */
const gradeLine = /^\s*(?:fail|pass|merit|distinction)\s*(?::|–|—|-\s)/i;

/** "Duration: 60 minutes" on a line of its own: what stands before and after is something else. */
function isLabelled(line: Line | undefined, next: Line | undefined): boolean {
  const text = line?.text.trim() ?? '';
  const goesOn = next !== undefined && !/^\s*["'“‘(]?[A-Z\d•]/.test(next.text);
  return !goesOn && text.length <= 90 && /^[A-Z][A-Za-z ]{2,30}:\s+\S/.test(text);
}

function pieces(run: TextRun): readonly { title: boolean; run: TextRun }[] {
  const lines = run.lines.filter(({ text }) => text.trim() !== '');
  const parts: { title: boolean; lines: Line[] }[] = [];
  const cell = headingCellAt(lines);
  lines.slice(0, cell).forEach((line, at) => {
    const title = lines.length > 1 && looksLikeTitle(line, lines[at - 1], lines[at + 1]);
    const last = parts.at(-1);
    const begins = at > 0 && (gradeLine.test(line.text) || isLabelled(line, lines[at + 1]));
    const ends = at > 0 && isLabelled(lines[at - 1], line);
    if (title || begins || ends || !last || last.title) parts.push({ title, lines: [line] });
    else last.lines.push(line);
  });
  if (cell < lines.length) parts.push({ title: true, lines: lines.slice(cell) });
  if (parts.length === 1) return [{ title: false, run }];
  return parts.map((part) => ({ title: part.title, run: runOf(part.lines) }));
}

/** A single short line on its own that no sentence would be. */
function standsAlone(run: TextRun): boolean {
  const { text } = run;
  return (
    text.length <= 90 &&
    text.split(' ').length <= 12 &&
    /^(\d{1,2}(\.\d{1,2})*\.?\s+)?[A-Z]/.test(text) &&
    !/[.,;:!?]$/.test(text) &&
    !gradeLine.test(text) &&
    !text.includes('%') &&
    !/\s(is|are|was|were|will|must|should|can|may|has|have)\s/.test(text)
  );
}

/** Everything but tables in reading order. Short lines that stand alone count as headings of unknown level. */
export function unitsOf(outline: Outline): readonly Unit[] {
  return outline.blocks.flatMap(({ block, index, headings }) => {
    if (block.kind === 'table') return [];
    const section = headings.length > 0 ? headings.join(': ') : '';
    if (block.kind === 'heading')
      return [{ kind: 'heading' as const, run: block.run, index, level: block.level, section }];
    if (block.kind === 'item') return [{ kind: 'item' as const, run: block.run, index, level: 0, section }];
    return pieces(block.run).map(({ title, run }): Unit => {
      const kind = title || standsAlone(run) ? 'heading' : 'text';
      return { kind, run, index, level: 0, section };
    });
  });
}

/**
 * The place of some words of a run: the characters themselves when one line holds them, else the lines over which they
 * are printed, else the whole run.
 */
export function placeOf(words: string, run: TextRun, document: ReadDocument): readonly Span[] {
  for (const { span } of run.lines) {
    const at = document.text.slice(span.from, span.to).indexOf(words);
    if (at >= 0) return [{ ...span, from: span.from + at, to: span.from + at + words.length }];
  }
  const start = run.text.indexOf(words);
  if (start < 0) return spansOf(run);
  let cursor = 0;
  const touched = run.lines.filter((line) => {
    const from = cursor;
    cursor += line.text.trim().length + (line.text.trim() === '' ? 0 : 1);
    return cursor > start && from < start + words.length;
  });
  return touched.length > 0 ? joinSpans(touched.map(({ span }) => span)) : spansOf(run);
}
