import type { Line, Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import { joinSpans } from '#domain/standards/compiler/text-run.ts';

/** Words without white space and hyphens: readers close up words that a line's end divided. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad-]+/g, '');
}

interface SqueezedRun {
  readonly texts: readonly string[];
  readonly whole: string;
}

/** Each run is squeezed once, though many rules ask for words of it: a file may be one line of a million letters. */
const squeezedRuns = new WeakMap<TextRun, SqueezedRun>();

function squeezedRun(run: TextRun): SqueezedRun {
  const known = squeezedRuns.get(run);
  if (known) return known;
  const texts = run.lines.map(({ text }) => squeezed(text));
  const made = { texts, whole: texts.join('') };
  squeezedRuns.set(run, made);
  return made;
}

function linesWith(run: TextRun, words: string): readonly Line[] {
  const wanted = squeezed(words);
  const { texts, whole } = squeezedRun(run);
  const from = whole.indexOf(wanted);
  if (from < 0 || wanted === '') return run.lines;
  const to = from + wanted.length;
  let at = 0;
  return run.lines.filter((_, index) => {
    const start = at;
    at += texts[index]?.length ?? 0;
    return start < to && at > from;
  });
}

/** The offsets of `words` in `text` when they differ in white space alone. */
function offsetsIn(text: string, words: string): { from: number; to: number } | undefined {
  const first = words.split(/\s+/)[0] ?? '';
  if (first === '') return undefined;
  for (let from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1)) {
    const to = matchFrom(text, from, words);
    if (to !== undefined) return { from, to };
  }
  return undefined;
}

function matchFrom(text: string, from: number, words: string): number | undefined {
  let at = from;
  for (const character of words) {
    if (/\s/.test(character)) continue;
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (!text.startsWith(character, at)) return undefined;
    at += character.length;
  }
  return at;
}

function narrowed(span: Span, words: string, text: string): Span {
  const offsets = offsetsIn(text.slice(span.from, span.to), words);
  return offsets ? { ...span, from: span.from + offsets.from, to: span.from + offsets.to } : span;
}

/** The places of some words of a run: the lines that hold them, cut to the words themselves where they are found. */
export function narrowedSpans(run: TextRun, words: string, documentText: string): readonly Span[] {
  const spans = joinSpans(linesWith(run, words).map(({ span }) => span));
  const [only] = spans;
  return only && spans.length === 1 ? [narrowed(only, words, documentText)] : spans;
}
