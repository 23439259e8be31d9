import { type Outline, outlineOf } from '#domain/standards/compiler/outline.ts';
import type { Block, Cell, Line, ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';

const id = 'invented';

function cellsOf(line: Line): readonly Cell[] {
  let from = line.span.from;
  return line.text
    .split('|')
    .map((raw) => {
      const start = from;
      from += raw.length + 1;
      return { raw, start };
    })
    .slice(1, -1)
    .map(({ raw, start }, column) => {
      let at = start;
      const paragraphs = raw.split('¶').map((part) => {
        const span = { ...line.span, from: at, to: at + part.length };
        at += part.length + 1;
        return runOf([{ text: part.trim(), span }]);
      });
      return { paragraphs, column, columnSpan: 1, rowSpan: 1, heading: false };
    });
}

function blockOf(lines: readonly Line[]): Block {
  if (lines[0]?.text.startsWith('|')) {
    const rows = lines.map((line) => ({ cells: cellsOf(line) }));
    return { kind: 'table', columns: rows[0]?.cells.length ?? 0, rows, origin: 'markup' };
  }
  const run = runOf(lines);
  const heading = /^(#+) (.*)$/.exec(run.text);
  if (heading)
    return { kind: 'heading', level: heading[1]?.length ?? 1, run: { ...run, text: heading[2] ?? '' } };
  const item = /^- (.*)$/.exec(run.text);
  if (item) return { kind: 'item', marker: '-', depth: 0, run: { ...run, text: item[1] ?? '' } };
  return { kind: 'paragraph', run };
}

/**
 * A document for tests: `#` heads a section, `-` a list item, `|` a table row (`¶` parts a cell's paragraphs); other
 * lines make paragraphs, parted by empty lines.
 */
export function documentOf(text: string): ReadDocument {
  const blocks: Block[] = [];
  let group: Line[] = [];
  const flush = () => {
    if (group.length > 0) blocks.push(blockOf(group));
    group = [];
  };
  let from = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = { text: raw, span: { document: id, line: index + 1, from, to: from + raw.length } };
    from += raw.length + 1;
    const table = raw.startsWith('|');
    const first = group[0]?.text ?? '';
    const alone = /^(?:#+ |- )/.test(raw) || /^#+ /.test(first) || table !== first.startsWith('|');
    if (raw.trim() === '' || alone) flush();
    if (raw.trim() !== '') group.push(line);
  }
  flush();
  return { id, name: 'invented.txt', format: 'text', sha256: '', text, pages: [], blocks, notes: [] };
}

/** The outline of such a document. */
export function outlineFrom(text: string): Outline {
  return outlineOf(documentOf(text));
}
