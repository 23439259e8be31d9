import { type Marker, markerOf } from './markers.ts';
import type { WordLine } from './word-lines.ts';

/** Lines of running text that belong together. */
export interface Paragraph {
  readonly lines: readonly WordLine[];
  readonly marker?: Marker;
  /** Points between its first line and the line above it in its column; 0 for the first. */
  readonly above: number;
}

/** What the lines of a column have in common. */
export interface Setting {
  /** Usual distance of lines in letters of a size. */
  readonly pitch: (size: number) => number;
  /** To where lines may run. */
  readonly right: number;
}

const endsSentence = /[.?!:;]["'’”)]*$/;
const startsSentence = /^["'‘“(]*[\p{Lu}\d]/u;

/** True when the first word of the next line would have had room on this one. */
function hadRoom(line: WordLine, next: WordLine, right: number): boolean {
  const [first] = next.words;
  if (!first) return false;
  const space = 0.33 * line.size;
  return line.right + space + (first.right - first.left) + 1.5 < right;
}

function isApart(line: WordLine, next: WordLine, pitch: number): boolean {
  return next.baseline - line.baseline > pitch + Math.max(1.8, 0.16 * pitch);
}

function changesStyle(line: WordLine, next: WordLine): boolean {
  const larger = Math.max(line.size, next.size) / Math.min(line.size, next.size);
  return larger > 1.09 || line.bold !== next.bold;
}

/** True when the indents say that a new paragraph begins; `textLeft` is where the paragraph's running text stands. */
function changesIndent(paragraph: readonly WordLine[], textLeft: number, next: WordLine): boolean {
  const shift = next.left - textLeft;
  if (paragraph.length === 1) return false;
  return Math.abs(shift) > 0.7 * next.size;
}

interface Open {
  lines: WordLine[];
  marker: Marker | undefined;
  above: number;
}

function begins(open: Open, line: WordLine, next: WordLine, setting: Setting): boolean {
  const marker = markerOf(next);
  if (marker?.isBullet || isApart(line, next, setting.pitch(next.size))) return true;
  const isForced = hadRoom(line, next, setting.right);
  const isOver = endsSentence.test(line.text);
  if (marker) return isForced || isOver || open.marker !== undefined;
  if (changesStyle(line, next) && (isForced || isOver)) return true;
  if (isForced && startsSentence.test(next.text)) return true;
  const textLeft = open.marker?.textLeft ?? open.lines[1]?.left ?? line.left;
  return isOver && changesIndent(open.lines, textLeft, next);
}

/** Part the lines of a column or cell into paragraphs: by space, marks, indents, and lines that end early. */
export function paragraphsOf(lines: readonly WordLine[], setting: Setting): readonly Paragraph[] {
  const paragraphs: Open[] = [];
  let last: WordLine | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && last && !begins(open, last, line, setting)) open.lines.push(line);
    else
      paragraphs.push({
        lines: [line],
        marker: markerOf(line),
        above: last ? line.baseline - last.baseline : 0,
      });
    last = line;
  }
  return paragraphs.map(({ lines: own, marker, above }) => ({
    lines: own,
    above,
    ...(marker ? { marker } : {}),
  }));
}
