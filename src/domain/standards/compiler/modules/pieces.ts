import type { Line, TextRun } from '#domain/standards/compiler/read-document.ts';

const openWords = new Set(
  'a an the of and or and/or to in on at by for with from as that which their its your his her our this these those is are be into between than when where how also not'.split(
    ' ',
  ),
);

/** True when words break off: no full stop, and a last word that cannot end a sentence. */
export function isOpenEnded(text: string): boolean {
  const trimmed = text.trim();
  if (/[,–-]$/.test(trimmed)) return true;
  if (/[.!?;:)”"]$/.test(trimmed)) return false;
  const last = trimmed.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return openWords.has(last);
}

/** True when words end as a sentence does. */
export function isEnded(text: string): boolean {
  return /[.!?][”"'’)]*$/.test(text.trim());
}

/** True when words go on with an earlier piece: they begin in lower case and are no numbered line. */
export function startsInside(text: string): boolean {
  return /^["'‘“(]?[a-z]/.test(text.trim()) && !/^[a-z]\)\s/.test(text.trim());
}

/** Two pieces as one. */
export function joined(left: TextRun, right: TextRun): TextRun {
  const between = /[a-z]-$/.test(left.text) && /^[a-z]/.test(right.text) ? '' : ' ';
  return { text: `${left.text}${between}${right.text}`.trim(), lines: [...left.lines, ...right.lines] };
}

/** Join the pieces of a column that a row's or a page's end cut. A piece repeated in the next, longer one is dropped. */
export function joinCut(pieces: readonly TextRun[]): readonly TextRun[] {
  const done: TextRun[] = [];
  for (const piece of pieces) {
    const last = done.at(-1);
    if (last && isPrefix(last.text, piece.text)) done[done.length - 1] = piece;
    else if (last && !isEnded(last.text) && isPrefix(piece.text, last.text)) continue;
    else if (last && goesOn(last.text, piece.text)) done[done.length - 1] = joined(last, piece);
    else done.push(piece);
  }
  return done;
}

function isPrefix(shorter: string, longer: string): boolean {
  return (
    shorter.length >= 12 && longer.length > shorter.length && longer.startsWith(shorter) && !isEnded(shorter)
  );
}

/** True when the second piece goes on with the first. */
export function goesOn(first: string, second: string): boolean {
  if (isEnded(first)) return false;
  return startsInside(second) || isOpenEnded(first);
}

/** Part of a run: words and the lines that hold them; a line that holds more is narrowed to the words. */
export function partOf(run: TextRun, text: string): TextRun {
  const words = text.trim();
  const only = run.lines.length === 1 ? run.lines[0] : undefined;
  if (only) return { text: words, lines: [narrowed(only, words)] };
  const held = run.lines.filter(({ text: line }) => holds(words, line));
  return { text: words, lines: held.length > 0 ? held : run.lines };
}

function holds(words: string, line: string): boolean {
  const plain = line.replace(/\s+/g, ' ').trim();
  return plain !== '' && (words.includes(plain) || plain.includes(words) || overlap(words, plain));
}

function overlap(words: string, line: string): boolean {
  const start = line.slice(0, 14);
  const end = line.slice(-14);
  return line.length >= 14 && (words.includes(end) || words.includes(start));
}

function narrowed(line: Line, words: string): Line {
  const at = line.text.indexOf(words);
  const whole = line.span.to - line.span.from === line.text.length;
  if (at < 0 || !whole) return { ...line, text: words };
  const from = line.span.from + at;
  return { ...line, text: words, span: { ...line.span, from, to: from + words.length } };
}

/** Split a run before each place where the pattern (global, zero width or not) matches. */
export function splitBefore(run: TextRun, pattern: RegExp): readonly TextRun[] {
  const cuts = [...run.text.matchAll(pattern)].map(({ index }) => index).filter((at) => at > 0);
  if (cuts.length === 0) return [run];
  const edges = [0, ...cuts, run.text.length];
  return edges
    .slice(0, -1)
    .map((from, index) => run.text.slice(from, edges[index + 1]).trim())
    .filter((text) => text !== '')
    .map((text) => partOf(run, text));
}
