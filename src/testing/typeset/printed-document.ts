/** A paragraph of a cell; `strong` is set in bold. */
export type PrintedText = string | { readonly text: string; readonly strong: true };

/** A cell; with several paragraphs each starts a line of its own. */
export interface PrintedCell {
  readonly text: readonly PrintedText[];
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  /** The paragraphs are list items. */
  readonly list?: boolean;
}

/** A row; a cell that spans rows stands in its first row alone. */
export interface PrintedRow {
  readonly cells: readonly PrintedCell[];
  /** A heading row in the table's middle. */
  readonly head?: boolean;
}

/** A table before any typesetter has laid it out. */
export interface PrintedTable {
  readonly kind: 'table';
  /** Relative widths. */
  readonly columns: readonly number[];
  readonly head?: PrintedRow;
  readonly rows: readonly PrintedRow[];
}

/** A piece of a document before any typesetter has laid it out. */
export type PrintedBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly PrintedText[] }
  | PrintedTable;

/** A document before any typesetter has laid it out. */
export interface PrintedDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Lines that every page repeats. */
  readonly header: string;
  readonly footer: string;
  readonly blocks: readonly PrintedBlock[];
}

/** The words of a cell's paragraph. */
export function wordsOf(text: PrintedText): string {
  return typeof text === 'string' ? text : text.text;
}

/** A cell of plain paragraphs. */
export function cell(...text: PrintedText[]): PrintedCell {
  return { text };
}

/** A heading. */
export function heading(level: 1 | 2 | 3, text: string): PrintedBlock {
  return { kind: 'heading', level, text };
}

/** A paragraph. */
export function paragraph(text: string): PrintedBlock {
  return { kind: 'paragraph', text };
}
