import type { Draft } from './draft.ts';
import { type FilledGrid, fillGrid, tableOf } from './lay-out-table.ts';
import { type Area, around, isInside, type PageMarks, type Word } from './page-marks.ts';
import { paragraphsOf, type Setting } from './paragraphs.ts';
import { gridsOf } from './ruled-grid.ts';
import { linesOf, type WordLine } from './word-lines.ts';

/** Lines of running text that stand in one column between tables. */
export interface Column {
  readonly kind: 'column';
  readonly area: Area;
  readonly lines: readonly WordLine[];
}

/** The parts of a page in reading order. */
export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly (Column | ({ readonly kind: 'grid' } & FilledGrid))[];
}

/** Part a page into its ruled tables and the columns of text between them. */
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
  const parts = flow.flatMap((words, at): PageLayout['parts'][number][] => {
    const grid = grids[at];
    const filled = grid ? fillGrid(grid, inGrid[at] ?? [], marks.number) : undefined;
    return [...columnsOf(words), ...(filled ? [{ kind: 'grid' as const, ...filled }] : [])];
  });
  return { number: marks.number, width: marks.width, height: marks.height, parts };
}

function columnsOf(words: readonly Word[]): readonly Column[] {
  return words.length === 0 ? [] : [{ kind: 'column', area: around(words), lines: linesOf(words) }];
}

/** The drafts of a page's parts. */
export function draftsOf(
  page: PageLayout,
  pitches: { flow: Setting['pitch']; cell: Setting['pitch'] },
): readonly Draft[] {
  return page.parts.flatMap((part): Draft[] => {
    if (part.kind === 'grid') return [tableOf(part, pitches.cell)];
    const right = Math.max(...part.lines.map((line) => line.right));
    return paragraphsOf(part.lines, { pitch: pitches.flow, right }).map((paragraph) => ({
      kind: 'text',
      paragraph,
      column: part.area,
    }));
  });
}
