import type { ReadNote } from '#domain/standards/compiler/read-document.ts';
import { type BlockFile, type BlocksRead, documentId } from './block-file.ts';
import { damagedRun } from './damaged-text.ts';
import { mendTables } from './mend-tables.ts';
import { isMisread } from './plain-words.ts';
import { type SourceLine, sourceLines, spanIn } from './source-lines.ts';
import { mendingOf } from './table-mending.ts';
import { textBlocks } from './text-blocks.ts';

/**
 * Read plain text and Markdown as extraction tools leave them. Contents lists, page numbers and running titles are left
 * out of the blocks. Tables are what tab characters or upright strokes part; their first row, and every row that repeats
 * it, stays in the table with cells whose `heading` is true. The fragments of tables that were printed cell by cell stay
 * paragraphs with their lines as printed.
 */
export function readTextBlocks(file: BlockFile, sha256: string, decoded?: string): BlocksRead {
  const id = documentId(file.name);
  const text = (decoded ?? file.bytes.toString('utf8')).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const { lines, pages } = sourceLines(text, id);
  const mending = mendingOf(text);
  const { notes } = mending;
  notes.push(...misreadNotes(lines));
  const blocks = mendTables(textBlocks(lines, mending.vocabulary), mending);
  notes.push(...blocks.flatMap((block) => (block.kind === 'table' ? [] : damagedRun(block.run))));
  if (blocks.length === 0)
    return { ok: false, reason: `"${file.name}" holds no text: choose the document itself.` };
  const isMarked = lines.some(({ raw }) => /^#{1,6}\s+\S|\*\*\S|^\s*\|.*\|\s*$/.test(raw));
  const format = isMarked ? 'markdown' : 'text';
  return {
    ok: true,
    document: { id, name: file.name, format, sha256, text, pages, blocks, notes },
  };
}

function misreadNotes(lines: readonly SourceLine[]): ReadNote[] {
  const wrong = lines.filter(({ raw }) => isMisread(raw));
  if (wrong.length === 0) return [];
  const spans = wrong.slice(0, 50).map((line) => spanIn(line, line.from, line.from + line.raw.length));
  const message = `Letters on ${wrong.length} ${wrong.length === 1 ? 'line were' : 'lines were'} stored in the wrong encoding (such as â€™ for ’) and were put right.`;
  return [{ code: 'text-repaired', message, spans }];
}
