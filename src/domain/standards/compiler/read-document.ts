import type { Id } from '#domain/standards/values.ts';

/**
 * One stretch of a document: the characters `from` (included) to `to` (excluded) of its text, and the page and line by
 * which people find it. Pages and lines count from 1; a format without pages has no `page`.
 */
export interface Span {
  readonly document: Id;
  readonly page?: number;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Where something stands on its page, in points from the page's top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One line as printed. `box`, `size` (points) and `bold` are there when the format tells them. */
export interface Line {
  /** The words of the line, white space collapsed. */
  readonly text: string;
  readonly span: Span;
  readonly box?: Box;
  readonly size?: number;
  readonly bold?: boolean;
}

/** Words that belong together: a heading, a paragraph, a list item, one paragraph of a table cell. */
export interface TextRun {
  /** The lines joined to running text: white space collapsed, words that a line break divided put together. */
  readonly text: string;
  readonly lines: readonly Line[];
}

/** One cell of a table. */
export interface Cell {
  readonly paragraphs: readonly TextRun[];
  /** First column of the table that it covers, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** True when the document marks it as a heading cell, or sets it like one. */
  readonly heading: boolean;
}

/** One row; a cell that spans rows stands in its first row alone. */
export interface Row {
  readonly cells: readonly Cell[];
}

/**
 * A table as read. Parts on following pages are joined where the reader could tell. Heading rows that repeat are left out
 * or kept with cells whose `heading` is true: in a text each may begin a new module.
 */
export interface Table {
  readonly kind: 'table';
  readonly columns: number;
  readonly rows: readonly Row[];
  /** How it was recognised: ruled lines, words in line, markup, or tab characters. */
  readonly origin: 'ruled' | 'aligned' | 'markup' | 'tabbed';
}

/** A piece of a document in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly run: TextRun }
  | { readonly kind: 'paragraph'; readonly run: TextRun }
  | { readonly kind: 'item'; readonly marker: string; readonly depth: number; readonly run: TextRun }
  | Table;

/** Something the reader had to mend or could not read; it becomes a finding. */
export interface ReadNote {
  readonly code:
    | 'damaged-text'
    | 'text-repaired'
    | 'row-printed-twice'
    | 'table-uncertain'
    | 'picture-without-text';
  readonly message: string;
  readonly spans: readonly Span[];
}

/** A page of a document and its stretch of the text. */
export interface Page {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** A document after reading: its whole text, and the blocks that point into it. */
export interface ReadDocument {
  /** Id in this compilation, made from the file's name: lower-case words joined by hyphens. */
  readonly id: Id;
  /** The file's name as given. */
  readonly name: string;
  readonly format: 'pdf' | 'docx' | 'html' | 'markdown' | 'text';
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
  /** Everything read, in reading order, lines ended by `\n`. Spans count its characters (UTF-16 units). */
  readonly text: string;
  /** Empty when the format has no pages. */
  readonly pages: readonly Page[];
  /** Running headers and footers are left out. */
  readonly blocks: readonly Block[];
  readonly notes: readonly ReadNote[];
}
