import { expect, test } from 'vitest';
import { aPdf } from '#testing/documents.ts';
import { readPdfBlocks } from './read-pdf-blocks.ts';

async function read(bytes: Buffer) {
  return await readPdfBlocks({ bytes, name: 'Plan of works.pdf' }, 'a'.repeat(64));
}

test('headings, paragraphs and the place of every line', async () => {
  const found = await read(
    aPdf([[{ text: 'Gateway', heading: true }, { text: 'The employer says that the apprentice is ready.' }]]),
  );
  if (!found.ok) throw new Error(found.reason);
  const { document } = found;
  expect(document).toMatchObject({ id: 'plan-of-works', format: 'pdf', pages: [{ number: 1, from: 0 }] });
  expect(document.blocks).toMatchObject([
    { kind: 'heading', level: 1, run: { text: 'Gateway' } },
    { kind: 'paragraph', run: { text: 'The employer says that the apprentice is ready.' } },
  ]);
  for (const block of document.blocks) {
    for (const line of block.kind === 'table' ? [] : block.run.lines)
      expect(document.text.slice(line.span.from, line.span.to)).toBe(line.text);
  }
});

test('pages without text, and what is no PDF, are one clear sentence', async () => {
  expect(await read(aPdf([[]]))).toMatchObject({ ok: false, reason: /pictures of pages/ });
  expect(await read(Buffer.from('%PDF-1.7 nothing'))).toMatchObject({ ok: false, reason: /damaged/ });
});
