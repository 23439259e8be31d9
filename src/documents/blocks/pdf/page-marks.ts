/** A rectangle on a page, in points from its top left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A letter (or ligature, or space) where the page shows it. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line on which it stands. */
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  /** Quarter turns to the right in which it is set: 0 is upright. */
  readonly turn: 0 | 1 | 2 | 3;
}

/** Letters without a space between them. */
export interface Word extends Area {
  readonly text: string;
  readonly page: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  /** True when a space or a wide gap follows it, so that the next word is another one. */
  readonly spaced: boolean;
  /** Set sideways or upside down: `text` is then a whole line. */
  readonly turned: boolean;
  /** Place among the words of its page in the order in which they were drawn. */
  readonly order: number;
}

/** A straight line that is drawn along or down the page. */
export interface Stroke {
  /** Height of one that runs along, distance from the left of one that runs down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a page shows: words and drawn lines. Pictures are not looked at. */
export interface PageMarks {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly along: readonly Stroke[];
  readonly down: readonly Stroke[];
  /** Filled areas larger than a line, in the order drawn. */
  readonly fills: readonly Area[];
  /** Small round and square shapes, which may be bullets. */
  readonly dots: readonly Area[];
}

/** True when the middle of one lies in the other. */
export function isInside(inner: Area, outer: Area): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.top + inner.bottom) / 2;
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

/** The smallest area around several. */
export function around(areas: readonly Area[]): Area {
  const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const area of areas) {
    all.left = Math.min(all.left, area.left);
    all.top = Math.min(all.top, area.top);
    all.right = Math.max(all.right, area.right);
    all.bottom = Math.max(all.bottom, area.bottom);
  }
  return all;
}
