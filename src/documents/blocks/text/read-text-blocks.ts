import { type BlocksRead, documentId, type TextFile } from '#documents/blocks/block-file.ts';
import { damagedRun } from '#documents/blocks/tables/damaged-text.ts';
import { mendTables } from '#documents/blocks/tables/mend-tables.ts';
import { mendingOf } from '#documents/blocks/tables/table-mending.ts';
import type { ReadNote } from '#domain/standards/compiler/read-document.ts';
import { mendCodes } from './mend-codes.ts';
import { isMisread } from './plain-words.ts';
import { type SourceLine, sourceLines, spanIn } from './source-lines.ts';
import { textBlocks } from './text-blocks.ts';

const mostLines = 100_000;
const mostCells = 100_000;
const longestLine = 100_000;

/**
 * Read plain text as extraction tools leave it. Contents lists, page numbers and running titles are left out of the
 * blocks. Tables are what tab characters or upright strokes part; their first row, and every row that repeats it, stays
 * in the table with cells whose `heading` is true. The fragments of tables that were printed cell by cell stay paragraphs
 * with their lines as printed.
 */
export function readTextBlocks(read: TextFile): BlocksRead {
  return readLines(read, 'text');
}

/** Read Markdown, also such as extraction tools make of other documents; otherwise as {@link readTextBlocks}. */
export function readMarkdownBlocks(read: TextFile): BlocksRead {
  return readLines(read, 'markdown');
}

function readLines({ file, sha256, text: decoded }: TextFile, format: 'text' | 'markdown'): BlocksRead {
  const { name } = file;
  const text = decoded.replace(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n');
  const problem = sizeProblem(text);
  if (problem !== undefined)
    return {
      ok: false,
      reason: `"${name}" ${problem}: choose the document itself, or save it as DOCX or PDF.`,
    };
  const id = documentId(name);
  const { lines, pages } = sourceLines(text, id);
  const mending = mendingOf(text);
  const { notes } = mending;
  notes.push(...repairNotes(lines));
  const blocks = mendTables(textBlocks(lines, mending.vocabulary), mending);
  notes.push(...blocks.flatMap((block) => (block.kind === 'table' ? [] : damagedRun(block.run))));
  if (blocks.length === 0)
    return { ok: false, reason: `"${name}" holds no text: choose the document itself.` };
  return { ok: true, document: { id, name, format, sha256, text, pages, blocks, notes } };
}

/** Why a text is none that people read: too many lines or cells, or one endless line. */
function sizeProblem(text: string): string | undefined {
  let [lines, cells, start] = [1, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 9 || code === 124) cells += 1;
    if (code !== 10) continue;
    if (at - start > longestLine) return 'holds a line of more than 100,000 characters';
    lines += 1;
    start = at + 1;
  }
  if (text.length - start > longestLine) return 'holds a line of more than 100,000 characters';
  if (lines > mostLines) return 'holds more than 100,000 lines';
  return cells > mostCells ? 'holds tables of more than 100,000 cells' : undefined;
}

/** What was put right in single letters: text stored in the wrong encoding, codes with letters of other alphabets. */
function repairNotes(lines: readonly SourceLine[]): ReadNote[] {
  const misread = lines.filter(({ raw }) => isMisread(raw));
  const codes = lines.filter(({ raw }) => mendCodes(raw) !== raw);
  return [
    ...repairNote(misread, 'Letters stored in the wrong encoding, such as â€™ for ’, were put right'),
    ...repairNote(
      codes,
      'Codes printed with letters of other alphabets, or letters in place of digits, were put right',
    ),
  ];
}

function repairNote(lines: readonly SourceLine[], what: string): readonly ReadNote[] {
  if (lines.length === 0) return [];
  const spans = lines.slice(0, 50).map((line) => spanIn(line, line.from, line.from + line.raw.length));
  const places = lines.length === 1 ? 'one line' : `${lines.length} lines`;
  return [{ code: 'text-repaired', message: `${what} on ${places}.`, spans }];
}
