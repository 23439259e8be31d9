import { decodeText } from '#documents/records/decode-text.ts';
import { jsonItems } from '#documents/records/json-items.ts';
import { sheetRows } from '#documents/records/sheet-rows.ts';
import { delimiterOf, type TableRow, tableRows } from '#documents/records/table-rows.ts';
import { UnreadableFile } from '#documents/records/unreadable-file.ts';
import { isApiField } from '#domain/standards/register/read-api-object.ts';
import type { SourceItem } from '#domain/standards/register/read-record.ts';
import { looksPasted } from '#domain/standards/register/read-statement-list.ts';
import { type TableKind, tableKindOf } from '#domain/standards/register/table-kind.ts';

/** A file to import. It may be opened more than once. */
export interface SourceFile {
  readonly name: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** What a file holds, one thing after another: items of JSON, rows of a table, or a whole text that was copied from a page. */
export type SourcePart =
  | { readonly is: 'item'; readonly item: SourceItem }
  | { readonly is: 'row'; readonly table: TableKind; readonly row: TableRow }
  | { readonly is: 'page'; readonly text: string };

const headBytes = 131_072;
const largestPage = 5_000_000;

/**
 * Read a file by what is in it, whatever its name: an Excel workbook, JSON, a text table or copied text. Throws `UnreadableFile` with the reason
 * when it is none of these.
 */
export async function* readSource(file: SourceFile): AsyncGenerator<SourcePart> {
  const head = await headOf(file);
  if (head[0] === 0x50 && head[1] === 0x4b) {
    yield* asRows(sheetRows(await file.open(), isHeader));
    return;
  }
  const start = await textOf([head]);
  if (/^\s*[[{]/.test(start)) {
    for await (const item of jsonItems(decodeText(await file.open()), isApiField)) yield { is: 'item', item };
  } else if (!hasHeader(start) && looksPasted(start)) {
    yield { is: 'page', text: await pageOf(file) };
  } else {
    yield* asRows(tableRows(decodeText(await file.open()), start, isHeader));
  }
}

function isHeader(names: readonly string[]): boolean {
  return tableKindOf(names) !== undefined;
}

function hasHeader(start: string): boolean {
  const delimiter = delimiterOf(start);
  const lines = start.split(/\r\n|\r|\n/).slice(0, 12);
  return lines.some((line) =>
    isHeader(line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))),
  );
}

async function* asRows(rows: AsyncIterable<TableRow>): AsyncGenerator<SourcePart> {
  let table: TableKind | undefined;
  for await (const row of rows) {
    table ??= tableKindOf(Object.keys(row.value));
    if (table !== undefined) yield { is: 'row', table, row };
  }
}

async function headOf(file: SourceFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of await file.open()) {
    parts.push(part);
    length += part.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(parts);
}

async function textOf(bytes: Iterable<Uint8Array>): Promise<string> {
  async function* pieces() {
    yield* bytes;
  }
  let text = '';
  for await (const part of decodeText(pieces())) text += part;
  return text;
}

async function pageOf(file: SourceFile): Promise<string> {
  let text = '';
  for await (const part of decodeText(await file.open())) {
    text += part;
    if (text.length > largestPage)
      throw new UnreadableFile(
        'The text is longer than five million characters. Import the published file instead.',
      );
  }
  return text;
}
