import type { Period } from '#domain/standards/values.ts';

const units = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    'seventeen eighteen nineteen',
  ]
    .join(' ')
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, index) => [
    word,
    (index + 2) * 10,
  ]),
);

const unitWord = [...units.keys()].reverse().join('|');
const tenWord = [...tens.keys()].join('|');

/** A number as documents print it: `12`, `twelve`, `twenty-four`, `three (3)`. A pattern without groups. */
export const numberPattern = `(?:\\d{1,6}|(?:${tenWord})(?:[- ](?:${unitWord}))?|${unitWord})(?:\\s?\\(\\s?(?:\\d{1,4}|${unitWord})\\s?\\))?`;

/** The value of a number in words or digits; a number in brackets is left to {@link readNumber}. */
function plainNumber(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (units.has(word)) return units.get(word);
  const [ten = '', unit] = word.split(/[- ]/);
  const value = tens.get(ten);
  return value === undefined ? undefined : value + (unit === undefined ? 0 : (units.get(unit) ?? 0));
}

/** A number as printed. `other` is there when the words and the figure in brackets differ. */
export function readNumber(text: string): { readonly value: number; readonly other?: number } | undefined {
  const [, outer = '', inner] = /^([^(]+?)\s?(?:\(\s?([^)]+?)\s?\))?$/.exec(text.trim()) ?? [];
  const value = plainNumber(outer);
  if (value === undefined) return undefined;
  const bracketed = inner === undefined ? undefined : plainNumber(inner);
  return bracketed === undefined || bracketed === value ? { value } : { value, other: bracketed };
}

/** A length of time in a sentence. */
export interface PrintedPeriod {
  readonly period: Period;
  /** Set when words and figure in brackets differ: "three (4) months". */
  readonly other?: Period;
  /** The lower end of "between 1 and 3 months", "12-18 months". */
  readonly lower?: Period;
  readonly from: number;
  readonly to: number;
}

const periodPattern = new RegExp(
  `(?:\\b(${numberPattern})\\s?(?:-|–|—|to|and)\\s?)?\\b(${numberPattern}|an?|another)[-\\s]{1,2}(?:full |complete |calendar |consecutive )?(workings?|business|school|calendar)?\\s?(day|week|month|year|hour)(?:s|'s|’s|s'|s’)?\\b`,
  'gi',
);

function asPeriod(count: number, unit: string, qualifier: string | undefined): Period | undefined {
  if (unit === 'day') {
    const working = qualifier !== undefined && /^(?:working|business)/i.test(qualifier);
    return working ? { workingDays: count } : { days: count };
  }
  if (unit === 'week') return { weeks: count };
  if (unit === 'month') return { months: count };
  return unit === 'year' ? { months: count * 12 } : undefined;
}

function printedPeriod(match: RegExpExecArray): PrintedPeriod | undefined {
  const [whole, low, high = '', qualifier, unitName = ''] = match;
  const unit = unitName.toLowerCase();
  const single = /^(?:an?|another)$/i.test(high);
  const number = single ? { value: 1 } : readNumber(high);
  if (!number) return undefined;
  const period = asPeriod(number.value, unit, qualifier);
  if (!period) return undefined;
  const other =
    'other' in number && number.other !== undefined ? asPeriod(number.other, unit, qualifier) : undefined;
  const lowNumber = low === undefined || single ? undefined : readNumber(low);
  const lower =
    lowNumber && lowNumber.value < number.value ? asPeriod(lowNumber.value, unit, qualifier) : undefined;
  return {
    period,
    ...(other ? { other } : {}),
    ...(lower ? { lower } : {}),
    from: match.index,
    to: match.index + whole.length,
  };
}

/** Every length of time in a sentence, years as months, in the order of the words. Hours and minutes are left out. */
export function periodsIn(text: string): readonly PrintedPeriod[] {
  const found: PrintedPeriod[] = [];
  for (const match of text.matchAll(periodPattern)) {
    const period = printedPeriod(match);
    if (period) found.push(period);
  }
  return found;
}

/** The months of a period that is given in months, years or whole weeks; undefined for others. */
export function monthsOf(period: Period): number | undefined {
  return 'months' in period ? period.months : undefined;
}
