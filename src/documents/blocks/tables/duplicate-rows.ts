import type { Row } from '#domain/standards/compiler/read-document.ts';
import { lettersOf, likenessOf } from './likeness.ts';
import { isHeadingRow, type Mending, note, textsOf } from './table-mending.ts';

const code = /^[A-Z]{1,2}\d{1,3}$/;

/** Keep a row that was printed twice once: the print with fewer damaged words. */
export function dropRepeatedRows(rows: readonly Row[], columns: number, mending: Mending): readonly Row[] {
  const kept: Row[] = [];
  const byCode = new Map<string, number>();
  for (const row of rows) {
    const texts = textsOf(row, columns);
    const [own = ''] = isHeadingRow(row) ? [] : texts;
    const at = code.test(own) ? (byCode.get(own) ?? -1) : kept.length - 1;
    const first = kept[at];
    if (first && !isHeadingRow(row) && isSecondPrint(textsOf(first, columns), texts)) {
      kept[at] = betterPrint(first, row, { columns, mending });
      continue;
    }
    if (code.test(own)) byCode.set(own, kept.length);
    kept.push(row);
  }
  return kept;
}

function betterPrint(
  first: Row,
  second: Row,
  { columns, mending }: { columns: number; mending: Mending },
): Row {
  const [own, other] = [textsOf(first, columns), textsOf(second, columns)];
  const message = `The row "${shortened(own)}" was printed twice and is kept once.`;
  note(mending, 'row-printed-twice', message, [first, second]);
  return damageOf(other, mending.vocabulary) < damageOf(own, mending.vocabulary) ? second : first;
}

function isSecondPrint(first: readonly string[], second: readonly string[]): boolean {
  const [a, b] = [first.slice(1).join(' '), second.slice(1).join(' ')];
  const letters = lettersOf(first.join(''));
  if (letters.length > 40 && letters === lettersOf(second.join(''))) return true;
  return code.test(first[0] ?? '') && lettersOf(b).length > 20 && likenessOf(a, b) >= 0.9;
}

/** Words that the rest of the document does not know, and letters of other alphabets. */
function damageOf(texts: readonly string[], vocabulary: ReadonlySet<string>): number {
  const words = texts.join(' ').split(/\s+/);
  const strange = words.filter((word) => /[\u0370-\u05ff]/.test(word) || /[a-z][A-Z]/.test(word)).length;
  const long = words.filter((word) => word.length > 18 && !vocabulary.has(word.toLowerCase())).length;
  return strange * 2 + long;
}

function shortened(texts: readonly string[]): string {
  const text = texts.filter((one) => one !== '').join(' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
