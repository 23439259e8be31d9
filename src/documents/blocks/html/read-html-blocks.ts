import { type BlocksRead, documentId, type TextFile } from '#documents/blocks/block-file.ts';
import { damagedRun } from '#documents/blocks/tables/damaged-text.ts';
import { mendMarkupTables } from '#documents/blocks/tables/mend-tables.ts';
import { mendingOf } from '#documents/blocks/tables/table-mending.ts';
import type { Block } from '#domain/standards/compiler/read-document.ts';
import { type HtmlProblem, parseHtml } from './parse-html.ts';
import { PrintedText } from './printed-text.ts';
import { asText } from './text-view.ts';

/**
 * Read an HTML page: headings, paragraphs, lists, tables with merged cells. Scripts, styles, navigation, deleted and
 * hidden text are left out. The document's text is the page's words, a line for each paragraph; pages are unknown.
 */
export async function readHtmlBlocks(read: TextFile): Promise<BlocksRead> {
  return await readMarkup(read, 'html');
}

/** Read markup that stands for a document of the format: what {@link readHtmlBlocks} does for a page. */
export async function readMarkup(
  { file, sha256, text: html }: TextFile,
  format: 'html' | 'docx',
): Promise<BlocksRead> {
  const { name } = file;
  const id = documentId(name);
  const printed = new PrintedText(id);
  const built = await parseHtml(html, printed);
  if (typeof built === 'string') return { ok: false, reason: `"${name}" ${problems[built]}.` };
  const text = printed.toString();
  const mending = mendingOf(text);
  const blocks: readonly Block[] = mendMarkupTables(asText(built.blocks, text), mending);
  if (blocks.length === 0)
    return { ok: false, reason: `"${name}" holds no text: choose the document itself.` };
  const notes = [
    ...mending.notes,
    ...blocks.flatMap((block) => (block.kind === 'table' ? [] : damagedRun(block.run))),
  ];
  return { ok: true, document: { id, name, format, sha256, text, pages: [], blocks, notes } };
}

const problems: Readonly<Record<HtmlProblem, string>> = {
  'too-deep':
    'nests its elements more than 500 deep, so it is no document that people read: save it as DOCX or PDF',
  'too-many-lines':
    'holds more than 100,000 paragraphs: choose the document itself, or save it as DOCX or PDF',
  'too-many-cells':
    'holds tables of more than 100,000 cells: choose the document itself, or save it as DOCX or PDF',
};
