import type { DocumentFile, DocumentText } from './document-text.ts';

/** Read plain text: a block a line, headings as Markdown writes them. */
export async function readPlainText(file: DocumentFile): Promise<DocumentText> {
  const { bytes } = file;
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  const blocks = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      text: line.replace(/^#{1,6}\s+/, '').trim(),
      isHeading: /^#{1,6}\s/.test(line),
      isTable: /^\s*\|.*\|\s*$/.test(line),
    }));
  if (blocks.length === 0) return { ok: false, reason: `"${file.name}" is empty.` };
  return { ok: true, blocks, format: 'plain text', knowsTables: false };
}
