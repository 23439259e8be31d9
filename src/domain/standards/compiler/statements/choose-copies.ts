import type { FactNote, FoundKsb } from '#domain/standards/compiler/facts.ts';
import type { Certainty, Found } from '#domain/standards/compiler/found.ts';
import { narrowed, placesOf } from '#domain/standards/compiler/grid.ts';
import { kindOfCode } from '#domain/standards/compiler/ksb-codes.ts';
import { type Outline, sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import { bare, type Candidate, damageOf, type Words } from './candidate.ts';

/** Name of this extractor in what it finds. */
export const statementCopies = 'statements';

interface Version {
  readonly copies: readonly Candidate[];
  readonly words: string;
}

function versionsOf(copies: readonly Candidate[]): readonly Version[] {
  const groups = new Map<string, Candidate[]>();
  for (const copy of copies) {
    const words = bare(copy.text);
    groups.set(words, [...(groups.get(words) ?? []), copy]);
  }
  return [...groups].map(([words, same]) => ({ words, copies: same }));
}

/** Whether one wording is another that lost its beginning or end: what is missing does not begin a sentence of its own. */
function isPartOf(part: Version, whole: Version): boolean {
  const [one, other] = [part.copies[0]?.text ?? '', whole.copies[0]?.text ?? ''];
  if (part.words === whole.words || !whole.words.includes(part.words)) return part.words === whole.words;
  return !other.startsWith(one) || /^[\s,;-]{0,3}[a-z(]/.test(other.slice(one.length));
}

function weight({ copies, words }: Version, all: readonly Version[]): readonly number[] {
  const mapped = copies.some(({ methods }) => methods.length > 0) ? 1 : 0;
  const holds = all.filter((one) => isPartOf(one, { copies, words })).length;
  return [holds, copies.length + mapped, words.length];
}

function ranked(versions: readonly Version[]): readonly Version[] {
  return [...versions].sort((left, right) => {
    const one = weight(left, versions);
    const other = weight(right, versions);
    const at = one.findIndex((value, index) => value !== other[index]);
    return at < 0 ? 0 : (other[at] ?? 0) - (one[at] ?? 0);
  });
}

/** Words up to the place where another statement was glued on. */
function beforeGlue(text: string): string {
  const at = /[a-z.,;)'\u2019]?\s?[KSB$]\d{1,2}\s?(?=[A-Z][a-z])/.exec(text.slice(1));
  return at ? text.slice(0, at.index + 2).trim() : text;
}

interface Choice {
  readonly best: Candidate;
  readonly text: string;
  readonly certainty: Certainty;
  readonly others: readonly string[];
  readonly why?: string;
  readonly differing: readonly Candidate[];
  readonly damaged: readonly Candidate[];
}

const counted = 'The document prints no codes; this one was counted.';

function choose(copies: readonly Candidate[]): Choice | undefined {
  const whole = copies.filter(({ text }) => damageOf(text) === undefined);
  const own = whole.filter(({ salvaged }) => salvaged !== true);
  const intact = own.length > 0 ? own : whole;
  const [first, second] = ranked(versionsOf(intact));
  const best = first?.copies[0];
  if (!best || !first) return salvaged(copies);
  // A copy whose words all stand in the chosen one has only lost its beginning or end.
  const isPart = (copy: Candidate) =>
    damageOf(copy.text) !== undefined ||
    (copy.salvaged === true && best.salvaged !== true) ||
    isPartOf({ copies: [copy], words: bare(copy.text) }, first);
  const damaged = copies.filter((copy) => isPart(copy) && bare(copy.text) !== first.words);
  const differing = copies.filter((copy) => !isPart(copy));
  const others = [...new Set(differing.map(({ text }) => text))];
  const base = { best, text: best.text, differing, damaged };
  if (!best.printed) return { ...base, certainty: 'likely', others: [], why: counted };
  if (differing.length === 0) return { ...base, certainty: 'certain', others: [] };
  const isOutvoted = second === undefined || first.copies.length > second.copies.length;
  const why = `The document prints ${best.ref} in ${others.length + 1} wordings.`;
  return { ...base, certainty: isOutvoted ? 'likely' : 'unsure', others, why };
}

function salvaged(damaged: readonly Candidate[]): Choice | undefined {
  const pieces = damaged.map((copy) => ({ copy, text: beforeGlue(copy.text) }));
  const best = pieces.sort((left, right) => right.text.length - left.text.length)[0];
  if (!best) return undefined;
  const others = [...new Set(pieces.map(({ text }) => text))].filter((text) => text !== best.text);
  const why = 'Every copy in the document is damaged; the words may lack their beginning or end.';
  return {
    best: best.copy,
    text: best.text,
    certainty: 'unsure',
    others,
    why,
    differing: [],
    damaged: damaged.filter((copy) => copy !== best.copy),
  };
}

function foundWords({ text, runs }: Words, section: string): Found<string> {
  return { value: text, spans: placesOf(runs), section, certainty: 'certain', by: statementCopies };
}

function methodsOf(copies: readonly Candidate[]): readonly Found<string>[] {
  const found = new Map<string, Found<string>>();
  for (const { methods, placed } of copies)
    for (const method of methods) {
      const key = method.text.toLowerCase();
      if (!found.has(key))
        found.set(key, { ...foundWords(method, sectionOf(placed)), words: method.runs[0]?.text ?? '' });
    }
  return [...found.values()].map(({ words, ...rest }) =>
    words && words !== rest.value && words.length < 60 ? { ...rest, words } : rest,
  );
}

function isTornGroup(text: string): boolean {
  return (
    /^[a-z]/.test(text) ||
    /^[A-Za-z]{1,7}\s[a-z]{1,4}ess\b/.test(text) ||
    /^[A-Z][a-z]{0,4}\s[a-z]{1,5}\s[A-Z]/.test(text)
  );
}

function groupOf(copies: readonly Candidate[]): Found<string> | undefined {
  return copies
    .flatMap(({ group, placed }) => (group ? [foundWords(group, sectionOf(placed))] : []))
    .find(({ value }) => !isTornGroup(value));
}

/** One note for all headings of groups that a column's edge tore: they were left out. */
export function groupNotes(copies: readonly Candidate[]): readonly FactNote[] {
  const torn = copies.flatMap(({ group }) => (group && isTornGroup(group.text) ? [group] : []));
  const texts = [...new Set(torn.map(({ text }) => `"${text}"`))];
  if (texts.length === 0) return [];
  const message = `Headings of groups of statements are torn in the document and were left out: ${texts.join(', ')}.`;
  return [
    {
      code: 'group-heading-torn',
      severity: 'note',
      message,
      spans: placesOf(torn.flatMap(({ runs }) => runs)),
    },
  ];
}

/** One statement out of all its copies, with notes on those that disagree. */
export interface ChosenStatement {
  readonly ksb: FoundKsb;
  readonly notes: readonly FactNote[];
  readonly damaged: readonly Candidate[];
}

function spansOf(outline: Outline, { runs }: Candidate, text: string): readonly Span[] {
  const wide = placesOf(runs);
  return runs.length === 1 ? narrowed(outline.document, wide, text) : wide;
}

function noteOf({ best, differing }: Choice): readonly FactNote[] {
  if (differing.length === 0) return [];
  const copies = [...new Set(differing.map(({ text, placed }) => `"${text}" (${sectionOf(placed)})`))];
  return [
    {
      code: 'statement-differs',
      severity: 'warning',
      message: `${best.ref} was read as "${best.text}" (${sectionOf(best.placed)}); another copy says ${copies.join('; ')}.`,
      spans: [best, ...differing].flatMap(({ runs }) => placesOf(runs)),
    },
  ];
}

function refOf({ printed, ref, refRuns, placed }: Candidate): Found<string> {
  return {
    value: ref,
    spans: placesOf(refRuns),
    section: sectionOf(placed),
    certainty: printed ? 'certain' : 'likely',
    ...(printed ? {} : { why: counted }),
    by: statementCopies,
  };
}

function textOf({ best, text, certainty, others, why }: Choice, outline: Outline): Found<string> {
  return {
    value: text,
    spans: spansOf(outline, best, text),
    section: sectionOf(best.placed),
    certainty,
    ...(others.length > 0 ? { others } : {}),
    ...(why === undefined ? {} : { why }),
    by: statementCopies,
  };
}

/** Choose among the copies of one statement: whole ones before damaged ones, then the wording printed most often, then the longest. */
export function chooseStatement(copies: readonly Candidate[], outline: Outline): ChosenStatement | undefined {
  const choice = choose(copies);
  if (!choice) return undefined;
  const { best, damaged } = choice;
  const text = textOf(choice, outline);
  const group = groupOf([best, ...copies]);
  const options = copies
    .flatMap((copy) => copy.options ?? [])
    .map((words) => foundWords(words, text.section));
  const isMandatory = copies.some(({ mandatory }) => mandatory === true);
  const mandatory: Found<boolean> = {
    value: true,
    spans: text.spans,
    section: text.section,
    certainty: 'certain',
    by: statementCopies,
  };
  const ksb: FoundKsb = {
    ref: refOf(best),
    kind: kindOfCode(best.ref),
    text,
    ...(group ? { group } : {}),
    methodNames: methodsOf(copies),
    ...(isMandatory ? { mandatory } : {}),
    ...(options.length > 0 ? { options } : {}),
  };
  return { ksb, notes: noteOf(choice), damaged };
}

/** One note for all damaged copies in one place: which statements, and that better copies were taken. */
export function damageNotes(damaged: readonly Candidate[]): readonly FactNote[] {
  const places = new Map<number, Candidate[]>();
  for (const copy of damaged) places.set(copy.placed.index, [...(places.get(copy.placed.index) ?? []), copy]);
  return [...places.values()].map((copies) => {
    const [first] = copies;
    const refs = [...new Set(copies.map(({ ref }) => ref))].join(', ');
    return {
      code: 'statement-differs',
      severity: 'note',
      message: `The copies of ${refs} under "${first ? sectionOf(first.placed) : ''}" are damaged (torn or run together); copies printed elsewhere were taken.`,
      spans: copies.flatMap(({ runs }) => placesOf(runs)),
    };
  });
}
