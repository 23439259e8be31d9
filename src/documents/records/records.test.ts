import { Readable } from 'node:stream';
import excel from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodingOf } from './decode-text.ts';
import { jsonItems } from './json-items.ts';
import { sheetRows } from './sheet-rows.ts';
import { tableRows } from './table-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

const isField = (key: string) => ['title', 'skills'].includes(key);
const isHeader = (names: readonly string[]) => names.includes('Reference');

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const read = (text: string, size = 7) => all(jsonItems(inPieces(text, size), isField));

describe('JSON', () => {
  test('a list gives the same items however the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), async (list, size) => {
        const items = await read(JSON.stringify(list, null, size % 3), size);
        expect(items.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(items.map(({ at }) => at)).toEqual(list.map((_, at) => at + 1));
      }),
    );
  });

  test('an object gives the items of its lists and of its maps, with their keys', async () => {
    const items = await read(
      '{"made":"today","count":2,"a":[{"x":1},{"x":2}],"b":{"ST0001":{"x":3},"note":"no"}}',
    );
    expect(items.map(({ key, value }) => [key, value])).toEqual([
      [undefined, { x: 1 }],
      [undefined, { x: 2 }],
      ['ST0001', { x: 3 }],
    ]);
  });

  test('one item alone is known by its first key', async () => {
    const one = { title: 'Baker "}', skills: [{ detail: 'Bakes \\ ]' }], level: 2 };
    expect((await read(JSON.stringify(one))).map(({ value }) => value)).toEqual([one]);
  });

  test('what is no JSON says where and what to do', async () => {
    await expect(read('[{"a":1},{"a":')).rejects.toThrow(/ends in the middle of item 2/);
    await expect(read('')).rejects.toThrow(/empty/);
    await expect(read('<html>')).rejects.toThrow(/begins with "<"/);
    await expect(read('[{"a":1,}]')).rejects.toThrow(/Item 1 is not valid JSON/);
    await expect(read('[1] [2]')).rejects.toThrow(/more text after the end/);
    await expect(read('{"a":[1}')).rejects.toThrow(UnreadableFile);
  });

  test('any text is read or refused, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('[', ']', '{', '}', ',', ':', '"', '\\', '1', 'a', ' ') }),
        async (text) => {
          await read(text, 3).catch((error: unknown) => {
            if (!(error instanceof UnreadableFile)) throw error;
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('text tables', () => {
  const rows = async (text: string) => all(tableRows(inPieces(text, 11), text, isHeader));

  test('each row says its line, also when a cell has several lines', async () => {
    expect(await rows('Title above\n\nReference,Name\n"ST0001","two\nlines"\nST0002,Baker\n')).toEqual([
      { at: 4, value: { Reference: 'ST0001', Name: 'two\nlines' } },
      { at: 6, value: { Reference: 'ST0002', Name: 'Baker' } },
    ]);
  });

  test('commas, semicolons and tabs are told apart', async () => {
    for (const sign of [',', ';', '\t'])
      expect(await rows(`Reference${sign}Name\r\nST0001${sign} Baker`)).toEqual([
        { at: 2, value: { Reference: 'ST0001', Name: ' Baker' } },
      ]);
  });

  test('a table without known columns names those it has', async () => {
    await expect(rows('one,two\n1,2\n')).rejects.toThrow(/"one", "two"/);
    await expect(rows('')).rejects.toThrow(/empty/);
  });

  test('a text in any usual encoding is the same text', async () => {
    const text = `Reference,Name\nST0001,Café – ${'x'.repeat(300)}\n`;
    const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
    const swapped = Buffer.from(marked).swap16();
    const plain = Buffer.from(text, 'utf16le');
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), marked, swapped, plain]) {
      const pieces = Readable.from([bytes.subarray(0, 33), bytes.subarray(33)]);
      expect((await all(decodeText(pieces))).join('')).toBe(text);
    }
    expect(encodingOf(Buffer.from('Caf\u00e9 noir', 'latin1'))).toBe('windows-1252');
  });
});

describe('workbooks', () => {
  async function workbook(fill: (book: excel.Workbook) => void) {
    const book = new excel.Workbook();
    fill(book);
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const rows = (bytes: Uint8Array) => all(sheetRows(Readable.from([bytes]), isHeader));

  test('the sheet with the known columns is read, values as a person sees them', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Notes').addRow(['Nothing here']);
      const sheet = book.addWorksheet('Register');
      sheet.addRow(['The register', '', '']);
      sheet.addRow(['Reference', 'Name', 'Retired date', 'Level']);
      sheet.addRow(['ST0001', { richText: [{ text: 'Ba' }, { text: 'ker' }] }, new Date('2024-05-31'), 3]);
      sheet.addRow([
        'ST0002',
        { text: 'Smith', hyperlink: 'https://example.org' },
        null,
        { formula: '1+1', result: 2 },
      ]);
    });
    expect(await rows(bytes)).toEqual([
      { at: 3, value: { Reference: 'ST0001', Name: 'Baker', 'Retired date': '2024-05-31', Level: '3' } },
      { at: 4, value: { Reference: 'ST0002', Name: 'Smith', 'Retired date': '', Level: '2' } },
    ]);
  });

  test('what is no workbook is refused', async () => {
    await expect(rows(Buffer.from('PK not really'))).rejects.toThrow(/damaged/);
    await expect(rows(await workbook((book) => book.addWorksheet('A').addRow(['x'])))).rejects.toThrow(
      /columns "x"/,
    );
  });
});
