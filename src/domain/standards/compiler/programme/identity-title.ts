import type { Found } from '#domain/standards/compiler/found.ts';
import type { Labelled } from './labelled-values.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-title';

interface Candidate {
  readonly title: string;
  readonly weight: number;
  readonly passage: Passage;
}

const name = "([A-Z][A-Za-z0-9’'&,/() -]{2,90}?)";
const stop =
  '(?=\\s*(?:[(,–-]\\s*)?(?:\\blevel\\s*\\d|\\bapprenticeship|\\boccupational standard|\\bstandard\\b|\\bend[- ]point|\\bassessment plan|\\b(?:ST|FA|AU)\\d{4}|\\bhandbook|\\bspecification|[.:;|]|$))';

/** Ways to print an apprenticeship's title, and how much each is believed. The name is the first group. */
const patterns: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `\\bassessment plan\\s*(?:for (?:the )?|[:–-]\\s*)(?:(?:ST|FA|AU)\\d{4}(?:\\/\\w{2,5})?[\\s:–-]*)?(?:level \\d )?${name}${stop}`,
      'i',
    ),
    5,
  ],
  [
    new RegExp(
      `\\b(?:end[- ]point|apprenticeship) assessment (?:\\(EPA\\) )?(?:for|of)(?: the)? (?:apprenticeship standard )?(?:(?:ST|FA|AU)\\d{4}(?:\\/\\w{2,5})?[\\s:–-]*)?(?:level \\d )?${name}${stop}`,
      'i',
    ),
    4,
  ],
  [
    new RegExp(
      `\\b(?:apprenticeship|occupational) standard(?: for(?: an?| the)?|\\s*[:–-])\\s*(?:(?:ST|FA|AU)\\d{4}(?:\\/\\w{2,5})?[\\s:–-]*)?${name}${stop}`,
      'i',
    ),
    3,
  ],
  [new RegExp(`^(?:(?:ST|FA|AU)\\d{4}(?:\\/\\w{2,5})?[\\s:–-]*)${name}${stop}`), 3],
  [new RegExp(`^level \\d[\\s:–-]+${name}${stop}`, 'i'), 3],
  [new RegExp(`^${name}\\s*[(,–-]?\\s*level \\d\\b(?![^.]{0,40}\\bfor\\b)`, 'i'), 3],
  [new RegExp(`\\bthe ${name} (?:\\(?level \\d\\)? )?[Aa]pprenticeship\\b`), 2],
];

const labels =
  /^(?:(?:apprenticeship|standard|occupation|occupational|plan|course) (?:title|name)|title|title of (?:the )?(?:apprenticeship|standard|occupation)|(?:apprenticeship )?standard(?: title| name)?|role ?(?:\/ ?occupation)?|occupation|name of (?:the )?(?:apprenticeship|standard))$/;

const noise =
  /^(?:(?:the|a|an|this|each|every|their|full|apprenticeship|occupational|standard|for)\s+){1,5}|\s*\b(?:apprenticeship|occupational)? ?(?:standard|apprenticeship)s?$/gi;

/** Words that are no title, whatever stands around them. */
const never =
  /\b(?:apprentices?|employers?|providers?|assessment|epao?|independent assessors?|methods?|must|will|should|is|are|this|plan|handbook|specification|guide|gateway|reference|version|criteria|document|funding|contents|page|copyright|end[- ]point|on[- ]programme|minimum|months|brief|occupational|ksbs?|outlined|english|math(?:s|ematics)|duration|approved)\b/i;

function cleaned(printed: string): string | undefined {
  const title = printed
    .replace(/\b(?:ST|FA|AU)\d{4}(?:\/\w+)?\b/g, ' ')
    .replace(/\(?\s*\blevel\s*\d\b\s*\)?/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–,-]+|[\s:–,(-]+$/g, '')
    .replace(noise, '')
    .trim();
  const words = title.split(' ').length;
  if (title.length < 3 || words > 10 || never.test(title) || !/[A-Za-z]{3}/.test(title)) return undefined;
  return /^(?:level|standard|apprenticeship|introduction|overview|summary|role|title|occupation)s?$/i.test(
    title,
  )
    ? undefined
    : title;
}

function candidatesIn(passage: Passage): readonly Candidate[] {
  if (passage.text.length > 600) return [];
  return patterns.flatMap(([pattern, weight]) => {
    // Names that begin a line are titles only where the line is one: "be qualified to level 3" is not.
    const begins = pattern.source.startsWith('^');
    if (begins && (passage.kind === 'item' || !/^[A-Z]/.test(passage.text))) return [];
    const match = pattern.exec(passage.text);
    const title = match ? cleaned(match[1] ?? '') : undefined;
    return title === undefined ? [] : [{ title, weight, passage }];
  });
}

