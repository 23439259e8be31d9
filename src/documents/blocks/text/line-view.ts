import type { SourceLine } from './source-lines.ts';

/** Number signs before a heading, as Markdown writes them. */
export const headingSign = /^\s{0,3}(#{1,6})\s+\S/;
/** The sign of a list item. */
export const bulletSign = /^\s*[-–•●▪◦○➢✓*·\uf0a0-\uf0ff]\s/;

function isTableLine(raw: string): boolean {
  return /^\s*\|/.test(raw) || raw.trim().includes('\t');
}

/** The lines of a text with what stands around each. */
export class LineView {
  readonly lines: readonly SourceLine[];
  readonly width: number;
  constructor(lines: readonly SourceLine[]) {
    this.lines = lines;
    const lengths = lines.flatMap(({ words, raw }) =>
      words === '' || raw.includes('\t') ? [] : [words.length],
    );
    lengths.sort((left, right) => left - right);
    this.width = lengths[Math.floor(lengths.length * 0.9)] ?? 80;
  }
  raw(index: number): string {
    return this.lines[index]?.raw ?? '';
  }
  words(index: number): string {
    return this.lines[index]?.words ?? '';
  }
  /** Next line with words, or -1. */
  after(index: number): number {
    for (let at = index + 1; at < this.lines.length; at += 1) if (this.words(at) !== '') return at;
    return -1;
  }
  /** The line may begin something new: nothing above, a page's beginning, or a finished sentence above. */
  opens(index: number): boolean {
    const above = this.words(index - 1);
    const isNewPage = this.lines[index]?.begins === 'page';
    return above === '' || isNewPage || /[.!?:;)]["'’”)]?$/.test(above);
  }
  /** A table, a list, a marked heading or a line of running text. */
  isProse(index: number): boolean {
    const raw = this.raw(index);
    const words = this.words(index);
    if (isTableLine(raw) || bulletSign.test(raw) || headingSign.test(raw)) return true;
    if (words.length >= Math.min(this.width * 0.65, 72)) return true;
    return this.width > 130 && /[.:;]$/.test(words) && words.split(' ').length >= 5;
  }
}
