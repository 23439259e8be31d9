import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import type { Period } from '#domain/standards/values.ts';
import { numberPattern, periodsIn, readNumber } from './numbers.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'quality-rules';
const quality =
  /\b(?:quality[- ]assur\w*|IQAs?|moderat\w+|verif(?:y|ied|ication|ier)\w*|standardi[sz]ation)\b/i;

function placeOf({ text, headings, before, label }: Passage): string {
  return [text, before, label, headings.at(-1)].join(' ');
}

function isQuality(passage: Passage): boolean {
  return (
    passage.kind !== 'heading' &&
    quality.test(placeOf(passage)) &&
    !/\bexternal quality\b/i.test(passage.text)
  );
}

const percent = new RegExp(`\\b(${numberPattern})\\s?(?:%|per cent|percent)`, 'i');
const checked =
  /\b(?:sampl\w+|moderat\w+|quality[- ]assured|verified|IQA['’]?d|reviewed|double[- ]marked|second[- ]marked)\b/i;

const riskBased = /\brisk[- ]?(?:based|rated|led|assessed)\b|\bbased on risk\b|\brisk rating\b/i;
const everyOne =
  /\b(?:all|every|each)\b[^.;]{0,40}\b(?:assessments?|results?|decisions?|grades?|apprentices?)\b[^.;]{0,40}\b(?:sampled|moderated|quality[- ]assured|verified|double[- ]marked)\b/i;
type Sampling = ProgrammeFacts['sampling'][number]['value'];

function shareIn(text: string): readonly Sampling[] {
  const match = percent.exec(text);
  const share = readNumber(match?.[1] ?? '')?.value;
  if (!match || share === undefined || share < 1 || share > 100) return [];
  // More of a new assessor's first work is looked at; that is not the rule for all.
  if (/\bnew\b|\bfirst\b/i.test(text.slice(Math.max(0, match.index - 30), match.index + 40))) return [];
  if (/\b(?:criteria|marks?|pass rate|\+\/-|tolerance)\b/i.test(text)) return [];
  return [share === 100 ? { sampling: 'all' } : { sampling: 'fixed-percentage', percent: share }];
}

/** How much of the assessment is looked at again. */
export function findSampling(passages: readonly Passage[]): ProgrammeFacts['sampling'] {
  return passages.filter(isQuality).flatMap((passage): ProgrammeFacts['sampling'] => {
    const { text } = passage;
    if (!checked.test(text)) return [];
    const shares = shareIn(text);
    const values: readonly Sampling[] = [
      ...(riskBased.test(text) ? [{ sampling: 'risk-based' as const }] : []),
      ...shares,
      ...(!percent.test(text) && everyOne.test(text) ? [{ sampling: 'all' as const }] : []),
    ];
    return values.map((value) => foundIn(passage, { value }, by));
  });
}

/** Whether results wait for quality assurance. */
export function findBeforeRelease(passages: readonly Passage[]): ProgrammeFacts['qaBeforeRelease'] {
  const before =
    /\b(?:before|prior to|until)\b[^.;]{0,60}\b(?:results?|grades?|outcomes?|certificates?)\b|\b(?:results?|grades?|outcomes?)\b[^.;]{0,60}\b(?:not be|only be|are not|provisional|held|withheld|until|after|once)\b[^.;]{0,60}\b(?:quality|IQA|moderat|verif|sampl)/i;
  const released =
    /\b(?:releas\w+|issu\w+|confirm\w*|publish\w*|award\w*|communicat\w+|claim\w*|notified|given|sent|provisional)\b/i;
  return passages.filter(isQuality).flatMap((passage) => {
    const { text } = passage;
    return before.test(text) &&
      released.test(text) &&
      (quality.test(`${text} ${passage.before ?? ''}`) || checked.test(text))
      ? [foundIn(passage, { value: true }, by)]
      : [];
  });
}

/** Whether the person who assures quality must have had no part in delivery or assessment. */
export function findUninvolved(passages: readonly Passage[]): ProgrammeFacts['qaUninvolved'] {
  const apart =
    /\b(?:not|never|no)\b[^.;]{0,30}\b(?:involved|involvement|taken part|part in|assessed|participated)\b|\bindependent of the (?:assessment|delivery|decision)|\b(?:cannot|may not|must not|do not|not) (?:quality assure|IQA|verify|moderate|sample)\b[^.;]{0,40}\b(?:their own|took part|involved|assessed|carried out)\b/i;
  return passages.filter(isQuality).flatMap((passage) => {
    const at = apart.exec(passage.text)?.index ?? 0;
    const text = passage.text.slice(Math.max(0, at - 220), at + 160);
    const assuring =
      quality.test(`${text} ${passage.before ?? ''}`) &&
      !/\bassessors? (?:must|should|will)\b[^.;]{0,40}\bapprentice\b/i.test(text);
    return apart.test(text) && assuring && !/\bemployer\b[^.;]{0,40}\bpresent\b/i.test(text)
      ? [foundIn(passage, { value: true }, by)]
      : [];
  });
}

const often: readonly (readonly [RegExp, Period])[] = [
  [
    /\b(?:annual(?:ly)?|yearly|once (?:a|per|each|every) year|(?:every|each|per) year|at least one[^.;]{0,60}(?:per|a|each) (?:year|annum)|per annum)\b/i,
    { months: 12 },
  ],
  [
    /\b(?:twice (?:a|per|each|every) year|biannual(?:ly)?|six[- ]monthly|half[- ]yearly|two[^.;]{0,40}(?:per|a|each) year)\b/i,
    { months: 6 },
  ],
  [/\b(?:quarterly|four times (?:a|per) year|every quarter|three[- ]monthly)\b/i, { months: 3 }],
  [/\bmonthly\b/i, { months: 1 }],
];

const timesAYear = new RegExp(`\\b(${numberPattern}) times (?:a|per|each|every) year\\b`, 'i');

function everyIn(text: string): Period | undefined {
  const times = timesAYear.exec(text)?.[1];
  const count = times === undefined ? undefined : readNumber(times)?.value;
  if (count !== undefined && count > 0 && 12 % count === 0) return { months: 12 / count };
  const printed = periodsIn(text).find(({ from }) => /\b(?:every|each)\s*$/i.test(text.slice(0, from)));
  if (printed) return printed.period;
  // "Twice a year" holds "a year": the more frequent is looked for first.
  const [yearly, ...others] = often;
  return [...others, ...(yearly ? [yearly] : [])].find(([pattern]) => pattern.test(text))?.[1];
}

/** How often assessors standardise. */
export function findStandardisation(passages: readonly Passage[]): ProgrammeFacts['standardisationEvery'] {
  return passages.flatMap((passage) => {
    const { text } = passage;
    const about = /\bstandardi[sz](?:ation|e|ing)\b/i;
    const named = about.test(text) || (about.test(passage.lead ?? '') && passage.kind === 'item');
    const value = passage.kind !== 'heading' && named ? everyIn(text) : undefined;
    return value === undefined ? [] : [foundIn(passage, { value }, by)];
  });
}
