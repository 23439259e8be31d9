import type { Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { lettersOf, likenessOf } from './likeness.ts';
import {
  asHeadingRow,
  cellIn,
  isHeadingRow,
  type Mending,
  note,
  textsOf,
  withParagraphs,
} from './table-mending.ts';

const codeCell = /^(?:[A-Z]{1,3} ?\d{1,3}(?:\.\d{1,2})*|[£$]?\d[\d.,%/ -]*)$/;

/** Heading rows seen so far in a document, the words of each by column. */
export type KnownHeadings = (readonly string[])[];

/** True when a table's first row names its columns. */
export function namesColumns(rows: readonly Row[], columns: number): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return false;
  if (isHeadingRow(first)) return true;
  const texts = textsOf(first, columns);
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 2 || filled.length * 10 < columns * 6) return false;
  if (
    filled.some(
      (text) => text.length > 70 || /[.;!]$/.test(text) || codeCell.test(text) || !/^[A-Z"“‘'(]/.test(text),
    )
  )
    return false;
  const below = others.map((row) => textsOf(row, columns));
  const hasShortForms = texts.some((text, at) => {
    const under = below.map((row) => row[at] ?? '').filter((other) => other !== '');
    return text !== '' && under.length > 0 && [text, ...under].every((other) => /^[A-Z]{2,5}$/.test(other));
  });
  return !hasShortForms && (columns > 2 || isPairHeading(texts, below));
}

/** Of two columns the second must hold more than its name, or the first codes: `Level | 3` names no column. */
function isPairHeading(texts: readonly string[], below: readonly (readonly string[])[]): boolean {
  const codes = below.filter(([code]) => codeCell.test(code ?? '')).length;
  if (codes * 2 >= below.length) return true;
  const lengths = below.map((row) => (row[1] ?? '').length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return mean >= Math.max(30, (texts[1] ?? '').length * 1.5);
}

/** True when a row repeats the words of a heading row, also when they are cut short or a little damaged. */
export function repeatsHeading(texts: readonly string[], heading: readonly string[]): boolean {
  const filled = texts.flatMap((text, at) => (text === '' ? [] : [{ text, name: heading[at] ?? '' }]));
  if (filled.length < 2 || filled.some(({ text }) => text.length > 80)) return false;
  const exact = filled.filter(({ text, name }) => isSame(text, name)).length;
  if (exact === 0 || (exact === 1 && filled.length > 2)) return false;
  const alike = filled.filter(
    ({ text, name }) => !isSame(text, name) && likenessOf(text, name) >= 0.6,
  ).length;
  if (exact === 1 && filled.length === 2)
    return filled.every(({ text, name }) => isSame(text, name) || likenessOf(text, name) >= 0.9);
  return exact >= 2 && (exact + alike) * 10 >= filled.length * 7;
}

/** The same words, or a beginning of them that a line's end cut off. */
function isSame(text: string, name: string): boolean {
  const [own, whole] = [lettersOf(text), lettersOf(name)];
  return own !== '' && (own === whole || (own.length >= 4 && whole.startsWith(own)));
}

/**
 * Mark the rows that name columns: the first one, and each that repeats a heading row already seen. A heading row whose
 * words follow the last words of the row above in the same cells is parted from it; a second, damaged print of a heading
 * row directly under it is folded into it.
 */
export function markHeadingRows(
  rows: readonly Row[],
  columns: number,
  mending: Mending,
  known: KnownHeadings,
): readonly Row[] {
  const marked: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const isFirst = index === 0 && namesColumns(rows, columns);
    const above = marked.at(-1);
    const folded =
      above && isHeadingRow(above) && !isFirst ? folding(above, row, { columns, known }) : undefined;
    if (folded) {
      note(
        mending,
        'row-printed-twice',
        'A heading row was printed a second time; the first print was kept.',
        [row],
      );
      marked[marked.length - 1] = folded;
    } else marked.push(...headingParts(row, isFirst, { columns, known, mending }));
    const last = marked.at(-1);
    if (last && isHeadingRow(last)) remember(known, textsOf(last, columns));
  }
  return marked;
}

interface HeadingContext {
  readonly columns: number;
  readonly known: KnownHeadings;
}

function remember(known: KnownHeadings, texts: readonly string[]): void {
  if (known.length < 40 && !known.some((heading) => heading.join('\t') === texts.join('\t')))
    known.push(texts);
}

function headingParts(
  row: Row,
  isFirst: boolean,
  context: HeadingContext & { mending: Mending },
): readonly Row[] {
  const texts = textsOf(row, context.columns);
  if (isFirst) return [asHeadingRow(row)];
  for (const heading of context.known) {
    const parts = partedHeading(row, heading, context);
    if (!parts) continue;
    const message = 'A heading row was glued to the row above it; the two were parted.';
    note(context.mending, 'text-repaired', message, [row]);
    return parts;
  }
  const repeats = context.known.some((heading) => repeatsHeading(texts, heading));
  return repeats ? headingWithRow(row, texts, context) : [row];
}

