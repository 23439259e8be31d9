import type { BlockFile, BlocksRead } from '#documents/blocks/block-file.ts';
import { readMarkup } from '#documents/blocks/html/read-html-blocks.ts';
import { type ArchiveKind, archiveKind } from './unpacked-size.ts';

/**
 * Read a Word document (DOCX): headings by style, lists, tables with merged cells and repeated heading rows, footnotes
 * after the text. Deleted text of tracked changes, comments, headers and footers are left out. Pages are unknown.
 */
export async function readDocxBlocks(file: BlockFile, sha256: string): Promise<BlocksRead> {
  const kind = await archiveKind(file.bytes);
  if (kind !== 'word') return { ok: false, reason: `"${file.name}" ${unread[kind]}.` };
  const html = await toHtml(file.bytes);
  if (html === undefined) return { ok: false, reason: `"${file.name}" ${unread.damaged}.` };
  return await readMarkup({ file, sha256, text: html }, 'docx');
}

const unread: Readonly<Record<Exclude<ArchiveKind, 'word'>, string>> = {
  spreadsheet: 'is a spreadsheet: save the document as DOCX or PDF',
  presentation: 'is a presentation: save it as PDF',
  other: 'is an archive that holds no Word document: unpack it and choose the document in it',
  damaged: 'cannot be opened, it is damaged or incomplete: save it again as DOCX',
  protected: 'is protected by a password: save it without one',
  'too-large': 'unpacks to more than a document of words can hold: save it again as DOCX or PDF',
};

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Heading'] => h1:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='toc ${level}'] => nav > p:fresh`),
  "p[style-name='TOC Heading'] => nav > p:fresh",
  'strike => s',
];

async function toHtml(buffer: Buffer): Promise<string | undefined> {
  // Loaded when it is first needed, so that the server starts without it.
  const { default: mammoth } = await import('mammoth');
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    return (await mammoth.convertToHtml({ buffer }, { convertImage, styleMap: styles })).value;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
