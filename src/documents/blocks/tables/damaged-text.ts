import type { ReadNote, Row, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText, spansOf } from '#domain/standards/compiler/text-run.ts';
import { beginsWithWord, isHeadingRow, type Mending, spansOfRow } from './table-mending.ts';

const gluedWords = /\b[a-z]{3,30}[A-Z][a-z]{3,}/;
const gluedCodes = /[a-z.](?:[KSBPMD]\d{1,2})[A-Z][a-z]/g;

/** True when words or codes are printed into each other: `toDemonstrate`, `requirementsS4Through`. */
export function isDamaged(text: string): boolean {
  return gluedWords.test(text) || (text.match(gluedCodes)?.length ?? 0) >= 2;
}

/** Note the rows whose words stay damaged, and rows that a column's edge cut within a word and nothing completes. */
export function noteDamage(rows: readonly Row[], mending: Mending): void {
  for (const row of rows) {
    const texts = row.cells.map(cellText).filter((text) => text !== '');
    const word = /^[a-z]{2,}/.exec(texts.at(-1) ?? '')?.[0];
    const isBand = texts.length === 1 || (texts.length === 2 && (texts[0] ?? '').length <= 8);
    const isCut = isBand && word !== undefined && !beginsWithWord(word, mending);
    if (isHeadingRow(row) || !(isCut || texts.some(isDamaged))) continue;
    mending.notes.push(damageNote(texts.join(' '), spansOfRow(row)));
  }
}

/** The notes for damaged paragraphs. */
export function damagedRun(run: TextRun): readonly ReadNote[] {
  return isDamaged(run.text) ? [damageNote(run.text, spansOf(run))] : [];
}

function damageNote(text: string, spans: ReadNote['spans']): ReadNote {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return {
    code: 'damaged-text',
    message: `"${shown}" is damaged in the file and was left as it is: compare it with the printed document.`,
    spans,
  };
}
