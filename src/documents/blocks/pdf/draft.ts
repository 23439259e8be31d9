import type { Area } from './page-marks.ts';
import type { Paragraph } from './paragraphs.ts';

/** A cell before its words have places. */
export interface DraftCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly paragraphs: readonly Paragraph[];
  readonly heading: boolean;
}

/** A table, or the part of one that stands on one page. */
export interface DraftTable {
  readonly kind: 'table';
  readonly origin: 'ruled' | 'aligned';
  readonly firstPage: number;
  readonly lastPage: number;
  /** Where its part on its last page stands. */
  readonly area: Area;
  /** How far down that page it reaches, from 0 to 1. */
  readonly foot: number;
  /** Borders of its columns. */
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly DraftCell[];
}

/** Running text before it is told what it is. */
export interface DraftText {
  readonly kind: 'text';
  readonly paragraph: Paragraph;
  /** The column in which it stands. */
  readonly column: Area;
  /** For a list item: how many others it stands below. */
  readonly depth?: number;
}

/** A heading, with its level. */
export interface DraftHeading {
  readonly kind: 'heading';
  readonly level: number;
  readonly paragraph: Paragraph;
}

export type Draft = DraftTable | DraftText | DraftHeading;

/** The words of a cell. */
export function draftCellText(cell: DraftCell): string {
  return cell.paragraphs.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ');
}
