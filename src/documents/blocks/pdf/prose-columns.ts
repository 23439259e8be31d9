import { type Corridor, stretchesOf, type Zone } from './corridors.ts';
import { linesOf, partsOf, type WordLine } from './word-lines.ts';

const fewestLines = 5;
const fewestInRun = 8;
/** In letter sizes: the narrowest gap between columns of running text. */
const gutter = 0.9;
/** The part of the text's width in which the gap between columns may stand. */
const middle = [0.25, 0.75] as const;

/** The words of a zone as running text in columns. */
export function proseColumns(zone: Zone): readonly (readonly WordLine[])[] {
  const words = zone.lines.flatMap((line) => line.words);
  return stretchesOf(zone).map(({ left, right }) =>
    linesOf(
      words.filter((word) => {
        const at = (word.left + word.right) / 2;
        return at > left && at <= right;
      }),
    ),
  );
}

function spaceIn(lines: readonly WordLine[]): number {
  let space = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const gap = next ? next.top - line.bottom : 0;
    // Paragraphs stand apart by less.
    if (gap > 1.6 * line.size) space += gap;
  }
  return space;
}

/** Spaces that stand in two columns at one height: rows of a table do, paragraphs of two columns do by chance only. */
function sharedStarts(one: readonly WordLine[], other: readonly WordLine[]): number {
  const starts = (lines: readonly WordLine[]) =>
    lines.filter((line, at) => {
      const before = lines[at - 1];
      return before !== undefined && line.top - before.bottom > 0.45 * line.size;
    });
  const others = starts(other);
  const own = starts(one);
  const shared = own.filter((line) => others.some((there) => Math.abs(there.baseline - line.baseline) < 1.5));
  const fewer = Math.min(own.length, others.length);
  return fewer < 2 ? 0 : shared.length / fewer;
}

function widthOf(lines: readonly WordLine[]): number {
  return Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left));
}

function isDense(lines: readonly WordLine[]): boolean {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const width = widthOf(lines);
  const full = lines.filter((line) => line.right - line.left > 0.78 * width).length;
  const height = (lines.at(-1)?.bottom ?? 0) - (lines[0]?.top ?? 0);
  return (
    lines.length >= fewestLines &&
    letters / lines.length > 18 &&
    full >= 0.4 * lines.length &&
    spaceIn(lines) < 0.2 * height
  );
}

/** True when a zone is running text set in columns and no table. */
export function isProse(zone: Zone): boolean {
  const columns = proseColumns(zone);
  if (columns.length < 2 || columns.length > 3 || columns.some((lines) => lines.length === 0)) return false;
  const widths = columns.map(widthOf);
  if (Math.min(...widths) < 0.62 * Math.max(...widths) || !columns.every(isDense)) return false;
  const [first = [], second = []] = columns;
  return sharedStarts(first, second) < 0.6;
}

/** What of the places for a gap a line leaves free. */
function freed(places: readonly Corridor[], line: WordLine): readonly Corridor[] {
  let free = places;
  for (const part of partsOf(line, gutter)) {
    free = free.flatMap(({ left, right }) => {
      if (part.right <= left || part.left >= right) return [{ left, right }];
      return [
        { left, right: Math.min(right, part.left) },
        { left: Math.max(left, part.right), right },
      ].filter((rest) => rest.right - rest.left >= gutter * line.size);
    });
  }
  return free;
}

interface Run {
  lines: WordLine[];
  places: readonly Corridor[];
}

/** Headings at the foot of the first column that stand below the others belong to what follows. */
function withoutTail(lines: readonly WordLine[], gap: Corridor): readonly WordLine[] {
  const lowest = Math.max(...lines.filter((line) => line.right > gap.right).map((line) => line.bottom));
  const body = Math.min(...lines.map(({ size }) => size));
  const at = lines.findIndex(
    (line) => line.top >= lowest && line.right <= gap.left && (line.bold || line.size > 1.1 * body),
  );
  return at === -1 ? lines : lines.slice(0, at);
}

/** The run as running text in two columns, if it is that. */
function proseOf({ lines, places }: Run): Zone | undefined {
  if (lines.length < fewestInRun) return undefined;
  const gaps = [...places].sort((one, other) => other.right - other.left - (one.right - one.left));
  for (const gap of gaps) {
    const left = lines.filter((line) => line.left < gap.left);
    const right = lines.filter((line) => line.right > gap.right);
    if (left.length < fewestLines || right.length < fewestLines) continue;
    const zone = { lines: withoutTail(lines, gap), corridors: [gap] };
    if (isProse(zone)) return zone;
  }
  return undefined;
}

/** Part lines into those set as running text in columns, and the others, in order. */
export function withProse(
  lines: readonly WordLine[],
): readonly { readonly prose?: Zone; readonly lines: readonly WordLine[] }[] {
  const left = Math.min(...lines.map((line) => line.left));
  const width = Math.max(...lines.map((line) => line.right)) - left;
  const all = [{ left: left + middle[0] * width, right: left + middle[1] * width }];
  const found: { prose?: Zone; lines: readonly WordLine[] }[] = [];
  const plain = (others: readonly WordLine[]) => {
    const last = found.at(-1);
    if (others.length === 0) return;
    if (last && !last.prose) found[found.length - 1] = { lines: [...last.lines, ...others] };
    else found.push({ lines: others });
  };
  let run: Run = { lines: [], places: all };
  const close = () => {
    const prose = proseOf(run);
    if (prose) found.push({ prose, lines: prose.lines });
    plain(run.lines.slice(prose?.lines.length ?? 0));
    run = { lines: [], places: all };
  };
  for (const line of lines) {
    let places = freed(run.places, line);
    if (places.length === 0) {
      close();
      places = freed(all, line);
    }
    if (places.length === 0) plain([line]);
    else run = { lines: [...run.lines, line], places };
  }
  close();
  return found;
}
