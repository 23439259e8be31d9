import type { MethodRule } from '#domain/grading/grading-language.ts';
import type { MethodStatement } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import { sourceOf } from './draft-log.ts';
import type { DraftMethod } from './draft-methods.ts';

/** One grade's band of marks or percent. */
export type BandStatement = Extract<MethodStatement, { form: 'band' }>;

type Bands = Extract<MethodRule, { form: 'bands' }>;

/**
 * The marks that a method has: as printed; else the upper end of the highest band; else one for each question. Undefined
 * when nothing says it.
 */
export function marksOf(
  method: DraftMethod,
  bands: readonly Found<BandStatement>[],
): Found<number> | undefined {
  const printed = method.said.flatMap((one) => one.method.marks)[0];
  const highest = Math.max(0, ...bands.map(({ value }) => value.to ?? value.from));
  const isFull = (marks: number) => marks >= highest || bands.every(({ value }) => value.of === 'percent');
  if (printed || bands.length === 0) return printed;
  const limit = bands.find(
    ({ value }) => value.of === 'marks' && value.to === highest && value.grade !== 'fail',
  );
  if (limit) {
    const why = 'No sentence gives the number of marks; it is the upper end of the highest band.';
    return { ...readAs(limit, highest, 'likely'), why };
  }
  const asked = method.said
    .flatMap((one) => one.method.sessions)
    .find(({ value }) => isFull(value.questions?.exactly ?? -1) && value.questions?.exactly !== undefined);
  const count = asked?.value.questions?.exactly;
  if (!asked || count === undefined) return undefined;
  const why = 'No sentence gives the number of marks; one for each question was taken.';
  return { ...readAs(asked, count, 'likely'), why };
}

/** A rule of bands up to the maximum of marks; the marks below the lowest printed band fail. */
export function bandsRule(
  bands: readonly Found<BandStatement>[],
  maximum: number | undefined,
): Bands | undefined {
  const first = bands[0];
  if (!first) return undefined;
  const distinct = new Map(bands.map((found) => [JSON.stringify(found.value), found]));
  const sorted = [...distinct.values()].sort((a, b) => a.value.from - b.value.from);
  const highest = Math.max(...bands.map(({ value }) => value.to ?? value.from));
  const top = first.value.of === 'percent' ? 100 : (maximum ?? highest);
  const printed = sorted.map(({ value }, index) => ({
    grade: value.grade,
    from: value.from,
    to: value.to ?? (sorted[index + 1]?.value.from ?? top + 1) - 1,
  }));
  const lowest = printed[0];
  const withFail =
    lowest && lowest.from > 0 && lowest.grade !== 'fail'
      ? [{ grade: 'fail' as const, from: 0, to: lowest.from - 1 }, ...printed]
      : printed;
  return {
    form: 'bands',
    of: first.value.of,
    rounding: 'none',
    precedence: 'none',
    bands: withFail,
    gates: [],
    otherwise: 'fail',
    source: sourceOf(first),
  };
}
