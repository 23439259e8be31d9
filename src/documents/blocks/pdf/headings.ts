import type { Draft, DraftHeading, DraftText } from './draft.ts';
import type { Paragraph } from './paragraphs.ts';
import type { WordLine } from './word-lines.ts';

const longest = 160;
const mostLines = 4;
const mostLevel = 6;

function textOf({ lines }: Paragraph): string {
  return lines.map(({ text }) => text).join(' ');
}

/** The size in which most letters of running text are set. */
export function bodySize(lines: Iterable<WordLine>): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

interface Style {
  readonly size: number;
  readonly bold: boolean;
  readonly capitals: boolean;
}

function styleOf({ lines }: Paragraph): Style {
  const text = lines.map((line) => line.text).join('');
  const letters = text.replace(/[^\p{L}]/gu, '');
  return {
    size: Math.round(Math.max(...lines.map(({ size }) => size)) * 2) / 2,
    bold: lines.every(({ bold }) => bold),
    capitals: letters.length > 3 && letters === letters.toUpperCase(),
  };
}

const keyOf = ({ size, bold, capitals }: Style) => `${size} ${bold} ${capitals}`;

/** True when a paragraph is set as a heading is. */
function standsOut(paragraph: Paragraph, body: number): boolean {
  const text = textOf(paragraph);
  if (text.length > longest || paragraph.lines.length > mostLines || !/\p{L}{2}/u.test(text)) return false;
  if (paragraph.marker?.isBullet) return false;
  const { size, bold, capitals } = styleOf(paragraph);
  if (size >= body * 1.12) return !/[,;]$/.test(text);
  if (size < body * 0.9 || /[.;,]$/.test(text)) return false;
  return bold || (capitals && paragraph.lines.length === 1 && text.length < 80);
}

/** A plain numbered line over running text: "4. Gateway". */
function isNumberedTitle(draft: DraftText, next: Draft | undefined): boolean {
  const { paragraph } = draft;
  const text = textOf(paragraph);
  if (!paragraph.marker || paragraph.marker.isBullet || !/^\d/.test(paragraph.marker.text)) return false;
  if (paragraph.lines.length > 1 || text.length > 80 || /[.;:,?]$/.test(text)) return false;
  return next?.kind === 'text' && !next.paragraph.marker && next.paragraph.lines.length > 1;
}

/** Two lines of one title, which the typesetter broke by hand. */
function continues(title: Paragraph, next: Paragraph): boolean {
  const last = title.lines.at(-1);
  const [first] = next.lines;
  if (!last || !first || next.marker || last.page !== first.page) return false;
  return (
    keyOf(styleOf(title)) === keyOf(styleOf(next)) &&
    next.above > 0 &&
    next.above <= 1.4 * first.size &&
    textOf(title).length + textOf(next).length < longest
  );
}

function numberDepth(paragraph: Paragraph): number {
  const number = /^(?:(?:section|part|annex|appendix)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s/i.exec(
    textOf(paragraph),
  );
  return number ? (number[1]?.split('.').length ?? 0) : 0;
}

interface StyleUse {
  readonly style: Style;
  readonly onlyFirstPage: boolean;
  readonly uses: number;
  /** The fewest parts of a number in this style. */
  readonly depth: number;
}

function stylesOf(titles: readonly Paragraph[]): readonly StyleUse[] {
  const styles = new Map<string, StyleUse>();
  for (const title of titles) {
    const style = styleOf(title);
    const known = styles.get(keyOf(style)) ?? { style, onlyFirstPage: true, uses: 0, depth: 9 };
    const depth = numberDepth(title);
    styles.set(keyOf(style), {
      style,
      onlyFirstPage: known.onlyFirstPage && title.lines[0]?.page === 1,
      uses: known.uses + 1,
      depth: depth > 0 ? Math.min(known.depth, depth) : known.depth,
    });
  }
  const weight = (style: Style) => style.size * 4 + (style.bold ? 2 : 0) + (style.capitals ? 1 : 0);
  return [...styles.values()].sort((one, other) => weight(other.style) - weight(one.style));
}

/** The level of each heading: larger and heavier styles first, numbers with more parts below those with fewer. */
function levelsOf(titles: readonly Paragraph[]): (title: Paragraph) => number {
  const ranked = stylesOf(titles);
  // The title of the document stands beside its sections, not above them.
  const sections = ranked.findIndex(({ onlyFirstPage, uses }) => !onlyFirstPage || uses > 3);
  const inText = sections > 0 ? ranked.slice(sections) : ranked;
  return (title) => {
    const key = keyOf(styleOf(title));
    const rank = inText.findIndex(({ style }) => keyOf(style) === key);
    const depth = numberDepth(title);
    const deeper = depth > 0 ? depth - (inText[rank]?.depth ?? depth) : 0;
    return Math.min(mostLevel, Math.max(0, rank) + 1 + deeper);
  };
}

/** Tell the headings among running text, and give them levels that hold for the whole document. */
export function withHeadings(drafts: readonly Draft[], body: number): readonly Draft[] {
  const marked: (Draft & { title?: boolean })[] = [];
  for (const [at, draft] of drafts.entries()) {
    const isTitle =
      draft.kind === 'text' && (standsOut(draft.paragraph, body) || isNumberedTitle(draft, drafts[at + 1]));
    const last = marked.at(-1);
    if (
      draft.kind === 'text' &&
      isTitle &&
      last?.kind === 'heading' &&
      continues(last.paragraph, draft.paragraph)
    ) {
      const lines = [...last.paragraph.lines, ...draft.paragraph.lines];
      marked[marked.length - 1] = { ...last, paragraph: { ...last.paragraph, lines } };
    } else if (draft.kind === 'text' && isTitle) {
      marked.push({ kind: 'heading', level: 1, paragraph: draft.paragraph });
    } else marked.push(draft);
  }
  const titles = marked.filter((draft): draft is DraftHeading => draft.kind === 'heading');
  const levelOf = levelsOf(titles.map(({ paragraph }) => paragraph));
  return marked.map((draft) =>
    draft.kind === 'heading' ? { ...draft, level: levelOf(draft.paragraph) } : draft,
  );
}
