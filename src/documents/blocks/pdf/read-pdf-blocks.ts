import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type BlockFile, type BlocksRead, documentId } from '#documents/blocks/block-file.ts';
import { maximumDocumentBytes, tooLarge } from '#documents/document-text.ts';
import type { ReadNote } from '#domain/standards/compiler/read-document.ts';
import { buildBlocks } from './build-document.ts';
import { lay } from './lay-out-document.ts';
import type { PageMarks } from './page-marks.ts';
import { ReadingStopped, withPdf } from './pdf-thread.ts';
import { PageTooBusy, readMarks } from './read-marks.ts';

const maximumPages = 2_000;
/** Words of a whole document; a hostile one shows more. */
const maximumWords = 1_000_000;

/** A document that is read no further, and what to tell the person. */
class Unreadable extends Error {}

async function layersOf(document: PDFDocumentProxy): Promise<(layer: unknown) => boolean> {
  const layers = await document.getOptionalContentConfig({ intent: 'display' });
  return (layer) => layer === null || layers.isVisible(layer);
}

async function readPages(
  file: BlockFile,
  document: PDFDocumentProxy,
  ops: Readonly<Record<string, number>>,
): Promise<readonly PageMarks[]> {
  const total = document.numPages;
  if (total > maximumPages)
    throw new Unreadable(`"${file.name}" has ${total} pages; at most ${maximumPages} can be read. Split it.`);
  const isShown = await layersOf(document);
  const pages: PageMarks[] = [];
  let words = 0;
  const read = (number: number) => {
    const marks = readMarks(document, number, { ops, isShown });
    // It is awaited in its turn; until then its failure is nobody's.
    marks.catch(() => undefined);
    return marks;
  };
  // The thread works on the next page while this one's marks are interpreted here.
  let ahead = read(1);
  for (let number = 1; number <= total; number += 1) {
    const now = ahead;
    if (number < total) ahead = read(number + 1);
    const marks = await now;
    pages.push(marks);
    words += marks.words.length;
    if (words > maximumWords)
      throw new Unreadable(`"${file.name}" holds more words than can be read at once. Split it.`);
    file.onProgress?.(number, total);
  }
  return pages;
}

function sayError(error: unknown, name: string): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof PageTooBusy)
    return `"${name}" has a page with too many drawings to read. Save it again from the program it was written in.`;
  if (error instanceof ReadingStopped && error.why !== 'defect')
    return error.why === 'time'
      ? `"${name}" takes too long to read. Save it again as a plain PDF, or split it.`
      : `"${name}" needs too much memory to read. Save it again as a plain PDF with smaller pictures.`;
  if (error instanceof Error && error.name === 'PasswordException')
    return `"${name}" is protected by a password. Save it again without one.`;
  return `"${name}" is damaged and cannot be opened. Save it again as PDF.`;
}

/**
 * Read a PDF that holds text into blocks: headings, paragraphs, list items and tables, from where words and lines stand
 * on its pages. Whatever is wrong with the file is an answer and never thrown; it is given up after a minute.
 */
export async function readPdfBlocks(file: BlockFile, sha256: string): Promise<BlocksRead> {
  if (file.bytes.byteLength > maximumDocumentBytes) return tooLarge(file.name);
  let pages: readonly PageMarks[];
  try {
    pages = await withPdf(file.bytes, (document, ops) => readPages(file, document, ops));
  } catch (error) {
    return { ok: false, reason: sayError(error, file.name) };
  }
  if (pages.every(({ words }) => words.length === 0))
    return {
      ok: false,
      reason: `"${file.name}" holds pictures of pages and no text. Save it from the program it was written in, or have its text recognised first.`,
    };
  const id = documentId(file.name);
  const { drafts, vocabulary } = lay(pages);
  const built = buildBlocks(id, drafts, vocabulary);
  const notes: readonly ReadNote[] = pages
    .filter(({ words }) => words.length === 0)
    .map(({ number }) => ({
      code: 'picture-without-text',
      message: `Page ${number} holds no text that can be read: it is empty or a picture.`,
      spans: [],
    }));
  return { ok: true, document: { id, name: file.name, format: 'pdf', sha256, ...built, notes } };
}
