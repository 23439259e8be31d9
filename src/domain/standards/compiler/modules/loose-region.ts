import { type Column, isBriefHeading } from './column-heads.ts';
import { headAt, type LooseLine, startOf } from './fragments.ts';

interface HeadPlace {
  readonly at: number;
  readonly column: Column;
}

const windowLines = 60;
const farLines = 250;
const closeLines = 12;

function headPlaces(lines: readonly LooseLine[]): readonly HeadPlace[] {
  const places: HeadPlace[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const heading = headAt(lines, at);
    if (!heading) continue;
    places.push({ at, column: heading.head.column });
    at += heading.count - 1;
  }
  return places;
}

/** True when headings of a brief begin here: its first columns, and four of them within one page's worth of lines. */
function beginsBrief(places: readonly HeadPlace[], index: number): boolean {
  const first = places[index]?.column;
  if (first !== 'module' && first !== 'standard' && first !== 'items') return false;
  const from = places[index]?.at ?? 0;
  const near = places.slice(index, index + 12).filter(({ at }) => at - from < windowLines);
  const columns = new Set(near.map(({ column }) => column));
  return columns.size >= 4 && isBriefHeading(columns) && columns.has('items');
}

const endings =
  /^(?:(?:overall )?grad(?:ing|es)(?: .{0,40})?:?|(?:appendix|annexe?) [a-z0-9]{1,3}\b.{0,80}|end of .{0,40}|glossary|references)$/i;

/** True when headings of a module's table follow soon: the brief goes on. */
function goesOnAfter(places: readonly HeadPlace[], from: number): boolean {
  return places.some(
    ({ at, column }) =>
      at > from && at < from + 2 * windowLines && (column === 'module' || column === 'items'),
  );
}

function endOf(
  lines: readonly LooseLine[],
  places: readonly HeadPlace[],
  from: number,
  next: number,
): number {
  let quiet = 0;
  for (let at = from; at < next; at += 1) {
    const text = lines[at]?.text ?? '';
    const heading = places.some((place) => place.at === at);
    const numbered = startOf(text) === 'item' || startOf(text) === 'number';
    quiet = heading || numbered ? 0 : quiet + 1;
    if ((quiet > 80 || endings.test(text)) && !goesOnAfter(places, at)) return at;
  }
  return next;
}

/** The stretches of a document in which a brief is printed without its columns. */
export function briefRegions(lines: readonly LooseLine[]): readonly (readonly LooseLine[])[] {
  const places = headPlaces(lines);
  const regions: (readonly LooseLine[])[] = [];
  let index = 0;
  while (index < places.length) {
    const first = places[index];
    const gap = (places[index + 1]?.at ?? 0) - (first?.at ?? 0);
    if (!first || gap > closeLines || !beginsBrief(places, index)) {
      index += 1;
      continue;
    }
    let last = index;
    while (last + 1 < places.length && (places[last + 1]?.at ?? 0) - (places[last]?.at ?? 0) < farLines)
      last += 1;
    const end = endOf(lines, places, first.at, places[last + 1]?.at ?? lines.length);
    regions.push(lines.slice(first.at, end));
    index = last + 1;
  }
  return regions;
}
