import { filled } from '#domain/standards/compiler/grid.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { sentencesOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText, spansOf } from '#domain/standards/compiler/text-run.ts';

/** How a document marks statements that every version of the assessment must hold. */
export interface MandatoryMark {
  readonly by: 'bold' | 'asterisk';
  readonly spans: readonly Span[];
}

const obliges =
  /\b(?:mandatory|compulsory|must (?:always )?be (?:assessed|included|covered|sampled)|always (?:be )?assessed)\b/i;

function markIn(text: string): MandatoryMark['by'] | undefined {
  if (text.length > 500 || !obliges.test(text)) return undefined;
  if (/\bbold(?:ed)?\b/i.test(text)) return 'bold';
  return /\basterisk|\*/.test(text) ? 'asterisk' : undefined;
}

/** The sentence or cell in which the document says that bold letters or an asterisk mean mandatory. */
export function mandatoryMark(outline: Outline): MandatoryMark | undefined {
  for (const { text, spans } of sentencesOf(outline)) {
    const by = markIn(text);
    if (by) return { by, spans };
  }
  for (const { block } of tablesOf(outline))
    for (const cell of block.rows.flatMap(filled)) {
      const by = markIn(cellText(cell));
      if (by) return { by, spans: cell.paragraphs.flatMap(spansOf) };
    }
  return undefined;
}

/** Whether words are printed in bold letters: the format says so of their lines, or signs for bold stand around them. */
export function isBold({ lines }: TextRun, outline: Outline): boolean {
  const told = lines.filter(({ text }) => text.trim() !== '');
  if (told.length === 0) return false;
  if (told.every(({ bold }) => bold === true)) return true;
  return told.every(({ span }) => {
    const around = outline.document.text.slice(Math.max(0, span.from - 10), span.to + 10);
    return /\*\*[^*]{1,2000}\*\*|<(?:b|strong)>/i.test(around);
  });
}

/** Whether a document tells bold letters at all. */
export function tellsBold(outline: Outline): boolean {
  const runs = outline.blocks.flatMap(({ block }) =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
      : [block.run],
  );
  return runs.some((run) => isBold(run, outline));
}

/** Whether a run carries the document's mark for mandatory. */
export function isMarked(runs: readonly TextRun[], mark: MandatoryMark, outline: Outline): boolean {
  const [first] = runs;
  if (!first) return false;
  return mark.by === 'bold'
    ? isBold(first, outline)
    : /^\W{0,2}[KSB]\s?\d{1,3}[a-z]?\s?\*|\*\s?$/.test(first.text);
}
