import { isTitleLike } from '#documents/blocks/text/text-headings.ts';
import type { Block, Line } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { type MarkupCell, type MarkupRow, tableBlocks } from './html-table.ts';
import type { PrintedText } from './printed-text.ts';

interface OpenTable {
  readonly rows: MarkupRow[];
  isHead: boolean;
  row: MarkupRow | undefined;
  cell: MarkupCell | undefined;
}

interface OpenList {
  readonly isOrdered: boolean;
  count: number;
}

const bulletTags = /^[-–—•●○◦▪■□❑➢►✓✔·\uf0a0-\uf0ff]\s*/;

/** Builds blocks from the beginnings and ends of elements and the text between them. */
export class HtmlBuilder {
  readonly blocks: Block[] = [];
  /** Cells of all tables so far. */
  cells = 0;
  readonly #text: PrintedText;
  readonly #tables: OpenTable[] = [];
  readonly #lists: OpenList[] = [];
  #heading = 0;
  #lastLevel = 0;
  #item: string | undefined;
  #bold = 0;
  #plainLetters = 0;
  #boldLetters = 0;
  #raws: string[] = [''];

  constructor(text: PrintedText) {
    this.#text = text;
  }

  words(text: string): void {
    const letters = text.trim().length;
    if (this.#bold > 0) this.#boldLetters += letters;
    else this.#plainLetters += letters;
    this.#raws[this.#raws.length - 1] += text;
  }

  newLine(): void {
    this.#raws.push('');
  }

  bold(step: 1 | -1): void {
    this.#bold = Math.max(0, this.#bold + step);
  }

  openHeading(level: number): void {
    this.endParagraph();
    this.#heading = level;
  }

  closeHeading(): void {
    this.endParagraph();
    this.#heading = 0;
  }

  openList(isOrdered: boolean, start: number): void {
    this.endParagraph();
    this.#lists.push({ isOrdered, count: start - 1 });
  }

  closeList(): void {
    this.endParagraph();
    this.#lists.pop();
    this.#item = undefined;
  }

  openItem(): void {
    this.endParagraph();
    const list = this.#lists.at(-1);
    if (list) list.count += 1;
    this.#item = list?.isOrdered ? `${list.count}.` : '•';
  }

  closeItem(): void {
    this.endParagraph();
    this.#item = undefined;
  }

  openTable(): void {
    this.endParagraph();
    this.#tables.push({ rows: [], isHead: false, row: undefined, cell: undefined });
  }

  closeTable(): void {
    this.endParagraph();
    const table = this.#tables.pop();
    if (table) this.#add(tableBlocks(table.rows));
  }

  head(isHead: boolean): void {
    const table = this.#tables.at(-1);
    if (table) table.isHead = isHead;
  }

  openRow(): void {
    this.endParagraph();
    const table = this.#tables.at(-1);
    if (!table) return;
    table.row = { cells: [], isHead: table.isHead };
    table.cell = undefined;
    table.rows.push(table.row);
  }

  openCell(cell: Omit<MarkupCell, 'blocks'>): void {
    this.endParagraph();
    const table = this.#tables.at(-1);
    if (!table) return;
    if (!table.row) this.openRow();
    this.cells += 1;
    table.cell = { ...cell, blocks: [] };
    table.row?.cells.push(table.cell);
  }

  closeCell(): void {
    this.endParagraph();
    const table = this.#tables.at(-1);
    if (table) table.cell = undefined;
  }

  /** End what stands in the line: the words so far become a heading, a list item or a paragraph. */
  endParagraph(): void {
    const isBold = this.#boldLetters > 0 && this.#plainLetters === 0;
    const raws = this.#raws;
    this.#raws = [''];
    this.#boldLetters = 0;
    this.#plainLetters = 0;
    const lines = raws.flatMap((raw) => this.#text.line(raw, isBold) ?? []);
    if (lines.length === 0) return;
    this.#add([this.#blockOf(lines, isBold)]);
  }

  #blockOf(lines: readonly Line[], isBold: boolean): Block {
    const run = runOf(lines);
    const isInCell = this.#tables.at(-1)?.cell !== undefined;
    if (this.#heading > 0) this.#lastLevel = this.#heading;
    if (this.#heading > 0) return { kind: 'heading', level: this.#heading, run };
    const marker = this.#item ?? bulletTags.exec(run.text)?.[0].trim();
    if (marker !== undefined) {
      this.#item = undefined;
      const depth = Math.max(0, this.#lists.length - 1);
      return {
        kind: 'item',
        marker,
        depth,
        run: { ...run, text: run.text.replace(bulletTags, '') || run.text },
      };
    }
    const isTitle = isBold && !isInCell && lines.length === 1 && isTitleLike(run.text.replace(/:$/, ''));
    return isTitle
      ? { kind: 'heading', level: Math.min(6, this.#lastLevel + 1), run }
      : { kind: 'paragraph', run };
  }

  #add(blocks: readonly Block[]): void {
    const cell = this.#tables.at(-1)?.cell;
    // One by one: a page laid out in a table has too many blocks to pass at once.
    for (const block of blocks) (cell?.blocks ?? this.blocks).push(block);
  }
}
