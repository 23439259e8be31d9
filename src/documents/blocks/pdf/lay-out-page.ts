import { type AlignedTable, alignedTable, fillAligned } from './aligned-table.ts';
import { atHeadings, type Zone, zonesOf } from './corridors.ts';
import type { Draft } from './draft.ts';
import { type FilledGrid, fillGrid, tableOf } from './lay-out-table.ts';
import { type Area, around, isInside, type PageMarks, type Word } from './page-marks.ts';
import { paragraphsOf, type Setting } from './paragraphs.ts';
import { isProse, proseColumns, withProse } from './prose-columns.ts';
import { gridsOf } from './ruled-grid.ts';
import { linesOf, type WordLine } from './word-lines.ts';

/** Lines of running text that stand in one column between tables. */
export interface Column {
  readonly kind: 'column';
  readonly area: Area;
  readonly lines: readonly WordLine[];
}

/** A column of text, a table in ruled lines, or one whose words stand in line. */
export type PagePart =
  | Column
  | ({ readonly kind: 'grid' } & FilledGrid)
  | ({ readonly kind: 'aligned' } & AlignedTable);

/** The parts of a page in reading order. */
export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly marks: PageMarks;
  readonly parts: readonly PagePart[];
}

/** Part a page into its ruled tables and the lines between them. */
export function partsOfPage(marks: PageMarks): PageLayout {
  const grids = gridsOf(marks.along, marks.down);
  const inGrid = grids.map((): Word[] => []);
  const flow = Array.from({ length: grids.length + 1 }, (): Word[] => []);
  for (const word of marks.words) {
    const at = grids.findIndex(({ area }) => isInside(word, area));
    if (at >= 0) inGrid[at]?.push(word);
    // Words set sideways in a margin belong to no text.
    else if (!word.turned) flow[grids.filter(({ area }) => area.bottom <= word.baseline).length]?.push(word);
  }
  const parts = flow.flatMap((words, at): PagePart[] => {
    const grid = grids[at];
    const filled = grid ? fillGrid(grid, inGrid[at] ?? [], marks.number) : undefined;
    const column = columnOf(linesOf(words));
    return [...column, ...(filled ? [{ kind: 'grid' as const, ...filled }] : [])];
  });
  return { number: marks.number, width: marks.width, height: marks.height, marks, parts };
}

function columnOf(lines: readonly WordLine[]): readonly Column[] {
  return lines.length === 0 ? [] : [{ kind: 'column', area: around(lines), lines }];
}

/** Find the columns of text and the tables without ruled columns among a page's lines. */
export function withColumns(page: PageLayout): PageLayout {
  const parts = page.parts.flatMap((part): readonly PagePart[] => {
    if (part.kind !== 'column') return [part];
    return withProse(part.lines).flatMap(({ prose, lines }) => {
      if (prose) return proseColumns(prose).flatMap(columnOf);
      return zonesOf(lines).flatMap((zone) => zoneParts(zone, page));
    });
  });
  return { ...page, parts };
}

function zoneParts(zone: Zone, page: PageLayout): readonly PagePart[] {
  if (zone.corridors.length === 0) return columnOf(zone.lines);
  if (isProse(zone)) return proseColumns(zone).flatMap(columnOf);
  return atHeadings(zone).map((one) => ({
    kind: 'aligned',
    ...alignedTable(one, page.marks.along, page.number),
  }));
}

/** The drafts of a page's parts. */
export function draftsOf(
  page: PageLayout,
  pitches: { flow: Setting['pitch']; cell: Setting['pitch'] },
): readonly Draft[] {
  const known = <O>(origin: O, area: Area) => ({ origin, foot: area.bottom / page.height });
  return page.parts.flatMap((part): Draft[] => {
    if (part.kind === 'grid') return [tableOf(part, pitches.cell, known('ruled', part.grid.area))];
    if (part.kind === 'aligned')
      return [tableOf(fillAligned(part, pitches.cell), pitches.cell, known('aligned', part.area))];
    const right = Math.max(...part.lines.map((line) => line.right));
    return paragraphsOf(part.lines, { pitch: pitches.flow, right }).map((paragraph) => ({
      kind: 'text',
      paragraph,
      column: part.area,
    }));
  });
}
