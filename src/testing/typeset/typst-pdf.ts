import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PrintedDocument } from './printed-document.ts';

/** How a document is set; sizes in points. */
export interface TypstStyle {
  readonly font: 'Liberation Sans' | 'Libertinus Serif' | 'New Computer Modern';
  readonly size: number;
  readonly rules: 'all' | 'none' | 'rows';
  readonly columns: 1 | 2;
  /** Tables of more than three columns stand on pages turned sideways. */
  readonly landscape: boolean;
  readonly contents: boolean;
  readonly running: boolean;
  /** Cells that span rows have their words in the middle. */
  readonly middle: boolean;
  readonly justify: boolean;
  readonly filledHeads: boolean;
}

const template = `
#let given = json(bytes(sys.inputs.at("document")))
#let style = json(bytes(sys.inputs.at("style")))
#set document(title: given.title)
#set text(font: style.font, size: style.size * 1pt, lang: "en", region: "GB", hyphenate: style.justify)
#set par(justify: style.justify)
#set page(
  paper: "a4",
  margin: (x: 2cm, y: 2.2cm),
  columns: style.columns,
  header: if style.running { text(0.8em, given.header) },
  footer: if style.running { context [#text(0.8em)[#given.footer #h(1fr) Page #counter(page).display("1 of 1", both: true)]] },
)
#show heading: set block(above: 1.2em, below: 0.7em)
#let said(piece) = if type(piece) == str { piece } else { strong(piece.text) }
#let filled(one) = {
  let body = if one.at("list", default: false) { list(..one.text.map(said)) } else { one.text.map(said).join(parbreak()) }
  let spans = one.at("rowSpan", default: 1)
  table.cell(
    rowspan: spans,
    colspan: one.at("columnSpan", default: 1),
    align: if style.middle and spans > 1 { horizon + left } else { top + left },
    body,
  )
}
#let headed(row) = row.cells.map(one => table.cell(
  colspan: one.at("columnSpan", default: 1),
  fill: if style.filledHeads { luma(225) },
  one.text.map(piece => strong(if type(piece) == str { piece } else { piece.text })).join(parbreak()),
))
#let laid(given) = table(
  columns: given.columns.map(width => width * 1fr),
  inset: if style.rules == "none" { 4pt } else { 5pt },
  stroke: if style.rules == "all" { 0.5pt } else if style.rules == "rows" { (x, y) => (bottom: 0.5pt, top: if y == 0 { 0.8pt }) } else { none },
  ..if given.at("head", default: none) != none { (table.header(..headed(given.head)),) },
  ..given.rows.map(row => if row.at("head", default: false) { headed(row) } else { row.cells.map(filled) }).flatten(),
)
#align(center)[#text(1.6em, weight: "bold", given.title) #parbreak() #given.subtitle]
#if style.contents { outline(depth: 2); pagebreak(weak: true) }
#for block in given.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "paragraph" { par(block.text) }
  else if block.kind == "items" { list(..block.items.map(said)) }
  else if block.columns.len() > 3 and (style.landscape or style.columns == 2) {
    page(flipped: style.landscape, columns: 1, laid(block))
  } else { laid(block) }
}
`;

let compiler: NodeCompiler | undefined;

function fonts(): string {
  const pdfjs = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return join(dirname(pdfjs), 'standard_fonts');
}

/** The bytes of a PDF set by Typst. The words reach it as data and are never read as markup. */
export function typstPdf(document: PrintedDocument, style: TypstStyle): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts()] }] });
  const inputs = { document: JSON.stringify(document), style: JSON.stringify(style) };
  const bytes = compiler.pdf({ mainFileContent: template, inputs });
  compiler.evictCache(0);
  return bytes;
}
