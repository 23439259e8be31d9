import type { Json } from './layer-format.ts';
import { Period } from './values.ts';

/** The least and the most calendar days that a period can last. */
function bounds(period: Period): { least: number; most: number } {
  if ('days' in period) return { least: period.days, most: period.days };
  if ('weeks' in period) return { least: period.weeks * 7, most: period.weeks * 7 };
  if ('months' in period) return { least: period.months * 28, most: period.months * 31 };
  // Between two working days lie at least one day and, over a long holiday, at most five.
  return { least: period.workingDays, most: period.workingDays * 5 };
}

function sameUnit(a: Period, b: Period): readonly [number, number] | undefined {
  const [unitA, countA] = Object.entries(a)[0] ?? [];
  const [unitB, countB] = Object.entries(b)[0] ?? [];
  return unitA === unitB && countA !== undefined && countB !== undefined ? [countA, countB] : undefined;
}

/**
 * Which of two periods is longer: negative when `a` is shorter, positive when it is longer, 0 when equal. Undefined
 * when the calendar decides (30 days against a month) or a value is no period.
 */
export function comparePeriods(a: Json, b: Json): number | undefined {
  const first = Period.safeParse(a);
  const second = Period.safeParse(b);
  if (!first.success || !second.success) return undefined;
  const counts = sameUnit(first.data, second.data);
  if (counts) return counts[0] - counts[1];
  const [one, two] = [bounds(first.data), bounds(second.data)];
  if (one.least === one.most && two.least === two.most) return one.least - two.least;
  if (one.most < two.least) return -1;
  if (one.least > two.most) return 1;
  return undefined;
}
