import type { Area, Word } from './page-marks.ts';

/** Points from a drawn dot to the words after it. */
const farthest = 32;
const mostDots = 2_000;

/** True when a dot stands between the height of small letters and the line on which the word stands. */
function isLevel(dot: Area, word: Word): boolean {
  const height = (dot.top + dot.bottom) / 2;
  return height > word.baseline - 0.75 * word.size && height < word.baseline + 0.12 * word.size;
}

/** The word before which a dot stands as a bullet: the nearest to its right at its height, with none near to its left. */
function wordAfter(dot: Area, words: readonly Word[]): Word | undefined {
  const height = dot.bottom - dot.top;
  const level = words.filter((word) => !word.turned && height <= 0.75 * word.size && isLevel(dot, word));
  if (level.some(({ right }) => right <= dot.left + 1 && right > dot.left - farthest / 2)) return undefined;
  const after = level.filter(({ left }) => left >= dot.right + 0.5 && left - dot.right < farthest);
  return after.sort((one, other) => one.left - other.left)[0];
}

/** Bullets that are drawn as dots and squares, not set as letters. */
export function drawnBullets(dots: readonly Area[], words: readonly Word[]): readonly Word[] {
  return dots.slice(0, mostDots).flatMap((dot): Word[] => {
    const after = wordAfter(dot, words);
    if (!after) return [];
    const { page, baseline, top, bottom, size, order } = after;
    const place = { left: dot.left, right: dot.right, page, baseline, top, bottom, size, order };
    return [{ ...place, text: '•', bold: after.bold, spaced: true, turned: false }];
  });
}
