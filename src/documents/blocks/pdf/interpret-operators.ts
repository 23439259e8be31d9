import { drawPath, type Painting } from './draw-path.ts';
import { showText } from './draw-text.ts';
import { clipTo, type Drawing, moveText, restore, save, setTextMatrix, transform } from './drawing-state.ts';
import { matrixOf, place } from './matrix.ts';

/** The operators of one page as pdfjs lists them. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Args = readonly unknown[];
type Handler = (drawing: Drawing, args: Args) => void;

const paintings: Readonly<Record<string, Painting>> = {
  stroke: 'stroke',
  closeStroke: 'stroke',
  fill: 'fill',
  eoFill: 'fill',
  fillStroke: 'both',
  eoFillStroke: 'both',
  closeFillStroke: 'both',
  closeEOFillStroke: 'both',
};

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function beginForm(drawing: Drawing, args: Args): void {
  save(drawing);
  transform(drawing, matrixOf(args[0]));
  const box = args[1];
  if (box === null || typeof box !== 'object') return;
  const [x1, y1, x2, y2] = Array.from(box as ArrayLike<number>);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return;
  const corners = [
    place(drawing.state.toPage, x1, y1),
    place(drawing.state.toPage, x2, y2),
    place(drawing.state.toPage, x1, y2),
    place(drawing.state.toPage, x2, y1),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  clipTo(drawing, {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  });
}

function setGraphics(drawing: Drawing, entries: unknown): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries) {
    if (!Array.isArray(entry)) continue;
    const [key, value] = entry;
    if (key === 'ca') drawing.state.opacity = number(value);
    else if (key === 'LW') drawing.state.lineWidth = number(value);
    else if (key === 'Font' && Array.isArray(value)) setFont(drawing, value);
  }
}

function setFont(drawing: Drawing, args: Args): void {
  drawing.state.font = typeof args[0] === 'string' ? args[0] : '';
  drawing.state.size = number(args[1]);
}

const handlers: Readonly<Record<string, Handler>> = {
  save,
  restore,
  transform: (drawing, args) => transform(drawing, matrixOf(args)),
  paintFormXObjectBegin: beginForm,
  paintFormXObjectEnd: restore,
  setGState: (drawing, args) => setGraphics(drawing, args[0]),
  beginText: (drawing) => setTextMatrix(drawing, [1, 0, 0, 1, 0, 0]),
  setFont,
  setCharSpacing: ({ state }, args) => {
    state.letterSpace = number(args[0]);
  },
  setWordSpacing: ({ state }, args) => {
    state.wordSpace = number(args[0]);
  },
  setHScale: ({ state }, args) => {
    state.stretch = number(args[0]) / 100;
  },
  setLeading: ({ state }, args) => {
    state.leading = number(args[0]);
  },
  setTextRise: ({ state }, args) => {
    state.rise = number(args[0]);
  },
  setTextRenderingMode: ({ state }, args) => {
    state.mode = number(args[0]);
  },
  setTextMatrix: (drawing, args) => {
    const matrix = matrixOf(args.length === 1 ? args[0] : args);
    if (matrix) setTextMatrix(drawing, matrix);
  },
  moveText: (drawing, args) => moveText(drawing, number(args[0]), number(args[1])),
  setLeadingMoveText: (drawing, args) => {
    drawing.state.leading = -number(args[1]);
    moveText(drawing, number(args[0]), number(args[1]));
  },
  nextLine: (drawing) => moveText(drawing, 0, -drawing.state.leading),
  showText: (drawing, args) => {
    if (Array.isArray(args[0])) showText(drawing, args[0]);
  },
  clip: (drawing) => {
    drawing.clips = true;
  },
  eoClip: (drawing) => {
    drawing.clips = true;
  },
  beginMarkedContent: (drawing) => {
    drawing.layers.push(false);
  },
  beginMarkedContentProps: (drawing, args) => {
    drawing.layers.push(args[0] === 'OC' && !drawing.isShown(args[1]));
  },
  endMarkedContent: (drawing) => {
    drawing.layers.pop();
  },
};

/** Run the operators of a page over a new drawing. Unknown ones, colours and pictures are passed over. */
export function interpret(drawing: Drawing, list: OperatorList, ops: Readonly<Record<string, number>>): void {
  const byNumber = new Map<number, Handler>();
  const names = new Map<number, string>();
  for (const [name, code] of Object.entries(ops)) {
    names.set(code, name);
    const handler = handlers[name];
    if (handler) byNumber.set(code, handler);
  }
  const path: Handler = (_, args) => {
    const [painted, data] = args;
    const points = Array.isArray(data) ? data[0] : null;
    drawPath(drawing, points ?? null, paintings[names.get(number(painted)) ?? ''] ?? 'none');
  };
  byNumber.set(ops.constructPath ?? -1, path);
  for (const [at, code] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    byNumber.get(code)?.(drawing, Array.isArray(args) ? args : args === null ? [] : [args]);
  }
}
