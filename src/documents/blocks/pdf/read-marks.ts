import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { drawnBullets } from './bullets.ts';
import { turnedBack } from './draw-text.ts';
import { type Drawing, newDrawing } from './drawing-state.ts';
import { type FontFacts, fontFacts } from './fonts.ts';
import { interpret, type OperatorList } from './interpret-operators.ts';
import { identity, matrixOf } from './matrix.ts';
import type { Area, Glyph, PageMarks, Stroke, Word } from './page-marks.ts';
import { joinWords, linesOf } from './word-lines.ts';
import { wordsOf } from './words.ts';

const mostOperators = 1_500_000;

/** Told of a page whose operators cannot be read in reasonable time. */
export class PageTooBusy extends Error {}

async function fontsOf(page: PDFPageProxy, list: OperatorList, ops: Readonly<Record<string, number>>) {
  const names = new Set<string>();
  for (const [at, code] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    if (!Array.isArray(args)) continue;
    if (code === ops.setFont && typeof args[0] === 'string') names.add(args[0]);
    if (code === ops.setGState) for (const name of fontsInState(args[0])) names.add(name);
  }
  const fonts = new Map<string, FontFacts>();
  for (const name of names) {
    const font = await new Promise<unknown>((resolve) => {
      page.commonObjs.get(name, resolve);
    });
    fonts.set(name, fontFacts(font));
  }
  return fonts;
}

function fontsInState(entries: unknown): readonly string[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => {
    const [key, value] = Array.isArray(entry) ? entry : [];
    return key === 'Font' && Array.isArray(value) && typeof value[0] === 'string' ? [value[0]] : [];
  });
}

/** Turn a point of the page back by quarter turns, and keep the page's corner at nought. */
function turnStroke(
  drawing: Drawing,
  turn: Glyph['turn'],
  page: Area,
): Pick<PageMarks, 'along' | 'down' | 'fills' | 'dots'> {
  if (turn === 0)
    return { along: drawing.along, down: drawing.down, fills: drawing.fills, dots: drawing.dots };
  const areas = (strokes: readonly Stroke[], isAlong: boolean): readonly Area[] =>
    strokes.map(({ at, from, to }) =>
      isAlong
        ? { left: from, right: to, top: at, bottom: at }
        : { left: at, right: at, top: from, bottom: to },
    );
  const turned = [...areas(drawing.along, true), ...areas(drawing.down, false)].map((area) =>
    turnArea(area, turn, page),
  );
  return {
    along: turned.flatMap((area) =>
      area.bottom - area.top <= area.right - area.left
        ? [{ at: (area.top + area.bottom) / 2, from: area.left, to: area.right }]
        : [],
    ),
    down: turned.flatMap((area) =>
      area.bottom - area.top > area.right - area.left
        ? [{ at: (area.left + area.right) / 2, from: area.top, to: area.bottom }]
        : [],
    ),
    fills: drawing.fills.map((area) => turnArea(area, turn, page)),
    dots: drawing.dots.map((area) => turnArea(area, turn, page)),
  };
}

function turnArea<A extends Area>(area: A, turn: Glyph['turn'], page: Area): A {
  const [x1, y1] = turnedBack([area.left, area.top], turn);
  const [x2, y2] = turnedBack([area.right, area.bottom], turn);
  const [dx, dy] = cornerOf(turn, page);
  return {
    ...area,
    left: Math.min(x1, x2) + dx,
    right: Math.max(x1, x2) + dx,
    top: Math.min(y1, y2) + dy,
    bottom: Math.max(y1, y2) + dy,
  };
}

/** How far the turned page must be moved so that its corner is at nought again. */
function cornerOf(turn: Glyph['turn'], page: Area): readonly [number, number] {
  if (turn === 0) return [0, 0];
  if (turn === 1) return [0, page.right];
  return turn === 2 ? [page.right, page.bottom] : [page.bottom, 0];
}

const turns = [0, 1, 2, 3] as const;

interface Turning {
  readonly turn: Glyph['turn'];
  /** The turn of most of the page's text. */
  readonly main: Glyph['turn'];
  readonly page: Area;
  readonly number: number;
}

/** Lines set sideways, each as one word in the frame of the page. */
function turnedWords(glyphs: readonly Glyph[], { turn, main, page, number }: Turning): readonly Word[] {
  const lines = linesOf(wordsOf(glyphs, number));
  const back = ((4 - turn) % 4) as Glyph['turn'];
  const size: Area = turn % 2 === 1 ? { left: 0, top: 0, right: page.bottom, bottom: page.right } : page;
  return lines.map((line, order): Word => {
    const [dx, dy] = cornerOf(turn, page);
    const inFrame = {
      left: line.left + dx,
      right: line.right + dx,
      top: line.top + dy,
      bottom: line.bottom + dy,
    };
    const upright = turnArea(turnArea(inFrame, back, size), main, page);
    return {
      ...upright,
      text: joinWords(line.words),
      page: number,
      baseline: upright.bottom,
      size: line.size,
      bold: line.bold,
      spaced: true,
      turned: true,
      order,
    };
  });
}

function marksOf(drawing: Drawing, page: Area, number: number): PageMarks {
  // Text that a scanner recognised lies unseen over the picture; it is all the text there is.
  const glyphs = drawing.glyphs.length > 0 ? drawing.glyphs : drawing.hidden;
  const byTurn = turns.map((turn) => glyphs.filter((glyph) => glyph.turn === turn));
  const main = turns.reduce((one, other) =>
    (byTurn[other]?.length ?? 0) > (byTurn[one]?.length ?? 0) ? other : one,
  );
  const [dx, dy] = cornerOf(main, page);
  const isPlain = dx === 0 && dy === 0;
  const own = byTurn[main] ?? [];
  const upright = isPlain
    ? own
    : own.map((glyph) => ({
        ...glyph,
        left: glyph.left + dx,
        right: glyph.right + dx,
        baseline: glyph.baseline + dy,
      }));
  const turned = turns
    .filter((turn) => turn !== main)
    .flatMap((turn) => turnedWords(byTurn[turn] ?? [], { turn, main, page, number }));
  const isTurned = main % 2 === 1;
  const words = wordsOf(upright, number);
  const strokes = turnStroke(drawing, main, page);
  return {
    number,
    width: isTurned ? page.bottom : page.right,
    height: isTurned ? page.right : page.bottom,
    words: [...words, ...turned, ...drawnBullets(strokes.dots, words)],
    ...strokes,
  };
}

/** Read one page: its words and drawn lines, turned so that most of its text is upright. */
export async function readMarks(
  document: PDFDocumentProxy,
  number: number,
  known: { readonly ops: Readonly<Record<string, number>>; readonly isShown: (layer: unknown) => boolean },
): Promise<PageMarks> {
  const page = await document.getPage(number);
  const list: OperatorList = await page.getOperatorList({ annotationMode: 0 });
  if (list.fnArray.length > mostOperators) throw new PageTooBusy();
  const viewport = page.getViewport({ scale: 1 });
  const area: Area = { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
  const fonts = await fontsOf(page, list, known.ops);
  const drawing = newDrawing(matrixOf(viewport.transform) ?? identity, area, {
    fonts,
    isShown: known.isShown,
  });
  interpret(drawing, list, known.ops);
  page.cleanup();
  return marksOf(drawing, area, number);
}
