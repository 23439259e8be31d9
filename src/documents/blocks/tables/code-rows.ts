import type { Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { continuedRow } from './continuation-rows.ts';
import {
  beginsWithWord,
  cellIn,
  goesOn,
  isFinished,
  isHeadingRow,
  type Mending,
  note,
  textsOf,
  withParagraphs,
} from './table-mending.ts';

const code = /^[A-Z]{1,2}\d{1,3}$/;
/** What a code becomes when it is read badly: few letters, digits and dots. */
const noise = /^(?:[-–—.,|_'’]|[A-Z0-9\\$|!][A-Z0-9$:.,'’ lio|!]{0,5})$/;

/** True when the first column holds codes such as K12 or P3 and the second the words that belong to them. */
export function hasCodes(rows: readonly Row[], columns: number): boolean {
  const first = rows.filter((row) => !isHeadingRow(row)).map((row) => textsOf(row, columns)[0] ?? '');
  return columns >= 2 && first.filter((text) => code.test(text)).length >= 2;
}

/**
 * Put together the rows of a table of codes that were printed line by line: the code stands beside any of its lines, or
 * is read a second time as noise. What is not clear stays as it is.
 */
export function mendCodeRows(rows: readonly Row[], columns: number, mending: Mending): readonly Row[] {
  const mended: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const above = mended.at(-1);
    const done =
      above && !isHeadingRow(above) && !isHeadingRow(row)
        ? withRowAbove(above, row, { columns, mending })
        : undefined;
    if (done) mended.splice(-1, 1, ...done);
    else if (!isLoneNoise(row, [rows[index - 1], rows[index + 1]], columns)) mended.push(row);
    else
      note(mending, 'text-repaired', 'A code was read twice; the print without words was left out.', [row]);
  }
  return mended;
}

interface CodeContext {
  readonly columns: number;
  readonly mending: Mending;
}

/** The rows that a row makes together with the row above; undefined when they are two rows. */
function withRowAbove(above: Row, row: Row, context: CodeContext): readonly Row[] | undefined {
  const [upperCode = '', ...upper] = textsOf(above, context.columns);
  const [lowerCode = '', ...lower] = textsOf(row, context.columns);
  const at = lower.findIndex((text) => text !== '') + 1;
  const rest = lower[at - 1] ?? '';
  if (at === 0 || !goesOn(upper[at - 1] ?? '', rest) || !beginsWithWord(rest, context.mending))
    return undefined;
  if (lowerCode === '' || upperCode === '' || upperCode === lowerCode)
    return [continuedRow(above, withoutCode(row, upperCode !== ''), context.mending)];
  if (!code.test(lowerCode)) {
    if (!noise.test(lowerCode)) return undefined;
    note(
      context.mending,
      'text-repaired',
      `"${lowerCode}" beside the second line of ${upperCode} was left out: the code was read twice.`,
      [row],
    );
    return [continuedRow(above, withoutCode(row, true), context.mending)];
  }
  return isNext(upperCode, lowerCode) ? sharedSentence(above, row, { ...context, at }) : undefined;
}

function withoutCode(row: Row, drop: boolean): Row {
  return drop ? withParagraphs(row, 0, []) : row;
}

function isNext(upper: string, lower: string): boolean {
  const [, kind, number] = /^([A-Z]+)(\d+)$/.exec(upper) ?? [];
  return lower === `${kind}${Number(number) + 1}`;
}

/** The next code beside the last line of the one above: its words begin after the one sentence that goes on. */
function sharedSentence(
  above: Row,
  row: Row,
  { at, mending }: CodeContext & { at: number },
): readonly Row[] | undefined {
  const [first, ...others] = cellIn(row, at)?.paragraphs ?? [];
  const line = first?.lines[0];
  const parts = first?.text.split(/(?<=[a-z][.;])\s+(?=[A-Z])/) ?? [];
  const [rest, own] = parts;
  if (
    !first ||
    !line ||
    first.lines.length !== 1 ||
    parts.length !== 2 ||
    rest === undefined ||
    own === undefined
  )
    return undefined;
  const cut = mending.text.indexOf(own.split(' ')[0] ?? '', line.span.from + rest.length - 1);
  if (cut <= line.span.from || cut >= line.span.to) return undefined;
  const runs = [
    runOf([{ text: rest, span: { ...line.span, to: cut } }]),
    runOf([{ text: own, span: { ...line.span, from: cut } }]),
  ] as const;
  note(mending, 'text-repaired', 'A row held the last words of the row above it; they were put back.', [row]);
  return [
    continuedRow(above, onlyCell(at, [runs[0]]), mending),
    withParagraphs(row, at, [runs[1], ...others]),
  ];
}

function onlyCell(column: number, paragraphs: readonly TextRun[]): Row {
  return withParagraphs({ cells: [] }, column, paragraphs);
}

/** A row that holds nothing but a code beside a row with the same number. */
function isLoneNoise(row: Row, beside: readonly (Row | undefined)[], columns: number): boolean {
  const [own = '', ...others] = textsOf(row, columns);
  if (own === '' || isHeadingRow(row) || others.some((text) => text !== '') || !noise.test(own)) return false;
  const digits = own.replace(/\D/g, '');
  return beside.some((other) => {
    if (!other) return false;
    const [theirs = '', text = ''] = textsOf(other, columns);
    if (!code.test(theirs) || text === '') return false;
    return code.test(own) ? digits === theirs.replace(/\D/g, '') : !isFinished(own);
  });
}
