import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { joinNumbers } from './apart-numbers.ts';
import { captionOf } from './brief-rows.ts';
import { plainWords } from './column-heads.ts';
import { columnWidth, type TwoWidths, twoWidths, widthCost } from './column-widths.ts';
import { type Leaning, leaningsOf } from './criterion-kinds.ts';
import { type Placement, placeCriteria } from './criterion-places.ts';
import { type Fragment, fragmentRun, fragmentsOf, type LooseLine, looseLines } from './fragments.ts';
import { type LooseModule, looseModules } from './loose-modules.ts';
import { briefRegions } from './loose-region.ts';
import { boundsOf, type LooseCell, looseCells } from './loose-roles.ts';
import { isMethodLabel, isUsualMethodName, type MethodLabels, methodLabels } from './method-labels.ts';
import { methodCells } from './module-methods.ts';
import { isEnded } from './pieces.ts';
import { countedWidth, type Measure, textWidth } from './text-width.ts';

/** A region of a brief printed without its columns, put together again except for the kinds of its criteria. */
export interface LooseBrief {
  readonly modules: readonly LooseModule[];
  readonly cells: readonly LooseCell[];
  readonly leanings: readonly Leaning[];
  readonly placements: ReadonlyMap<LooseCell, Placement>;
  readonly methods: readonly (readonly LooseCell[])[];
  readonly labels: MethodLabels;
  readonly section: string;
  /** How badly cells of known columns fit one width: the lower, the better the measure of lines. */
  readonly misfit: number;
}

/** Words and places of a cell. */
export function cellRun(cell: LooseCell): TextRun {
  const lines = cell.fragments.flatMap((fragment) => fragmentRun(fragment).lines);
  return { text: cell.text, lines };
}

