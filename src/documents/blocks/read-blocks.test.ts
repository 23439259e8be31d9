import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import type { Block, Line, ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { aDocx, aPdf, aWordFile } from '#testing/documents.ts';
import { readBlocks } from './read-blocks.ts';

async function read(bytes: Buffer | string, name = 'Plan.bin'): Promise<ReadDocument> {
  const found = await readBlocks({ bytes: Buffer.from(bytes), name });
  if (!found.ok) throw new Error(found.reason);
  return found.document;
}

async function refusal(bytes: Buffer): Promise<string> {
  const found = await readBlocks({ bytes, name: 'Plan.bin' });
  return found.ok ? 'was read' : found.reason;
}

function said(block: Block): string {
  if (block.kind !== 'table') return `${block.kind}: ${block.run.text}`;
  return block.rows
    .map(({ cells }) => cells.map((cell) => `${cell.heading ? '#' : ''}${cellText(cell)}`).join(' | '))
    .join('\n');
}

async function aZip(parts: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

describe('the content tells the format', () => {
  test('whatever the name says', async () => {
    expect((await read(await aDocx([{ text: 'Gateway' }]), 'plan.txt')).format).toBe('docx');
    expect((await read(aPdf([[{ text: 'Gateway' }]]), 'plan.txt')).format).toBe('pdf');
    expect((await read('<!DOCTYPE html><p>Gateway</p>', 'plan.pdf')).format).toBe('html');
    expect((await read('# Gateway\n\nTen pieces.', 'plan.docx')).format).toBe('markdown');
    expect((await read('Gateway\n\nTen pieces of <b>work</b>.', 'plan.html')).format).toBe('text');
  });

  test('text is decoded by its byte order mark or its bytes', async () => {
    const words = 'The baker’s café costs £5 – every day';
    const big = Buffer.from(words, 'utf16le').swap16();
    const windows = Buffer.from(words.replace('’', '\u0092').replace('–', '\u0096'), 'latin1');
    for (const bytes of [
      Buffer.from(words),
      Buffer.from(`\ufeff${words}`),
      Buffer.from(`\ufeff${words}`, 'utf16le'),
      Buffer.from(words, 'utf16le'),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
      windows,
    ])
      expect((await read(bytes)).blocks.map(said)).toEqual([`paragraph: ${words}`]);
  });
});

describe('an HTML page', () => {
  test('gives headings, paragraphs, lists with their depth, and no scripts, styles or hidden text', async () => {
    const { blocks, text } = await read(
      '<html><head><title>T</title><style>p{}</style></head><body><h2>Oven <b>test</b></h2><script>alert(1)</script>' +
        '<p>It takes<br>an hour &amp; more.</p><ul><li>Knead<ul><li>by hand</li></ul></li><li>Bake</li></ul>' +
        '<ol start="3"><li>Clean</li></ol><p hidden>No</p><p><del>Gone</del></p></body></html>',
    );
    expect(blocks.map(said)).toEqual([
      'heading: Oven test',
      'paragraph: It takes an hour & more.',
      'item: Knead',
      'item: by hand',
      'item: Bake',
      'item: Clean',
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'item' ? [[block.marker, block.depth]] : []))).toEqual([
      ['•', 0],
      ['•', 1],
      ['•', 0],
      ['3.', 0],
    ]);
    expect(text).toBe('Oven test\nIt takes\nan hour & more.\nKnead\nby hand\nBake\nClean\n');
  });

  test('gives tables with merged cells in their columns', async () => {
    const { blocks } = await read(
      '<table><thead><tr><th>Module</th><th>Pass</th><th>Merit</th></tr></thead><tbody>' +
        '<tr><td rowspan="2">Dough</td><td><ul><li>Kneads</li><li>Rests</li></ul></td><td>Folds</td></tr>' +
        '<tr><td colspan="2">Bakes</td></tr></tbody></table>',
    );
    const [table] = blocks;
    if (table?.kind !== 'table') throw new Error('no table');
    expect(said(table)).toBe('#Module | #Pass | #Merit\nDough | Kneads Rests | Folds\nBakes');
    expect(table.rows[2]?.cells[0]).toMatchObject({ column: 1, columnSpan: 2 });
    expect(table.rows[1]?.cells[0]).toMatchObject({ rowSpan: 2 });
    expect(table.rows[1]?.cells[1]?.paragraphs.map((run) => run.text)).toEqual(['Kneads', 'Rests']);
  });

  test('a table that only lays out the page is none, and a table in a cell is one of its own', async () => {
    const inner = '<table><tr><th>Who</th><th>When</th></tr><tr><td>Baker</td><td>At night</td></tr></table>';
    const { blocks } = await read(
      `<table><tr><td><h1>Plan</h1><p>Bakers bake.</p>${inner}</td></tr></table>`,
    );
    expect(blocks.map(said)).toEqual([
      'heading: Plan',
      'paragraph: Bakers bake.',
      '#Who | #When\nBaker | At night',
    ]);
  });
});

describe('a Word document', () => {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (text: string, how = '') => `<w:tc><w:tcPr>${how}</w:tcPr>${paragraph(text)}</w:tc>`;

  test('gives headings by style, tables with merged cells and heading rows, and no deleted words', async () => {
    const table =
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Code')}${cell('Criterion')}${cell('Kind')}</w:tr>` +
      `<w:tr>${cell('P1', '<w:vMerge w:val="restart"/>')}${cell('Kneads dough')}${cell('Pass')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('Bakes it', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`;
    const changed =
      '<w:p><w:r><w:t>Ten pieces</w:t></w:r><w:del><w:r><w:delText> or nine</w:delText></w:r></w:del></w:p>';
    const { blocks, format, pages } = await read(
      await aWordFile(paragraph('Gateway', 'Heading1') + changed + table),
    );
    expect({ format, pages }).toEqual({ format: 'docx', pages: [] });
    expect(blocks.map(said)).toEqual([
      'heading: Gateway',
      'paragraph: Ten pieces',
      '#Code | #Criterion | #Kind\nP1 | Kneads dough | Pass\nBakes it',
    ]);
    const last = blocks[2]?.kind === 'table' ? blocks[2].rows[2]?.cells[0] : undefined;
    expect(last).toMatchObject({ column: 1, columnSpan: 2 });
  });
});

describe('what cannot be read is one clear sentence that names the file and the mend', () => {
  test.each<[string, Buffer, RegExp]>([
    ['an empty file', Buffer.alloc(0), /is empty/],
    ['white space', Buffer.from(' \n\t\n'), /is empty/],
    [
      'binary nonsense',
      Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 37) % 256)),
      /save the document again/,
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /is a picture/],
    ['RTF', Buffer.from('{\\rtf1 Plan}'), /RTF file: open it and save it as DOCX/],
    [
      'old Word',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /old Word.*save it as DOCX/,
    ],
    [
      'a protected document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /password/,
    ],
    [
      'UTF-32',
      Buffer.from([...'Plan of trials'].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])),
      /UTF-32/,
    ],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /compressed archive/],
  ])('%s', async (_, bytes, reason) => {
    const sentence = await refusal(bytes);
    expect(sentence).toMatch(reason);
    expect(sentence).toMatch(/^"Plan\.bin" .*\.$/);
  });

  test('archives that are no Word document, and damaged ones', async () => {
    expect(await refusal(await aZip({ 'xl/workbook.xml': '<x/>' }))).toMatch(/spreadsheet/);
    expect(await refusal(await aZip({ 'a.txt': 'hello' }))).toMatch(/unpack it/);
    expect(await refusal(await aZip({ mimetype: 'x', 'content.xml': '<x/>' }))).toMatch(/unpack it/);
    const whole = await aDocx([{ text: 'Gateway' }]);
    expect(await refusal(whole.subarray(0, whole.length - 200))).toMatch(/damaged or incomplete/);
    expect(await refusal(await aZip({ 'word/document.xml': '<w:document' }))).toMatch(
      /damaged or incomplete/,
    );
  });

  test('an archive that unfolds to far more than it holds is not unpacked', async () => {
    expect(await refusal(await aZip({ 'word/document.xml': Buffer.alloc(30_000_000, 32) }))).toMatch(
      /unpacks to more/,
    );
  });

  test('an archive that lies about its sizes is damaged', async () => {
    const bytes = await aZip({ 'word/document.xml': Buffer.alloc(5_000_000, 32) });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(5_000_000);
    const small = Buffer.from([10, 0, 0, 0]);
    for (let at = bytes.indexOf(size); at !== -1; at = bytes.indexOf(size)) small.copy(bytes, at);
    expect(await refusal(bytes)).toMatch(/damaged or incomplete/);
  });

  test('texts that no person wrote', async () => {
    expect(await refusal(Buffer.alloc(100_000_001, 97))).toMatch(/100 MB/);
    expect(await refusal(Buffer.alloc(20_000_001, 97))).toMatch(/five million/);
    expect(await refusal(Buffer.alloc(4_000_000, 97))).toMatch(/line of more than 100,000/);
    expect(await refusal(Buffer.from('a\n'.repeat(110_000)))).toMatch(/100,000 lines/);
    expect(await refusal(Buffer.from('a\tb\tc\td\te\n'.repeat(30_000)))).toMatch(/100,000 cells/);
    expect(await refusal(Buffer.from(`<html>${'<div>'.repeat(200_000)}a`))).toMatch(/500 deep/);
    expect(await refusal(Buffer.from(`<table>${`<tr>${'<td>a'.repeat(100)}`.repeat(1_100)}`))).toMatch(
      /100,000 cells/,
    );
  });
});

