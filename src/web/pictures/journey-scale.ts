import type { JourneyPoint } from '#contract/shapes.ts';
import { dayNumber, dayOf } from '#web/ui/dates.ts';

/** A point of the journey with words of its own, such as "9 working days left". */
export type JourneyMark = JourneyPoint & { note?: string | undefined };

/** The days shown, as day numbers, with a little room at both ends. */
export interface JourneySpan {
  from: number;
  to: number;
}

/** The span of a journey: every point and today lie inside. */
export function spanOf(points: readonly JourneyMark[], today: string): JourneySpan {
  const days = [today, ...points.flatMap((point) => [point.on, point.until ?? point.on])].map(dayNumber);
  const from = Math.min(...days);
  const to = Math.max(...days);
  const room = Math.max(7, Math.round((to - from) * 0.03));
  return { from: from - room, to: to + room };
}

/** Where a day lies on an axis of this width. */
export function placeOf(day: string, span: JourneySpan, width: number): number {
  return ((dayNumber(day) - span.from) / (span.to - span.from)) * width;
}

/** The first days of months on the axis, no closer together than `gap` pixels; quarters or years when it is crowded. */
export function monthTicks(span: JourneySpan, width: number, gap: number): string[] {
  const first = dayOf(span.from);
  const startYear = Number(first.slice(0, 4));
  const endYear = Number(dayOf(span.to).slice(0, 4));
  const pixelsAMonth = (width / (span.to - span.from)) * 30.4;
  const step = [1, 2, 3, 6, 12].find((months) => months * pixelsAMonth >= gap) ?? 12;
  const ticks: string[] = [];
  for (let year = startYear; year <= endYear; year += 1) {
    for (let month = 1; month <= 12; month += step)
      ticks.push(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  return ticks.filter((day) => dayNumber(day) >= span.from && dayNumber(day) <= span.to);
}

/** A label wants to begin at `x` and is `width` wide. */
export interface LabelWish {
  id: string;
  x: number;
  width: number;
}

/** A label's place: its lane counted from the line, its left edge, and on which side of its point it lies. */
export interface LabelPlace {
  id: string;
  lane: number;
  left: number;
  side: 'right' | 'left';
}

interface Box {
  left: number;
  right: number;
}

function isFree(lane: readonly Box[], box: Box): boolean {
  return lane.every((taken) => box.right + 12 <= taken.left || box.left >= taken.right + 12);
}

/**
 * Puts labels into lanes so that none covers another. They are placed from the right, so that the line from a label
 * to its point meets no label below it. A label turns to the left of its point where no other point lies in its way,
 * or where the axis ends.
 */
export function placeLabels(wishes: readonly LabelWish[], axisWidth: number): LabelPlace[] {
  const lanes: Box[][] = [];
  const sorted = [...wishes].sort((one, other) => other.x - one.x);
  return sorted.map((wish) => {
    const rightward = { left: wish.x, right: wish.x + wish.width, side: 'right' as const };
    const left = Math.max(0, wish.x - wish.width);
    const leftward = { left, right: left + wish.width, side: 'left' as const };
    const mustTurn = rightward.right > axisWidth;
    const mayTurn = !wishes.some((other) => other.x > leftward.left && other.x < wish.x);
    const sides = mustTurn ? [leftward] : mayTurn ? [rightward, leftward] : [rightward];
    for (let lane = 0; ; lane += 1) {
      const taken = lanes[lane] ?? [];
      const box = sides.find((side) => isFree(taken, side));
      if (!box) continue;
      lanes[lane] = [...taken, box];
      return { id: wish.id, lane, left: box.left, side: box.side };
    }
  });
}
