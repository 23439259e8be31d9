import type { FoundMethod, ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import { resit, retake, speaksOfAttempts } from './attempt-scope.ts';
import { originIn } from './clock-origins.ts';
import { methodIn, methodOfHeading } from './method-mention.ts';
import { periodsIn } from './numbers.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'attempt-methods';

const reworking =
  /\b(?:re-?work|revise|amend|re-?write|re-?submit(?:ted)?|improve their (?:submission|report|project))\b/i;

function placeIn(text: string): 'workplace' | 'remote' | undefined {
  if (!resit.test(text) && !retake.test(text)) return undefined;
  const done =
    /\b(?:completed|undertaken|conducted|carried out|take(?:n)? place|held|delivered|done|re-?sat|retaken)\b/i;
  if (!done.test(text)) return undefined;
  const workplace = /\bworkplace\b|\bplace of work\b|\bemployer['’]s premises\b|\bon site\b/i.test(text);
  const remote = /\bremote(?:ly)?\b|\bonline\b|\bvideo[- ]?conferenc/i.test(text);
  if (workplace === remote) return undefined;
  return workplace ? 'workplace' : 'remote';
}

function methodOf(passage: Passage, methods: readonly FoundMethod[]): string | undefined {
  return (
    methodIn(passage.text, methods) ??
    methodOfHeading(passage, methods) ??
    methodIn(passage.before ?? '', methods)
  );
}

function reworkIn(passage: Passage) {
  const { text, before = '', headings } = passage;
  if (!reworking.test(text)) return undefined;
  const about =
    speaksOfAttempts([text, before, ...headings].join(' ')) || /\bfail/i.test(`${before} ${text}`);
  const printed = about ? periodsIn(text)[0] : undefined;
  return printed && { within: printed.period, origin: originIn(text, printed.to) };
}

/** What is said of one method's further attempts: time to rework a submission, and the place. */
export function findAttemptMethods(
  passages: readonly Passage[],
  methods: readonly FoundMethod[],
): ReassessmentFacts['methods'] {
  const found = passages.flatMap((passage): ReassessmentFacts['methods'] => {
    const place = placeIn(passage.text);
    const rework = reworkIn(passage);
    const methodName = place || rework ? methodOf(passage, methods) : undefined;
    if (methodName === undefined) return [];
    const placed = place === undefined ? {} : { place };
    if (!rework) return [foundIn(passage, { value: { methodName, ...placed } }, by)];
    const { within, origin = 'result' } = rework;
    const value = { methodName, rework: { within, origin }, ...placed };
    if (rework.origin !== undefined) return [foundIn(passage, { value }, by)];
    const why = 'The words do not say what starts the time; the result is the likeliest.';
    return [foundIn(passage, { value, certainty: 'likely', why }, by)];
  });
  return found.reduce<readonly FoundAttempt[]>(joined, []);
}

type FoundAttempt = ReassessmentFacts['methods'][number];

/** Time and place of one method are one rule; two places or two times stay apart, for they contradict each other. */
function joined(known: readonly FoundAttempt[], one: FoundAttempt): readonly FoundAttempt[] {
  const at = known.findIndex(
    ({ value }) => value.methodName.toLowerCase() === one.value.methodName.toLowerCase(),
  );
  const same = known[at];
  if (!same || clash(same.value, one.value)) return [...known, one];
  const sure = same.certainty === 'certain' ? one : same;
  const { others: _, why: __, ...place } = same;
  const both: FoundAttempt = {
    ...place,
    value: { ...one.value, ...same.value },
    spans: [...same.spans, ...one.spans],
    words: [...new Set([same.words, one.words])].join(' '),
    certainty: sure.certainty,
    ...(sure.why === undefined ? {} : { why: sure.why }),
  };
  return known.map((other, index) => (index === at ? both : other));
}

function clash(left: FoundAttempt['value'], right: FoundAttempt['value']): boolean {
  return (
    (left.place !== undefined && right.place !== undefined && left.place !== right.place) ||
    (left.rework !== undefined && right.rework !== undefined)
  );
}
