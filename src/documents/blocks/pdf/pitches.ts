import type { WordLine } from './word-lines.ts';

/** The usual distance of the lines of one paragraph, in letters of a size. */
export type Pitch = (size: number) => number;

/** How often each distance was seen, by size; sizes in half points. */
type Counts = Map<number, Map<number, number>>;

const fewestSure = 3;

const keyOf = (size: number) => Math.round(size * 2);

/** True when the second line plainly goes on with the sentence of the first. */
function isSure(line: WordLine, next: WordLine): boolean {
  return /^\p{Ll}/u.test(next.text) && !/[.?!:;]["'’”)]*$/.test(line.text) && line.bold === next.bold;
}

function count(counts: Counts, size: number, distance: number): void {
  const list = counts.get(keyOf(size)) ?? new Map<number, number>();
  const rounded = Math.round(distance * 4) / 4;
  list.set(rounded, (list.get(rounded) ?? 0) + 1);
  counts.set(keyOf(size), list);
}

/** The smallest distance that is nearly as common as the commonest. */
function smallestCommon(counts: ReadonlyMap<number, number>): number {
  const most = Math.max(...counts.values());
  return Math.min(...[...counts].filter(([, times]) => times >= 0.4 * most).map(([distance]) => distance));
}

/** The distance of a line from the next, when they are set alike and near each other. */
function distanceOf(line: WordLine, next: WordLine): number | undefined {
  const distance = next.baseline - line.baseline;
  const isNear = distance >= 0.8 * line.size && distance <= 2.2 * line.size;
  return isNear && Math.abs(next.size - line.size) <= 0.5 ? distance : undefined;
}

/** Count the distances of lines that follow each other: all of them, and those within a sentence. */
function distances(columns: readonly (readonly WordLine[])[]): { sure: Counts; all: Counts } {
  const sure: Counts = new Map();
  const all: Counts = new Map();
  const add = (line: WordLine, next: WordLine) => {
    const distance = distanceOf(line, next);
    if (distance === undefined) return;
    count(all, line.size, distance);
    if (isSure(line, next)) count(sure, line.size, distance);
  };
  for (const lines of columns) {
    for (const [at, next] of lines.entries()) {
      const line = lines[at - 1];
      if (line) add(line, next);
    }
  }
  return { sure, all };
}

/**
 * The usual distance of lines over a document's columns and cells. Lines that go on with a sentence tell it; where there
 * are too few, those of `others` do, and else all lines that follow each other.
 */
export function pitches(columns: readonly (readonly WordLine[])[], others?: Pitch): Pitch {
  const { sure, all } = distances(columns);
  return (size) => {
    const known = sure.get(keyOf(size));
    if (known && [...known.values()].reduce((sum, times) => sum + times, 0) >= fewestSure)
      return smallestCommon(known);
    const any = all.get(keyOf(size));
    return others?.(size) ?? (any ? smallestCommon(any) : 1.25 * size);
  };
}
