import type { Parser } from 'htmlparser2';
import { HtmlBuilder } from './html-builder.ts';
import type { PrintedText } from './printed-text.ts';

/** Why a page cannot be read. */
export type HtmlProblem = 'too-deep' | 'too-many-cells' | 'too-many-lines';

const deepest = 500;
const mostLines = 100_000;
const mostCells = 100_000;
const pieceLength = 16_384;

/** Elements whose text is no text of the document. */
const silent = new Set([
  'canvas',
  'datalist',
  'del',
  'head',
  'iframe',
  'math',
  'nav',
  'noscript',
  'object',
  's',
  'script',
  'select',
  'strike',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
]);
const apart = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'hr',
  'legend',
  'main',
  'p',
  'pre',
  'section',
  'summary',
]);
const noteLink = /^#(?:foot|end)note/;
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

type Attributes = Readonly<Record<string, string>>;

/** Read a page into blocks, its text written to `text` in reading order. */
export async function parseHtml(html: string, text: PrintedText): Promise<HtmlBuilder | HtmlProblem> {
  // Loaded when it is first needed, so that the server starts without it.
  const { Parser: HtmlParser } = await import('htmlparser2');
  const builder = new HtmlBuilder(text);
  const reader = new ElementReader(builder);
  const parser: Parser = new HtmlParser(reader, { decodeEntities: true, lowerCaseTags: true });
  for (let at = 0; at < html.length; at += pieceLength) {
    parser.write(html.slice(at, at + pieceLength));
    if (reader.depth > deepest) return 'too-deep';
    if (builder.cells > mostCells) return 'too-many-cells';
    if (text.lines > mostLines) return 'too-many-lines';
  }
  parser.end();
  builder.endParagraph();
  return builder;
}

/** Tells the builder what the elements mean. */
class ElementReader {
  depth = 0;
  readonly #builder: HtmlBuilder;
  /** How deep within an element whose text is left out, or 0. */
  #silent = 0;
  #preformatted = 0;

  constructor(builder: HtmlBuilder) {
    this.#builder = builder;
  }

  onopentag(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (this.#silent > 0) this.#silent += 1;
    else if (isLeftOut(name, attributes)) this.#silent = 1;
    else this.#open(name, attributes);
  }

  onclosetag(name: string): void {
    this.depth -= 1;
    if (this.#silent > 0) this.#silent -= 1;
    else this.#close(name);
  }

  ontext(text: string): void {
    if (this.#silent > 0) return;
    const lines = this.#preformatted > 0 ? text.split('\n') : [text];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#builder.newLine();
      this.#builder.words(line);
    }
  }

  #open(name: string, attributes: Attributes): void {
    const builder = this.#builder;
    const level = headingLevel(name);
    if (level > 0) builder.openHeading(level);
    else if (name === 'br') builder.newLine();
    else if (name === 'b' || name === 'strong') builder.bold(1);
    else if (name === 'ul' || name === 'ol')
      builder.openList(name === 'ol', wholeNumber(attributes.start, 1));
    else if (name === 'li') builder.openItem();
    else if (!this.#openOfTable(name, attributes) && apart.has(name)) builder.endParagraph();
    if (name === 'pre') this.#preformatted += 1;
  }

  #openOfTable(name: string, attributes: Attributes): boolean {
    const builder = this.#builder;
    if (name === 'table') builder.openTable();
    else if (name === 'thead' || name === 'tbody' || name === 'tfoot') builder.head(name === 'thead');
    else if (name === 'tr') builder.openRow();
    else if (name === 'td' || name === 'th')
      builder.openCell({
        columnSpan: wholeNumber(attributes.colspan, 1),
        rowSpan: wholeNumber(attributes.rowspan, 1),
        heading: name === 'th',
      });
    else return false;
    return true;
  }

  #close(name: string): void {
    const builder = this.#builder;
    if (headingLevel(name) > 0) builder.closeHeading();
    else if (name === 'b' || name === 'strong') builder.bold(-1);
    else if (name === 'ul' || name === 'ol') builder.closeList();
    else if (name === 'li') builder.closeItem();
    else if (name === 'table') builder.closeTable();
    else if (name === 'thead') builder.head(false);
    else if (name === 'td' || name === 'th') builder.closeCell();
    else if (apart.has(name)) builder.endParagraph();
    if (name === 'pre') this.#preformatted -= 1;
  }
}

function isLeftOut(name: string, attributes: Attributes): boolean {
  if (silent.has(name) || attributes.hidden !== undefined) return true;
  if (name === 'a' && noteLink.test(attributes.href ?? '')) return true;
  return hiddenStyle.test(attributes.style?.slice(0, 500) ?? '');
}

function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : otherwise;
}
