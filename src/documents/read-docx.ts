import { fromBuffer, type ZipFile } from 'yauzl';
import type { DocumentFile, DocumentText, TextBlock } from './document-text.ts';

/** What a document may hold when it is unpacked: a small file that unfolds to gigabytes is no report. */
const maximumUnpacked = 400_000_000;
const maximumParts = 20_000;

/** Read a Word document: its paragraphs in order, headings by style, tables apart. Text in drawings is not read. */
export async function readDocx(file: DocumentFile): Promise<DocumentText> {
  const broken: DocumentText = {
    ok: false,
    reason: `"${file.name}" cannot be opened: it is damaged, or protected by a password. Save it again as DOCX without a password.`,
  };
  const buffer = file.bytes;
  // An encrypted document is no archive but an older kind of container.
  if (!buffer.subarray(0, 2).equals(Buffer.from('PK'))) return broken;
  const unpacked = await unpackedSize(buffer);
  if (unpacked === undefined) return broken;
  if (unpacked > maximumUnpacked)
    return { ok: false, reason: `"${file.name}" is too large to read: make its pictures smaller.` };
  const html = await toHtml(buffer);
  if (html === undefined) return broken;
  const blocks = blocksOf(html);
  if (blocks.length === 0) return { ok: false, reason: `"${file.name}" holds no text.` };
  return { ok: true, blocks, format: 'Word document', knowsTables: true };
}

async function toHtml(buffer: Buffer): Promise<string | undefined> {
  // Loaded when it is first needed, so that the server starts without it.
  const { default: mammoth } = await import('mammoth');
  try {
    const result = await mammoth.convertToHtml(
      { buffer },
      {
        // Pictures are not looked at.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Heading'] => h1:fresh"],
      },
    );
    return result.value;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** The sum of what the parts unpack to, by the archive's own list; undefined when there is no such list. */
function unpackedSize(buffer: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    fromBuffer(buffer, { lazyEntries: true }, (error: Error | null, zip?: ZipFile) => {
      if (error || !zip) return resolve(undefined);
      let bytes = 0;
      let parts = 0;
      zip.on('entry', (entry: { uncompressedSize: number }) => {
        bytes += entry.uncompressedSize;
        parts += 1;
        if (bytes > maximumUnpacked || parts > maximumParts) return resolve(Number.POSITIVE_INFINITY);
        zip.readEntry();
      });
      zip.on('end', () => resolve(bytes));
      zip.on('error', () => resolve(undefined));
      zip.readEntry();
    });
  });
}

/** Blocks of the simple markup that the reader gives: headings, paragraphs, list items, and everything of a table in one. */
function blocksOf(html: string): TextBlock[] {
  const found: TextBlock[] = [];
  // Notes stand at the end of the markup and are no part of the running text.
  const running = html.replace(/<ol><li id="(foot|end)note-[\s\S]*$/, '');
  for (const part of running.split(/(<table>[\s\S]*?<\/table>)/)) {
    if (part.startsWith('<table>')) {
      found.push({ text: textOf(part), isHeading: false, isTable: true });
      continue;
    }
    for (const match of part.matchAll(/<(h[1-6]|p|li)>([\s\S]*?)(?=<\/\1>|<[uo]l>)/g))
      found.push({
        text: textOf(match[2] ?? ''),
        isHeading: match[1]?.startsWith('h') ?? false,
        isTable: false,
      });
  }
  return found.filter(({ text }) => text !== '');
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

function textOf(markup: string): string {
  return markup
    .replace(/<(br|\/p|\/td|\/th|\/tr|\/li)[^>]*>/g, ' ')
    .replace(/<sup><a href="#(foot|end)note[\s\S]*?<\/sup>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
