import { markerOf } from './markers.ts';
import type { Area } from './page-marks.ts';
import { lineOf, partsOf, type WordLine } from './word-lines.ts';

/** A stretch of the page's width that stays free of words over several lines. */
export interface Corridor {
  readonly left: number;
  readonly right: number;
}

/** Lines one under another whose words leave corridors free. */
export interface Zone {
  readonly lines: readonly WordLine[];
  readonly corridors: readonly Corridor[];
}

/** In letter sizes: the gap that parts a line by itself, the one that lets a corridor through, the narrowest corridor. */
const partingGap = 1.25;
const lettingGap = 0.38;
const narrowest = 0.38;
/** In line distances: a wider space ends a zone. */
const widestSpace = 3.6;

/** The parts of a line, a list mark counted with its words. */
export function columnParts(line: WordLine): readonly WordLine[] {
  const parts = partsOf(line, partingGap);
  const [first, second, ...rest] = parts;
  if (!first || !second || first.words.length > 1) return parts;
  const marker = markerOf(lineOf([...first.words, ...second.words]));
  const isNear = second.left - first.left < 4 * first.size;
  return marker && isNear ? [lineOf([...first.words, ...second.words]), ...rest] : parts;
}

function gapsOf(line: WordLine): readonly Corridor[] {
  const parts = columnParts(line);
  return parts.slice(1).map((part, at) => ({ left: parts[at]?.right ?? 0, right: part.left }));
}

/** What of each corridor a line leaves free. */
function leftFree(corridors: readonly Corridor[], line: WordLine): readonly Corridor[] {
  const parts = partsOf(line, lettingGap);
  return corridors.flatMap(({ left, right }) => {
    let free = { left, right };
    for (const part of parts) {
      if (part.right <= free.left || part.left >= free.right) continue;
      const before = { left: free.left, right: part.left };
      const after = { left: part.right, right: free.right };
      free = before.right - before.left > after.right - after.left ? before : after;
    }
    return free.right - free.left >= narrowest * line.size ? [free] : [];
  });
}

interface Open {
  lines: WordLine[];
  corridors: readonly Corridor[];
  /** Lines that have words on both sides of a corridor. */
  parted: number;
}

/** Corridors that a further line shows where all lines before it left the place free. */
function alsoFree(open: Open, line: WordLine): readonly Corridor[] {
  const found = gapsOf(line).filter(
    (gap) => !open.corridors.some(({ left, right }) => left < gap.right && gap.left < right),
  );
  return found.flatMap((gap) => {
    let free: readonly Corridor[] = [gap];
    for (const before of open.lines) free = leftFree(free, before);
    return free;
  });
}

function extended(open: Open, line: WordLine): Open | undefined {
  const last = open.lines.at(-1);
  if (last && line.top - last.bottom > widestSpace * line.size) return undefined;
  const kept = leftFree(open.corridors, line);
  // A line across a corridor that several lines have kept ends the zone; one that fewer kept was chance.
  if (kept.length < open.corridors.length && (kept.length === 0 || open.parted > 2)) return undefined;
  const corridors = [...kept, ...alsoFree(open, line)].sort((one, other) => one.left - other.left);
  const isParted = columnParts(line).length > 1;
  return { lines: [...open.lines, line], corridors, parted: open.parted + (isParted ? 1 : 0) };
}

/** True when a line stands in the first column alone and is set like a heading over what follows. */
function isTitle(line: WordLine, open: Open): boolean {
  const [first] = open.corridors;
  const last = open.lines.at(-1);
  if (!first || !last || line.right > first.left || columnParts(line).length > 1) return false;
  const isLarger = line.size > 1.15 * last.size;
  const isSpaced = line.top - last.bottom > 0.9 * line.size;
  const isHeavier = line.bold && !open.lines.some((before) => before.left === line.left && before.bold);
  return isLarger || (isSpaced && isHeavier);
}

/** Lines of the first column alone at a zone's end that stand apart from it belong to the text below. */
function withoutTail(open: Open): readonly WordLine[] {
  const first = open.corridors[0]?.left ?? 0;
  let end = open.lines.length;
  for (let at = open.lines.length - 1; at > 0; at -= 1) {
    const line = open.lines[at];
    const before = open.lines[at - 1];
    if (!line || !before || columnParts(line).length > 1 || line.left >= first) break;
    if (line.top - before.bottom > 0.6 * line.size) end = at;
  }
  return open.lines.slice(0, end);
}

