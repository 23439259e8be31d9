import { deflateSync } from 'node:zlib';
import PdfDocument from 'pdfkit';
import yazl from 'yazl';
import { chanceOf } from './chance.ts';

/** A file that a person, a fault or an attacker may hand in. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file cut off after each fiftieth of its bytes. */
export function truncated(whole: HostileFile): readonly HostileFile[] {
  return Array.from({ length: 50 }, (_, at) => ({
    name: `cut ${at} of 50 ${whole.name}`,
    bytes: whole.bytes.subarray(0, Math.floor((whole.bytes.length * at) / 50)),
  }));
}

/** The file with some bytes changed, many times. */
export function scratched(whole: HostileFile, times: number): readonly HostileFile[] {
  return Array.from({ length: times }, (_, at) => {
    const chance = chanceOf(at + 1);
    const bytes = Buffer.from(whole.bytes);
    const changes = chance.whole(1, 40);
    for (let change = 0; change < changes; change += 1)
      bytes[chance.whole(0, bytes.length - 1)] = chance.whole(0, 255);
    return { name: `scratched ${at} ${whole.name}`, bytes };
  });
}

/** Bytes without sense behind the beginnings that readers look for. */
export function senseless(): readonly HostileFile[] {
  const starts = [
    '',
    '%PDF-1.7\n',
    'PK\u0003\u0004',
    '<!DOCTYPE html><table>',
    '| a | b |\n|---|---|\n| ',
    '\ufeff',
  ];
  const endings = ['pdf', 'docx', 'html', 'md', 'txt', 'doc', ''];
  return starts.flatMap((start, row) =>
    endings.map((ending, at) => {
      const chance = chanceOf(row * 100 + at);
      const noise = Buffer.from(Array.from({ length: 6_000 }, () => chance.whole(0, 255)));
      return {
        name: `noise${ending && '.'}${ending}`,
        bytes: Buffer.concat([Buffer.from(start, 'latin1'), noise]),
      };
    }),
  );
}

/** A PDF that needs a password to be opened. */
export function lockedPdf(): Promise<Buffer> {
  const pdf = new PdfDocument({ userPassword: 'open', ownerPassword: 'owner' });
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
    pdf.text('Nobody is to read this.');
    pdf.end();
  });
}

function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  let length = 9;
  const add = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [at, body] of objects.entries()) {
    starts.push(length);
    add(Buffer.concat([Buffer.from(`${at + 1} 0 obj`), Buffer.from(body), Buffer.from('\nendobj\n')]));
  }
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/XObject<</X 6 0 R>>>>/Contents 5 0 R>>';

function stream(content: Buffer, extra = ''): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<<${extra}/Filter/FlateDecode/Length ${packed.length}>>stream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

function onePage(contents: Buffer, more: readonly (string | Buffer)[] = ['<<>>']): Buffer {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    page,
    font,
    contents,
    ...more,
  ]);
}

/** PDF files that are whole and lie: pages in a circle, forms inside themselves, streams that unfold, drawings without end. */
export function lyingPdfs(): readonly HostileFile[] {
  const words = Buffer.from('BT /F1 11 Tf 50 700 Td (word) Tj ET\n'.repeat(60_000));
  const lines = Buffer.from('50 50 m 500 50 l S 50 50 m 50 700 l S\n'.repeat(120_000));
  const files: Record<string, Buffer> = {
    'pages in a circle': pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 2/Kids[3 0 R]>>',
      '<</Type/Pages/Count 2/Parent 2 0 R/Kids[2 0 R]>>',
    ]),
    'a billion pages': pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1000000000/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ]),
    'no pages': pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>']),
    'no catalogue': pdfOf(['<<>>']),
    'a form in itself': onePage(stream(Buffer.from('/X Do')), [
      stream(
        Buffer.from('/X Do'),
        '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>',
      ),
    ]),
    'a stream that unfolds': onePage(stream(Buffer.alloc(200_000_000, 32))),
    'sixty thousand words in one place': onePage(stream(words)),
    'lines without end': onePage(stream(lines)),
    'a page without size': pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>',
      font,
      stream(Buffer.from('BT /F1 11 Tf 5 7 Td (word) Tj ET')),
    ]),
    'letters of no size': onePage(stream(Buffer.from('BT /F1 0 Tf 50 700 Td (word) Tj 1e30 Tc (far) Tj ET'))),
    'a picture alone': onePage(stream(Buffer.from('q 500 0 0 700 50 50 cm /X Do Q')), [
      stream(
        Buffer.alloc(300, 128),
        '/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceRGB/BitsPerComponent 8',
      ),
    ]),
    'brackets in brackets': onePage(Buffer.from(`<</Length 20000>>stream\n${'['.repeat(20_000)}\nendstream`)),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name: `${name}.pdf`, bytes }));
}

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

