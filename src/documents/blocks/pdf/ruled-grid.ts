import { extentsOf, type Faces, unions } from './grid-faces.ts';
import type { Area, Stroke } from './page-marks.ts';
import { gather, joinStrokes } from './strokes.ts';

/** A cell of a grid of drawn lines. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly area: Area;
}

/** A table as its lines draw it. */
export interface Grid {
  readonly area: Area;
  /** Distances of the column borders from the left, one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Points by which lines may miss each other and still meet. */
const meeting = 3.2;
/** What a border may leave open at its ends; the underline of a word leaves more. */
const openEnds = 7;
const mostStrokes = 3_000;
const mostFaces = 60_000;

interface Bundle {
  along: Stroke[];
  down: Stroke[];
}

function meets(along: Stroke, down: Stroke): boolean {
  return (
    down.at >= along.from - meeting &&
    down.at <= along.to + meeting &&
    along.at >= down.from - meeting &&
    along.at <= down.to + meeting
  );
}

/** Lines that meet, directly or by others. */
function bundlesOf(along: readonly Stroke[], down: readonly Stroke[]): readonly Bundle[] {
  const { find, join } = unions(along.length + down.length);
  for (const [at, line] of along.entries()) {
    for (const [other, upright] of down.entries()) {
      if (meets(line, upright)) join(at, along.length + other);
    }
  }
  const bundles = new Map<number, Bundle>();
  const bundleAt = (at: number): Bundle => {
    const key = find(at);
    const bundle = bundles.get(key) ?? { along: [], down: [] };
    bundles.set(key, bundle);
    return bundle;
  };
  for (const [at, stroke] of along.entries()) bundleAt(at).along.push(stroke);
  for (const [at, stroke] of down.entries()) bundleAt(along.length + at).down.push(stroke);
  return [...bundles.values()];
}

/** True when lines at `at` close the stretch from `from` to `to`. */
function isClosed(strokes: readonly Stroke[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const stroke of strokes) {
    if (Math.abs(stroke.at - at) <= meeting)
      covered += Math.max(0, Math.min(stroke.to, to) - Math.max(stroke.from, from));
  }
  return to - from - covered <= Math.min(openEnds, (to - from) * 0.6);
}

function facesOf({ along, down }: Bundle, xs: readonly number[], ys: readonly number[]): Faces {
  return {
    rows: ys.length - 1,
    columns: xs.length - 1,
    opensRight: (row, column) => !isClosed(down, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0),
    opensDown: (row, column) => !isClosed(along, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0),
  };
}

function gridOf(bundle: Bundle): Grid | undefined {
  const { along, down } = bundle;
  const xs = gather(
    [
      ...down.map(({ at }) => at),
      Math.min(...along.map(({ from }) => from)),
      Math.max(...along.map(({ to }) => to)),
    ],
    meeting,
  );
  const ys = gather(
    [
      ...along.map(({ at }) => at),
      Math.min(...down.map(({ from }) => from)),
      Math.max(...down.map(({ to }) => to)),
    ],
    meeting,
  );
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > mostFaces) return undefined;
  const cells = extentsOf(facesOf(bundle, xs, ys)).map(
    ({ row, column, lastRow, lastColumn }): GridCell => ({
      row,
      column,
      rowSpan: lastRow - row + 1,
      columnSpan: lastColumn - column + 1,
      area: {
        left: xs[column] ?? 0,
        right: xs[lastColumn + 1] ?? 0,
        top: ys[row] ?? 0,
        bottom: ys[lastRow + 1] ?? 0,
      },
    }),
  );
  const area = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
  return cells.length < 2 ? undefined : { area, xs, ys, cells };
}

/** The grids that drawn lines make on a page. A grid inside a cell of another is part of that cell. */
export function gridsOf(along: readonly Stroke[], down: readonly Stroke[]): readonly Grid[] {
  const lines = joinStrokes(along);
  const uprights = joinStrokes(down);
  if (lines.length > mostStrokes || uprights.length > mostStrokes) return [];
  const grids = bundlesOf(lines, uprights)
    .filter((bundle) => bundle.along.length > 0 && bundle.down.length > 0)
    .flatMap((bundle) => gridOf(bundle) ?? [])
    .sort((one, other) => size(other.area) - size(one.area));
  const kept: Grid[] = [];
  for (const grid of grids) {
    if (!kept.some(({ area }) => holds(area, grid.area))) kept.push(grid);
  }
  return kept.sort((one, other) => one.area.top - other.area.top);
}

function size({ left, right, top, bottom }: Area): number {
  return (right - left) * (bottom - top);
}

function holds(outer: Area, inner: Area): boolean {
  return (
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1
  );
}
