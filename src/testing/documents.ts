import yazl from 'yazl';

/** A paragraph of a document for tests; `size` in points matters to a PDF, `heading` to a Word document. */
export interface TestParagraph {
  readonly text: string;
  readonly heading?: boolean;
  /** Cells of a table in place of the text. */
  readonly cells?: readonly string[];
}

const wordTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const wordRelations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** The bytes of a Word document. */
export async function aDocx(paragraphs: readonly TestParagraph[]): Promise<Buffer> {
  const body = paragraphs.map((paragraph) =>
    paragraph.cells ? wordTable(paragraph.cells) : wordParagraph(paragraph),
  );
  return await aWordFile(body.join(''));
}

/** The bytes of a Word document whose body is the given WordprocessingML. */
export async function aWordFile(body: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(wordTypes), '[Content_Types].xml');
  zip.addBuffer(Buffer.from(wordRelations), '_rels/.rels');
  zip.addBuffer(
    Buffer.from(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    'word/document.xml',
  );
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function wordParagraph({ text, heading }: TestParagraph): string {
  const style = heading ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : '';
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:p>${style}<w:r><w:t xml:space="preserve">${safe}</w:t></w:r></w:p>`;
}

function wordTable(cells: readonly string[]): string {
  const row = cells.map((text) => `<w:tc>${wordParagraph({ text })}</w:tc>`).join('');
  return `<w:tbl><w:tr>${row}</w:tr></w:tbl>`;
}

/** The bytes of a PDF: each page a list of lines, headings in larger letters. */
export function aPdf(pages: readonly (readonly TestParagraph[])[]): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  for (const [at, lines] of pages.entries()) {
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + at * 2} 0 R>>`,
    );
    const drawn = lines.map(
      ({ text, heading }, line) =>
        `BT /F1 ${heading ? 18 : 11} Tf 50 ${790 - line * 24} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    );
    const content = drawn.join('\n');
    add(`<</Length ${content.length}>>stream\n${content}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const starts = objects.map((body, at) => {
    const start = file.length;
    file += `${at + 1} 0 obj${body}endobj\n`;
    return start;
  });
  const table = file.length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
