import { columnParts } from './corridors.ts';
import type { PageLayout } from './lay-out-page.ts';
import type { WordLine } from './word-lines.ts';

/** The parts of a page's height in which running titles and page numbers stand. */
const edge = 0.14;
const counter =
  /^(page\s*)?[-–—|[(]?\s*\d{1,4}\s*[-–—|\])]?(\s*(of|\/|out of)\s*\d{1,4})?$|^page\s+[ivxlc]{1,6}$|^[-–—]?\s*[ivxl]{1,6}\s*[-–—]?$/i;
const mostLines = 6;

interface EdgeLine {
  readonly page: number;
  readonly line: WordLine;
  /** Text without its figures, and the distance from the nearer edge: the same on each page for a running title. */
  readonly key: string;
}

/** The lines at the top of a page, and those at its foot, from the edge inwards. */
function edgeLines(page: PageLayout): readonly (readonly EdgeLine[])[] {
  const lines = page.parts
    .flatMap((part) => (part.kind === 'column' ? part.lines : []))
    .sort((one, other) => one.baseline - other.baseline);
  const top = lines.slice(0, mostLines).filter(({ baseline }) => baseline < edge * page.height);
  const bottom = lines.slice(-mostLines).filter(({ baseline }) => baseline > (1 - edge) * page.height);
  const keyed = (line: WordLine, where: string, distance: number): EdgeLine => ({
    page: page.number,
    line,
    key: `${where} ${Math.round(distance / 4)} ${line.text.replace(/\d+/g, '#').toLowerCase()}`,
  });
  return [
    top.map((line) => keyed(line, 'top', line.baseline)),
    bottom.toReversed().map((line) => keyed(line, 'bottom', page.height - line.baseline)),
  ];
}

/** On how many pages a line must stand to be a running title. */
function enough(pages: number): number {
  if (pages < 4) return Math.max(2, pages);
  return Math.max(3, Math.min(6, Math.ceil(pages / 5)));
}

/** True for the headings of a table, which stand at the top of each page on which it goes on. */
function isTableHead({ line, key }: EdgeLine): boolean {
  return key.startsWith('top') && line.bold && columnParts(line).length > 2;
}

/** Leave out running titles and page numbers: lines at a page's edge that stand there on other pages too. */
export function withoutRunningLines(pages: readonly PageLayout[]): readonly PageLayout[] {
  const edges = pages.flatMap(edgeLines);
  const counts = new Map<string, Set<number>>();
  for (const { key, page } of edges.flat()) counts.set(key, (counts.get(key) ?? new Set()).add(page));
  const isRunning = (edgeLine: EdgeLine) =>
    !isTableHead(edgeLine) &&
    (counter.test(edgeLine.line.text) || (counts.get(edgeLine.key)?.size ?? 0) >= enough(pages.length));
  const dropped = new Set<WordLine>();
  for (const edge of edges) {
    // From the edge inwards: below a line of the text nothing is a running title.
    const first = edge.findIndex((one) => !isRunning(one));
    for (const { line } of first === -1 ? edge : edge.slice(0, first)) dropped.add(line);
  }
  return pages.map((page) => ({
    ...page,
    parts: page.parts.flatMap((part): PageLayout['parts'] => {
      if (part.kind !== 'column') return [part];
      const lines = part.lines.filter((line) => !dropped.has(line));
      return lines.length === 0 ? [] : [{ ...part, lines }];
    }),
  }));
}
