import type { Block, Cell, ReadDocument, TextRun } from './read-document.ts';
import { runOf } from './text-run.ts';

/** A cell to invent: its words, or its paragraphs, or with the columns and rows it covers. */
export type InventedCell =
  | string
  | readonly string[]
  | { readonly text: string | readonly string[]; readonly columns?: number; readonly rows?: number };

/** A piece of an invented document. */
export type InventedBlock =
  | { readonly heading: string; readonly level?: number }
  | { readonly paragraph: string; readonly bold?: boolean }
  | { readonly item: string; readonly marker?: string; readonly depth?: number }
  | { readonly table: readonly (readonly InventedCell[])[] };

/** Compose a document out of pieces, with a text and places that hold exactly the words given. */
export function inventDocument(pieces: readonly InventedBlock[]): ReadDocument {
  let text = '';
  let line = 0;
  const run = (words: string, bold = false): TextRun => {
    line += 1;
    const from = text.length;
    text += `${words}\n`;
    const span = { document: 'invented', line, from, to: from + words.length };
    return runOf([{ text: words, span, ...(bold ? { bold } : {}) }]);
  };
  const cell = (given: InventedCell, column: number): Cell => {
    const full = typeof given === 'string' || Array.isArray(given) ? { text: given } : given;
    const { text: words, columns = 1, rows = 1 } = full as Exclude<InventedCell, string | readonly string[]>;
    const paragraphs = (typeof words === 'string' ? [words] : words).map((one) => run(one));
    return { paragraphs, column, columnSpan: columns, rowSpan: rows, heading: false };
  };
  const cellsOf = (row: readonly InventedCell[]): readonly Cell[] => {
    let column = 0;
    return row.map((one) => {
      const made = cell(one, column);
      column += made.columnSpan;
      return made;
    });
  };
  const blocks = pieces.map((piece): Block => {
    if ('heading' in piece) return { kind: 'heading', level: piece.level ?? 1, run: run(piece.heading) };
    if ('paragraph' in piece) return { kind: 'paragraph', run: run(piece.paragraph, piece.bold) };
    if ('item' in piece)
      return { kind: 'item', marker: piece.marker ?? '•', depth: piece.depth ?? 0, run: run(piece.item) };
    const rows = piece.table.map((row) => ({ cells: cellsOf(row) }));
    const columns = Math.max(
      0,
      ...rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan)),
    );
    return { kind: 'table', columns, rows, origin: 'ruled' };
  });
  const sha256 = '0'.repeat(64);
  return { id: 'invented', name: 'invented.txt', format: 'text', sha256, text, pages: [], blocks, notes: [] };
}
