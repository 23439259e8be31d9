import type { SourceLine } from './source-lines.ts';

const pageNumber =
  /^[-–—|\s]*(?:p ?a ?g ?e\s*[|:]?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*\|\s*p ?a ?g ?e|\d{1,4}\s+of\s+\d{1,4})[-–—|\s.]*$/i;
/** "3/12" as browsers print it; a fraction unless it stands at a page's edge. */
const pageOfPages = /^(\d{1,3}) ?\/ ?(\d{1,3})$/;
const endsInPageNumber = /\bpage\s+\d{1,4}\s+(?:of|\/)\s+\d{1,4}$/i;
const marksEdition = /\bv(?:ersion)?\s?\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|©|copyright|\b(?:19|20)\d\d$/i;

function isPageNumber({ words, raw }: SourceLine): boolean {
  if (raw.includes('\t') || words.length > 120) return false;
  return pageNumber.test(words) || endsInPageNumber.test(words);
}

function pageNumbers(lines: readonly SourceLine[], edges: ReadonlySet<number>): Set<number> {
  const isNumber = (line: SourceLine, index: number) =>
    isPageNumber(line) || (edges.has(index) && isPageOfPages(line));
  return new Set(lines.flatMap((line, index) => (isNumber(line, index) ? [index] : [])));
}

function isPageOfPages(line: SourceLine | undefined): boolean {
  const match = pageOfPages.exec(line?.words ?? '');
  return match !== null && Number(match[1]) <= Number(match[2]) && Number(match[1]) === line?.page;
}

/** A line with its numbers hidden, so that running titles with page numbers are alike. */
function likeness(line: SourceLine): string {
  return line.words.toLowerCase().replace(/\d+/g, '#');
}

/**
 * The lines (by position) that are running headers and footers: page numbers, and short lines repeated beside them or at
 * the edges of pages. Heading words of tables repeat too, so a line that no page number or page edge touches stays.
 */
export function runningLines(lines: readonly SourceLine[]): ReadonlySet<number> {
  const filled = lines.flatMap((line, index) => (line.words === '' ? [] : [index]));
  const edges = atPageEdges(filled, lines);
  const noise = pageNumbers(lines, edges);
  const near = besidePageNumbers(filled, noise);
  const titles = repeatedTitles(lines, near, (line, count) => count >= 2 || marksEdition.test(line.words));
  const headers = repeatedTitles(lines, edges, (line, count) => {
    const isLong = line.words.split(' ').length >= 4 || marksEdition.test(line.words);
    const pages = lines.at(-1)?.page ?? 1;
    return count >= 3 && count * (isLong ? 3 : 1.25) >= pages;
  });
  for (const [index, line] of lines.entries()) {
    if (line.raw.includes('\t') || line.words === '') continue;
    const key = likeness(line);
    if (titles.has(key) || (headers.has(key) && edges.has(index))) noise.add(index);
  }
  return noise;
}

function besidePageNumbers(filled: readonly number[], numbers: ReadonlySet<number>): ReadonlySet<number> {
  const near = new Set<number>();
  for (const [at, index] of filled.entries()) {
    if (!numbers.has(index)) continue;
    for (const other of filled.slice(Math.max(0, at - 2), at + 3)) if (other !== index) near.add(other);
  }
  return near;
}

function atPageEdges(filled: readonly number[], lines: readonly SourceLine[]): ReadonlySet<number> {
  const edges = new Set<number>();
  for (const [at, index] of filled.entries()) {
    const page = lines[index]?.page;
    if (page === undefined) return edges;
    const isEdge = [-2, -1, 1, 2].some((step) => lines[filled[at + step] ?? -1]?.page !== page);
    if (isEdge) edges.add(index);
  }
  return edges;
}

function repeatedTitles(
  lines: readonly SourceLine[],
  places: ReadonlySet<number>,
  accept: (line: SourceLine, count: number) => boolean,
): ReadonlySet<string> {
  const counts = new Map<string, { line: SourceLine; count: number }>();
  for (const index of places) {
    const line = lines[index];
    if (!line || !canRun(line, lines[index - 1], lines[index + 1])) continue;
    const seen = counts.get(likeness(line));
    counts.set(likeness(line), { line, count: (seen?.count ?? 0) + 1 });
  }
  const accepted = [...counts].filter(([, { line, count }]) => accept(line, count));
  return new Set(accepted.map(([key]) => key));
}

function canRun(line: SourceLine, before?: SourceLine, after?: SourceLine): boolean {
  const isShort = line.words.length <= 120 && !line.raw.includes('\t') && !/[.;:,]$/.test(line.words);
  const isMarked =
    /^\s*(?:#{1,6}\s|[-•*●▪\uf0b7]\s)/.test(line.raw) || /^(?:annex|appendix)\b/i.test(line.words);
  const standsAlone = [before, after].some(
    (other) => other === undefined || other.words === '' || isPageNumber(other),
  );
  return isShort && !isMarked && standsAlone;
}
