import type { Glyph, Word } from './page-marks.ts';

/** In letter sizes: a wider gap parts words even when no space is drawn. */
const wordGap = 0.16;
const baselineDrift = 0.12;
/** In letter sizes: the same letter drawn again this near is the same letter made bold or given a shadow. */
const redrawn = 0.1;
const ascent = 0.76;
const descent = 0.22;

const blank = /^[\s\u00a0]+$/;

/** Points; letters are kept by the squares of this size in which they stand. */
const square = 4;

function keyAt(glyph: Glyph, left: number, baseline: number): number {
  const across = (Math.floor(left / square) + 1_000) % 8_000;
  const down = (Math.floor(baseline / square) + 1_000) % 8_000;
  return ((glyph.text.codePointAt(0) ?? 0) * 8_000 + across) * 8_000 + down;
}

/** Letters by where they stand, to find one that is drawn again. */
class Drawn {
  readonly kept: Glyph[] = [];
  readonly #seen = new Map<number, number[]>();

  /** The place among the kept ones of the same letter, drawn before at nearly the same place. */
  before(glyph: Glyph): number | undefined {
    const near = Math.max(redrawn * glyph.size, 0.3);
    const isNear = (at: number) => {
      const other = this.kept[at];
      return (
        other?.text === glyph.text &&
        Math.abs(other.left - glyph.left) <= near &&
        Math.abs(other.baseline - glyph.baseline) <= near
      );
    };
    const { left, baseline } = glyph;
    const keys = new Set([
      keyAt(glyph, left - near, baseline - near),
      keyAt(glyph, left + near, baseline - near),
      keyAt(glyph, left - near, baseline + near),
      keyAt(glyph, left + near, baseline + near),
    ]);
    for (const key of keys) {
      const found = this.#seen.get(key)?.find(isNear);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  keep(glyph: Glyph): void {
    const key = keyAt(glyph, glyph.left, glyph.baseline);
    const list = this.#seen.get(key);
    if (list) list.push(this.kept.length);
    else this.#seen.set(key, [this.kept.length]);
    this.kept.push(glyph);
  }
}

/** Leave out letters that are drawn a second time to look bold. */
function withoutRedrawn(glyphs: readonly Glyph[]): readonly Glyph[] {
  const drawn = new Drawn();
  for (const glyph of glyphs) {
    const at = blank.test(glyph.text) ? undefined : drawn.before(glyph);
    const earlier = at === undefined ? undefined : drawn.kept[at];
    if (at !== undefined && earlier) drawn.kept[at] = { ...earlier, bold: true };
    else if (blank.test(glyph.text)) drawn.kept.push(glyph);
    else drawn.keep(glyph);
  }
  return drawn.kept;
}

interface Open {
  glyphs: Glyph[];
}

function wordOf(glyphs: readonly Glyph[], known: Pick<Word, 'page' | 'order' | 'spaced'>): Word | undefined {
  const [first] = glyphs;
  if (!first) return undefined;
  const size = Math.max(...glyphs.map((glyph) => glyph.size));
  const bold = glyphs.filter((glyph) => glyph.bold).length * 2 > glyphs.length;
  return {
    text: glyphs.map(({ text }) => text).join(''),
    left: Math.min(...glyphs.map(({ left }) => left)),
    right: Math.max(...glyphs.map(({ right }) => right)),
    top: first.baseline - ascent * size,
    bottom: first.baseline + descent * size,
    baseline: first.baseline,
    size,
    bold,
    ...known,
    turned: false,
  };
}

/** In letter sizes: the gap that parts words in text whose letters are spaced out. */
function gapOf(glyphs: readonly Glyph[], drawsSpaces: boolean): number {
  if (!drawsSpaces) return wordGap;
  const gaps: number[] = [];
  for (const [at, glyph] of glyphs.entries()) {
    const next = glyphs[at + 1];
    if (
      next &&
      Math.abs(next.baseline - glyph.baseline) < 1 &&
      !blank.test(next.text) &&
      !blank.test(glyph.text)
    )
      gaps.push((next.left - glyph.right) / glyph.size);
  }
  gaps.sort((one, other) => one - other);
  const middle = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return middle > wordGap * 0.6 ? middle + 0.25 : wordGap;
}

function sharesLine(one: Glyph, other: Glyph): boolean {
  return (
    Math.abs(one.baseline - other.baseline) <= baselineDrift * Math.max(one.size, other.size) &&
    Math.max(one.size, other.size) <= 2.5 * Math.min(one.size, other.size)
  );
}

/** Stretches of letters on one line, in the order drawn. */
function stretches(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const found: Glyph[][] = [];
  for (const glyph of glyphs) {
    const list = found.at(-1);
    const last = list?.at(-1);
    if (list && last && sharesLine(last, glyph) && glyph.left >= last.right - 0.5 * glyph.size)
      list.push(glyph);
    else found.push([glyph]);
  }
  return found;
}

/** The words of upright letters, in the order drawn. */
export function wordsOf(glyphs: readonly Glyph[], page: number): readonly Word[] {
  const words: Word[] = [];
  for (const stretch of stretches(withoutRedrawn(glyphs))) {
    const gap = gapOf(
      stretch,
      stretch.some(({ text }) => blank.test(text)),
    );
    const open: Open = { glyphs: [] };
    const close = (spaced: boolean) => {
      const word = wordOf(open.glyphs, { page, order: words.length, spaced });
      if (word) words.push(word);
      open.glyphs = [];
    };
    for (const glyph of stretch) {
      const last = open.glyphs.at(-1);
      if (blank.test(glyph.text)) close(true);
      else {
        if (last && glyph.left - last.right > gap * glyph.size) close(true);
        open.glyphs.push(glyph);
      }
    }
    close(false);
  }
  return words;
}
