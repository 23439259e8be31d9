import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PrintedDocument } from '#testing/typeset/printed-document.ts';

// A process of its own: `set FILE PARTS` typesets a long document, `compile FILE` measures what it takes to compile it.
const [verb, file = '', parts = '1'] = process.argv.slice(2);

/** An invented plan made long: occupational briefs, themes and descriptors of so many standards behind each other. */
async function longDocument(): Promise<PrintedDocument> {
  const { inventDocument } = await import('#testing/typeset/typeset.ts');
  const kinds = ['brief', 'themes', 'descriptors'] as const;
  const made = Array.from({ length: Number(parts) }, (_, at) => {
    return inventDocument(kinds[at % kinds.length] ?? 'brief', 500 + at).document;
  });
  const [first] = made;
  if (!first) throw new Error('a document without parts');
  return { ...first, blocks: made.flatMap(({ blocks }) => blocks) };
}

async function set(): Promise<void> {
  const { formats } = await import('#testing/typeset/formats.ts');
  const layout = formats.find(({ name }) => name === 'pdf: ruled, contents, running titles');
  if (!layout) throw new Error('no such layout');
  writeFileSync(file, await layout.make(await longDocument(), 1));
}

async function compile(): Promise<void> {
  const { readBlocks } = await import('#documents/blocks/read-blocks.ts');
  const { compileDocuments } = await import('#domain/standards/compiler/compile-documents.ts');
  const bytes = readFileSync(file);
  const started = performance.now();
  const read = await readBlocks({ bytes, name: basename(file) });
  if (!read.ok) throw new Error(read.reason);
  const readIn = (performance.now() - started) / 1000;
  const { questions } = compileDocuments([read.document]);
  const seconds = (performance.now() - started) / 1000;
  const { maxRSS, userCPUTime } = process.resourceUsage();
  const taken = { seconds, readIn, pages: read.document.pages.length, questions: questions.length };
  process.stdout.write(
    JSON.stringify({ ...taken, mebibytes: maxRSS / 1024, processor: userCPUTime / 1_000_000 }),
  );
}

await (verb === 'set' ? set() : compile());
