import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { codesIn, isCodesOnly, withoutTrailingCodes } from '#domain/standards/compiler/ksb-codes.ts';
import { methodBefore, methodOfBlock } from '#domain/standards/compiler/method-context.ts';
import type { Outline, Placed } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import type { PlacedDraft } from './coded-chain.ts';
import type { DraftCriterion } from './draft-criterion.ts';
import { partGluedTheme } from './glued-themes.ts';
import { type CriterionKind, isGradingRule, kindNamed, kindOfBand, saysNothing } from './kinds.ts';
import { kindsOfCells } from './lost-kinds.ts';
import { type Piece, splitRuns } from './split-descriptors.ts';

/** Name of this extractor in what it finds. */
export const lostColumns = 'descriptor-cells';

/** A stretch of blocks in which a table's cells stand one below the other: its heading cells, then its rows. */
export interface CellStretch {
  readonly from: number;
  /** First block after the heading cells. */
  readonly body: number;
  readonly to: number;
  readonly kinds: readonly CriterionKind[];
}

function wordsOf({ block }: Placed): TextRun | undefined {
  return block.kind === 'table' || block.kind === 'item' ? undefined : block.run;
}

const instruction =
  /^(?:the )?(?:apprentices?|learners?|candidates?)\b.{0,40}\b(?:must|will|should|demonstrates?|meets?|achieves?)\b.{0,120}\b(?:descriptors?|criteria)\b/i;

function headKind(placed: Placed): CriterionKind | 'fail' | undefined {
  const run = wordsOf(placed);
  if (!run || run.text.length > 220) return undefined;
  const [head = ''] = run.text.split(/\s(?=(?:the )?apprentices? must)/i);
  const bare = head.replace(/\s?[\u2013\u2014:-].*$/, '');
  return kindOfBand(bare) ?? (instruction.test(run.text) ? undefined : headOnly(run.text));
}

function headOnly(text: string): CriterionKind | 'fail' | undefined {
  return /^(?:pass|merit|distinction)\b.{0,20}\b(?:apprentices?|all)\b/i.test(text) && text.length < 160
    ? kindNamed(text)
    : undefined;
}

function isHeadCell(placed: Placed): boolean {
  const text = wordsOf(placed)?.text ?? '';
  return (
    headKind(placed) !== undefined ||
    instruction.test(text) ||
    /^(?:themes?|ksbs?|themes? (?:and |& )?ksbs?|theme\s?\/\s?ksbs?|grading descriptors?)$/i.test(text)
  );
}

/** The stretch that begins at a block: heading cells for two kinds or more, with no descriptor between them. */
function stretchAt(outline: Outline, from: number): CellStretch | undefined {
  const first = outline.blocks[from];
  if (!first || !isHeadCell(first)) return undefined;
  let body = from;
  const kinds: CriterionKind[] = [];
  while (body < outline.blocks.length) {
    const placed = outline.blocks[body];
    if (!placed || !isHeadCell(placed)) break;
    const kind = headKind(placed);
    if (kind !== undefined && kind !== 'fail' && !kinds.includes(kind)) kinds.push(kind);
    body += 1;
  }
  if (kinds.length < 2) return undefined;
  const end = outline.blocks.slice(body).findIndex((placed) => ends(placed));
  return { from, body, to: end < 0 ? outline.blocks.length : body + end, kinds };
}

function ends(placed: Placed): boolean {
  const { block } = placed;
  if (block.kind === 'table') return true;
  if (isHeadCell(placed)) return true;
  if (methodOfBlock(placed, []) !== undefined && codesIn(block.run.text).length === 0) return true;
  return (
    block.kind === 'heading' &&
    codesIn(block.run.text).length === 0 &&
    /\b(?:overall|grading|mapping|annex|re-?sits?|roles|assessment)\b/i.test(block.run.text)
  );
}

/** Every stretch of cells printed one below the other. */
export function cellStretches(outline: Outline): readonly CellStretch[] {
  const found: CellStretch[] = [];
  for (let at = 0; at < outline.blocks.length; at += 1) {
    const stretch = stretchAt(outline, at);
    if (!stretch) continue;
    found.push(stretch);
    at = Math.max(at, stretch.to - 1);
  }
  return found;
}

interface Theme {
  readonly text: string;
  readonly codes: readonly string[];
  readonly run: TextRun;
}

interface ThemeCells {
  theme: Theme | undefined;
  readonly cells: { readonly pieces: readonly Piece[]; readonly placed: Placed }[];
}

function themeOf(run: TextRun): Theme | undefined {
  if (isCodesOnly(run.text)) return { text: '', codes: codesIn(run.text), run };
  const { text, codes } = withoutTrailingCodes(run.text);
  const isShort = text.split(/\s+/).length <= 9 && !/[.;]$/.test(text);
  const isBare = !/[)\]]\s*\.?$/.test(run.text);
  return isShort && isBare && codes.length > 0 ? { text, codes, run } : undefined;
}

function hasCodes({ text }: Piece): boolean {
  return withoutTrailingCodes(text).codes.length > 0;
}

