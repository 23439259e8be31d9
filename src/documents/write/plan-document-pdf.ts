import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PlanDocument } from '#domain/standards/plan-documents/document-model.ts';
import { planDocumentTemplate } from './plan-document-template.ts';

/** Sizes that are tried, largest first, until a document of one page fits it; below the last it takes a second page. */
const scales = [1.14, 1.07, 1, 0.94, 0.88, 0.82];

let compiler: NodeCompiler | undefined;

/** Liberation Sans comes with the reader of PDFs, the serif with Typst: every machine sets the same lines. */
function opened(): NodeCompiler {
  const pdfjs = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [join(dirname(pdfjs), 'standard_fonts')] }] });
  return compiler;
}

/**
 * A document made from a plan as tagged PDF. Typst holds it to PDF/UA-1 and throws when it is not. The same document
 * gives the same bytes.
 */
export function planDocumentPdf(document: PlanDocument): Buffer {
  const typst = opened();
  try {
    const compile = (scale: number) => ({
      mainFileContent: planDocumentTemplate,
      inputs: { document: JSON.stringify(document), scale: String(scale) },
    });
    const fits = (scale: number) => {
      const { result } = typst.compile(compile(scale));
      return result !== null && result.numOfPages <= 1;
    };
    const scale = document.onePage ? (scales.find(fits) ?? 1) : 1;
    return typst.pdf(compile(scale), { pdfStandard: 'ua-1' });
  } finally {
    typst.evictCache(0);
  }
}
