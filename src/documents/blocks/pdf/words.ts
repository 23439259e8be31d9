import type { Glyph, Word } from './page-marks.ts';

/** In letter sizes: a wider gap parts words even when no space is drawn. */
const wordGap = 0.16;
const baselineDrift = 0.12;
/** In letter sizes: the same letter drawn again this near is the same letter made bold or given a shadow. */
const redrawn = 0.1;
const ascent = 0.76;
const descent = 0.22;

const blank = /^[\s\u00a0]+$/;

/** Leave out letters that are drawn a second time to look bold. */
function withoutRedrawn(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Map<string, Glyph[]>();
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const near = Math.max(redrawn * glyph.size, 0.3);
    const key = (dx: number, dy: number) =>
      `${glyph.text} ${Math.round(glyph.left / 4) + dx} ${Math.round(glyph.baseline / 4) + dy}`;
    const isNear = (other: Glyph) =>
      Math.abs(other.left - glyph.left) <= near &&
      Math.abs(other.baseline - glyph.baseline) <= near &&
      other.turn === glyph.turn;
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => seen.get(key(dx, dy)) ?? []));
    const before = blank.test(glyph.text) ? undefined : around.find(isNear);
    if (before) {
      kept[kept.indexOf(before, Math.max(0, kept.length - 4_000))] = { ...before, bold: true };
      continue;
    }
    const list = seen.get(key(0, 0));
    if (list) list.push(glyph);
    else seen.set(key(0, 0), [glyph]);
    kept.push(glyph);
  }
  return kept;
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
