import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { fromBuffer } from 'yauzl';
import { HeaderFinder, type TableRow } from './table-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Largest workbook that is opened, packed and unpacked. Bytes. */
const mostPacked = 40_000_000;
const mostUnpacked = 400_000_000;

/**
 * The rows of the first sheet of an Excel workbook that has known columns. Sheets are read row by row; formulas give their stored
 * result, dates the day. Throws {@link UnreadableFile} when it is no workbook or has no such sheet.
 */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  isHeader: (names: readonly string[]) => boolean,
): AsyncGenerator<TableRow> {
  const packed = await collect(bytes);
  await refuseBombs(packed);
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([packed]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let failure: UnreadableFile | undefined;
  for await (const sheet of reader) {
    const finder = new HeaderFinder(isHeader);
    try {
      for await (const row of sheet) yield* finder.take(row.number, cellsOf(row.values));
      finder.end();
      return;
    } catch (error) {
      // Another sheet may have the columns; the first sheet's reason is told when none has.
      if (!(error instanceof UnreadableFile) || finder.names !== undefined) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new UnreadableFile('The workbook has no sheet with rows.');
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > mostPacked)
      throw new UnreadableFile(`The workbook is larger than ${mostPacked / 1_000_000} MB. Save it as CSV.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A small file can hold an endless one: the sizes that it declares are added up before anything is unpacked. */
function refuseBombs(packed: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const damaged = (cause: unknown) =>
      reject(
        new UnreadableFile(
          'The workbook is damaged or protected by a password. Save it again as XLSX or CSV.',
          { cause },
        ),
      );
    fromBuffer(packed, { lazyEntries: false }, (error, archive) => {
      if (error) return damaged(error);
      let unpacked = 0;
      let isWorkbook = false;
      archive.on('error', damaged);
      archive.on('entry', ({ uncompressedSize, fileName }) => {
        unpacked += uncompressedSize;
        isWorkbook ||= fileName === 'xl/workbook.xml';
      });
      archive.on('end', () => {
        if (unpacked > mostUnpacked)
          reject(new UnreadableFile('The workbook unpacks to more than 400 MB. Save it as CSV.'));
        else if (isWorkbook) resolve();
        else damaged(undefined);
      });
    });
  });
}

function cellsOf(values: unknown): string[] {
  const cells: readonly CellValue[] = Array.isArray(values) ? values.slice(1) : [];
  return Array.from(cells, (value) => textOf(value));
}

/** What a person reads in a cell. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return '';
}
