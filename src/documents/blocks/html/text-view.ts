import { contentsList } from '#documents/blocks/text/contents-list.ts';
import type { SourceLine } from '#documents/blocks/text/source-lines.ts';
import { textHeadings } from '#documents/blocks/text/text-headings.ts';
import { runningLines } from '#documents/blocks/text/text-noise.ts';
import type { Block } from '#domain/standards/compiler/read-document.ts';

/**
 * Treat the paragraphs of a page as lines of a text: leave out contents lists, page numbers and running titles, and where
 * nothing is marked as a heading find the headings as in plain text.
 */
export function asText(blocks: readonly Block[], text: string): readonly Block[] {
  const lines = blocks.flatMap((block) => [lineOf(block, text), emptyLine(block)]);
  const noise = runningLines(lines);
  const shown = lines.map((line, index) => (noise.has(index) ? { ...line, raw: '', words: '' } : line));
  const contents = contentsList(shown);
  const isShown = (index: number) => !noise.has(index) && !contents.lines.has(index);
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  const kept = lines.map((line, index) => (isShown(index) ? line : { ...line, raw: '', words: '' }));
  const headings = hasHeadings ? undefined : textHeadings({ lines: kept, titles: contents.titles });
  return blocks.flatMap((block, index) => {
    if (!isShown(index * 2) && block.kind !== 'table') return [];
    const level = headings?.get(index * 2)?.level;
    return [
      level !== undefined && block.kind === 'paragraph'
        ? { kind: 'heading' as const, level, run: block.run }
        : block,
    ];
  });
}

/** A block as one line of a text; a table shows as a line with tab characters. */
function lineOf(block: Block, text: string): SourceLine {
  const place = { document: '', number: 1, from: 0 };
  if (block.kind === 'table') return { ...place, raw: 'table\ttable\ttable\ttable', words: 'table' };
  const span = block.run.lines[0]?.span;
  const printed = span && block.run.lines.length === 1 ? text.slice(span.from, span.to) : block.run.text;
  const raw = block.kind === 'item' ? `• ${printed}` : printed;
  return { ...place, raw: block.kind === 'heading' ? `# ${printed}` : raw, words: block.run.text };
}

function emptyLine(block: Block): SourceLine {
  return { document: '', number: 1, from: 0, raw: '', words: block.kind === 'table' ? '' : '' };
}
