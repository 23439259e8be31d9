import type { IdentityFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Period } from '#domain/standards/values.ts';
import type { Labelled } from './labelled-values.ts';
import { monthsOf, periodsIn } from './numbers.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-programme';

const atLeast =
  /\b(?:no(?:t)? (?:less|fewer) than|(?:a )?minimum (?:of|duration|period|time|apprenticeship|on[- ]programme|length|term)|at least|at the earliest after|earliest after|must (?:be|have been) on[- ]programme for)\b/i;
const programme =
  /\b(?:on[- ]?programme|programme|apprenticeship|in training|in learning|gateway|end[- ]point assessment|practical period|learning|employed)\b/i;
/** Sentences with months that speak of something else. */
const elsewhere =
  /\b(?:resits?|re-?takes?|re-?sits?|further training and development|window|EPA period|assessment period|reviews?|review meetings?|portfolio (?:should|must|will)|evidence (?:from|produced|must)|last (?:\d|three|two|six)|within|experience|every|annually|results?|certificates?|competence of|years of|typical(?:ly)?|usually|normally take|approximately)\b/i;

function distinctByValue<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  return found.slice(0, 12);
}

function labelledMonths(values: readonly Labelled[], pattern: RegExp): readonly Found<number>[] {
  return values.flatMap(({ label, value, passage }) => {
    if (!pattern.test(label)) return [];
    const [first] = periodsIn(value);
    const bare = /^\d{1,2}$/.test(value.trim()) ? Number(value) : undefined;
    const months = first ? monthsOf(first.lower ?? first.period) : bare;
    return months === undefined ? [] : [foundIn(passage, { value: months }, by)];
  });
}

function monthsAfter(text: string, pattern: RegExp): number | undefined {
  const from = pattern.exec(text)?.index;
  if (from === undefined) return undefined;
  const near = periodsIn(text).find((one) => one.from >= from && one.from - from < 80);
  if (!near || elsewhere.test(text.slice(Math.max(0, from - 30), near.to + 60))) return undefined;
  return wholeMonths(near.lower ?? near.period);
}

/** Whole months of a length given in days or weeks: "372 days" is a year and a week. */
function wholeMonths(period: Period): number | undefined {
  if ('days' in period) return Math.floor(period.days / 30.5);
  if ('weeks' in period) return Math.floor((period.weeks * 12) / 52);
  return monthsOf(period);
}

