import type { FoundMethod, OverallStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import { nameOf, overallHeading, spread } from './combination-tables.ts';
import { gradesOfCell } from './grade-terms.ts';
import type { Piece } from './grading-pieces.ts';

type Row = Extract<OverallStatement, { form: 'table' }>['rows'][number];

interface TornHead {
  readonly columns: readonly string[];
  /** Position of the first piece behind the heading cells. */
  readonly next: number;
}

/** Names of methods one under the other, then "Overall grade": the heading cells of a table of grades. */
function headFrom(
  pieces: readonly Piece[],
  at: number,
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): TornHead | undefined {
  const columns: string[] = [];
  let next = at;
  for (let piece = pieces[next]; piece && piece.text.length <= 110; piece = pieces[next]) {
    const name = piece.from === 'cell' ? undefined : nameOf(piece.text, methods, lookup);
    if (name === undefined) break;
    columns.push(name);
    next += 1;
  }
  const last = pieces[next];
  const isHead = columns.length > 1 && last && last.text.length <= 60 && overallHeading.test(last.text);
  return isHead ? { columns, next: next + 1 } : undefined;
}

function cellsFrom(pieces: readonly Piece[], from: number): readonly Piece[] {
  const rest = pieces.slice(from, from + 400);
  const end = rest.findIndex(({ text, from: kind }) => kind === 'cell' || gradesOfCell(text) === undefined);
  return end < 0 ? rest : rest.slice(0, end);
}

function rowsOf(cells: readonly Piece[], width: number): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at + width <= cells.length; at += width) {
    const read = cells.slice(at, at + width).map(({ text }) => gradesOfCell(text) ?? []);
    const [grade] = read.at(-1) ?? [];
    if (grade === undefined || grade === 'any') return [];
    rows.push(...spread(read.slice(0, -1)).map((when) => ({ when, grade })));
  }
  return rows;
}

/**
 * Tables of grades whose cells the typesetter set one under the other, row by row: names of methods, "Overall grade",
 * then as many grades as fill whole rows. A number of cells that fills no whole rows is left unread.
 */
export function tornTables(
  pieces: readonly Piece[],
  methods: readonly FoundMethod[],
  lookup: MethodLookup,
): readonly Found<OverallStatement>[] {
  return pieces.flatMap((piece, at): readonly Found<OverallStatement>[] => {
    const head = headFrom(pieces, at, methods, lookup);
    if (!head) return [];
    const cells = cellsFrom(pieces, head.next);
    const width = head.columns.length + 1;
    const rows = cells.length % width === 0 ? rowsOf(cells, width) : [];
    if (rows.length < 2) return [];
    const spans = [...pieces.slice(at, head.next), ...cells].flatMap((one) => one.spans);
    const value: OverallStatement = { form: 'table', columns: head.columns, rows };
    return [{ value, spans, section: piece.section, certainty: 'likely', by: 'grading-torn-tables' }];
  });
}
