import { titleKey } from './contents-list.ts';
import { labelled, labelledLines, titleWords } from './labelled-titles.ts';
import { bulletSign, headingSign, LineView } from './line-view.ts';
import type { SourceLine } from './source-lines.ts';

/** A heading found in a text: the positions of its lines and its depth from 1. */
export interface FoundHeading {
  readonly lines: readonly number[];
  readonly level: number;
}

/** What headings are looked for in: lines that are left out are blank here. */
export interface HeadingSearch {
  readonly lines: readonly SourceLine[];
  /** Titles that the contents list names. */
  readonly titles: ReadonlySet<string>;
}

const boldAlone = /^\s*(?:\d{1,2}[.)]?\s+)?\*\*[^*]{2,120}\*\*[\s:]*$/;
const annex =
  /^(?:annexe?|appendix|schedule)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?:\s*[:.–—-]\s*\S.{0,80}|\s+[A-Z][\w ,&-]{0,60})?\s*$/i;
const smallWords = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|via|vs|is|are)$/i;
const saysSomething = /\b(?:is|are|was|were|will|must|should|may|can|has|have|includes?)\b/;

/** True when the words could stand as a title: short, begins with a capital, ends like no sentence. */
export function isTitleLike(words: string): boolean {
  if (words.length < 3 || words.length > 90) return false;
  const parts = words.split(' ');
  if (parts.length > 12 || !/^["“‘']?[A-Z]/.test(words)) return false;
  if (/[.;,:]$|[@£|<>=]|https?:|\.\s+[A-Z]/.test(words)) return false;
  if (
    /:\s/.test(words) &&
    !/^(?:stage|phase|step|component|method|part|section|unit|option|annex|appendix|assessment \w+)\s+\w{1,3}:/i.test(
      words,
    )
  )
    return false;
  if (
    saysSomething.test(words) &&
    !/\?$|^(?:how|what|why|when|who|where)\b/i.test(words) &&
    !isTitleCase(words)
  )
    return false;
  return (
    !smallWords.test(parts.at(-1) ?? '') &&
    !/^[A-Z]{0,2}\d+$/.test(words) &&
    !/^(?:or|and|note)$/i.test(words)
  );
}

/** True when most words of more than three letters begin with a capital, as titles are printed. */
export function isTitleCase(words: string): boolean {
  const telling = words
    .split(/[\s/-]+/)
    .filter((word) => /^[A-Za-z]{2,}/.test(word) && !smallWords.test(word));
  return (
    telling.length > 0 && telling.filter((word) => /^[A-Z]/.test(word)).length * 10 >= telling.length * 6
  );
}

/** Finds the headings of a text in three passes: marked ones, numbered ones in sequence, lines set like titles. */
export function textHeadings(search: HeadingSearch): ReadonlyMap<number, FoundHeading> {
  const view = new LineView(search.lines);
  const found = new Map<number, FoundHeading>();
  markedHeadings(view, found);
  const hasMarks =
    [...found.values()].filter(({ lines }) => headingSign.test(view.raw(lines[0] ?? -1))).length >= 3;
  const numbered = numberedHeadings(view, found);
  if (!hasMarks) titleHeadings(view, found, { titles: search.titles, level: numbered > 0 ? 2 : 1 });
  return found;
}

function markedHeadings(view: LineView, found: Map<number, FoundHeading>): void {
  let above = 0;
  for (const [index, { raw, words }] of view.lines.entries()) {
    if (words === '') continue;
    above = headingSign.exec(raw)?.[1]?.length ?? above;
    const level = markedLevel(view, index, above);
    if (level !== undefined) found.set(index, { lines: [index], level });
  }
}

/** The depth of a heading that is marked by signs, bold letters or the word "Appendix"; `above` is the nearest signs'. */
function markedLevel(view: LineView, index: number, above: number): number | undefined {
  if (headingSign.test(view.raw(index))) return above;
  if (isAnnexTitle(view, index)) return above === 0 ? 1 : Math.min(above, 2);
  if (isBoldTitle(view, index)) return above === 0 ? 2 : Math.min(above + 1, 6);
  return undefined;
}

function isAnnexTitle(view: LineView, index: number): boolean {
  const words = view.words(index);
  return annex.test(words) && words.length <= 90 && !/[.;,]$/.test(words) && view.opens(index);
}

function isBoldTitle(view: LineView, index: number): boolean {
  if (!boldAlone.test(view.raw(index)) || view.words(index - 1) !== '') return false;
  const words = view.words(index).replace(/:$/, '');
  const next = view.after(index);
  return next !== -1 && isTitleLike(words.replace(/^\d{1,2}[.)]?\s+/, ''));
}

interface NumberedLine {
  readonly lines: readonly number[];
  readonly number: number;
}

/** Numbered headings: the longest sequence of titles numbered 1, 2, 3 …; then "2.3 Title" within section 2. */
function numberedHeadings(view: LineView, found: Map<number, FoundHeading>): number {
  const candidates: NumberedLine[] = [];
  for (const [index, { words }] of view.lines.entries()) {
    if (words === '' || found.has(index) || words.length > 100) continue;
    const candidate = numberedTitle(view, index);
    if (candidate) candidates.push(candidate);
  }
  const chain = longestSequence(candidates);
  const isSure =
    chain.length >= 3 || chain.every(({ lines }) => view.isProse(view.after(lines.at(-1) ?? -1)));
  if (chain.length < 2 || !isSure || isNumberedList(view, chain)) return 0;
  for (const { lines } of chain) found.set(lines[0] ?? 0, { lines, level: 1 });
  subsections(view, found, chain);
  return chain.length;
}

/** Numbered lines with nothing between most of them are a list. */
function isNumberedList(view: LineView, chain: readonly NumberedLine[]): boolean {
  const starts = new Set(chain.map(({ lines }) => lines[0]));
  const bare = chain.filter(({ lines }) => starts.has(view.after(lines.at(-1) ?? -1)));
  return bare.length * 2 >= chain.length;
}

function numberedTitle(view: LineView, index: number): NumberedLine | undefined {
  const match = /^(\d{1,2})(?:[.)]\s*|\s+|$)(.*)$/.exec(view.words(index));
  if (!match || view.raw(index).includes('\t') || !view.opens(index)) return undefined;
  const next = view.after(index);
  const title = match[2] ?? '';
  const number = Number(match[1]);
  if (title === '') {
    const isTitle = next !== -1 && isTitleLike(view.words(next)) && view.isProse(view.after(next));
    return isTitle ? { lines: [index, next], number } : undefined;
  }
  const goesOn = next === index + 1 && /^[a-z(]/.test(view.words(next));
  const isList = next === index + 1 && /^\d{1,2}[.)]\s/.test(view.words(next));
  return isTitleLike(title.replace(/:$/, '')) && !goesOn && !isList && !/\?$/.test(title)
    ? { lines: [index], number }
    : undefined;
}

