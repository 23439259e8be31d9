import type { Line, ReadDocument, Span, TextRun } from '#domain/standards/compiler/read-document.ts';

function runsOf(document: ReadDocument): readonly TextRun[] {
  return document.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [block.run];
    return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
  });
}

/**
 * Gives places for characters of a document's text, running headers and footers included: they stand in no block, yet
 * references, editions and copyright are often printed there alone.
 */
export class Places {
  readonly #document: ReadDocument;
  readonly #lines: readonly Line[];

  constructor(document: ReadDocument) {
    this.#document = document;
    this.#lines = runsOf(document).flatMap(({ lines }) => lines);
  }

  /** The span from `from` (included) to `to` (excluded). */
  span(from: number, to: number): Span {
    const known = this.#lines.find(({ span }) => span.from <= from && span.to >= from);
    if (known) return { ...known.span, from, to };
    const { id, text, pages } = this.#document;
    const page = pages.find((one) => one.from <= from && one.to >= from);
    const start = page?.from ?? 0;
    const line = text.slice(start, from).split('\n').length;
    return { document: id, ...(page ? { page: page.number } : {}), line, from, to };
  }

  /** The words around some characters on their line, for quoting; long lines are cut. */
  line(from: number, to: number): string {
    const { text } = this.#document;
    const start = Math.max(text.lastIndexOf('\n', from) + 1, from - 120);
    const next = text.indexOf('\n', to);
    const end = Math.min(next < 0 ? text.length : next, to + 120);
    return text.slice(start, end).replace(/\s+/g, ' ').trim();
  }
}