async function archive(parts: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(bytes, name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function word(body: Buffer): Promise<Buffer> {
  const start =
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
  return archive({
    '[Content_Types].xml': Buffer.from(types),
    '_rels/.rels': Buffer.from(relations),
    'word/document.xml': Buffer.concat([Buffer.from(start), body, Buffer.from('</w:body></w:document>')]),
  });
}

function nested(open: string, close: string, depth: number): Buffer {
  return Buffer.from(`${open.repeat(depth)}x${close.repeat(depth)}`);
}

/** Word files that unfold, nest, lie about their size or hold something else. */
export async function lyingWordFiles(): Promise<readonly HostileFile[]> {
  const paragraph = '<w:p><w:r><w:t>x</w:t></w:r></w:p>';
  const bomb = await word(Buffer.alloc(500_000_000, 32));
  const small = await word(Buffer.from(paragraph));
  const lie = Buffer.from(bomb);
  // The archive's own list is made to say that the document unpacks to ten bytes.
  const entry = lie.lastIndexOf(Buffer.from('word/document.xml'));
  lie.writeUInt32LE(10, entry - 22);
  const span =
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>';
  const files: Record<string, Buffer> = {
    'half a gigabyte of spaces': bomb,
    'a lie about the size': lie,
    'archives in an archive': await archive({ 'word/document.xml': bomb, 'again.docx': small }),
    'ten thousand parts': await archive(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`part${at}.xml`, Buffer.from('<a/>')])),
    ),
    'tables in tables': await word(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 4_000)),
    'elements in elements': await word(nested('<w:p>', '</w:p>', 60_000)),
    'a cell over a billion columns': await word(Buffer.from(span)),
    'entities of entities': await archive({
      '[Content_Types].xml': Buffer.from(types),
      '_rels/.rels': Buffer.from(relations),
      'word/document.xml': Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${[...'bcdefgh'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefg'[at]};`.repeat(20)}">`).join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    }),
    'no document inside': await archive({ 'readme.txt': Buffer.from('nothing') }),
    'an old container': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name: `${name}.docx`, bytes }));
}

/** Files that keep their endless line; of the others only the first letters of a line are taken, so that they are read. */
const isWhole: ReadonlySet<string> = new Set([
  'one line.txt',
  'one word.txt',
  'brackets.html',
  'a tag without end.html',
]);

function shortLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.slice(0, 90_000))
    .join('\n');
}

/** Web pages and texts that nest, repeat or tempt a pattern to try every way. */
export function lyingTexts(): readonly HostileFile[] {
  const files: Record<string, string> = {
    'empty.txt': '',
    'a mark alone.txt': '\ufeff',
    'white space.txt': ' \t\r\n'.repeat(300_000),
    'nothing but zeros.txt': '\0'.repeat(100_000),
    'elements in elements.html': `${'<div>'.repeat(50_000)}x`,
    'tables in tables.html': '<table><tr><td>'.repeat(3_000),
    'a cell over a billion rows.html': `<table>${'<tr><td rowspan="1000000000" colspan="1000000000">x</td></tr>'.repeat(50)}</table>`,
    'a tag without end.html': `<table><tr><td ${'a="b" '.repeat(150_000)}`,
    'brackets.html': '<'.repeat(400_000),
    'entities.html': `<p>${'&#x10ffff;&lt;&amp;&nonsense;&#99999999999;'.repeat(20_000)}</p>`,
    'lists in lists.html': '<ul><li>x'.repeat(20_000),
    'comments.html': `<!--${'-'.repeat(300_000)}`,
    'pipes.md': `${'|'.repeat(200_000)}\n${'|-'.repeat(100_000)}\n`,
    'a table of three thousand rows.md': `| Pass | Grading |\n|---|---|\n${'| P1 | Explains x |\n'.repeat(3_000)}`,
    'stars.md': '*'.repeat(300_000),
    'stars and words.md': '**a '.repeat(30_000),
    'headings.md': '# a\n'.repeat(10_000),
    'quotes.md': `${'> '.repeat(50_000)}x`,
    'one line.txt': 'word '.repeat(600_000),
    'one word.txt': 'a'.repeat(3_000_000),
    'hyphens.txt': 'a-\n'.repeat(30_000),
    'tabs.txt': `${'Pass\tDistinction\t'.repeat(500)}\n`.repeat(20),
    'continuing rows.txt': `Pass\tGrading Descriptors\nP1\tExplains\n${'\tand more\n'.repeat(5_000)}`,
    'codes.txt': `Pass\tDistinction\n${'K1, S1, B1; '.repeat(80_000)}`,
    'numbers.txt': '1.1.1.1.1.1.1.1.'.repeat(60_000),
    'numbers and spaces.txt': '1. 2. 3. '.repeat(100_000),
    'per cent.txt': 'at least 70% of the distinction criteria and '.repeat(30_000),
    'months.txt': 'within 3 months of the gateway or '.repeat(30_000),
    'brackets.txt': '('.repeat(300_000),
    'brackets with codes.txt': '(K1 (S2 (B3 '.repeat(80_000),
    'spaces between words.txt': `Pass${' '.repeat(200_000)}Distinction\n`.repeat(5),
    'columns of spaces.txt': `${'x   '.repeat(300)}\n`.repeat(60),
    'quotes.txt': '“‘'.repeat(150_000),
    'dots.txt': `Contents ${'. '.repeat(150_000)} 3\n`,
    'pages.txt': 'Pass Criteria\f'.repeat(5_000),
    'right to left.txt': '\u202e\u2066abc\u2069'.repeat(60_000),
    'marks on letters.txt': `e${'\u0301'.repeat(300_000)}`,
    'halves of letters.txt': '\ud83d'.repeat(100_000),
    'headings of methods.txt': 'Assessment method 1: Observation\n\n'.repeat(1_000),
    'many methods.txt': Array.from(
      { length: 1_000 },
      (_, at) => `Assessment method ${at}: Task ${at} of ${at}`,
    ).join('\n\n'),
  };
  return Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Buffer.from(isWhole.has(name) ? text : shortLines(text), 'utf8'),
  }));
}

/** The words of a text in encodings that are not UTF-8. */
export function otherEncodings(text: string): readonly HostileFile[] {
  const swapped = Buffer.from(text, 'utf16le').swap16();
  return [
    {
      name: 'little end first.txt',
      bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    },
    { name: 'big end first.txt', bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]) },
    { name: 'latin.txt', bytes: Buffer.from(text, 'latin1') },
    { name: 'with a mark.txt', bytes: Buffer.from(`\ufeff${text}`) },
  ];
}
