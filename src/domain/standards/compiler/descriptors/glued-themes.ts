import { isCodesOnly } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Line, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';

const verb = /^[A-Z][a-z]{2,}s$/;

/** Where a descriptor begins in a line that its theme begins: at a word such as "Explains", else at the next capital. */
function descriptorAt(text: string): number {
  const starts = [...text.matchAll(/(?<=\s)[A-Z][A-Za-z-]*(?=\s+[a-z])/g)];
  const start = starts.find(([word]) => verb.test(word)) ?? starts[0];
  return start?.index ?? -1;
}

function isCodesLine(line: Line | undefined): boolean {
  return line !== undefined && isCodesOnly(line.text) && !/[([]/.test(line.text);
}

/** Whether the lines around a line of codes are those of a descriptor that the codes' cell was printed into. */
function isInside(lines: readonly Line[], at: number): boolean {
  const [before, after] = [lines[at - 1], lines[at + 1]];
  if (!isCodesLine(lines[at]) || !before || !after) return false;
  return /^[a-z]/.test(after.text.trim()) && !/[.;:)]$/.test(before.text.trim());
}

function paragraph(placed: Placed, run: TextRun): Placed {
  return { ...placed, block: { kind: 'paragraph', run } };
}

/**
 * A theme's cell and a descriptor's whose lines were printed in turn: "Signals Explains what each lamp", "K2 S3", "shows at
 * night. (K2)". Gives the words before, the theme with its codes, and the descriptor; the block as it is when there is none.
 */
export function partGluedTheme(placed: Placed): readonly Placed[] {
  const { block } = placed;
  if (block.kind !== 'paragraph') return [placed];
  const lines = block.run.lines.filter(({ text }) => text.trim() !== '');
  const at = lines.findIndex((_, index) => isInside(lines, index));
  const [first, codes] = [lines[at - 1], lines[at]];
  if (!first || !codes) return [placed];
  const start = descriptorAt(first.text);
  if (start < 0) return [placed];
  const theme = runOf([{ ...first, text: first.text.slice(0, start) }, codes]);
  const words = runOf([{ ...first, text: first.text.slice(start) }, ...lines.slice(at + 1)]);
  const before = lines.slice(0, at - 1);
  return [
    ...(before.length > 0 ? [paragraph(placed, runOf(before))] : []),
    paragraph(placed, theme),
    ...partGluedTheme(paragraph(placed, words)),
  ];
}
