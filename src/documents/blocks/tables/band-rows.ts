import type { Row } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { cellIn, isHeadingRow, type Mending, note, textsOf, withParagraphs } from './table-mending.ts';

/**
 * Mend rows that run across all columns and were cut at the first column's edge, within a word: `Know | ledge` and
 * `Appre | entices need to …` become one cell again when the rest of the document knows the word.
 */
export function mendBands(rows: readonly Row[], columns: number, mending: Mending): readonly Row[] {
  return rows.map((row) => (isHeadingRow(row) ? row : (mendedBand(row, columns, mending) ?? row)));
}

function mendedBand(row: Row, columns: number, mending: Mending): Row | undefined {
  const [head = '', tail = '', ...others] = textsOf(row, columns);
  if (others.some((text) => text !== '') || !/^[a-z]/.test(tail) || !/^(?:[A-Z]?[a-z]{1,8}-?)?$/.test(head))
    return undefined;
  const rest = /^[a-z]+/.exec(tail)?.[0] ?? '';
  const word = head === '' ? lostBeginning(rest, tail, mending) : wholeWord(head, rest, mending.inner);
  if (word === undefined) return undefined;
  note(mending, 'text-repaired', `"${head} | ${rest}" was one word cut by the edge of a column: ${word}.`, [
    row,
  ]);
  const lines = [cellIn(row, 0), cellIn(row, 1)].flatMap(
    (cell) => cell?.paragraphs.flatMap((run) => run.lines) ?? [],
  );
  const text = `${word}${tail.slice(rest.length)}`;
  const band = withParagraphs(row, 0, [{ ...runOf(lines), text }]);
  return { cells: band.cells.slice(0, 1).map((cell) => ({ ...cell, columnSpan: columns })) };
}

/** The one word of the document that ends so before the same next word, when only its end was printed. */
function lostBeginning(rest: string, tail: string, mending: Mending): string | undefined {
  const { text, inner } = mending;
  const next = /^[a-z]+ ([A-Za-z]+)/.exec(tail)?.[1];
  if (rest.length < 4 || next === undefined || inner.has(rest) || mending.searches <= 0) return undefined;
  mending.searches -= 1;
  const pattern = new RegExp(`(?<![A-Za-z])[A-Za-z]{1,8}${rest}(?= ${next}(?![A-Za-z]))`, 'gi');
  const [word, other] = [...new Set((text.match(pattern) ?? []).map((found) => found.toLowerCase()))];
  if (word === undefined || other !== undefined) return undefined;
  return /^[A-Z]/.test(next) || rest !== tail ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}

/** The word that two pieces make: as they stand, with a letter printed in both, or with the last one misread. */
function wholeWord(head: string, rest: string, vocabulary: ReadonlySet<string>): string | undefined {
  const stem = head.replace(/-$/, '');
  const tries = [
    `${head}${rest}`,
    `${stem}${rest}`,
    `${stem}${rest.slice(1)}`,
    `${stem.slice(0, -1)}${rest}`,
  ];
  return tries.find((word) => word.length > rest.length && vocabulary.has(word.toLowerCase()));
}