function labelled(values: readonly Labelled[]): readonly Candidate[] {
  return values.flatMap(({ label, value, passage }) => {
    const title = labels.test(label) && value.length <= 100 ? cleaned(value) : undefined;
    return title === undefined ? [] : [{ title, weight: 5, passage }];
  });
}

/** Neighbouring short lines of the cover read as one: a cover parts "Assessment plan for" from the title under it. */
function joined(passages: readonly Passage[]): readonly Candidate[] {
  const cover = passages.slice(0, 16);
  return cover.flatMap((passage, index) => {
    const next = cover[index + 1];
    if (!next || passage.text.length > 80 || next.text.length > 80) return [];
    if (!/\b(?:for|of|standard|plan|:)$/i.test(passage.text)) return [];
    const text = `${passage.text} ${next.text}`;
    return candidatesIn({ ...passage, text, spans: [...passage.spans, ...next.spans] });
  });
}

/** Lines of the cover in capitals, alone or two after another: "FENCING" above "INSTALLER". */
function covers(passages: readonly Passage[]): readonly Candidate[] {
  const cover = passages.slice(0, 14).filter(({ text }) => text.length <= 70);
  return cover.flatMap((passage, index) => {
    const next = cover[index + 1]?.text ?? '';
    return [passage.text, `${passage.text} ${next}`].flatMap((text) => {
      const title = /^[A-Z][A-Z0-9 '’&,/()-]{3,80}$/.test(text) ? cleaned(text) : undefined;
      return title === undefined ? [] : [{ title, weight: 1, passage }];
    });
  });
}

function keyOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const small = new Set(['and', 'of', 'the', 'in', 'for', 'or', 'to', 'with', 'a', 'an', 'on', 'by']);

function inTitleCase(title: string): string {
  return title
    .toLowerCase()
    .split(' ')
    .map((word, index) =>
      index > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

function isShouted(title: string): boolean {
  return title === title.toUpperCase();
}

/** The spelling in which running text prints the title with capitals; without one, capitals are put to each word. */
function spelled(title: string, text: string): string {
  if (!isShouted(title)) return title;
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  const counts = new Map<string, number>();
  for (const [printed] of text.matchAll(new RegExp(escaped, 'gi'))) {
    const one = printed.replace(/\s+/g, ' ');
    const useful = !isShouted(one) && /^[A-Z]/.test(one);
    if (useful) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const [best] = [...counts].sort((left, right) => right[1] - left[1]);
  return best?.[0] ?? inTitleCase(title);
}

/** How often running text says a title, bounded: a name said throughout is rather the apprenticeship's. */
function echo(title: string, lower: string): number {
  const key = title.toLowerCase();
  let count = 0;
  for (let at = lower.indexOf(key); at >= 0 && count < 8; at = lower.indexOf(key, at + key.length))
    count += 1;
  return count / 2;
}

/**
 * Titles of the apprenticeship, the likeliest first, each with the places that print it. A cover in capitals takes the
 * spelling of the running text.
 */
export function findTitles(
  passages: readonly Passage[],
  values: readonly Labelled[],
  text: string,
): readonly Found<string>[] {
  const flat = text.replace(/\s+/g, ' ');
  const lower = flat.toLowerCase();
  const candidates = [
    ...labelled(values),
    ...passages.flatMap(candidatesIn),
    ...joined(passages),
    ...covers(passages),
  ];
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) groups.set(keyOf(one.title), [...(groups.get(keyOf(one.title)) ?? []), one]);
  const ranking = [...groups.values()]
    .map((group) => ({
      group,
      score: Math.min(20, weightOf(group)) + echo(group[0]?.title ?? '', lower),
    }))
    .sort((left, right) => right.score - left.score);
  const titles = ranking.map(({ group }) => {
    const calm = group.find(({ title }) => !isShouted(title) && /^[A-Z]/.test(title)) ?? group[0];
    const title = spelled(calm?.title ?? '', flat);
    return title.charAt(0).toUpperCase() + title.slice(1);
  });
  return ranking.slice(0, 5).flatMap(({ group }, rank) => {
    const [first] = [...group].sort((left, right) => right.weight - left.weight);
    const value = titles[rank] ?? '';
    if (!first) return [];
    const others = titles.slice(0, 4).filter((title) => title !== value);
    return [foundIn(first.passage, { value, ...certaintyOf(rank, weightOf(group), others) }, by)];
  });
}

function weightOf(group: readonly Candidate[]): number {
  return group.reduce((sum, { weight }) => sum + weight, 0);
}

function certaintyOf(rank: number, weight: number, others: readonly string[]) {
  if (rank === 0 && weight >= 3) return { certainty: 'certain' as const };
  const why =
    rank === 0 ? 'The title is printed without words that name it so.' : 'Another title is said more often.';
  return { certainty: rank === 0 ? ('likely' as const) : ('unsure' as const), others, why };
}
