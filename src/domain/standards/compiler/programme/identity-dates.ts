import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { tablesOf } from '#domain/standards/compiler/outline.ts';
import type { DocumentPlaces } from './identity-references.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-dates';
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthName = `(${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearOf(text: string): number | undefined {
  const year = Number(text.replace(/\D/g, ''));
  const full = year < 100 ? 2000 + year : year;
  return full >= 2010 && full <= 2060 ? full : undefined;
}

function monthOf(text: string): number {
  return months.findIndex((month) => month.startsWith(text.toLowerCase().slice(0, 3))) + 1;
}

/** A printed date as year, year and month, or day; undefined when it is none. British order: day before month. */
export function readDate(text: string): string | undefined {
  const iso = /\b(20\d\d)-(\d\d)(?:-(\d\d))?\b/.exec(text);
  if (iso) return iso[3] === undefined ? `${iso[1]}-${iso[2]}` : `${iso[1]}-${iso[2]}-${iso[3]}`;
  const numeric = /\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d|\d\d)\b/.exec(text);
  if (numeric) return withDay(numeric[3] ?? '', Number(numeric[2]), Number(numeric[1]));
  const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthName}\\.?,? (20\\d\\d)\\b`, 'i').exec(
    text,
  );
  if (dayFirst) return withDay(dayFirst[3] ?? '', monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = new RegExp(`\\b${monthName}\\.?,?[ -](20\\d\\d|['’]?\\d\\d)\\b`, 'i').exec(text);
  if (monthFirst) return withMonth(monthFirst[2] ?? '', monthOf(monthFirst[1] ?? ''));
  const year = /^\s*(20\d\d)\s*$/.exec(text)?.[1];
  return year;
}

function withMonth(printedYear: string, month: number): string | undefined {
  const year = yearOf(printedYear);
  return year === undefined || month < 1 || month > 12 ? undefined : `${year}-${two(month)}`;
}

function withDay(printedYear: string, month: number, day: number): string | undefined {
  const start = withMonth(printedYear, month);
  return start === undefined || day < 1 || day > 31 ? undefined : `${start}-${two(day)}`;
}

/** One row of a version history. */
export interface VersionRow {
  readonly version: Found<string>;
  readonly date?: Found<string>;
}

function headerColumn(cells: readonly string[], pattern: RegExp): number {
  return cells.findIndex((text) => pattern.test(text.trim()));
}

/** Rows of version histories: a table with a column Version and a column of dates or changes. */
export function versionRows(outline: Outline, passages: readonly Passage[]): readonly VersionRow[] {
  return tablesOf(outline).flatMap(({ block, index }) => {
    const rows = block.rows.map(({ cells }) =>
      cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(' ')),
    );
    const header = rows[0] ?? [];
    const versions = headerColumn(
      header,
      /^(?:document )?(?:version|issue|edition|revision)(?: (?:no\.?|number))?$/i,
    );
    const dates = headerColumn(header, /\bdate\b|^(?:published|issued|earliest start)/i);
    const changes = headerColumn(header, /\b(?:changes?|details?|description|amendments?|reason|summary)\b/i);
    if (versions < 0 || (dates < 0 && changes < 0)) return [];
    return rows.slice(1).flatMap((cells): readonly VersionRow[] => {
      const printed = cells[versions]?.trim() ?? '';
      if (!/^(?:v(?:ersion)?\s?)?\d{1,2}(?:\.\d{1,2})*$/i.test(printed)) return [];
      const place = (text: string) =>
        passages.find((one) => one.block === index && text.startsWith(one.text) && one.text !== '') ??
        passages.find((one) => one.block === index);
      const versionPlace = place(printed);
      if (!versionPlace) return [];
      const version = foundIn(
        versionPlace,
        { value: printed.replace(/^v(?:ersion)?\s?/i, ''), certainty: 'likely' },
        by,
      );
      const date = dateIn(cells, [dates, changes], place);
      return [{ version, ...(date ? { date } : {}) }];
    });
  });
}

function dateIn(
  cells: readonly string[],
  columns: readonly number[],
  place: (text: string) => Passage | undefined,
): Found<string> | undefined {
  for (const column of columns) {
    const text = cells[column] ?? '';
    const value = readDate(text);
    const passage = place(text);
    if (value !== undefined && passage) return foundIn(passage, { value, words: text }, by);
  }
  return undefined;
}

/** The newest version first: the latest date, or the row printed last where dates are missing. */
export function newestFirst(rows: readonly VersionRow[]): readonly VersionRow[] {
  const dated = rows.every(({ date }) => date !== undefined);
  const key = ({ date }: VersionRow) => date?.value ?? '';
  return dated ? [...rows].sort((left, right) => key(right).localeCompare(key(left))) : [...rows].reverse();
}

const announced =
  /\b(?:published|publication date|date of publication|issued?(?: date)?|last updated|updated|revised|approved(?: for delivery)?|effective from|date)\b\s*(?:on|in|:|–|-)?\s*(.{4,30})/i;

/** Publication dates: printed with words that say so, in a version history, or the year of the copyright. */
export function findPublished(
  input: DocumentPlaces,
  passages: readonly Passage[],
  rows: readonly VersionRow[],
): readonly Found<string>[] {
  const said = passages.flatMap((passage) => {
    const value = passage.text.length <= 160 ? readDate(announced.exec(passage.text)?.[1] ?? '') : undefined;
    const strong = /\b(?:publi|issue)/i.test(passage.text);
    return value === undefined
      ? []
      : [{ strong, found: foundIn(passage, { value, certainty: strong ? 'certain' : 'likely' }, by) }];
  });
  const versions = newestFirst(rows).flatMap(({ date }) => (date ? [date] : []));
  return [
    ...said.filter(({ strong }) => strong).map(({ found }) => found),
    ...versions,
    ...said.filter(({ strong }) => !strong).map(({ found }) => found),
    ...copyrightYears(input),
  ];
}

function copyrightYears({ document, places }: DocumentPlaces): readonly Found<string>[] {
  const pattern = /(?:©|\bcopyright)[^\n]{0,30}?\b(20[1-5]\d)\b/gi;
  const [first] = document.text.matchAll(pattern);
  if (!first) return [];
  const to = first.index + first[0].length;
  return [
    {
      value: first[1] ?? '',
      spans: [places.span(first.index, to)],
      section: 'Whole document',
      words: places.line(first.index, to),
      certainty: 'likely',
      why: 'The year of the copyright, which may be earlier than the edition.',
      by,
    },
  ];
}
