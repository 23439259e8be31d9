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

/** The lanes a label may take to the right: above those of the points it reaches over, whose lines would cut it. */
function lowestLane(wish: LabelWish, placed: readonly (LabelPlace & { x: number })[]): number {
  const under = placed.filter((other) => other.x > wish.x && other.x < wish.x + wish.width);
  return Math.max(0, ...under.map((other) => other.lane + 1));
}

/**
 * Puts labels into lanes so that none covers another. They are placed from the right, so that the line from a label
 * to its point meets no label below it. A label turns to the left of its point where no other point lies in its way,
 * or where the axis ends.
 */
export function placeLabels(wishes: readonly LabelWish[], axisWidth: number): LabelPlace[] {
  const lanes: Box[][] = [];
  const placed: (LabelPlace & { x: number })[] = [];
  for (const wish of [...wishes].sort((one, other) => other.x - one.x)) {
    const place = placeOne(wish, { lanes, placed, axisWidth, wishes });
    placed.push({ ...place, x: wish.x });
    lanes[place.lane] = [...(lanes[place.lane] ?? []), { left: place.left, right: place.left + wish.width }];
  }
  return placed;
}

interface Placing {
  lanes: readonly Box[][];
  placed: readonly (LabelPlace & { x: number })[];
  axisWidth: number;
  wishes: readonly LabelWish[];
}

function placeOne(wish: LabelWish, { lanes, placed, axisWidth, wishes }: Placing): LabelPlace {
  const turned = Math.max(0, wish.x - wish.width);
  const mustTurn = wish.x + wish.width > axisWidth;
  const mayTurn = mustTurn || !wishes.some((other) => other.x > turned && other.x < wish.x);
  const lowest = lowestLane(wish, placed);
  for (let lane = 0; ; lane += 1) {
    const isOpen = (left: number) => isFree(lanes[lane] ?? [], { left, right: left + wish.width });
    if (!mustTurn && lane >= lowest && isOpen(wish.x))
      return { id: wish.id, lane, left: wish.x, side: 'right' };
    if (mayTurn && isOpen(turned)) return { id: wish.id, lane, left: turned, side: 'left' };
  }
}