function longestSequence(candidates: readonly NumberedLine[]): readonly NumberedLine[] {
  const best: { length: number; before: number }[] = [];
  const bestEnding = new Map<number, number>();
  for (const [at, { number }] of candidates.entries()) {
    const before = bestEnding.get(number - 1) ?? -1;
    const length = (best[before]?.length ?? 0) + 1;
    best.push({ length, before });
    if (length > (best[bestEnding.get(number) ?? -1]?.length ?? 0)) bestEnding.set(number, at);
  }
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0);
  const chain: NumberedLine[] = [];
  for (let candidate = candidates[at]; candidate; candidate = candidates[at]) {
    chain.unshift(candidate);
    at = best[at]?.before ?? -1;
  }
  return chain;
}

function subsections(view: LineView, found: Map<number, FoundHeading>, chain: readonly NumberedLine[]): void {
  let section = 0;
  for (const [index, { words, raw }] of view.lines.entries()) {
    section = chain.find(({ lines }) => lines[0] === index)?.number ?? section;
    const match = /^(\d{1,2})((?:\.\d{1,2}){1,3})\.?\s+(\S.*)$/.exec(words);
    if (!match || Number(match[1]) !== section || found.has(index) || raw.includes('\t')) continue;
    const isTitle = isTitleLike(match[3] ?? '') && !/\?$/.test(words) && view.opens(index);
    if (isTitle && view.isProse(view.after(index)))
      found.set(index, { lines: [index], level: (match[2] ?? '').split('.').length });
  }
}

interface TitleRules {
  readonly titles: ReadonlySet<string>;
  readonly level: number;
}