/** Lines outside a region that could be names of areas: few words, no sentence. */
function knownTitles(
  lines: readonly LooseLine[],
  region: readonly LooseLine[],
  methods: readonly FoundMethod[],
) {
  const inside = new Set(region);
  const outside = lines
    .filter((line) => !inside.has(line))
    .map(({ text }) => text.replace(/^[^A-Za-z0-9"'‘“]+/, ''))
    .filter((text) => /^["'‘“]?[A-Z]/.test(text) && !/[.,;:?!]$/.test(text) && text.split(' ').length <= 7);
  const said = methods.flatMap(({ assesses, coverage }) =>
    [...assesses, ...coverage].map(({ value }) => value),
  );
  return new Set([...outside, ...said].map(plainWords).filter((words) => words.length >= 4));
}

function isPartOf(part: string, whole: string): boolean {
  return part.length >= 4 && part !== whole && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`));
}

function hintsFor(
  lines: readonly LooseLine[],
  region: readonly LooseLine[],
  methods: readonly FoundMethod[],
) {
  const printed = fragmentsOf(region, () => false)
    .map(({ text }) => text)
    .filter(isUsualMethodName);
  const labels = methodLabels(methods, printed);
  const titles = knownTitles(lines, region, methods);
  const isMethod = (text: string) => isMethodLabel(text, labels);
  const isKnownTitle = (text: string) =>
    /^["'‘“]?[A-Z]/.test(text) && !isEnded(text) && titles.has(plainWords(text)) && !isMethod(text);
  const partOfMethod = (text: string) => {
    const whole = labels.names.filter((name) => isPartOf(plainWords(text), plainWords(name)));
    return whole.length === 1 ? whole[0] : undefined;
  };
  return { labels, isMethod, isKnownTitle, partOfMethod };
}

/** Widths of the columns whose cells are known by their numbers. */
function knownWidths(cells: readonly LooseCell[]): { item: number; outcome: number } {
  const width = (role: LooseCell['role']) =>
    columnWidth(cells.filter((cell) => cell.role === role && cell.fragments.length === 1).map(boundsOf)) ??
    99;
  return { item: width('item'), outcome: width('outcome') };
}

function knownMisfit(cells: readonly LooseCell[]): number {
  const known = knownWidths(cells);
  return (['item', 'outcome'] as const).reduce((sum, role) => {
    const bounds = cells.filter((cell) => cell.role === role).map(boundsOf);
    return sum + bounds.reduce((all, one) => all + widthCost(one, known[role]), 0);
  }, 0);
}

/** Widths of the two criteria columns, strays from the columns of lines and standards left out of account. */
function bodyWidths(cells: readonly LooseCell[]): TwoWidths | undefined {
  const bodies = cells.filter(({ role }) => role === 'body').map(boundsOf);
  const known = knownWidths(cells);
  const others = bodies.map(
    (bounds) => 0.8 + Math.min(widthCost(bounds, known.item), widthCost(bounds, known.outcome)),
  );
  return twoWidths(bodies, others);
}

/** Cells that fit the standards' column much better than a criteria column, next to a list of it, are read as such. */
function withLooseStandards(
  cells: readonly LooseCell[],
  widths: TwoWidths | undefined,
): readonly LooseCell[] {
  if (!widths) return cells;
  const { outcome } = knownWidths(cells);
  const points = cells.filter(
    ({ role, text }) => role === 'point' || (role === 'outcome' && text.endsWith(':')),
  );
  return cells.map((cell) => {
    if (cell.role !== 'body' || !points.some(({ page }) => Math.abs(page - cell.page) <= 1)) return cell;
    const bounds = boundsOf(cell);
    const criterion = Math.min(widthCost(bounds, widths.wider), widthCost(bounds, widths.narrower));
    return widthCost(bounds, outcome) + 1 < criterion ? { ...cell, role: 'outcome' } : cell;
  });
}

const caption = /^\W*(?:appendix|annexe?)\b.{0,100}$/i;

/** Where a region stands: an appendix named just before it, else the headings above it. */
function sectionFor(outline: Outline, lines: readonly LooseLine[], region: readonly LooseLine[]): string {
  const first = region[0];
  if (!first) return 'Occupational brief';
  const at = lines.indexOf(first);
  const named = lines.slice(Math.max(0, at - 3), at).findLast(({ text }) => caption.test(text));
  if (named) return named.text;
  const holds = outline.blocks.find(
    ({ block }) => block.kind !== 'table' && block.run.lines.includes(first.line),
  );
  return holds ? captionOf(holds, outline.blocks) : 'Occupational brief';
}

function reading(
  fragments: readonly Fragment[],
  hints: ReturnType<typeof hintsFor>,
): { cells: readonly LooseCell[]; widths: TwoWidths | undefined } {
  const first = looseCells(fragments, hints);
  const guess = bodyWidths(first);
  const numbered = joinNumbers(first, guess ? [guess.wider, guess.narrower] : []);
  const widths = bodyWidths(numbered);
  return { cells: withLooseStandards(numbered, widths), widths };
}

/** Rebuild every brief that a document prints without columns. `printedHigher`: distinctions the document counts. */
export function looseBriefs(
  outline: Outline,
  methods: readonly FoundMethod[],
  printedHigher: number | undefined,
): readonly LooseBrief[] {
  return measures
    .map((measure) => briefsMeasured(outline, methods, { measure, printedHigher }))
    .reduce((best, one) => (misfitOf(one) < misfitOf(best) ? one : best));
}

const measures: readonly Measure[] = [textWidth, countedWidth];

/** How badly the cells whose column is known by their numbers fit one width, over all regions. */
function misfitOf(briefs: readonly LooseBrief[]): number {
  return briefs.reduce((sum, { misfit }) => sum + misfit, 0);
}

function briefsMeasured(
  outline: Outline,
  methods: readonly FoundMethod[],
  { measure, printedHigher }: { measure: Measure; printedHigher: number | undefined },
): readonly LooseBrief[] {
  const lines = looseLines(outline.document, outline.blocks, measure);
  return briefRegions(lines).map((region) => {
    const hints = hintsFor(lines, region, methods);
    const fragments = fragmentsOf(region, (text) => hints.isMethod(text) || hints.isKnownTitle(text));
    const { cells, widths } = reading(fragments, hints);
    const modules = looseModules(cells);
    const bodies = cells.filter(({ role }) => role === 'body');
    const leanings = leaningsOf(bodies, widths, printedHigher);
    const placements = placed(leanings, modules);
    const criteria = modules.map((_, index) =>
      bodies.filter((cell) => placements.get(cell)?.module === index),
    );
    const names = cells.filter(({ role }) => role === 'method');
    const titles = cells.filter(({ role }) => role === 'title');
    return {
      modules,
      cells,
      leanings,
      placements,
      methods: methodCells({ modules, criteria, names, titles, methods }),
      labels: hints.labels,
      section: sectionFor(outline, lines, region),
      misfit: knownMisfit(cells),
    };
  });
}

/** Modules for the criteria of each column on its own: within a column they follow each other. */
function placed(
  leanings: readonly Leaning[],
  modules: readonly LooseModule[],
): ReadonlyMap<LooseCell, Placement> {
  const placements = new Map<LooseCell, Placement>();
  if (modules.length === 0) return placements;
  for (const higher of [false, true]) {
    const column = leanings
      .filter(({ towardsHigher }) => towardsHigher > 0 === higher)
      .map(({ cell }) => cell);
    placeCriteria(
      column,
      modules,
      leanings.map(({ cell }) => cell),
    ).forEach((placement, index) => {
      const cell = column[index];
      if (cell) placements.set(cell, placement);
    });
  }
  return placements;
}
