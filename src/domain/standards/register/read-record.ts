import { objectOf } from './lenient.ts';
import { isApiField, readApiObject } from './read-api-object.ts';
import { isLibraryObject, readLibraryObject } from './read-library-object.ts';
import { isRegisterHeader, readRegisterObject } from './read-register-row.ts';
import { isStatementHeader, readStatementRow, type StatementLine } from './read-statement-list.ts';
import type { RegisterRecord } from './register-format.ts';

/** Something that a file holds: an object of a list, or a row with its cells by column. */
export interface SourceItem {
  /** Line of a table or place in a list, from 1. */
  readonly at: number;
  readonly value: unknown;
  /** Name of the item in the map that held it. */
  readonly key?: string | undefined;
  /** Whether it is a row of a table, whose cells are texts. */
  readonly isRow?: boolean | undefined;
}

/** What became of an item. */
export type ReadItem =
  | { readonly kind: 'records'; readonly records: readonly RegisterRecord[] }
  | { readonly kind: 'statement'; readonly line: StatementLine }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Read an item of any of the shapes that hold standards. Never throws. */
export function readItem({ at, value, key, isRow = false }: SourceItem): ReadItem {
  const object = objectOf(value);
  if (!object) return { kind: 'rejected', reason: `${wordFor(value)} stands where a standard should.` };
  const names = Object.keys(object);
  if (isLibraryObject(object)) return { kind: 'records', records: [readLibraryObject(object, at, key)] };
  if (Array.isArray(object.versions)) return { kind: 'records', records: readRegisterObject(object, at) };
  if (!isRow && isApiObject(object)) return { kind: 'records', records: [readApiObject(object, at)] };
  if (isRegisterHeader(names)) return { kind: 'records', records: readRegisterObject(object, at) };
  if (isStatementHeader(names)) {
    const read = readStatementRow(object, at);
    return 'reason' in read ? { kind: 'rejected', reason: read.reason } : { kind: 'statement', line: read };
  }
  const fields = names.slice(0, 6).join(', ') || 'none';
  return {
    kind: 'rejected',
    reason: `This is no standard that can be understood. Its fields are: ${fields}. A standard has a reference and a title.`,
  };
}

function isApiObject(object: Readonly<Record<string, unknown>>): boolean {
  if ('referenceNumber' in object || '_ref' in object) return true;
  const known = Object.keys(object).filter(isApiField);
  return known.includes('title') && known.length >= 3;
}

function wordFor(value: unknown): string {
  if (value === null) return 'Nothing (null)';
  if (Array.isArray(value)) return 'A list';
  return `${typeof value === 'string' ? 'A text' : `The value "${String(value).slice(0, 40)}"`}`;
}
