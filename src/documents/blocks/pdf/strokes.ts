import type { Stroke } from './page-marks.ts';

/** Points between lines that are drawn as one, and between the pieces of one line. */
const sameLine = 1.2;
const sameStretch = 2.6;

/** Put the pieces of each line together: borders are drawn cell by cell, and dotted ones dot by dot. */
export function joinStrokes(strokes: readonly Stroke[]): readonly Stroke[] {
  const sorted = [...strokes].sort((one, other) => one.at - other.at);
  const joined: Stroke[] = [];
  let group: Stroke[] = [];
  const flush = () => {
    joined.push(...joinStretches(group));
    group = [];
  };
  for (const stroke of sorted) {
    const last = group.at(-1);
    if (last && stroke.at - last.at > sameLine) flush();
    group.push(stroke);
  }
  flush();
  return joined;
}

function joinStretches(group: readonly Stroke[]): readonly Stroke[] {
  const sorted = [...group].sort((one, other) => one.from - other.from);
  const joined: { at: number; from: number; to: number }[] = [];
  for (const { at, from, to } of sorted) {
    const last = joined.at(-1);
    if (last && from <= last.to + sameStretch) last.to = Math.max(last.to, to);
    else joined.push({ at, from, to });
  }
  return joined;
}

/** Values that stand close together as one each, in order. */
export function gather(values: readonly number[], nearness: number): readonly number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const groups: number[][] = [];
  for (const value of sorted) {
    const group = groups.at(-1);
    if (group && value - (group[0] ?? value) <= nearness) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}
