import type { Block, ReadDocument, Span, Table } from './read-document.ts';
import { spansOf } from './text-run.ts';

/** A block and the headings above it, outermost first. */
export interface Placed<B extends Block = Block> {
  readonly block: B;
  /** Position among the document's blocks, from 0. */
  readonly index: number;
  readonly headings: readonly string[];
}

/** A document's blocks, each with its headings. */
export interface Outline {
  readonly document: ReadDocument;
  readonly blocks: readonly Placed[];
}

/** Give every block the headings under which it stands. */
export function outlineOf(document: ReadDocument): Outline {
  const open: { level: number; text: string }[] = [];
  const blocks = document.blocks.map((block, index): Placed => {
    if (block.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
      open.push({ level: block.level, text: block.run.text });
    }
    return { block, index, headings: open.map(({ text }) => text) };
  });
  return { document, blocks };
}

/** The section as a person would name it: the headings from the outermost to the nearest. */
export function sectionOf(placed: Placed): string {
  return placed.headings.length > 0 ? placed.headings.join(': ') : 'Beginning of the document';
}

/** All tables, with their headings. */
export function tablesOf(outline: Outline): readonly Placed<Table>[] {
  return outline.blocks.flatMap((placed) =>
    placed.block.kind === 'table' ? [{ ...placed, block: placed.block }] : [],
  );
}

/** A sentence of running text with its place. */
export interface Sentence {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly section: string;
  readonly placed: Placed;
}

const sentenceEnd = /(?<=[.!?]["'’”)]?)\s+(?=["'‘“(]?[A-Z0-9])/;

/** Every sentence of headings, paragraphs and list items in reading order; the spans are those of its run. */
export function sentencesOf(outline: Outline): readonly Sentence[] {
  return outline.blocks.flatMap((placed) => {
    if (placed.block.kind === 'table') return [];
    const { run } = placed.block;
    return run.text.split(sentenceEnd).map((text) => ({
      text: text.trim(),
      spans: spansOf(run),
      section: sectionOf(placed),
      placed,
    }));
  });
}
