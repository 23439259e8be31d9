import { createHash } from 'node:crypto';
import { maximumDocumentBytes } from '#documents/document-text.ts';
import type { BlockFile, BlocksRead } from './block-file.ts';
import { decodeText } from './decode-text.ts';
import { type FileKind, fileKind, isHtml } from './detect-format.ts';
import { readDocxBlocks } from './docx/read-docx-blocks.ts';
import { readHtmlBlocks } from './html/read-html-blocks.ts';
import { readPdfBlocks } from './pdf/read-pdf-blocks.ts';
import { readMarkdownBlocks, readTextBlocks } from './text/read-text-blocks.ts';

/** No document of words is longer: it would be three thousand pages. */
const mostCharacters = 5_000_000;

/**
 * Read a PDF, DOCX, HTML, Markdown or plain text file into blocks with places. The content tells the format, not the
 * name. Whatever is wrong with the file is an answer and never thrown.
 */
export async function readBlocks(file: BlockFile): Promise<BlocksRead> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  if (file.bytes.byteLength > maximumDocumentBytes)
    return refused(file, 'is larger than 100 MB: make its pictures smaller, or save only its text');
  const kind = fileKind(file.bytes);
  if (kind === 'pdf') return await readPdfBlocks(file, sha256);
  if (kind === 'zip') return await readDocxBlocks(file, sha256);
  if (kind !== 'text') return refused(file, unread[kind]);
  return await readDecoded(file, sha256);
}

const unread: Readonly<Record<Exclude<FileKind, 'pdf' | 'zip' | 'text'>, string>> = {
  empty: 'is empty: choose the document itself',
  'old-word': 'is an old Word, Excel or PowerPoint file: open it and save it as DOCX or PDF',
  protected: 'is protected by a password: save it without one',
  rtf: 'is an RTF file: open it and save it as DOCX or PDF',
  opendocument: 'is an OpenDocument file: open it and save it as DOCX or PDF',
  picture: 'is a picture: choose the document it was taken from, or save its recognised text as PDF',
  archive: 'is a compressed archive: unpack it and choose the document in it',
};

function refused(file: BlockFile, why: string): BlocksRead {
  return { ok: false, reason: `"${file.name}" ${why}.` };
}

async function readDecoded(file: BlockFile, sha256: string): Promise<BlocksRead> {
  if (file.bytes.byteLength > mostCharacters * 4) return refused(file, tooLong);
  const decoded = decodeText(file.bytes);
  if (!decoded.ok)
    return refused(file, decoded.problem === 'utf-32' ? 'is a text in UTF-32: save it as UTF-8' : unreadable);
  const { text } = decoded;
  if (text.length > mostCharacters) return refused(file, tooLong);
  if (text.trim() === '') return refused(file, unread.empty);
  const read = { file, sha256, text };
  if (isHtml(text)) return await readHtmlBlocks(read);
  return isMarkdown(text) ? readMarkdownBlocks(read) : readTextBlocks(read);
}

const tooLong =
  'holds more than five million characters, so it is no document of words: choose the document itself';
const unreadable =
  'is no PDF, DOCX, HTML, Markdown or text file, or is damaged: save the document again as DOCX or PDF';

/** Signs that only Markdown gives: headings with number signs, bold words, tables with upright strokes. */
function isMarkdown(text: string): boolean {
  return /^#{1,6}[ \t]+\S|\*\*\S|^[ \t]*\|.{1,2000}\|[ \t]*$/m.test(text);
}
