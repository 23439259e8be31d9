import { clipTo, type Drawing } from './drawing-state.ts';
import { place } from './matrix.ts';
import type { Area } from './page-marks.ts';

/** Points; a filled area that is thinner is a line. */
const thinnest = 3.2;
/** Shorter strokes are parts of letters and pictures. */
const shortest = 2;
const mostStrokes = 60_000;
const mostPathNumbers = 400_000;
const mostPoints = 64;
/** Points; bullets are smaller than this and larger than a full stop. */
const dotSizes = [1.4, 8] as const;
const mostDots = 2_000;

/** How a path is painted. */
export type Painting = 'stroke' | 'fill' | 'both' | 'none';

type Point = readonly [number, number];

/** The straight pieces of a path on the page; `curved` when it has others too. */
interface Traced {
  readonly pieces: readonly (readonly [Point, Point])[];
  readonly curved: boolean;
  /** Ends of all pieces, the first of them. */
  readonly points: readonly Point[];
}

/** How many numbers follow each of move, line, curve, quadratic curve and close. */
const lengths = [2, 2, 6, 4, 0] as const;

function trace(drawing: Drawing, path: ArrayLike<number>): Traced {
  const pieces: [Point, Point][] = [];
  const points: Point[] = [];
  let curved = false;
  let start: Point = [0, 0];
  let here: Point = [0, 0];
  const length = Math.min(path.length, mostPathNumbers);
  for (let at = 0; at < length; ) {
    const kind = Number(path[at]);
    const end = at + 1 + (lengths.at(kind) ?? 0);
    const to =
      end === at + 1 ? start : place(drawing.state.toPage, Number(path[end - 2]), Number(path[end - 1]));
    if (kind === 0) start = to;
    else if (kind === 1 || kind === 4) pieces.push([here, to]);
    else curved = true;
    if (points.length < mostPoints) points.push(to);
    here = to;
    at = end;
  }
  return { pieces, curved, points };
}

/** Add a straight stroke of the page when it runs along or down it and can be seen. */
function addStroke(drawing: Drawing, area: Area): void {
  const { clip } = drawing.state;
  if (drawing.along.length + drawing.down.length >= mostStrokes) return;
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  const x = (area.left + area.right) / 2;
  const y = (area.top + area.bottom) / 2;
  if (
    height <= thinnest &&
    width > height &&
    width >= shortest &&
    y >= clip.top - 1 &&
    y <= clip.bottom + 1
  ) {
    const from = Math.max(area.left, clip.left);
    const to = Math.min(area.right, clip.right);
    if (to - from >= shortest) drawing.along.push({ at: y, from, to });
  } else if (width <= thinnest && height >= shortest && x >= clip.left - 1 && x <= clip.right + 1) {
    const from = Math.max(area.top, clip.top);
    const to = Math.min(area.bottom, clip.bottom);
    if (to - from >= shortest) drawing.down.push({ at: x, from, to });
  }
}

function areaOf(points: readonly Point[]): Area {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Group the pieces of a path into its closed outlines, each as the area around it. */
function outlines({ pieces }: Traced): readonly Area[] {
  const areas: Area[] = [];
  let points: Point[] = [];
  let end: Point | undefined;
  const flush = () => {
    if (points.length > 1) areas.push(areaOf(points));
    points = [];
  };
  for (const [from, to] of pieces) {
    if (end === undefined || from[0] !== end[0] || from[1] !== end[1]) flush();
    // A rectangle has four sides; thousands of points are a drawing.
    if (points.length < mostPoints) points.push(from, to);
    end = to;
  }
  flush();
  return areas;
}

function addFill(drawing: Drawing, area: Area): void {
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  if (width <= thinnest || height <= thinnest) addStroke(drawing, area);
  else if (drawing.fills.length < mostStrokes) {
    const { clip } = drawing.state;
    drawing.fills.push({
      left: Math.max(area.left, clip.left),
      top: Math.max(area.top, clip.top),
      right: Math.min(area.right, clip.right),
      bottom: Math.min(area.bottom, clip.bottom),
    });
  }
}

/** Keep a small shape as high as it is wide. */
function addDot(drawing: Drawing, { points }: Traced): void {
  if (points.length < 4 || points.length >= mostPoints || drawing.dots.length >= mostDots) return;
  const area = areaOf(points);
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  const [least, most] = dotSizes;
  const isEven = width < 1.3 * height && height < 1.3 * width;
  if (isEven && width >= least && width <= most) drawing.dots.push(area);
}

/** Take the lines, filled areas and clipping of one path. */
export function drawPath(drawing: Drawing, path: ArrayLike<number> | null, painting: Painting): void {
  const traced = path ? trace(drawing, path) : { pieces: [], curved: false, points: [] };
  if (drawing.clips && traced.pieces.length > 0)
    clipTo(drawing, areaOf(traced.pieces.flat().slice(0, 10_000)));
  drawing.clips = false;
  if (painting === 'none' || drawing.layers.includes(true) || drawing.state.opacity === 0) return;
  addDot(drawing, traced);
  if (painting !== 'stroke' && !traced.curved) for (const area of outlines(traced)) addFill(drawing, area);
  if (painting !== 'fill') for (const [from, to] of traced.pieces) addStroke(drawing, areaOf([from, to]));
}
