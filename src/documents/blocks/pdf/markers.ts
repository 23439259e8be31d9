import type { Word } from './page-marks.ts';
import type { WordLine } from './word-lines.ts';

/** The mark in front of a list item or clause. */
export interface Marker {
  readonly text: string;
  /** True for a bullet, which never begins a line of running text. */
  readonly isBullet: boolean;
  readonly left: number;
  /** Where the words after it begin. */
  readonly textLeft: number;
}

const bullet = /^[•●○◦▪■□❑❖➢➤►▶✓✔☐☑☒·‣⁃∙⚫–—-]$/;
const number = /^(\(?(\d{1,3}|[a-z]|[ivx]{2,5})[.)]|\d{1,3}(\.\d{1,3}){1,3}[.)]?)$/i;

/** The mark with which a line begins, when words follow it. */
export function markerOf(line: WordLine): Marker | undefined {
  const [first, second] = line.words;
  if (!first || !second || first.turned) return undefined;
  const marker = { text: first.text, left: first.left, textLeft: second.left };
  const gap = (second.left - first.right) / first.size;
  if (bullet.test(first.text) || isLetterBullet(first, gap)) return { ...marker, isBullet: true };
  // "A.B" of initials and "1.5 hours" in running text stand no further from their words than other words do.
  if (number.test(first.text)) return { ...marker, isBullet: false };
  return undefined;
}

/** The letter that Courier New sets as a hollow bullet. */
function isLetterBullet({ text }: Word, gap: number): boolean {
  return text === 'o' && gap > 0.6;
}