/** A heading row, parted from the words of the row below that are glued to one of its names. */
function headingWithRow(
  row: Row,
  texts: readonly string[],
  { known, mending, columns }: HeadingContext & { mending: Mending },
): readonly Row[] {
  const glued = texts.findIndex((text, at) => gluedName(text, at, known) !== undefined);
  const name = gluedName(texts[glued] ?? '', glued, known);
  const [first, ...others] = cellIn(row, glued)?.paragraphs ?? [];
  const line = first?.lines[0];
  if (name === undefined || !first || !line || first.lines.length > 1 || columns < 3)
    return [asHeadingRow(row)];
  const rest = first.text.slice(name.length).trim();
  const at = mending.text.indexOf(rest.split(' ')[0] ?? '', line.span.from + name.length);
  if (at < 0 || at >= line.span.to) return [asHeadingRow(row)];
  note(mending, 'text-repaired', 'A heading row was glued to the row below it; the two were parted.', [row]);
  const own = runOf([{ text: name, span: { ...line.span, to: at } }]);
  const below = runOf([{ text: rest, span: { ...line.span, from: at } }]);
  return [
    asHeadingRow(withParagraphs(row, glued, [own])),
    withParagraphs({ cells: [] }, glued, [below, ...others]),
  ];
}

function gluedName(text: string, at: number, known: KnownHeadings): string | undefined {
  const names = known.map((heading) => heading[at] ?? '').filter((name) => name.length >= 4);
  if (names.includes(text)) return undefined;
  return names.find((name) => text.startsWith(`${name} `) && text.length >= name.length + 8);
}

/** A row whose every cell ends with the name of its column: the rest of the row above, and a heading row. */
function partedHeading(
  row: Row,
  heading: readonly string[],
  context: HeadingContext & { mending: Mending },
): readonly Row[] | undefined {
  const texts = textsOf(row, context.columns);
  const names = texts.map((text, at) => endingName(text, namesOf(heading, at, context.known)));
  const filled = texts.flatMap((text, at) => (text === '' ? [] : [{ text, name: names[at] }]));
  const exact = filled.filter(({ text, name }) => name === text).length;
  const isGlued = filled.some(({ text, name }) => name !== undefined && text.length > name.length);
  if (filled.length < 3 || exact < 2 || !isGlued || filled.some(({ name }) => name === undefined))
    return undefined;
  let [rest, named]: [Row, Row] = [row, row];
  for (const [at, name] of names.entries()) {
    const paragraphs = cellIn(row, at)?.paragraphs ?? [];
    const [before, own] = partedParagraphs(paragraphs, name ?? '', context.mending.text);
    rest = withParagraphs(rest, at, before);
    named = withParagraphs(named, at, own);
  }
  return [rest, asHeadingRow(named)];
}

function namesOf(heading: readonly string[], at: number, known: KnownHeadings): readonly string[] {
  return [heading[at] ?? '', ...known.map((other) => other[at] ?? '')].filter((name) => name !== '');
}

function endingName(text: string, names: readonly string[]): string | undefined {
  return (
    names.find((name) => text === name) ??
    names.find((name) => text.endsWith(` ${name}`)) ??
    names.find((name) => text.length >= 4 && name.startsWith(text)) ??
    undefined
  );
}

function partedParagraphs(
  paragraphs: readonly TextRun[],
  name: string,
  text: string,
): readonly [readonly TextRun[], readonly TextRun[]] {
  const last = paragraphs.at(-1);
  if (!last || name === '') return [paragraphs, []];
  const before = paragraphs.slice(0, -1);
  if (!last.text.endsWith(name) || last.text === name) return [before, [last]];
  const [line] = last.lines.slice(-1);
  if (!line || last.lines.length > 1) return [paragraphs, []];
  const at = text.lastIndexOf(name, line.span.to);
  const cut = Math.max(at, line.span.from);
  const rest = {
    text: last.text.slice(0, -name.length).trim(),
    span: { ...line.span, to: Math.max(cut, line.span.from) },
  };
  const own = { text: name, span: { ...line.span, from: cut } };
  return [[...before, runOf([cut === line.span.from ? { ...rest, span: line.span } : rest])], [runOf([own])]];
}

/** The heading row with what the row under it adds, when that row is the rest or a damaged second print of it. */
function folding(above: Row, row: Row, { columns, known }: HeadingContext): Row | undefined {
  const names = textsOf(above, columns);
  const filled = textsOf(row, columns).flatMap((text, at) =>
    text === '' ? [] : [{ text, at, name: names[at] ?? '' }],
  );
  if (filled.length === 0 || filled.some(({ text, name }) => text.length > name.length * 1.5 + 12))
    return undefined;
  const wholes = filled.map(({ text, at, name }) => ({ at, whole: wholeName(name, text, known, at) }));
  const likeness = filled.map(({ text, name }, index) => (wholes[index]?.whole ? 1 : likenessOf(text, name)));
  const mean = likeness.reduce((sum, one) => sum + one, 0) / filled.length;
  if (mean < 0.6 || Math.max(...likeness) < 0.9) return undefined;
  return wholes.reduce((folded, { at, whole }) => {
    const own = cellIn(folded, at)?.paragraphs ?? [];
    const rest = cellIn(row, at)?.paragraphs ?? [];
    return whole
      ? withParagraphs(folded, at, [runOf([...own, ...rest].flatMap(({ lines }) => lines))])
      : folded;
  }, above);
}

/** True when the two together give a name that this column has elsewhere. */
function wholeName(name: string, rest: string, known: KnownHeadings, at: number): boolean {
  const both = lettersOf(`${name}${rest}`);
  return known.some((heading) => lettersOf(heading[at] ?? '') === both);
}
