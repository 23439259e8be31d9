import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { gridOf } from '#domain/standards/compiler/grid.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import type { Statement } from '#domain/standards/compiler/methods/method-statements.ts';
import { plainNumbers } from '#domain/standards/compiler/methods/plain-numbers.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Span, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText, runOf, spansOf } from '#domain/standards/compiler/text-run.ts';
import { gradeOfLabel } from './grade-terms.ts';

/** Some words on grading: a sentence, a list item, or a paragraph of a cell with the labels of its row and column. */
export interface Piece {
  readonly text: string;
  readonly plain: string;
  readonly spans: readonly Span[];
  readonly section: string;
  readonly method: FoundMethod | undefined;
  /** Heading, heading cell and first cell of the row, whatever there is. */
  readonly labels: readonly string[];
  readonly from: 'sentence' | 'item' | 'cell' | 'heading';
  readonly index: number;
}

/** A value said in a piece, certain. */
export function foundInPiece<T>(piece: Piece, value: T, by: string): Found<T> {
  const { spans, section, text } = piece;
  return { value, spans, section, words: text, certainty: 'certain', by };
}

/** The method of a piece, as the rule names it. */
export function methodNameOf(piece: Piece): { readonly methodName?: Found<string> } {
  const { method, spans, section } = piece;
  if (!method) return {};
  const value = method.title.value;
  return { methodName: { value, spans, section, certainty: 'certain', by: 'grading-method' } };
}

function sentencePieces(statements: readonly Statement[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const statement of statements.filter(({ from }) => from !== 'cell')) {
    const { text, plain, spans, section, method, label, from, index } = statement;
    const last = pieces.at(-1);
    const goesOn =
      last !== undefined &&
      /^[a-z]/.test(text) &&
      !/[.:;!?]$/.test(last.text) &&
      from === 'sentence' &&
      index - last.index <= 1 &&
      text.length < 200;
    if (goesOn && last) {
      const joined = `${last.text} ${text}`;
      pieces[pieces.length - 1] = {
        ...last,
        text: joined,
        plain: plainNumbers(joined),
        spans: [...last.spans, ...spans],
        index,
      };
    } else pieces.push({ text, plain, spans, section, method, labels: [label], from, index });
  }
  return pieces;
}

/** The method in whose part a table stands: the nearest heading that names one, else that of the text above. */
export function methodAbove(
  placed: Placed,
  statements: readonly Statement[],
  lookup: MethodLookup,
): FoundMethod | undefined {
  for (const heading of [...placed.headings].reverse()) {
    const about = lookup.ofHeading(heading);
    if (about !== undefined) return about === 'several' ? undefined : about;
  }
  const before = statements.filter(({ index }) => index < placed.index).at(-1);
  const captioned = before && before.index >= placed.index - 2 && lookup.namedIn(before.text).length === 1;
  return before?.own || captioned ? before?.method : undefined;
}

function single(lookup: MethodLookup, text: string): FoundMethod | undefined {
  if (text.length > 120) return undefined;
  const named = lookup.namedIn(text);
  return named.length === 1 ? named[0] : undefined;
}

interface TablePlace {
  readonly placed: Placed<Table>;
  readonly above: FoundMethod | undefined;
  readonly lookup: MethodLookup;
}

/** The paragraphs of a row's cells by column. */
type RowRuns = readonly (readonly TextRun[])[];

function textOf(runs: readonly TextRun[] | undefined): string {
  return (runs ?? [])
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

/** Whether a row goes on in the next: only together do their cells in one column name a method. */
function goesOn(row: RowRuns, next: RowRuns, lookup: MethodLookup): boolean {
  const words = next.map(textOf);
  const filled = words.filter((text) => text !== '');
  const fits = words.every(
    (text, column) => text === '' || textOf(row[column]) !== '' || gradeOfLabel(text) !== undefined,
  );
  if (filled.length === 0 || !fits || filled.some((text) => text.length > 40 || /\d/.test(text)))
    return false;
  return row.some((runs, column) => {
    const own = textOf(runs);
    const more = words[column] ?? '';
    if (own === '' || more === '' || single(lookup, own)) return false;
    return single(lookup, `${own} ${more}`) !== undefined;
  });
}

function joinedRows(rows: readonly RowRuns[], lookup: MethodLookup): readonly RowRuns[] {
  const joined: RowRuns[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && goesOn(last, row, lookup)) {
      joined[joined.length - 1] = last.map((runs, column) => {
        const lines = [...runs, ...(row[column] ?? [])].flatMap((run) => run.lines);
        return lines.length === 0 ? [] : [runOf(lines)];
      });
    } else joined.push(row);
  }
  return joined;
}

function rowPieces(
  row: RowRuns,
  heads: readonly string[],
  first: string,
  place: TablePlace,
): readonly Piece[] {
  const { placed, above, lookup } = place;
  const inRow = row.map(textOf).filter((text) => text !== '' && text.length <= 80);
  return row.flatMap((runs, column) => {
    const labels = column === 0 ? [heads[column] ?? ''] : [heads[column] ?? '', first];
    const others = inRow.filter((text) => text !== textOf(runs));
    const named = [...labels, ...others].map((label) => single(lookup, label));
    const method = named.find((one) => one !== undefined) ?? above;
    const label = labels.find((one) => one !== '');
    const section = label === undefined ? sectionOf(placed) : `${sectionOf(placed)}: ${label}`;
    return runs
      .filter(({ text }) => text !== '')
      .map(({ text, lines }) => ({
        text,
        plain: plainNumbers(text),
        spans: spansOf({ text, lines }),
        section,
        method,
        labels,
        from: 'cell' as const,
        index: placed.index,
      }));
  });
}

function tablePieces(place: TablePlace): readonly Piece[] {
  const grid = gridOf(place.placed.block);
  const runs = grid.map(({ cells }): RowRuns => cells.map((cell) => cell?.paragraphs ?? []));
  const heads = (runs[0] ?? []).map(textOf);
  const carried = new Map(runs.map((row, at) => [row, grid[at]?.carried[0]]));
  return joinedRows(runs, place.lookup).flatMap((row) => {
    const above = carried.get(row);
    const first = textOf(row[0]) || (above ? cellText(above) : '');
    return rowPieces(row, row === runs[0] ? [] : heads, first, place);
  });
}

/** Everything in which grading may be worded, in reading order of text, then tables. */
export function gradingPieces(
  outline: Outline,
  statements: readonly Statement[],
  lookup: MethodLookup,
): readonly Piece[] {
  const tables = tablesOf(outline).flatMap((placed) =>
    tablePieces({ placed, above: methodAbove(placed, statements, lookup), lookup }),
  );
  return [...sentencePieces(statements), ...tables];
}