/** A theme's words on a line of their own, its codes alone on the next. */
function isThemeName(text: string, next: Placed | undefined): boolean {
  const codes = next && next.block.kind !== 'table' ? next.block.run.text : '';
  return (
    text.split(/\s+/).length <= 10 && !/[.;]$/.test(text) && codesIn(text).length === 0 && isCodesOnly(codes)
  );
}

function cellPieces(run: TextRun, isCoded: boolean): readonly Piece[] | undefined {
  if (saysNothing(run.text)) return [];
  if (isGradingRule(run.text)) return undefined;
  const pieces = splitRuns([run]).filter(
    (piece) => hasCodes(piece) || (!isCoded && piece.text.split(/\s+/).length >= 5),
  );
  return pieces.length > 0 ? pieces : undefined;
}

/** Whether the descriptors of a stretch carry codes: then words without are no descriptor. */
function isCodedStretch(blocks: readonly Placed[]): boolean {
  const coded = blocks.filter(
    ({ block }) => block.kind !== 'table' && !themeOf(block.run) && splitRuns([block.run]).some(hasCodes),
  );
  return coded.length >= 2;
}

function rowsOf(outline: Outline, { body, to }: CellStretch): readonly ThemeCells[] {
  const blocks = outline.blocks.slice(body, to).flatMap(partGluedTheme);
  const isCoded = isCodedStretch(blocks);
  const rows: ThemeCells[] = [];
  let name: TextRun | undefined;
  blocks.forEach((placed, at) => {
    if (placed.block.kind === 'table') return;
    const { run } = placed.block;
    if (isThemeName(run.text, blocks[at + 1])) {
      name = run;
      return;
    }
    const theme = themeOf(run);
    if (theme || rows.length === 0) rows.push({ theme: theme && named(theme, name), cells: [] });
    name = undefined;
    const pieces = theme ? undefined : cellPieces(run, isCoded);
    if (pieces) rows.at(-1)?.cells.push({ pieces, placed });
  });
  return rows;
}

function named(theme: Theme, name: TextRun | undefined): Theme {
  return theme.text === '' && name ? { ...theme, text: name.text } : theme;
}

interface Cell {
  readonly piece: Piece;
  readonly placed: Placed;
  readonly kind: CriterionKind;
  readonly doubt: DraftCriterion['kindDoubt'];
}

function draftOf({ piece, placed, kind, doubt }: Cell, theme: Theme | undefined): DraftCriterion {
  return {
    kind,
    ...(doubt ? { kindDoubt: doubt } : {}),
    text: piece.text,
    runs: [...piece.runs],
    ...(piece.ref === undefined ? {} : { ref: piece.ref }),
    ...(theme && theme.text !== '' ? { theme: { text: theme.text, runs: [theme.run] } } : {}),
    ...(theme ? { ksbs: theme.codes, ksbRuns: [theme.run], ksbsShared: true } : {}),
    placed,
    by: lostColumns,
  };
}

const why =
  'The columns of the table were lost; the kind was told by the order and the codes of the descriptors.';

function draftsOf(row: ThemeCells, { kinds }: CellStretch): readonly DraftCriterion[] {
  const codes = row.cells.map(({ pieces }) => pieces.flatMap(({ text }) => withoutTrailingCodes(text).codes));
  const read = kindsOfCells(codes, kinds, row.theme?.codes ?? []);
  return row.cells.flatMap(({ pieces, placed }, index) => {
    const { kind, sure } = read[index] ?? { kind: kinds[0] ?? 'pass', sure: false };
    const doubt = sure ? undefined : { others: kinds.filter((other) => other !== kind), why };
    return pieces.map((piece) => draftOf({ piece, placed, kind, doubt }, row.theme));
  });
}

/** Read descriptors out of tables whose cells were printed one below the other. */
export function readLostColumns(
  outline: Outline,
  methods: readonly FoundMethod[],
  stretches: readonly CellStretch[],
): readonly PlacedDraft[] {
  const read = stretches.flatMap((stretch): readonly ReadStretch[] => {
    const rows = rowsOf(outline, stretch);
    // Grades listed one below the other look like heading cells too: a theme with codes must follow at once.
    const opening = outline.blocks.slice(stretch.body, stretch.body + 4);
    if (!opening.some(({ block }) => block.kind !== 'table' && codesIn(block.run.text).length > 0)) return [];
    if (rows.every(({ theme }) => theme === undefined)) return [];
    return [{ stretch, rows, method: methodBefore(outline, stretch.from, methods)?.name }];
  });
  joinRows(read);
  return read.flatMap(({ stretch, rows, method }) =>
    rows.flatMap((row) => draftsOf(row, stretch)).map((draft) => ({ draft, method })),
  );
}

interface ReadStretch {
  readonly stretch: CellStretch;
  readonly rows: readonly ThemeCells[];
  readonly method: PlacedDraft['method'];
}

/** Heading cells printed again on a new page part a row: what stands below them without a theme goes on above. */
function joinRows(read: readonly ReadStretch[]): void {
  read.forEach(({ stretch, rows }, at) => {
    const before = read[at - 1];
    const last = before?.rows.at(-1);
    const first = rows[0];
    if (!before || !last || !first || first.theme || before.stretch.to !== stretch.from) return;
    if (before.stretch.kinds.join() !== stretch.kinds.join()) return;
    last.cells.push(...first.cells.splice(0));
  });
}
