import { AsText } from './lenient.ts';
import {
  kindOfCode,
  type ListedStatement,
  numberStatements,
  readCode,
  readKind,
  shorten,
} from './read-statements.ts';
import { plainText } from './read-values.ts';
import type { ReadingNote, RegisterRecord } from './register-format.ts';

const columns = {
  code: ['code', 'ref', 'ksb', 'ksbcode', 'ksbref', 'id', 'number'],
  text: ['text', 'detail', 'description', 'statement', 'ksbtext', 'ksbdescription', 'ksbdetail', 'wording'],
  kind: ['type', 'kind', 'category', 'ksbtype'],
  reference: ['reference', 'standard', 'standardreference', 'referencenumber', 'stref'],
  version: ['version', 'versionnumber', 'standardversion'],
} as const;
type Field = keyof typeof columns;

function fieldOf(name: string): Field | undefined {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (Object.keys(columns) as Field[]).find((field) =>
    (columns[field] as readonly string[]).includes(key),
  );
}

/** Whether these are columns of a statement list: a code or a type, and a text. */
export function isStatementHeader(names: readonly string[]): boolean {
  const fields = new Set(names.map(fieldOf));
  return fields.has('text') && (fields.has('code') || fields.has('kind'));
}

/** One line of a statement list, from a table or a page. */
export interface StatementLine {
  readonly at: number;
  readonly reference: string;
  readonly version: string;
  readonly statement: ListedStatement;
}

/** Read one row of a statement list; the reason when it cannot be used. */
export function readStatementRow(
  value: Readonly<Record<string, unknown>>,
  at: number,
): StatementLine | { readonly reason: string } {
  const row = rowOf(value);
  const code = readCode(row.code ?? '');
  const stated = readKind(row.kind ?? '');
  const text = plainText(row.text ?? '');
  const kind = stated ?? (code === undefined ? undefined : kindOfCode(code));
  if (kind === undefined || text === '' || !isClear(row, { code, kind, stated }))
    return { reason: reasonFor(row, { code, text, stated }) };
  return {
    at,
    reference: (row.reference ?? '').toUpperCase(),
    version: row.version ?? '',
    statement: { code, text, kind },
  };
}

function rowOf(value: Readonly<Record<string, unknown>>): Partial<Record<Field, string>> {
  const row: Partial<Record<Field, string>> = {};
  for (const [name, cell] of Object.entries(value)) {
    const field = fieldOf(name);
    if (field !== undefined) row[field] ??= (AsText.parse(cell) ?? '').trim();
  }
  return row;
}

type Read = { readonly code: string | undefined; readonly stated: ListedStatement['kind'] | undefined };

/** Whether code and type were understood where they are given, and agree. */
function isClear(
  row: Readonly<Partial<Record<Field, string>>>,
  { code, kind, stated }: Read & { readonly kind: ListedStatement['kind'] },
): boolean {
  if ((row.code && code === undefined) || (row.kind && stated === undefined)) return false;
  return code === undefined || kindOfCode(code) === kind;
}

function reasonFor(
  row: Readonly<Partial<Record<Field, string>>>,
  { code, text, stated }: Read & { readonly text: string },
): string {
  if (row.code && code === undefined)
    return `"${shorten(row.code)}" is no code of a statement. Write K, S or B and a number, such as K1.`;
  if (text === '') return `${code ?? 'The row'} has no text. Fill in the column "text".`;
  if (row.kind && stated === undefined)
    return `"${shorten(row.kind)}" is no type. Write knowledge, skill or behaviour.`;
  if (code === undefined) return 'The row has neither a code nor a type. Write K1 or "knowledge".';
  return `The code ${code} and the type "${row.kind}" contradict each other. Change one of them.`;
}

/** Statements of one standard as a record; `at` is the line of the first. */
export function recordOfList(
  { reference, version }: { readonly reference: string; readonly version: string },
  lines: readonly StatementLine[],
): RegisterRecord {
  const { statements, notes } = numberStatements(lines.map(({ statement }) => statement));
  return {
    at: lines[0]?.at ?? 1,
    shape: 'list',
    reference,
    version,
    given: { reference, version },
    missing: [],
    content: {},
    facts: {},
    statements,
    notes,
  };
}

const codeFirst = /^[\s•*-]{0,10}((?:K|S|B|TK|TS|ESB) ?\d{1,3})(?:\s{0,3}[:.)–-]\s{0,3}|\s+|$)(.*)$/;
/** What pages put after a statement or between statements that is none. */
const pageWords = /\s*(?:back to (?:duty|top|duties)|show (?:more|less)|print this page)\s*$/i;

/**
 * Read statements from text that was copied from a page: lines that begin with a code, texts that go on over lines, headings that
 * name a kind, words such as "Back to Duty" at the ends. Lines before the first code are named in a note.
 */
export function readPastedStatements(text: string): { lines: StatementLine[]; notes: ReadingNote[] } {
  const page: Page = { found: [], unread: [], isOpen: false };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries())
    readPageLine(page, plainText(raw).replace(pageWords, ''), index + 1);
  const lines = page.found.map(({ at, code, parts }) => ({
    at,
    reference: '',
    version: '',
    statement: { code, kind: kindOfCode(code), text: plainText(parts.join(' ')) },
  }));
  return { lines, notes: page.unread.length === 0 ? [] : [unreadNote(page.unread)] };
}

interface Page {
  readonly found: { readonly at: number; readonly code: string; readonly parts: string[] }[];
  /** Lines that belong to no statement. */
  readonly unread: number[];
  /** Whether the next line still belongs to the statement before. */
  isOpen: boolean;
}

function readPageLine(page: Page, line: string, at: number): void {
  const match = codeFirst.exec(line);
  const code = match?.[1] === undefined ? undefined : readCode(match[1]);
  if (code !== undefined) {
    page.found.push({ at, code, parts: [match?.[2] ?? ''] });
    page.isOpen = true;
  } else if (line === '') {
    // Some pages put the text below its code, with an empty line between.
    if (page.found.at(-1)?.parts.some((part) => part.trim() !== '')) page.isOpen = false;
  } else if (isHeading(line)) {
    page.isOpen = false;
  } else if (page.isOpen) {
    page.found.at(-1)?.parts.push(line);
  } else {
    page.unread.push(at);
  }
}

function unreadNote(unread: readonly number[]): ReadingNote {
  const shown = unread.slice(0, 10).join(', ') + (unread.length > 10 ? ' …' : '');
  return {
    code: 'W2009',
    message: `${unread.length === 1 ? 'Line' : 'Lines'} ${shown} ${unread.length === 1 ? 'holds' : 'hold'} no statement and ${unread.length === 1 ? 'was' : 'were'} not read.`,
  };
}

function isHeading(line: string): boolean {
  return (
    readKind(line) !== undefined ||
    /^(?:knowledge, skills and behaviours|ksbs?|duties|duty \d{1,3})\b.{0,40}$/i.test(line)
  );
}

/** Whether a text without a header row looks like statements copied from a page. */
export function looksPasted(start: string): boolean {
  const lines = start.split(/\r\n|\r|\n/).slice(0, 400);
  return lines.filter((line) => codeFirst.test(plainText(line))).length >= 1;
}