describe('hostile and accidental content', () => {
  const linesOf = (document: ReadDocument): readonly Line[] =>
    document.blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap(({ cells }) =>
            cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines)),
          )
        : block.run.lines,
    );
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  function expectInPlace({ text, span }: Line, whole: string): void {
    expect(0 <= span.from && span.from <= span.to && span.to <= whole.length).toBe(true);
    const printed = whole.slice(span.from, span.to);
    // Markup and other alphabets may be mended; plain words must be found as they stand.
    const isPlain = /^[ -~\s]*$/.test(printed) && !/[<&[\\!*]/.test(printed);
    if (isPlain) expect(letters(printed)).toContain(letters(text));
  }
  const pieces = fc.constantFrom(
    '# ',
    '## **A** ',
    '- ',
    '•',
    '• ',
    '1. ',
    '2.3 Title ',
    '\t',
    '\t\t',
    '\n',
    '\n\n',
    '\f',
    '|',
    '|---|',
    '**',
    '*',
    '<ul><li>',
    '</li>',
    '<b>',
    '<br>',
    '</ul>',
    'Module\tStandard\tPass Criteria\n',
    'P1\tKneads dough\n',
    '\tof wheat\n',
    'Page 3 of 9\n',
    'Contents\n',
    'Oven test ..... 4\n',
    'K14',
    'Кl4',
    'â€™',
    '\u00ad',
    '\u200b',
    'ﬁ',
    '&amp;',
    '&#x110000;',
    'Gateway',
    'the baker kneads',
    ' dough.',
    'end-\npoint',
    '[a](b)',
    '![',
    '](',
    '\\',
    '<table>',
    '<td rowspan=3>',
    '</table>',
    '<p>',
    '<!--',
    '---\n',
    ' ',
    '\u00a0',
    'é',
    '😀',
    '\ud83d',
  );

  test('arbitrary bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '%PDF-', 'PK\u0003\u0004', '<html>', '\ufeff'),
        async (bytes, start) => {
          const found = await readBlocks({ bytes: Buffer.concat([Buffer.from(start), bytes]), name: 'x' });
          expect(typeof found.ok).toBe('boolean');
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of any markup every line stands at its place in the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), fc.boolean(), async (parts, isPage) => {
        const found = await readBlocks({
          bytes: Buffer.from(`${isPage ? '<html>' : ''}${parts.join('')}`),
          name: 'x',
        });
        if (found.ok) for (const line of linesOf(found.document)) expectInPlace(line, found.document.text);
      }),
      { numRuns: 400 },
    );
  });

  test('repetitions of any sign are read in reasonable time', async () => {
    for (const sign of [
      '[',
      '<',
      '*',
      '**a',
      '&',
      '\\',
      '- ',
      '. ',
      'a-\n',
      '|',
      '\t',
      '<b',
      '![a](',
      'K1',
      ' ',
      '_',
      'Page 1 of ',
      'a\n\n',
      '1. A\n\n',
      '<p><b>a',
      'A\tB\n\n',
    ]) {
      const start = process.cpuUsage();
      await readBlocks({
        bytes: Buffer.from(`x ${sign.repeat(Math.floor(30_000 / sign.length))}`),
        name: 'x',
      });
      // The processor's time, because the clock's depends on what else runs.
      expect(process.cpuUsage(start).user / 1000, JSON.stringify(sign)).toBeLessThan(4000);
    }
  });
});
