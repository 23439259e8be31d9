import type { Line, TextRun } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';

/** First parts of words that are commonly written with a hyphen. */
const hyphenated =
  /(?:^|[\s(])(?:end|non|self|on|off|pre|post|co|re|well|face|sign|multi|cross|long|short|high|low|part|full|work|up|to|follow|one|two|three|mid|semi|sub|inter|anti|day|decision|problem|role|team|customer|employer|peer|risk|time|hand|health|quality)-$/i;

/**
 * Join printed lines to running text, putting together words that a hyphen at a line's end divided. Whether the hyphen
 * belongs to the word is taken from the rest of the document (`vocabulary`, lower case), then from common usage.
 */
export function runningText(lines: readonly Line[], vocabulary: ReadonlySet<string>): TextRun {
  const run = runOf(lines);
  if (!lines.some(({ text }) => /[a-z]-$/.test(text))) return run;
  let text = '';
  for (const line of lines) {
    const words = line.text.trim();
    if (words !== '') text = joined(text, words, vocabulary);
  }
  return { text, lines: run.lines };
}

function joined(before: string, words: string, vocabulary: ReadonlySet<string>): string {
  const end = before.slice(-60);
  const head = /([A-Za-z]+)-$/.exec(end)?.[1];
  const tail = /^[a-z]+/.exec(words)?.[0];
  if (before === '' || head === undefined || tail === undefined)
    return before === '' ? words : `${before} ${words}`;
  if (/^(and|or|to)$/.test(tail)) return `${before} ${words}`;
  const whole = `${head}${tail}`.toLowerCase();
  const kept = `${head}-${tail}`.toLowerCase();
  if (vocabulary.has(kept)) return `${before}${words}`;
  if (!vocabulary.has(whole) && hyphenated.test(end)) return `${before}${words}`;
  return `${before.slice(0, -1)}${words}`;
}

/** The words of a document in lower case, words with hyphens whole. */
export function vocabularyOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/(?<![a-z-])[a-z]{1,40}(?:-[a-z]{1,40}){0,4}(?![a-z-])/g) ?? []);
}

/**
 * The words of a text in lower case, without those at the edges of cells, which may be pieces of words that a column's
 * edge cut.
 */
export function innerVocabulary(text: string): ReadonlySet<string> {
  return vocabularyOf(text.replace(/(?<=^|\t)[a-z]{1,30}|[A-Za-z]{1,30}(?=\t)/gm, ' '));
}
