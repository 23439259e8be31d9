import { plainCharacters } from '#documents/blocks/text/plain-words.ts';
import type { Line } from '#domain/standards/compiler/read-document.ts';

/** The text of a document that has no lines of its own, written paragraph by paragraph; gives each line its place. */
export class PrintedText {
  readonly #document: string;
  readonly #pieces: string[] = [];
  #length = 0;
  #lines = 0;

  constructor(document: string) {
    this.#document = document;
  }

  /** Write one line; undefined when it holds no words. Tab characters stay in the text. */
  line(raw: string, bold: boolean): Line | undefined {
    const printed = raw.replace(/[^\S\t]+/g, ' ').trim();
    const text = plainCharacters(printed);
    if (text === '') return undefined;
    const from = this.#length;
    this.#pieces.push(printed);
    this.#length += printed.length + 1;
    this.#lines += 1;
    const span = { document: this.#document, line: this.#lines, from, to: from + printed.length };
    return bold ? { text, span, bold } : { text, span };
  }

  /** How many lines are written. */
  get lines(): number {
    return this.#lines;
  }

  /** Everything written, lines ended by `\n`. */
  toString(): string {
    return this.#pieces.map((piece) => `${piece}\n`).join('');
  }
}
