import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { isEnded, isOpenEnded, joinCut, partOf, startsInside } from './pieces.ts';

const noStart = new Set(
  'they this these those it in if when where the a an and or at for their there such each all any both you he she we its who which that with face non'.split(
    ' ',
  ),
);

/** Verbs with which criteria begin in this field, in the form of their stem. */
const fieldVerbs = new Set(
  'explain describe outline state show name use carry identify demonstrate apply analyse analyze evaluate compare justify review plan prepare produce provide maintain manage select complete communicate take work recognise respond resolve record report check assess create develop deliver follow interpret discuss summarise suggest recommend critically consistently proactively give list make monitor organise prioritise present seek support uphold act behave set ensure handle keep'.split(
    ' ',
  ),
);

/** True when words begin with a verb with which criteria in this field begin. */
export function beginsLikeCriterion(text: string): boolean {
  return fieldVerbs.has(stem(/^[A-Z][a-z]+/.exec(text)?.[0] ?? ''));
}

/** First words of criteria: what this document's criteria begin with, such as Explain or Demonstrate. */
export function startWords(cells: readonly string[]): ReadonlySet<string> {
  const starts = new Set<string>(fieldVerbs);
  for (const text of cells) {
    const word = /^([A-Z][a-z]+)\b/.exec(text)?.[1];
    if (word && !noStart.has(word.toLowerCase())) starts.add(stem(word));
  }
  return starts;
}

/** A verb without the ending of its third person. */
function stem(word: string): string {
  return word.toLowerCase().replace(/s$/, '');
}

const lead = /^["'‘“]?[A-Za-z -]{2,30}["'’”]?\s*[.:]$/;

/** Places at which a further criterion begins inside a cell's words. */
function cutsOf(text: string, starts: ReadonlySet<string>): readonly number[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(/([^\s]+)\s+([A-Z][a-z]+)\b/g)) {
    const [, before = '', word = ''] = match;
    const at = match.index + match[0].length - word.length;
    const earlier = text.slice(cuts.at(-1) ?? 0, at).trim();
    if (!starts.has(stem(word)) || lead.test(earlier)) continue;
    if (/[.!?;]["'’”)]?$/.test(before) || (/[a-z)]$/.test(before) && !isOpenEnded(earlier))) cuts.push(at);
  }
  return cuts;
}

/** A cell's piece as the criteria that it holds: sentences that begin like criteria are criteria of their own. */
export function splitCriteria(run: TextRun, starts: ReadonlySet<string>): readonly TextRun[] {
  const cuts = cutsOf(run.text, starts);
  if (cuts.length === 0) return [run];
  const edges = [0, ...cuts, run.text.length];
  return edges.slice(0, -1).map((from, index) => partOf(run, run.text.slice(from, edges[index + 1])));
}

/** True for what stands between criteria and is none: "Or", "and/or", page numbers, copyright lines, headings. */
export function isNoCriterion(text: string): boolean {
  const words = text.trim();
  if (/^(?:and|or|and\/or|n\/?a|not applicable|none|no distinction criteria)\.?$/i.test(words)) return true;
  if (/copyright|open government licence|©|all rights reserved/i.test(words)) return true;
  if (/^page \**\d+/i.test(words) || /^[A-Z]{2}\d{4}\s*[/|]/.test(words)) return true;
  return words.split(/\s+/).length < 2 && !isEnded(words);
}

/** The criteria of a column of one module: pieces cut by rows joined, several in one cell parted, the rest left out. */
export function criteriaOf(cells: readonly TextRun[], starts: ReadonlySet<string>): readonly TextRun[] {
  const first = joinCut(cells.filter(({ text }) => startsInside(text) || !isNoCriterion(text)));
  return first.flatMap((run) => splitCriteria(run, starts)).filter(({ text }) => !isNoCriterion(text));
}
