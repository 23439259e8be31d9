import { type Outline, outlineOf } from '#domain/standards/compiler/outline.ts';
import type { Block, Cell, Line, ReadDocument, Row } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';

function cellsOf(line: Line): readonly Cell[] {
  let from = line.span.from + 1;
  return line.text
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((raw, column) => {
      let at = from;
      const paragraphs = raw.split('//').map((part) => {
        const span = { ...line.span, from: at, to: at + part.length };
        at += part.length + 2;
        return runOf([{ text: part.trim(), span }]);
      });
      from += raw.length + 1;
      return { paragraphs, column, columnSpan: 1, rowSpan: 1, heading: false };
    });
}

function blockOf(lines: readonly Line[]): Block {
  const first = lines[0]?.text ?? '';
  const heading = /^(#{1,6})\s+(.*)$/.exec(first);
  if (heading) {
    const run = { ...runOf(lines), text: heading[2] ?? '' };
    return { kind: 'heading', level: heading[1]?.length ?? 1, run };
  }
  const item = /^([-•]|\d\.|[a-z]\))\s+(.*)$/.exec(first);
  if (!item) return { kind: 'paragraph', run: runOf(lines) };
  return { kind: 'item', marker: item[1] ?? '-', depth: 0, run: { ...runOf(lines), text: item[2] ?? '' } };
}

function tableOf(lines: readonly Line[]): Block {
  const rows: readonly Row[] = lines.map((line) => ({ cells: cellsOf(line) }));
  return {
    kind: 'table',
    columns: Math.max(...rows.map(({ cells }) => cells.length)),
    rows,
    origin: 'ruled',
  };
}

function startsBlock(line: Line, group: readonly Line[]): boolean {
  const inTable = group[0]?.text.startsWith('|') ?? false;
  if (line.text.trim() === '') return true;
  return line.text.startsWith('|') ? !inTable : inTable || /^(#{1,6}|[-•]|\d\.|[a-z]\))\s/.test(line.text);
}

/**
 * An invented document for tests of the plan compiler: `# heading`, `- item`, `| cell | cell |` (paragraphs of a cell
 * parted by `//`), and paragraphs between empty lines, whose lines stay lines.
 */
export function aDocument(text: string): ReadDocument {
  const document = 'invented';
  let from = 0;
  const lines = text.split('\n').map((raw, index): Line => {
    const span = { document, line: index + 1, from, to: from + raw.length };
    from += raw.length + 1;
    return { text: raw, span };
  });
  const blocks: Block[] = [];
  let group: Line[] = [];
  const close = (): void => {
    if (group.length > 0) blocks.push(group[0]?.text.startsWith('|') ? tableOf(group) : blockOf(group));
    group = [];
  };
  for (const line of lines) {
    if (startsBlock(line, group)) close();
    if (line.text.trim() !== '') group.push(line);
  }
  close();
  const name = 'invented.txt';
  return { id: document, name, format: 'text', sha256: '0'.repeat(64), text, pages: [], blocks, notes: [] };
}

/** The outline of an invented document. */
export function anOutline(text: string): Outline {
  return outlineOf(aDocument(text));
}
