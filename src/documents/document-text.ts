import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { readPlainText } from './read-plain-text.ts';

/** A piece of a document's text in reading order: a paragraph, or a line where the format knows no paragraphs. */
export interface TextBlock {
  readonly text: string;
  /** True when the document marks it as a heading, or it is set like one. */
  readonly isHeading: boolean;
  readonly isTable: boolean;
}

/** A file to read, whole in memory: no document of words is too large for that. */
export interface DocumentFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly mediaType: string;
}

/** The text of a document, or one sentence that says why it cannot be read. */
export type DocumentText =
  | {
      readonly ok: true;
      readonly blocks: readonly TextBlock[];
      readonly format: 'Word document' | 'PDF document' | 'plain text';
      /** False where the format does not tell tables from other text. */
      readonly knowsTables: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/** No document of words alone is larger; bigger ones are full of pictures and would hold up everybody else. */
export const maximumDocumentBytes = 100_000_000;

/** The answer for a larger one. */
export function tooLarge(name: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason: `"${name}" is too large to read: make its pictures smaller.` };
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Read the text of a DOCX, PDF or plain text file. Whatever is wrong with the file is an answer and never thrown. */
export async function readDocument(file: DocumentFile): Promise<DocumentText> {
  const reader = readers[file.mediaType.split(';')[0] ?? ''];
  if (!reader)
    return {
      ok: false,
      reason: `The words of "${file.name}" cannot be counted: save it as a DOCX, PDF or plain text file.`,
    };
  if (file.bytes.byteLength > maximumDocumentBytes) return tooLarge(file.name);
  return await reader(file);
}

const readers: Readonly<Record<string, (file: DocumentFile) => Promise<DocumentText>>> = {
  [word]: readDocx,
  'application/pdf': readPdf,
  'text/plain': readPlainText,
};
