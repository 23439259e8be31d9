import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PlanDocument } from '#domain/standards/plan-documents/document-model.ts';
import { planDocumentTemplate } from './plan-document-template.ts';
import { plainJson, printableJson } from './printable-text.ts';

/** Sizes that are tried, largest first, until a document of one page fits it; below the last it takes a second page. */
const scales = [1.14, 1.07, 1, 0.94, 0.88, 0.82];

let compiler: NodeCompiler | undefined;

/** Liberation Sans comes with the reader of PDFs, the serif with Typst: every machine sets the same lines. */
function opened(): NodeCompiler {
  const pdfjs = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [join(dirname(pdfjs), 'standard_fonts')] }] });
  return compiler;
}

function setPdf(json: string, onePage: boolean): Buffer {
  const typst = opened();
  const compile = (scale: number) => ({
    mainFileContent: planDocumentTemplate,
    inputs: { document: json, scale: String(scale) },
  });
  const fits = (scale: number) => {
    const { result } = typst.compile(compile(scale));
    return result !== null && result.numOfPages <= 1;
  };
  try {
    return typst.pdf(compile(onePage ? (scales.find(fits) ?? 1) : 1), { pdfStandard: 'ua-1' });
  } finally {
    typst.evictCache(0);
  }
}

/** Whether Typst refused the document because no font has a sign for one of its characters. */
function lacksSign(error: unknown): boolean {
  return String(error).includes('could not be displayed');
}

/**
 * A document made from a plan as tagged PDF. Typst holds it to PDF/UA-1 and throws when it is not. A letter that no
 * font of this machine has is printed as a question mark. The same document gives the same bytes.
 */
export function planDocumentPdf(document: PlanDocument): Buffer {
  try {
    return setPdf(printableJson(document), document.onePage);
  } catch (error) {
    if (!lacksSign(error)) throw error;
    return setPdf(plainJson(document), document.onePage);
  }
}