/** Short lines that stand alone like titles and have running text, a list or a table under them. */
function titleHeadings(
  view: LineView,
  found: Map<number, FoundHeading>,
  { titles, level }: TitleRules,
): void {
  const taken = new Set([...found.values()].flatMap(({ lines }) => lines));
  const heads: number[] = [];
  for (const index of view.lines.keys()) {
    if (taken.has(index) || !isHead(view, index, { titles, taken })) continue;
    heads.push(index);
    for (const line of labelledLines(view, index)) taken.add(line);
  }
  const counts = new Map<string, number>();
  for (const index of heads) {
    const key = titleKey(titleWords(view, labelledLines(view, index)));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // A title that returns, such as "Delivery", stands under those that do not.
  for (const index of heads) {
    const lines = labelledLines(view, index);
    const isRepeated = (counts.get(titleKey(titleWords(view, lines))) ?? 0) > 1;
    found.set(index, { lines, level: level + (isRepeated ? 1 : 0) });
  }
}

interface KnownHeads {
  readonly titles: ReadonlySet<string>;
  readonly taken: ReadonlySet<number>;
}

function isHead(view: LineView, index: number, known: KnownHeads): boolean {
  const words = view.words(index);
  const raw = view.raw(index);
  if (words === '' || bulletSign.test(raw) || /^\s*\|/.test(raw) || view.lines[index]?.begins === 'item')
    return false;
  const isBetweenRows = view.raw(index - 1).includes('\t') && view.raw(index + 1).includes('\t');
  if (isBetweenRows) return false;
  const isNamed = known.titles.has(titleKey(words)) && view.words(index - 1) === '';
  if (isNamed && !/[.;,]$/.test(words)) return true;
  if (raw.includes('\t')) return false;
  if (!(view.opens(index) || known.taken.has(index - 1))) return false;
  if (isLabelled(view, index, known.taken) || standsOverLabelled(view, index)) return true;
  return standsOverText(view, index, known.taken);
}

/** "Assessment method 2: Professional discussion" under an empty line or a title is a title, whatever follows. */
function isLabelled(view: LineView, index: number, taken: ReadonlySet<number>): boolean {
  const words = view.words(index);
  const above = view.words(index - 1);
  const isUnderTitle = isTitleLike(above) && view.words(index - 2) === '';
  const isFree = above === '' || taken.has(index - 1) || isUnderTitle;
  const isShort = words.length < Math.max(view.width * 1.05, 75);
  return (
    isFree &&
    isShort &&
    labelled.test(words) &&
    isTitleLike(words) &&
    /^[A-Z]/.test(view.words(view.after(labelledLines(view, index).at(-1) ?? index)))
  );
}

/** A title over running text, a list or a table, with at most three more titles between. */
function standsOverText(view: LineView, index: number, taken: ReadonlySet<number>, depth = 0): boolean {
  const next = view.after(index);
  const isAlone = next > index + 1 && (depth > 0 || view.words(index - 1) === '');
  if (next === -1 || !isSetAsTitle(view, index, isAlone)) return false;
  const isOverText =
    view.isProse(next) ||
    isCutShort(view, index) ||
    (labelled.test(view.words(index)) && /^[A-Z].{8,}[.:]$/.test(view.words(next)));
  if (taken.has(next) || isOverText) return isAlone || !/^[a-z(]/.test(view.words(next));
  const isOverGluedTitle = depth === 0 && view.isProse(next + 1);
  return depth < 3 && (isAlone || isOverGluedTitle) && standsOverText(view, next, taken, depth + 1);
}

/** "Grading" under an empty line and right over "Assessment method 1: …". */
function standsOverLabelled(view: LineView, index: number): boolean {
  const next = view.words(index + 1);
  const isFree = view.words(index - 1) === '' && isSetAsTitle(view, index, false);
  return isFree && labelled.test(next) && isTitleLike(next);
}

/** What is printed directly over or under other lines must look more like a title than what stands alone. */
function isSetAsTitle(view: LineView, index: number, isAlone: boolean): boolean {
  const words = view.words(index).replace(/(?<=\w):$/, '');
  if (!isTitleLike(words)) return false;
  const isColoned = words.length < view.words(index).length;
  if (isAlone && !isColoned) return true;
  if (!isColoned && isCutShort(view, index)) return true;
  if (isColoned && view.words(index - 1) === '' && isOverSentence(view, index)) return true;
  return isTitleCase(words) && (isAlone || words.length < view.width * 0.8);
}

/**
 * A line under an empty one that ends although the next word would have fitted, and whose next line begins a sentence: a title
 * printed right over its text, also one in small letters.
 */
function isCutShort(view: LineView, index: number): boolean {
  if (view.words(index - 1) !== '') return false;
  const next = view.words(index + 1);
  const first = next.split(' ')[0] ?? '';
  const fits = view.words(index).length + 1 + first.length < view.width * 0.75;
  const isSentence = /^[A-Z].{20,}[.:]$/.test(next) && next.split(' ').length >= 6;
  return fits && /^[A-Z]/.test(next) && (view.isProse(index + 1) || isSentence);
}

/** A short line with a colon right over running text that begins a sentence: not over a list that it introduces. */
function isOverSentence(view: LineView, index: number): boolean {
  const next = index + 1;
  const isShort =
    view.words(index).split(' ').length <= 8 && !/^(?:please|note|for example)\b/i.test(view.words(index));
  return isShort && /^[A-Z]/.test(view.words(next)) && view.isProse(next) && !bulletSign.test(view.raw(next));
}
