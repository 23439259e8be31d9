import type { PlainDate } from '#domain/standards/values.ts';

/** The columns of an import, in the order of the template, with the names that files use for them. */
export const importColumns = [
  { id: 'uln', title: 'ULN', required: true, names: ['uln', 'unique learner number'] },
  {
    id: 'givenNames',
    title: 'Given names',
    required: true,
    names: ['given names', 'givennames', 'first name', 'first names', 'forename'],
  },
  {
    id: 'familyName',
    title: 'Family name',
    required: true,
    names: ['family name', 'familyname', 'surname', 'last name'],
  },
  { id: 'nameUsed', title: 'Name used', required: false, names: ['name used', 'preferred name', 'known as'] },
  {
    id: 'dateOfBirth',
    title: 'Date of birth',
    required: true,
    names: ['date of birth', 'dob', 'dateofbirth'],
  },
  { id: 'email', title: 'E-mail', required: false, names: ['e-mail', 'email', 'email address'] },
  {
    id: 'learnerReference',
    title: 'Learner reference',
    required: false,
    names: ['learner reference', 'learnrefnumber', 'learner ref'],
  },
  {
    id: 'reference',
    title: 'Standard',
    required: true,
    names: ['standard', 'standard reference', 'reference', 'st code'],
  },
  { id: 'standardVersion', title: 'Version', required: false, names: ['version', 'standard version'] },
  { id: 'options', title: 'Options', required: false, names: ['options', 'option', 'course option'] },
  {
    id: 'startsOn',
    title: 'Start date',
    required: true,
    names: ['start date', 'start', 'learnstartdate', 'start on'],
  },
  {
    id: 'plannedEndOn',
    title: 'Planned end date',
    required: true,
    names: ['planned end date', 'planned end', 'learnplanenddate', 'end date'],
  },
  { id: 'employer', title: 'Employer', required: true, names: ['employer', 'employer name'] },
  {
    id: 'managerName',
    title: 'Line manager',
    required: true,
    names: ['line manager', 'manager', 'manager name'],
  },
  {
    id: 'managerEmail',
    title: 'Line manager e-mail',
    required: true,
    names: ['line manager e-mail', 'line manager email', 'manager email', 'manager e-mail'],
  },
  {
    id: 'tutorEmail',
    title: 'Tutor e-mail',
    required: true,
    names: ['tutor e-mail', 'tutor email', 'tutor', 'assessor email'],
  },
] as const;

/** A column of the import. */
export type ImportColumn = (typeof importColumns)[number]['id'];

/** One row by column, trimmed; a column that the file lacks is empty. */
export type ImportRow = Readonly<Record<ImportColumn, string>>;

/** One thing wrong with one cell. */
export interface CellIssue {
  readonly column: string;
  readonly message: string;
}

/** Which place in a row holds which column, or what the header lacks. */
export type HeaderReading =
  | {
      readonly ok: true;
      readonly places: ReadonlyMap<ImportColumn, number>;
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Read the header of a file. Letter case, spaces and a byte-order mark do not matter. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const folded = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' '),
  );
  const places = new Map<ImportColumn, number>();
  for (const { id, names } of importColumns) {
    const place = folded.findIndex((cell) => (names as readonly string[]).includes(cell));
    if (place >= 0) places.set(id, place);
  }
  const missing = importColumns
    .filter(({ id, required }) => required && !places.has(id))
    .map(({ title }) => title);
  if (missing.length > 0)
    return { ok: false, message: `The first row must name the columns. Missing: ${missing.join(', ')}.` };
  const used = new Set(places.values());
  return { ok: true, places, ignored: cells.filter((cell, place) => !used.has(place) && cell.trim() !== '') };
}

/** The cells of one row by column. */
export function readRow(cells: readonly string[], places: ReadonlyMap<ImportColumn, number>): ImportRow {
  const row = importColumns.map(({ id }) => [id, (cells[places.get(id) ?? -1] ?? '').trim()] as const);
  return Object.fromEntries(row) as ImportRow;
}

/** The title of a column, for messages. */
export function columnTitle(id: string): string {
  return importColumns.find((column) => column.id === id)?.title ?? id;
}

/** A day as spreadsheets write it: 2026-01-15, 15/01/2026, 15-01-2026 or 15.1.2026. Undefined when it is none of them or no day. */
export function readDay(text: string): PlainDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text);
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : british
      ? [british[3], british[2], british[1]]
      : [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(Number(year), Number(month), Number(day)) ? date : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** What is wrong with the shape of one row: empty cells that may not be, days and addresses that are none. */
export function rowIssues(row: ImportRow): CellIssue[] {
  const issues: CellIssue[] = importColumns
    .filter(({ id, required }) => required && row[id] === '')
    .map(({ title }) => ({ column: title, message: 'Fill in this cell.' }));
  for (const id of ['dateOfBirth', 'startsOn', 'plannedEndOn'] as const) {
    if (row[id] !== '' && readDay(row[id]) === undefined)
      issues.push({
        column: columnTitle(id),
        message: `"${row[id]}" is not a date. Write it as 15/01/2026.`,
      });
  }
  for (const id of ['email', 'managerEmail', 'tutorEmail'] as const) {
    if (row[id] !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row[id]))
      issues.push({ column: columnTitle(id), message: `"${row[id]}" is not an e-mail address.` });
  }
  return issues;
}
