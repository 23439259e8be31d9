import { continuedText, linearisedText, tabbedText } from './damaged-text.ts';
import { htmlExport, htmlPage, markdown } from './markup.ts';
import { pdfkitPdf } from './pdfkit-pdf.ts';
import { alignedText } from './plain-text.ts';
import type { PrintedDocument } from './printed-document.ts';
import { type TypstStyle, typstPdf } from './typst-pdf.ts';
import { wordDocument } from './word-document.ts';

/** One way of laying a document out as a file. */
export interface Format {
  readonly name: string;
  readonly extension: 'pdf' | 'docx' | 'html' | 'md' | 'txt';
  readonly make: (document: PrintedDocument, seed: number) => Buffer | Promise<Buffer>;
}

const plainStyle: TypstStyle = {
  font: 'Liberation Sans',
  size: 10,
  rules: 'all',
  columns: 1,
  landscape: false,
  contents: false,
  running: false,
  middle: false,
  justify: false,
  filledHeads: false,
};

function typst(name: string, style: Partial<TypstStyle>): Format {
  return {
    name: `pdf: ${name}`,
    extension: 'pdf',
    make: (document) => typstPdf(document, { ...plainStyle, ...style }),
  };
}

/** Every way of laying out that is measured. */
export const formats: readonly Format[] = [
  typst('ruled', {}),
  typst('ruled, contents, running titles', {
    contents: true,
    running: true,
    filledHeads: true,
    middle: true,
  }),
  typst('rules between rows', { rules: 'rows', font: 'Libertinus Serif', size: 11, running: true }),
  typst('no rules', { rules: 'none', size: 9.5 }),
  typst('two columns', { columns: 2, font: 'New Computer Modern', size: 9, justify: true, running: true }),
  typst('landscape tables', { landscape: true, size: 11, contents: true, running: true, middle: true }),
  {
    name: 'pdf of pdfkit: ruled',
    extension: 'pdf',
    make: (document) =>
      pdfkitPdf(document, { font: 'Helvetica', bold: 'Helvetica-Bold', size: 9, ruled: true }),
  },
  {
    name: 'pdf of pdfkit: no rules',
    extension: 'pdf',
    make: (document) =>
      pdfkitPdf(document, { font: 'Times-Roman', bold: 'Times-Bold', size: 10.5, ruled: false }),
  },
  { name: 'docx: styles', extension: 'docx', make: (document) => wordDocument(document, { headings: true }) },
  {
    name: 'docx: bold paragraphs',
    extension: 'docx',
    make: (document) => wordDocument(document, { headings: false }),
  },
  { name: 'html: page', extension: 'html', make: htmlPage },
  { name: 'html: word export', extension: 'html', make: htmlExport },
  { name: 'markdown: pipes', extension: 'md', make: markdown },
  { name: 'text: columns by spaces', extension: 'txt', make: alignedText },
  { name: 'damaged: cells one by one', extension: 'txt', make: linearisedText },
  { name: 'damaged: tabs and HTML lists', extension: 'txt', make: tabbedText },
  { name: 'damaged: a row a line', extension: 'txt', make: continuedText },
];
