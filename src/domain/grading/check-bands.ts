import type { Finding } from '#domain/standards/finding.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { say } from './check-conditions.ts';
import type { MethodRule, ScoreBand } from './grading-language.ts';

type Bands = Extract<MethodRule, { form: 'bands' }>;

/** Score bands cover everything from 0 to the maximum once, and a better mark never gets a worse grade. */
export function checkBands(method: Method, rule: Bands): Finding[] {
  const at = `methods/${method.id}/grading/bands`;
  if (!method.marks)
    return [say('error', 'no-marks', at, `${method.id} is graded by bands of marks but has no "marks".`)];
  const top = rule.of === 'marks' ? method.marks.maximum : 100;
  const crossed = rule.bands.filter(({ from, to }) => from > to);
  if (crossed.length > 0)
    return crossed.map((band) => say('error', 'band-crossed', at, `${sayBand(band)} ends before it begins.`));
  const sorted = [...rule.bands].sort((a, b) => a.from - b.from || a.to - b.to);
  return [
    ...gaps(sorted, top, at),
    ...overlaps(sorted, rule.precedence, at),
    ...falls(sorted, method, at),
    ...beyond(sorted, top, at),
    ...unrounded(rule, method.marks.maximum, at),
  ];
}

function sayBand({ grade, from, to }: ScoreBand): string {
  return `The band ${from} to ${to} (${grade})`;
}

function gaps(sorted: readonly ScoreBand[], top: number, at: string): Finding[] {
  const findings: Finding[] = [];
  let next = 0;
  const gap = (to: number) => {
    const message = `No band holds ${next === to ? next : `${next} to ${to}`}. The bands must cover 0 to ${top}.`;
    findings.push(say('error', 'band-gap', at, message));
  };
  for (const { from, to } of sorted) {
    if (from > next && next <= top) gap(Math.min(from - 1, top));
    next = Math.max(next, to + 1);
  }
  if (next <= top) gap(top);
  return findings;
}

function overlaps(sorted: readonly ScoreBand[], precedence: Bands['precedence'], at: string): Finding[] {
  return sorted.flatMap((band, place) => {
    const other = sorted.slice(place + 1).find(({ from }) => from <= band.to);
    if (!other) return [];
    const both = `${other.from} to ${Math.min(band.to, other.to)}`;
    return precedence === 'none'
      ? [say('error', 'band-overlap', at, `Two bands hold ${both}. Say in "precedence" which of them wins.`)]
      : [say('note', 'band-overlap', at, `Two bands hold ${both}; the ${precedence} grade wins.`)];
  });
}

function falls(sorted: readonly ScoreBand[], { grades }: Method, at: string): Finding[] {
  return sorted.flatMap((band, place) => {
    const before = sorted[place - 1];
    if (!before || grades.indexOf(band.grade) >= grades.indexOf(before.grade)) return [];
    return [
      say(
        'error',
        'band-falls',
        at,
        `${sayBand(band)} lies above ${before.from} to ${before.to} (${before.grade}) but gives a worse grade.`,
      ),
    ];
  });
}

function beyond(sorted: readonly ScoreBand[], top: number, at: string): Finding[] {
  return sorted
    .filter(({ to }) => to > top)
    .map((band) =>
      say('warning', 'band-above-maximum', at, `${sayBand(band)} goes beyond the maximum, ${top}.`),
    );
}

/** Percentages of this maximum are not all whole, and the plan does not say how they are rounded. */
function unrounded({ of, rounding }: Bands, maximum: number, at: string): Finding[] {
  if (of === 'marks' || rounding !== 'none' || 100 % maximum === 0) return [];
  const message = `One mark of ${maximum} is not a whole percentage; say in "rounding" how it meets the bands. Unrounded, a value between two bands belongs to the lower one.`;
  return [say('warning', 'rounding-not-stated', at, message)];
}
