import { type Drawing, mostGlyphs } from './drawing-state.ts';
import type { FontFacts } from './fonts.ts';
import { glyphText } from './glyph-text.ts';
import { combine, type Matrix, place } from './matrix.ts';
import type { Glyph } from './page-marks.ts';

/** Points; smaller letters are not meant to be read. */
const smallest = 1;

/** The quarter turn in which text runs; nothing when it runs aslant, as watermarks do. */
function turnOf(matrix: Matrix): Glyph['turn'] | undefined {
  const [a, b] = matrix;
  const length = Math.hypot(a, b);
  if (length === 0) return undefined;
  const slant = 0.06 * length;
  if (Math.abs(b) <= slant) return a > 0 ? 0 : 2;
  if (Math.abs(a) <= slant) return b > 0 ? 1 : 3;
  return undefined;
}

interface Shown {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

/** Fill only, stroke only, both; with clipping from 4. Stroked and filled letters are a way to make them bold. */
function isInvisible(drawing: Drawing): boolean {
  const { mode, opacity } = drawing.state;
  return mode === 3 || mode === 7 || opacity === 0 || drawing.layers.includes(true);
}

const plain: FontFacts = { bold: false, unit: 0.001, vertical: false };

function num(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Take the letters of one string and move on behind them. */
export function showText(drawing: Drawing, shown: readonly unknown[]): void {
  const { state } = drawing;
  const font = drawing.fonts.get(state.font) ?? plain;
  const matrix = combine(state.toPage, drawing.text);
  const turn = turnOf(matrix);
  const set = {
    size: Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]),
    bold: font.bold || state.mode % 4 === 2,
  };
  const at = (pens: number) => place(matrix, drawing.x + pens * state.stretch, drawing.y + state.rise);
  let pen = 0;
  for (const item of shown) {
    pen -= (num(item) * state.size) / 1000;
    if (item === null || typeof item !== 'object') continue;
    const { unicode, width, isSpace } = item as Shown;
    const end = pen + num(width) * font.unit * state.size;
    if (turn !== undefined && typeof unicode === 'string')
      addGlyph(drawing, { unicode, from: at(pen), to: at(end), turn, ...set });
    pen = end + state.letterSpace + (isSpace === true ? state.wordSpace : 0);
  }
  drawing.x += pen * state.stretch;
}

interface Placed {
  readonly unicode: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly size: number;
  readonly bold: boolean;
  readonly turn: Glyph['turn'];
}

/** The point as it stands after the page has been turned back by quarter turns. */
export function turnedBack(
  [x, y]: readonly [number, number],
  turn: Glyph['turn'],
): readonly [number, number] {
  if (turn === 0) return [x, y];
  if (turn === 1) return [y, -x];
  return turn === 2 ? [-x, -y] : [-y, x];
}

function addGlyph(drawing: Drawing, placed: Placed): void {
  if (placed.size < smallest) return;
  const { clip } = drawing.state;
  const x = (placed.from[0] + placed.to[0]) / 2;
  const y = (placed.from[1] + placed.to[1]) / 2;
  const slack = placed.size / 2;
  if (x < clip.left - slack || x > clip.right + slack || y < clip.top - slack || y > clip.bottom + slack)
    return;
  const [left, baseline] = turnedBack(placed.from, placed.turn);
  const [right] = turnedBack(placed.to, placed.turn);
  const text = glyphText(placed.unicode);
  const list = isInvisible(drawing) ? drawing.hidden : drawing.glyphs;
  if (text === '' || list.length >= mostGlyphs) return;
  list.push({
    text,
    left: Math.min(left, right),
    right: Math.max(left, right),
    baseline,
    size: placed.size,
    bold: placed.bold,
    turn: placed.turn,
  });
}