/** Months on programme that must have passed: "no less than 12 months", "Minimum duration to gateway: 12 months". */
export function findMinimumMonths(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<number>[] {
  const labelled = labelledMonths(
    values,
    /\bminimum\b.*\b(?:duration|length|time|months|term)\b|\bduration\b.*\bminimum\b/,
  );
  const said = passages.flatMap((passage) => {
    const { text } = passage;
    if (!programme.test(text)) return [];
    const value = monthsAfter(text, atLeast) ?? completed(text);
    if (value === undefined || value < 3 || value > 84) return [];
    const printed = periodsIn(text).some(({ period }) => monthsOf(period) === value);
    const why = 'The length is not printed in months; it is rounded down to whole months.';
    return [foundIn(passage, printed ? { value } : { value, certainty: 'likely', why }, by)];
  });
  const bare = passages.slice(0, 40).flatMap((passage) => {
    const months =
      /^(\d{1,2}) months?\s*\(?(?:not including|excluding|plus|before) (?:the )?(?:EPA|end[- ]point|assessment)/i.exec(
        passage.text,
      );
    const why = 'A number of months is printed without saying whether it is the least or the usual length.';
    return months ? [foundIn(passage, { value: Number(months[1]), certainty: 'likely', why }, by)] : [];
  });
  return distinctByValue([...labelled, ...said, ...bare]);
}

/** "completed the minimum on-programme duration (12 months from the start date)". */
function completed(text: string): number | undefined {
  const match = elsewhere.test(text) ? null : /\bminimum\b[^.]{0,60}\bduration\b[^.]{0,20}\(/i.exec(text);
  const after = match ? periodsIn(text.slice(match.index)).at(0) : undefined;
  return after ? monthsOf(after.period) : undefined;
}

/** Months that the programme usually takes: "Typical duration 18 months", "typically spends 18 months on-programme". */
export function findTypicalMonths(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<number>[] {
  const labelled = labelledMonths(
    values,
    /^(?:typical|usual|expected|recommended)\b.*\b(?:duration|length|time|months)\b|^duration(?: \(.{1,30}\))?$/,
  );
  const marked = values.flatMap(({ label, value, passage }) => {
    const usual = /\bduration\b|\blength\b/.test(label) && /\btypical|\busual/i.test(value);
    const [first] = usual ? periodsIn(value) : [];
    const months = first && monthsOf(first.lower ?? first.period);
    return months === undefined ? [] : [foundIn(passage, { value: months }, by)];
  });
  const said = passages.flatMap((passage) => {
    const { text } = passage;
    const wanted = /\b(?:typical(?:ly)?|usual(?:ly)?|normally|expected|approximately|average)\b/i;
    const about =
      /\b(?:on[- ]?programme|typical duration|duration of (?:the|this) (?:apprenticeship|programme|standard)|(?:apprenticeship|programme) (?:will |should )?(?:typically |usually |normally )?(?:take|last|be completed))/i;
    if (
      !wanted.test(text) ||
      !about.test(text) ||
      /\b(?:re-?sits?|re-?takes?|EPA period|assessment window|portfolio)\b/i.test(text)
    )
      return [];
    const from = wanted.exec(text)?.index ?? 0;
    const near = periodsIn(text).find((one) => Math.abs(one.from - from) < 90);
    const value = near ? monthsOf(near.lower ?? near.period) : undefined;
    return value === undefined || value < 3 || value > 84 ? [] : [foundIn(passage, { value }, by)];
  });
  return distinctByValue([...labelled, ...marked, ...said]);
}

const reformed: readonly RegExp[] = [
  /\bapprenticeship assessment\b(?! organi)/gi,
  /\bassessment outcomes?\b/gi,
  /\bsampl(?:e|ed|ing) (?:of )?(?:the )?(?:KSBs?|knowledge|skills|outcomes?)\b/gi,
  /\bgateway to completion\b/gi,
  /\bbehaviours? (?:are|will be|must be) verified\b|\bemployers? (?:must |will )?verif(?:y|ies) (?:the )?behaviours?\b/gi,
];
const older = /\bend[- ]?point assessment\b|\bEPA(?:O|s|Os)?\b/gi;

/** Which regime's words the document speaks. */
export function findRegime(passages: readonly Passage[]): IdentityFacts['regime'] {
  const count = (pattern: RegExp) =>
    passages.reduce((sum, { text }) => sum + [...text.matchAll(pattern)].length, 0);
  const newWords = reformed.map(count);
  const fresh = newWords.reduce((sum, one) => sum + one, 0);
  const kinds = newWords.filter((one) => one > 0).length;
  const old = count(older);
  if (old === 0 && fresh === 0) return undefined;
  const isNew = fresh > old && kinds >= 2;
  const value = isNew ? 'apprenticeship-assessment' : 'end-point-assessment';
  const passage = isNew
    ? passages.find(({ text }) => reformed.some((pattern) => new RegExp(pattern.source, 'i').test(text)))
    : passages.find(({ text }) => new RegExp(older.source, 'i').test(text));
  if (!passage) return undefined;
  const clear = isNew ? fresh >= 3 * old : old >= 2 * fresh;
  if (clear && old + fresh > 2) return foundIn(passage, { value }, by);
  const other = isNew ? 'end-point-assessment' : 'apprenticeship-assessment';
  const why = 'The document uses the words of both regimes.';
  return foundIn(passage, { value, certainty: 'unsure', others: [other], why }, by);
}

const routes = [
  'Agriculture, environmental and animal care',
  'Business and administration',
  'Care services',
  'Catering and hospitality',
  'Construction and the built environment',
  'Creative and design',
  'Digital',
  'Education and early years',
  'Education and childcare',
  'Engineering and manufacturing',
  'Hair and beauty',
  'Health and science',
  'Legal, finance and accounting',
  'Protective services',
  'Sales, marketing and procurement',
  'Transport and logistics',
];

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** The occupational route, as printed with its name or as one of the routes alone on its line. */
export function findRoutes(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<string>[] {
  const labelled = values.flatMap(({ label, value, passage }) => {
    if (!/^(?:occupational |technical )?(?:route|sector|route\/sector)$/.test(label) || value.length > 80)
      return [];
    const known = routes.find((route) => plain(value).startsWith(plain(route)));
    if (known === undefined && !label.includes('route')) return [];
    return [foundIn(passage, { value: known ?? value }, by)];
  });
  const alone = passages.slice(0, 80).flatMap((passage) => {
    const known = routes.find((route) => plain(passage.text) === plain(route));
    return known === undefined || known === 'Digital'
      ? []
      : [foundIn(passage, { value: known, certainty: 'likely' }, by)];
  });
  return labelled.length > 0 ? labelled : alone;
}

const larsCode = /\bLARS(?: standard)?(?: code| number| no\.?)?\b[^\d]{0,20}(\d{1,4})\b/i;

/** LARS codes, printed with that name. */
export function findLarsCodes(passages: readonly Passage[]): readonly Found<number>[] {
  return passages.flatMap((passage) => {
    const names = passage.kind === 'cell' ? [passage.label, passage.column, ''] : [''];
    for (const name of names) {
      const match = larsCode.exec(`${name ?? ''} ${passage.text}`);
      if (match && passage.text.includes(match[1] ?? '-')) {
        return [foundIn(passage, { value: Number(match[1]) }, by)];
      }
    }
    return [];
  });
}

/** The most that the government pays, in pounds: printed with words that say so, or alone with a pound sign. */
export function findFundingBands(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<number>[] {
  const named = new Set(
    values.filter(({ label }) => /\bfunding\b/.test(label)).map(({ passage }) => passage),
  );
  return passages.flatMap((passage) => {
    const words = [passage.label, passage.column, passage.text].join(' ');
    const match = /£\s?(\d{1,2}[, ]?\d{3})(?:\.00)?(?!\d)/.exec(passage.text);
    const value = Number(match?.[1]?.replace(/\D/g, ''));
    if (!match || value < 500 || value > 30_000) return [];
    if (named.has(passage) || /\b(?:fund(?:ing|ed)|maximum|band)\b/i.test(words))
      return [foundIn(passage, { value }, by)];
    const cover = passage.block < 15 && passage.text.length < 80;
    const why = 'An amount stands on the cover without words.';
    return cover ? [foundIn(passage, { value, certainty: 'likely', why }, by)] : [];
  });
}

const provider = "([A-Z][A-Za-z&’' ]{2,60}?)";
const external = /\bexternal(?:ly)? quality assur(?:ance|ed|er)\b|\bEQA\b/i;

/** Who assures quality from outside. */
export function findExternalProviders(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<string>[] {
  const labelled = values.flatMap(({ label, value, passage }) => {
    const named = /\b(?:external quality assurance|eqa)\b/.test(label) && value.length <= 80;
    const sentence = /\b(?:by|is|will|must)\b/.test(value);
    return named && !sentence ? [foundIn(passage, { value: value.replace(/[.,;]+$/, '') }, by)] : [];
  });
  const said = passages.flatMap((passage) => {
    const { text } = passage;
    if (!external.test([text, passage.before, ...passage.headings.slice(-1)].join(' '))) return [];
    const match =
      new RegExp(
        `\\b(?:delivered|undertaken|provided|carried out|conducted|performed|completed|assured|regulated) by (?:the )?${provider}(?=[.,;(]|\\s(?:in|and|on|to|who|with|the|using)\\b|$)`,
      ).exec(text) ??
      new RegExp(
        `\\b(?:provider|EQAP)(?: for this .{1,60})? (?:is|will be) (?:the )?${provider}(?=[.,;(]|$)`,
      ).exec(text);
    const value = match?.[1]?.trim();
    if (value === undefined || /^(?:EPAO|An?\b|The\b|All\b|Independent|Assessment)/.test(value)) return [];
    return [foundIn(passage, { value }, by)];
  });
  return [...labelled, ...said];
}