/** Lines above a zone whose words stand over its later columns are the upper lines of its headings. */
function withHead(zone: Zone, above: readonly WordLine[]): number {
  let taken = 0;
  for (const line of above.toReversed()) {
    const [below] = taken === 0 ? zone.lines : above.slice(-taken);
    const first = zone.corridors[0];
    if (!below || !first || line.left < first.left) break;
    if (
      below.top - line.bottom > 0.6 * line.size ||
      leftFree(zone.corridors, line).length < zone.corridors.length
    )
      break;
    taken += 1;
  }
  return taken;
}

/** Part lines into zones with corridors and the lines between them, in order. */
export function zonesOf(lines: readonly WordLine[]): readonly Zone[] {
  const zones: Zone[] = [];
  const plain = (line: WordLine) => {
    const last = zones.at(-1);
    if (last && last.corridors.length === 0)
      zones[zones.length - 1] = { ...last, lines: [...last.lines, line] };
    else zones.push({ lines: [line], corridors: [] });
  };
  let open: Open | undefined;
  const close = () => {
    if (!open) return;
    const kept = open.parted > 1 ? withoutTail(open) : [];
    const rest = open.lines.slice(kept.length);
    if (kept.length > 0) pushZone(zones, withNarrow({ lines: kept, corridors: open.corridors }));
    open = undefined;
    for (const line of rest) plain(line);
  };
  for (const line of lines) {
    const next = open && !isTitle(line, open) ? extended(open, line) : undefined;
    if (open && !next) close();
    if (next) open = next;
    else if (columnParts(line).length > 1) open = { lines: [line], corridors: gapsOf(line), parted: 1 };
    else plain(line);
  }
  close();
  return zones;
}

/** Narrow corridors show only when all lines of a zone are looked at together. */
function withNarrow(zone: Zone): Zone {
  if (zone.lines.length < 3) return zone;
  const free: Corridor[] = [];
  const parts = zone.lines
    .flatMap((line) => partsOf(line, lettingGap))
    .sort((one, other) => one.left - other.left);
  const size = Math.max(...zone.lines.map((line) => line.size));
  let right = parts[0]?.right ?? 0;
  for (const part of parts) {
    if (part.left - right >= narrowest * size) free.push({ left: right, right: part.left });
    right = Math.max(right, part.right);
  }
  const kept = free.filter((corridor) => zone.lines.some((line) => parted(line, corridor)));
  return kept.length >= zone.corridors.length ? { ...zone, corridors: kept } : zone;
}

/** True when a line has words on both sides of a corridor, a list mark not counted. */
function parted(line: WordLine, { left, right }: Corridor): boolean {
  const before = line.words.filter((word) => word.right <= left + 0.5);
  const [first] = before;
  const marks = before.length === 1 && first !== undefined && markerOf(line)?.left === first.left;
  return !marks && before.length > 0 && line.words.some((word) => word.left >= right - 0.5);
}

function pushZone(zones: Zone[], zone: Zone): void {
  const above = zones.at(-1);
  const taken = above && above.corridors.length === 0 ? withHead(zone, above.lines) : 0;
  if (above && taken > 0) {
    const rest = above.lines.slice(0, -taken);
    if (rest.length === 0) zones.pop();
    else zones[zones.length - 1] = { ...above, lines: rest };
    zones.push({ ...zone, lines: [...above.lines.slice(-taken), ...zone.lines] });
  } else zones.push(zone);
}

/** Part a zone where headings of three columns or more stand below other lines: another table begins. */
export function atHeadings(zone: Zone): readonly Zone[] {
  const groups: WordLine[][] = [];
  for (const [at, line] of zone.lines.entries()) {
    const above = zone.lines[at - 1];
    const begins = line.bold && above !== undefined && !above.bold && columnParts(line).length > 2;
    const open = groups.at(-1);
    if (open && !begins) open.push(line);
    else groups.push([line]);
  }
  return groups.length === 1 ? [zone] : groups.map((lines) => withNarrow({ ...zone, lines }));
}

/** The stretches of width between corridors. */
export function stretchesOf(zone: Zone): readonly Pick<Area, 'left' | 'right'>[] {
  const left = Math.min(...zone.lines.map((line) => line.left));
  const right = Math.max(...zone.lines.map((line) => line.right));
  const middles = zone.corridors.map((corridor) => (corridor.left + corridor.right) / 2);
  const borders = [left - 1, ...middles, right + 1];
  return borders.slice(1).map((border, at) => ({ left: borders[at] ?? 0, right: border }));
}
