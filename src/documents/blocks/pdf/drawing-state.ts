import type { FontFacts } from './fonts.ts';
import { combine, identity, type Matrix } from './matrix.ts';
import type { Area, Glyph, Stroke } from './page-marks.ts';

/** What `q` saves and `Q` brings back. */
export interface DrawingState {
  toPage: Matrix;
  clip: Area;
  font: string;
  size: number;
  letterSpace: number;
  wordSpace: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  lineWidth: number;
  opacity: number;
}

/** Everything known while one page is read from its drawing operators. */
export interface Drawing {
  state: DrawingState;
  readonly saved: DrawingState[];
  text: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  /** True between `W` and the end of its path. */
  clips: boolean;
  /** One for each open marked content: true when its layer is switched off. */
  readonly layers: boolean[];
  readonly isShown: (layer: unknown) => boolean;
  readonly fonts: ReadonlyMap<string, FontFacts>;
  readonly glyphs: Glyph[];
  readonly hidden: Glyph[];
  readonly along: Stroke[];
  readonly down: Stroke[];
  readonly fills: Area[];
  readonly dots: Area[];
}

/** Bounds of what one page may hold, so that a hostile one ends. */
export const mostGlyphs = 40_000;
const mostSaved = 500;

/** A page before its first operator. */
export function newDrawing(toPage: Matrix, page: Area, known: Pick<Drawing, 'fonts' | 'isShown'>): Drawing {
  return {
    ...known,
    state: {
      toPage,
      clip: page,
      font: '',
      size: 0,
      letterSpace: 0,
      wordSpace: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      lineWidth: 1,
      opacity: 1,
    },
    saved: [],
    text: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    clips: false,
    layers: [],
    glyphs: [],
    hidden: [],
    along: [],
    down: [],
    fills: [],
    dots: [],
  };
}

export function save(drawing: Drawing): void {
  if (drawing.saved.length < mostSaved) drawing.saved.push({ ...drawing.state });
}

export function restore(drawing: Drawing): void {
  const last = drawing.saved.pop();
  if (last) drawing.state = last;
}

export function transform(drawing: Drawing, matrix: Matrix | undefined): void {
  if (matrix) drawing.state.toPage = combine(drawing.state.toPage, matrix);
}

/** Keep of the clipping area what lies in another as well. */
export function clipTo(drawing: Drawing, area: Area): void {
  const { clip } = drawing.state;
  drawing.state.clip = {
    left: Math.max(clip.left, area.left),
    top: Math.max(clip.top, area.top),
    right: Math.min(clip.right, area.right),
    bottom: Math.min(clip.bottom, area.bottom),
  };
}

/** Go to the next line of text, `down` and `across` in text units. */
export function moveText(drawing: Drawing, across: number, down: number): void {
  drawing.lineX += across;
  drawing.lineY += down;
  drawing.x = drawing.lineX;
  drawing.y = drawing.lineY;
}

export function setTextMatrix(drawing: Drawing, matrix: Matrix): void {
  drawing.text = matrix;
  drawing.x = 0;
  drawing.y = 0;
  drawing.lineX = 0;
  drawing.lineY = 0;
}
