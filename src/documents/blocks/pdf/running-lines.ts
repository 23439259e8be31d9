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

function edgeLines(page: PageLayout): readonly EdgeLine[] {
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
    ...top.map((line) => keyed(line, 'top', line.baseline)),
    ...bottom.map((line) => keyed(line, 'bottom', page.height - line.baseline)),
  ];
}

/** On how many pages a line must stand to be a running title. */
function enough(pages: number): number {
  if (pages < 4) return Math.max(2, pages);
  return Math.max(3, Math.min(6, Math.ceil(pages / 5)));
}

/** Leave out running titles and page numbers: lines at a page's edge that stand there on other pages too. */
export function withoutRunningLines(pages: readonly PageLayout[]): readonly PageLayout[] {
  const found = pages.flatMap(edgeLines);
  const counts = new Map<string, Set<number>>();
  for (const { key, page } of found) counts.set(key, (counts.get(key) ?? new Set()).add(page));
  const isRunning = ({ key, line }: EdgeLine) =>
    counter.test(line.text) || (counts.get(key)?.size ?? 0) >= enough(pages.length);
  const dropped = new Set(found.filter(isRunning).map(({ line }) => line));
  return pages.map((page) => ({
    ...page,
    parts: page.parts.flatMap((part): PageLayout['parts'] => {
      if (part.kind !== 'column') return [part];
      const lines = part.lines.filter((line) => !dropped.has(line));
      return lines.length === 0 ? [] : [{ ...part, lines }];
    }),
  }));
}
