import type { Block, Cell, Line, Row } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { type BlockFile, type BlocksRead, documentId } from './block-file.ts';

function linesOf(text: string, document: string): readonly Line[] {
  let from = 0;
  return text.split('\n').map((raw, index) => {
    const span = { document, line: index + 1, from, to: from + raw.length };
    from += raw.length + 1;
    return { text: raw, span };
  });
}

function cellsOf(line: Line): readonly Cell[] {
  let from = line.span.from;
  return line.text.split('\t').map((raw, column) => {
    const span = { ...line.span, from, to: from + raw.length };
    from += raw.length + 1;
    const text = raw
      .replace(/<[^>]+>|\*\*/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return { paragraphs: [runOf([{ text, span }])], column, columnSpan: 1, rowSpan: 1, heading: false };
  });
}

function tableOf(lines: readonly Line[]): Block {
  const rows: Row[] = lines.map((line) => ({ cells: cellsOf(line) }));
  return {
    kind: 'table',
    columns: Math.max(...rows.map(({ cells }) => cells.length)),
    rows,
    origin: 'tabbed',
  };
}

function blockOf(lines: readonly Line[]): Block {
  const run = runOf(lines.map((line) => ({ ...line, text: line.text.replace(/\*\*/g, '').trim() })));
  const heading = /^(#{1,6})\s+(.*)$/.exec(run.text);
  if (heading)
    return { kind: 'heading', level: heading[1]?.length ?? 1, run: { ...run, text: heading[2] ?? '' } };
  const item = /^([-•*])\s+(.*)$/.exec(run.text);
  if (item) return { kind: 'item', marker: item[1] ?? '-', depth: 0, run: { ...run, text: item[2] ?? '' } };
  return { kind: 'paragraph', run };
}

function flushed(group: readonly Line[]): readonly Block[] {
  if (group.length === 0) return [];
  return group.some((line) => line.text.includes('\t')) ? [tableOf(group)] : [blockOf(group)];
}

/** Read plain text and Markdown: paragraphs between empty lines, tab characters as table columns. */
export function readTextBlocks(file: BlockFile, sha256: string): BlocksRead {
  const id = documentId(file.name);
  const text = file.bytes.toString('utf8').replace(/\r\n?/g, '\n');
  const blocks: Block[] = [];
  let group: Line[] = [];
  for (const line of linesOf(text, id)) {
    const startsNew = line.text.trim() === '' || /^\s*([-•]|#{1,6})\s/.test(line.text);
    if (startsNew) {
      blocks.push(...flushed(group));
      group = [];
    }
    if (line.text.trim() !== '') group.push(line);
  }
  blocks.push(...flushed(group));
  return {
    ok: true,
    document: { id, name: file.name, format: 'text', sha256, text, pages: [], blocks, notes: [] },
  };
}
