import type { Outline, Placed } from './outline.ts';
import type { TextRun } from './read-document.ts';

/** What a table printed cell by cell gives for one code: its words, and the methods that its row names. */
export interface StreamedRow<C> {
  readonly code: C;
  readonly codeRun: TextRun;
  readonly placed: Placed;
  text: string;
  readonly runs: TextRun[];
  readonly methods: { text: string; readonly runs: TextRun[] }[];
}

/** How cells are told from each other. */
export interface StreamRules<C> {
  /** The code that a cell holds and nothing else. */
  readonly codeOf: (text: string) => C | undefined;
  /** Whether a cell heads a column; such cells stand between rows on every new page. */
  readonly isHead: (text: string) => boolean;
  /** The methods that a cell names, when the table has a column of methods; several when cells run together. */
  readonly methodsOf: (text: string) => readonly string[];
}

interface Stream<C> {
  readonly rows: StreamedRow<C>[];
  needText: StreamedRow<C>[];
  needMethod: StreamedRow<C>[];
  last: { kind: 'text' | 'method'; row: StreamedRow<C> } | undefined;
}

/** Each name goes to the first code that still waits for one; none is taken when fewer codes wait than there are names. */
function takeMethods<C>(stream: Stream<C>, run: TextRun, names: readonly string[]): boolean {
  if (names.length === 0 || names.length > stream.needMethod.length) return false;
  for (const name of names) {
    const row = stream.needMethod.shift();
    if (!row) break;
    row.methods.push({ text: name, runs: [run] });
    stream.last = { kind: 'method', row };
  }
  return true;
}

function takeText<C>(stream: Stream<C>, run: TextRun): boolean {
  const isInside = /^[a-z(]/.test(run.text);
  const { last } = stream;
  if (isInside && last?.kind === 'text' && run.text.length < 300) {
    last.row.text = `${last.row.text} ${run.text}`;
    last.row.runs.push(run);
    return true;
  }
  if (isInside && last?.kind === 'method') return true;
  const row = run.text.split(/\s+/).length >= 2 ? stream.needText.shift() : undefined;
  if (!row) return false;
  row.text = run.text;
  row.runs.push(run);
  stream.last = { kind: 'text', row };
  return true;
}

function readCell<C>(stream: Stream<C>, placed: Placed, run: TextRun, rules: StreamRules<C>): void {
  const code = rules.codeOf(run.text);
  if (code !== undefined) {
    const row: StreamedRow<C> = { code, codeRun: run, placed, text: '', runs: [], methods: [] };
    stream.rows.push(row);
    stream.needText.push(row);
    stream.needMethod.push(row);
    stream.last = undefined;
    return;
  }
  if (rules.isHead(run.text) || takeMethods(stream, run, rules.methodsOf(run.text)) || takeText(stream, run))
    return;
  stream.needText = [];
  stream.needMethod = [];
  stream.last = undefined;
}

/**
 * Read tables whose cells were printed one below the other, also a page's codes before its words: each cell of words goes to
 * the first code that still waits for some. Rows that stay without words are left out.
 */
export function readCellStream<C>(outline: Outline, rules: StreamRules<C>): readonly StreamedRow<C>[] {
  const stream: Stream<C> = { rows: [], needText: [], needMethod: [], last: undefined };
  for (const placed of outline.blocks) {
    const { block } = placed;
    if (block.kind !== 'table') readCell(stream, placed, block.run, rules);
  }
  return stream.rows.filter(({ text }) => text !== '');
}
