import type { Found } from '#domain/standards/compiler/found.ts';
import type { Labelled } from './labelled-values.ts';
import { readNumber } from './numbers.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-level';

interface Candidate {
  readonly level: number;
  readonly weight: number;
  readonly passage: Passage;
}

const number = '(\\d|one|two|three|four|five|six|seven|eight)';
const levelWords = new RegExp(`\\blevel[\\s:-]{1,3}${number}\\b`, 'gi');
/** Levels of English, maths and other qualifications say nothing of the apprenticeship. */
const otherLevels =
  /\b(?:english|math(?:s|ematics)|functional skills|entry level|gcse|qualification|a[- ]levels?|nvq|diploma|certificate|award|higher level|progress(?:ion)?|minimum level|occupational level)\b/i;

function valid(text: string | undefined): number | undefined {
  const level = text === undefined ? undefined : readNumber(text)?.value;
  return level !== undefined && level >= 1 && level <= 8 ? level : undefined;
}

function weightOf(passage: Passage, at: number, title: string | undefined): number {
  const { text } = passage;
  const near = text.slice(Math.max(0, at - 80), at + 90).toLowerCase();
  if (title !== undefined && near.includes(title.toLowerCase())) return 4;
  if (/\b(?:apprenticeship|end[- ]point assessment|standard)\b/.test(near)) return 2;
  return passage.block < 12 ? 1 : 0.2;
}

function inPassage(passage: Passage, title: string | undefined): readonly Candidate[] {
  if (otherLevels.test(passage.text)) return [];
  return [...passage.text.matchAll(levelWords)].flatMap((match) => {
    const level = valid(match[1]);
    return level === undefined ? [] : [{ level, weight: weightOf(passage, match.index, title), passage }];
  });
}

function labelled(values: readonly Labelled[]): readonly Candidate[] {
  return values.flatMap(({ label, value, passage }) => {
    const named =
      /^(?:(?:apprenticeship|standard|occupational|qualification|rqf|educational) )?level(?: of (?:this|the) .{1,40})?(?: \(.{1,20}\))?$/;
    const match = new RegExp(`^(?:level )?${number}\\b`, 'i').exec(value);
    const level = named.test(label) ? valid(match?.[1]) : undefined;
    return level === undefined ? [] : [{ level, weight: 5, passage }];
  });
}

function alone(passages: readonly Passage[]): readonly Candidate[] {
  return passages.slice(0, 20).flatMap((passage) => {
    const level = /^[2-8]$/.test(passage.text) ? valid(passage.text) : undefined;
    return level === undefined || passage.kind === 'cell' ? [] : [{ level, weight: 0.5, passage }];
  });
}

/** Levels of the apprenticeship, the likeliest first. A number alone on the cover counts when nothing else is said. */
export function findLevels(
  passages: readonly Passage[],
  values: readonly Labelled[],
  title: string | undefined,
): readonly Found<number>[] {
  const said = [...labelled(values), ...passages.flatMap((passage) => inPassage(passage, title))];
  const candidates = said.length > 0 ? said : alone(passages);
  const scores = new Map<number, number>();
  for (const { level, weight } of candidates) scores.set(level, (scores.get(level) ?? 0) + weight);
  const order = [...scores].sort((left, right) => right[1] - left[1]).map(([level]) => level);
  return order.flatMap((level, rank) => {
    const places = candidates
      .filter((one) => one.level === level)
      .sort((left, right) => right.weight - left.weight);
    return places.slice(0, 4).map(({ passage, weight }) => {
      const others = order.filter((one) => one !== level);
      if (rank > 0) {
        const why = 'Another level is said more often.';
        return foundIn(passage, { value: level, certainty: 'unsure', others, why }, by);
      }
      if (weight > 0.5) return foundIn(passage, { value: level }, by);
      const why = 'A number is printed without the word level.';
      return foundIn(passage, { value: level, certainty: said.length > 0 ? 'certain' : 'likely', why }, by);
    });
  });
}
