import type { Marks } from '#domain/standards/method-format.ts';

/** The marks that something can still have: equal ends when it is known. Whole numbers. */
export interface MarkRange {
  readonly low: number;
  readonly high: number;
}

/** A total and its parts, each as far as it is known. */
export interface MarkRanges {
  readonly total: MarkRange;
  readonly parts: Readonly<Record<string, MarkRange>>;
}

/** Nothing to have marks for. */
export const noMarks: MarkRanges = { total: { low: 0, high: 0 }, parts: {} };

/** True when a mark is known. */
export function isKnown({ low, high }: MarkRange): boolean {
  return low === high;
}

interface Part {
  readonly id: string;
  readonly maximum: number;
}

/**
 * What is known of a total and its parts: parts that are given add up to the total, and a given total leaves to a
 * missing part only what the others do not have. A total may not exceed `maximum`.
 */
function rangesOf(
  parts: readonly Part[],
  maximum: number,
  total: number | undefined,
  given: Readonly<Record<string, number>>,
): MarkRanges {
  const loose = parts.map((part) => ({ ...part, ...rangeOf(given[part.id], part.maximum) }));
  const low = loose.reduce((sum, part) => sum + part.low, 0);
  const high = loose.reduce((sum, part) => sum + part.high, 0);
  if (total === undefined) {
    const sum =
      parts.length === 0 ? { low: 0, high: maximum } : { low, high: Math.max(low, Math.min(high, maximum)) };
    return {
      total: sum,
      parts: Object.fromEntries(loose.map((part) => [part.id, { low: part.low, high: part.high }])),
    };
  }
  const tight = loose.map((part): [string, MarkRange] => {
    const least = Math.max(part.low, total - (high - part.high));
    const most = Math.min(part.high, total - (low - part.low));
    return [part.id, least <= most ? { low: least, high: most } : { low: part.low, high: part.high }];
  });
  return { total: { low: total, high: total }, parts: Object.fromEntries(tight) };
}

function rangeOf(given: number | undefined, maximum: number): MarkRange {
  return given === undefined ? { low: 0, high: maximum } : { low: given, high: given };
}

/** The marks of an attempt, as far as they are known. */
export function markRanges(
  marks: Marks | undefined,
  {
    mark,
    sections = {},
  }: { readonly mark?: number | undefined; readonly sections?: Readonly<Record<string, number>> | undefined },
): MarkRanges {
  return marks ? rangesOf(marks.sections, marks.maximum, mark, sections) : noMarks;
}

/** Mandatory questions answered rightly, as far as they are known; `total` in `given` stands for the whole test. */
export function mandatoryRanges(
  marks: Marks | undefined,
  given: Readonly<Record<string, number>> = {},
): MarkRanges {
  const parts = (marks?.sections ?? []).map(({ id, mandatoryQuestions }) => ({
    id,
    maximum: mandatoryQuestions,
  }));
  const most = parts.reduce((sum, { maximum }) => sum + maximum, 0);
  return most === 0 ? noMarks : rangesOf(parts, most, given.total, given);
}
