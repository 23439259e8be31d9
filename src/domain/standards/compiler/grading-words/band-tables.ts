import type { FoundMethod, FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { cellPlaces, type GridRow, gridOf, textAt } from '#domain/standards/compiler/grid.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import { type Placed, sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import type { Grade } from '#domain/standards/values.ts';
import { gradeOfLabel } from './grade-terms.ts';

type Band = Extract<MethodStatement, { form: 'band' }>;

const lowest = /\b(?:min(?:imum)?|lowest|from|lower)\b/i;
const highest = /\b(?:max(?:imum)?|highest|to|upper)\b/i;
const scoring = /\b(?:scores?|marks?|points?|range|boundar\w+|band|percent\w*|threshold|total|results?)\b|%/i;
const gradeHeading = /\bgrades?\b|\boutcome\b|\bresult\b|\bclassification\b/i;

/** Where a table of bands has its grade and its numbers. */
interface BandHead {
  readonly grade: number;
  readonly low?: number;
  readonly high?: number;
  readonly ranges: readonly { readonly column: number; readonly method?: FoundMethod }[];
  readonly of: Band['of'] | undefined;
}

function headOf(row: GridRow, lookup: MethodLookup): BandHead | undefined {
  const texts = row.cells.map((_, column) => textAt(row, column));
  const grade = texts.findIndex(
    (text) => gradeHeading.test(text) && !lowest.test(text) && !highest.test(text),
  );
  if (grade < 0) return undefined;
  const others = texts
    .map((text, column) => ({ text, column }))
    .filter(({ text, column }) => column !== grade && text !== '');
  const low = others.find(({ text }) => lowest.test(text) && scoring.test(text))?.column;
  const high = others.find(
    ({ text, column }) => column !== low && highest.test(text) && scoring.test(text),
  )?.column;
  const ranges = others
    .filter(({ column }) => column !== low && column !== high)
    .flatMap(({ text, column }) => {
      const about = lookup.ofHeading(text);
      if (about !== undefined && about !== 'several') return [{ column, method: about }];
      return scoring.test(text) ? [{ column }] : [];
    });
  if (low === undefined && ranges.length === 0) return undefined;
  const of = texts.some((text) => /%|percent/i.test(text)) ? ('percent' as const) : undefined;
  return {
    grade,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ranges,
    of,
  };
}

function numberIn(text: string): number | undefined {
  const match = /^\D{0,12}(\d{1,3})(?:\.0+)?\D{0,12}$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

function rangeIn(text: string): { from: number; to?: number } | undefined {
  const range = /(\d{1,3})\s?(?:%|marks?)?\s?(?:[-–—]|to)\s?(\d{1,3})/.exec(text);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const up =
    /(\d{1,3})\s?(?:%|marks?)?\s?(?:\+|and above|or above|or more|and over|or over|or higher)|(?:≥|>=|at least|minimum(?: of)?)\s?(\d{1,3})/i.exec(
      text,
    );
  if (up) return { from: Number(up[1] ?? up[2]) };
  const down =
    /(?:<|below|less than|under|fewer than)\s?(\d{1,3})|(\d{1,3})\s?(?:%|marks?)?\s?(?:or|and) (?:below|less|under|fewer)/i.exec(
      text,
    );
  if (down) return { from: 0, to: down[1] === undefined ? Number(down[2]) : Number(down[1]) - 1 };
  return undefined;
}

function bandOf(
  grade: Grade,
  range: { from: number; to?: number } | undefined,
  of: Band['of'],
): Band | undefined {
  if (!range || (range.to !== undefined && range.to < range.from)) return undefined;
  return { form: 'band', grade, of, from: range.from, ...(range.to === undefined ? {} : { to: range.to }) };
}

type RowBand = { readonly band: Band; readonly method?: FoundMethod };

function ofRow(row: GridRow, head: BandHead): Band['of'] {
  const isPercent = row.cells.some((_, column) => column !== head.grade && /%/.test(textAt(row, column)));
  return head.of ?? (isPercent ? 'percent' : 'marks');
}

function limitBands(row: GridRow, head: BandHead, grade: Grade): readonly RowBand[] {
  const from = head.low === undefined ? undefined : numberIn(textAt(row, head.low));
  const to = head.high === undefined ? undefined : numberIn(textAt(row, head.high));
  if (from === undefined) return [];
  const band = bandOf(grade, { from, ...(to === undefined ? {} : { to }) }, ofRow(row, head));
  return band ? [{ band }] : [];
}

function rowBands(row: GridRow, head: BandHead): readonly RowBand[] {
  const grade = gradeOfLabel(textAt(row, head.grade));
  if (!grade) return [];
  if (head.low !== undefined) return limitBands(row, head, grade);
  return head.ranges.flatMap(({ column, method }) => {
    const band = bandOf(grade, rangeIn(textAt(row, column)), ofRow(row, head));
    return band ? [{ band, ...(method ? { method } : {}) }] : [];
  });
}

/** Bands printed in a table: "Grade | Minimum score | Maximum score", or a range in one cell, also one for each method. */
export function tableBands(
  placed: Placed<Table>,
  above: FoundMethod | undefined,
  lookup: MethodLookup,
): readonly FoundMethodRule[] {
  const rows = gridOf(placed.block);
  const at = rows.slice(0, 3).findIndex((row) => headOf(row, lookup) !== undefined);
  const headRow = rows[at];
  const head = headRow && headOf(headRow, lookup);
  if (!head) return [];
  return rows.slice(at + 1).flatMap((row) =>
    rowBands(row, head).map(({ band, method }): FoundMethodRule => {
      const spans = cellPlaces(row.cells.flatMap((cell) => cell ?? []));
      const place = { spans, section: sectionOf(placed), certainty: 'certain' as const };
      const rule: Found<MethodStatement> = { ...place, value: band, by: 'grading-band-tables' };
      const named = method ?? above;
      if (!named) return { rule };
      return { rule, methodName: { ...place, value: named.title.value, by: 'grading-method' } };
    }),
  );
}
