import type { Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Product } from '#domain/standards/method-format.ts';
import type { Statement } from './method-statements.ts';

type Words = NonNullable<Unsourced<Product>['words']>;
type Exclusion = Words['excludes'][number];

const limit =
  /\b(\d{3,5})(?: ?(?:-|to|and) ?(\d{3,5}))?[ -]words?\b|\bword (?:count|limit|length)(?: limit)?(?: is| of|:| for the \w+ is| should be| must be| will be)?(?: a)?(?: (?:maximum|minimum|total|limit))?(?: of)? (\d{3,5})\b/;
const both =
  /\+\/-\s?(\d{1,2})%|\b(\d{1,2})% (?:above or below|over or under|either side|either way|more or less|higher or lower)/;
const above = /(?:\+\s?|plus |additional |up to |exceed\w*[^.]{0,30}by (?:up to )?)(\d{1,2})%/;
const roughly =
  /\b(?:approximately|approx|about|around|circa|c\.|roughly|typically|guide|guidance|indicative|recommended|in the region of|normally|usually)\b/;
const atMost = /\b(?:maximum|no more than|not (?:to )?exceed|up to|at most|limit)\b/;

const exclusions: readonly (readonly [RegExp, Exclusion])[] = [
  [/\b(?:annex(?:es)?|appendix|appendices)\b/, 'annexes'],
  [/\b(?:references?|bibliograph\w+|referencing)\b/, 'references'],
  [/\b(?:contents?(?: page| list)?|table of contents)\b/, 'contents'],
  [/\b(?:title|cover|front) pages?\b/, 'title-page'],
  [/\btables?\b(?! of contents)/, 'tables'],
  [/\b(?:diagrams?|figures?|charts?|graphs?|images?|illustrations?)\b/, 'diagrams'],
];
const excluding =
  /\b(?:exclud\w+|excl\.?|not (?:be )?(?:includ|count|part of|form part)\w*|do(?:es)? not (?:count|include|form)|except|without|will not form|not form part|outside)\b/;

function toleranceIn(plain: string): Words['tolerance'] {
  const symmetric = both.exec(plain);
  const percent = Number(symmetric?.[1] ?? symmetric?.[2]);
  if (symmetric) return { belowPercent: percent, abovePercent: percent };
  const extra = above.exec(plain)?.[1];
  return extra === undefined ? undefined : { belowPercent: 0, abovePercent: Number(extra) };
}

function excludedIn(plain: string): readonly Exclusion[] {
  return excluding.test(plain)
    ? exclusions.flatMap(([words, name]) => (words.test(plain) ? [name] : []))
    : [];
}

/** A word limit as read, with the statements that say it: the number, then its tolerance and what it leaves out. */
export interface SaidWords {
  readonly words: Words;
  readonly statements: readonly Statement[];
}

/**
 * The word limit that a statement gives. Tolerance and exclusions may follow within the next three sentences, as long
 * as these speak of words, of the limit or of what is left out.
 */
export function wordsIn(statement: Statement, own: readonly Statement[]): SaidWords | undefined {
  const next = own.slice(own.indexOf(statement) + 1);
  const match = limit.exec(statement.plain);
  const target = Number(match?.[2] ?? match?.[1] ?? match?.[3]);
  if (!match || !(target > 0)) return undefined;
  const more = next
    .slice(0, 3)
    .filter(
      ({ plain }) =>
        /\bword|\btolerance|\+\/-|\b\d{1,2}% (?:above|over|either)/.test(plain) ||
        excludedIn(plain).length > 0,
    )
    .filter(({ plain }) => !limit.test(plain));
  const apart = own.filter(
    (one) =>
      one !== statement &&
      !more.includes(one) &&
      /\bword/.test(one.plain) &&
      excludedIn(one.plain).length > 0,
  );
  const all = [statement, ...more, ...apart.filter(({ plain }) => !limit.test(plain))];
  const tolerance = [statement, ...more].flatMap(({ plain }) => toleranceIn(plain) ?? [])[0];
  const isRange = match[2] !== undefined;
  const low = isRange ? Math.round((1 - Number(match[1]) / target) * 100) : 0;
  const before = statement.plain.slice(0, match.index + match[0].length);
  const isMost = atMost.test(before);
  const fallback = isRange || isMost ? { belowPercent: isRange ? low : 100, abovePercent: 0 } : undefined;
  return {
    words: {
      target,
      ...((tolerance ?? fallback) ? { tolerance: tolerance ?? fallback } : {}),
      advisory: roughly.test(statement.plain) && !isMost,
      excludes: [...new Set(all.flatMap(({ plain }) => excludedIn(plain)))],
    },
    statements: all,
  };
}
