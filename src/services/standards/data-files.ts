import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { explainIssues, formatMismatch } from '#domain/standards/explain-issues.ts';
import type { Finding } from '#domain/standards/finding.ts';
import { readJsonText } from './json-text.ts';

/** What is wrong with one data file, and where. */
export type FileProblem = Finding & { readonly file: string };

/** The content of a data file, or its problems. */
export type FileReading<T> =
  | { readonly ok: true; readonly file: string; readonly value: T }
  | { readonly ok: false; readonly file: string; readonly problems: readonly FileProblem[] };

/** Largest data file that is read: real plans are below one megabyte. */
export const largestFileBytes = 20_000_000;

/** The files of a folder tree, seen by what the library needs of them. Tests give one in memory. */
export type DataFolder = {
  /** Names inside a folder, sorted; empty when there is no such folder. */
  list(folder: string): string[];
  /** The text of a file; undefined when there is no such file. */
  read(file: string): string | undefined;
};

/** A file that may not be read as data: too large, or not text. */
export class UnreadableFile extends Error {}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The folder on disk. */
export const diskFolder: DataFolder = {
  list(folder) {
    try {
      return readdirSync(folder).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
  read(file) {
    try {
      const { size } = statSync(file);
      if (size > largestFileBytes) {
        throw new UnreadableFile(`is larger than ${largestFileBytes / 1_000_000} MB; a plan is far smaller`);
      }
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      const code = (error as NodeJS.ErrnoException | undefined)?.code;
      if (code === 'EISDIR') throw new UnreadableFile('is a folder; name a file');
      if (code === 'EACCES' || code === 'EPERM')
        throw new UnreadableFile('may not be read; check its permissions');
      throw error;
    }
  },
};

function failed<T>(file: string, code: string, message: string): FileReading<T> {
  return { ok: false, file, problems: [{ severity: 'error', code, message, at: '', file }] };
}

/** Parse a JSON text as one of the published formats. `format` undefined means a file without a format name. */
export function parseData<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  format: string | undefined,
): FileReading<T> {
  const reading = readJsonText(text);
  if (!reading.ok) {
    const { line, column, message } = reading.fault;
    return failed(file, 'not-json', `not JSON at line ${line}, column ${column}: ${message}`);
  }
  const mismatch = format === undefined ? undefined : formatMismatch(reading.value, format);
  if (mismatch) return { ok: false, file, problems: [{ ...mismatch, file }] };
  const parsed = schema.safeParse(reading.value);
  if (parsed.success) return { ok: true, file, value: parsed.data };
  const problems = explainIssues(parsed.error, reading.value).map((finding) => ({ ...finding, file }));
  return { ok: false, file, problems };
}

/** Read a data file of a published format; undefined when there is no such file. */
export function readData<T>(
  folder: DataFolder,
  file: string,
  schema: z.ZodType<T>,
  format: string,
): FileReading<T> | undefined {
  try {
    const text = folder.read(file);
    return text === undefined ? undefined : parseData(text, file, schema, format);
  } catch (error) {
    if (error instanceof UnreadableFile) return failed(file, 'unreadable', error.message);
    throw error;
  }
}

/** One problem as one line: file, place, and what would mend it. */
export function problemLine({ file, at, message }: FileProblem): string {
  return at === '' ? `${file}: ${message}` : `${file}: ${at}: ${message}`;
}

/** The path of a file inside a folder. */
export function inFolder(folder: string, ...names: string[]): string {
  return join(folder, ...names);
}
