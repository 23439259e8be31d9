import { expect, test } from 'vitest';
import type { PlanDocument } from '#domain/standards/plan-documents/document-model.ts';
import { planDocumentPdf } from './plan-document-pdf.ts';
import { plainJson, printableJson } from './printable-text.ts';

function aDocument(text: string): PlanDocument {
  return {
    kind: 'journey',
    title: `About ${text}`,
    subtitle: text,
    footer: text,
    onePage: true,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'criteria', title: text, criteria: [{ ref: 'P1', grade: 'pass', text, ksbs: [] }], blanks: [] },
      { kind: 'origins', title: text, text, items: [text] },
    ],
  };
}

test.each([
  ['control characters', 'a\u0000b\u0007c'],
  ['half a surrogate pair', 'a\ud800b'],
  ['signs of a private use area', '\uf0b7 \ue000'],
  ['a letter that no font has', '\u{10ffff}\u0378'],
  ['other scripts and pictures', '漢字 عربى 😀'],
  ['a word longer than the page', 'x'.repeat(5000)],
  ['nothing but space', ' '],
])('words with %s are still set', (_, text) => {
  expect(planDocumentPdf(aDocument(text)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('plain letters, dashes and quotation marks stay as they are', () => {
  const words = 'Señor Ŵ “quoted” – it’s 50% £9 ≥ 3…\nnext';
  expect(JSON.parse(printableJson({ words }))).toEqual({ words });
  expect(JSON.parse(plainJson({ words: [words, 1, null] }))).toEqual({ words: [words, 1, null] });
  expect(JSON.parse(plainJson('漢 a'))).toBe('? a');
});
