import type { SourceLine } from './source-lines.ts';

/** The lines of a document's contents list, and the titles it names. */
export interface ContentsList {
  readonly lines: ReadonlySet<number>;
  /** Lower case, without numbers and page numbers. */
  readonly titles: ReadonlySet<string>;
}

const contentsTitle = /^(?:table of )?contents(?: page| list)?:?$/i;
const entry = /^(\S.{0,160}?)\s*(?:\t[\s.]*|[.…_]{3,}\s*|(?:\. ){3,}\s*|\s{3,})(\d{1,3}|[ivx]{1,6})?$/i;
const longestEntry = 400;
const leader = /(?:\t|[.…]{3,}|(?:\. ){3,})\s*(\d{1,3})\s*$/;
const numberedEntry = /^(\S.{0,160}?)\s+(\d{1,3})$/;

/** A title as a key: lower case, without markup, leading number and trailing page number. */
export function titleKey(words: string): string {
  if (words.length > longestEntry) return '';
  return words
    .toLowerCase()
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/, '')
    .replace(/[:.\s]+$/, '')
    .replace(/\s+/g, ' ');
}

function entryOf(line: SourceLine, isInside: boolean): string | undefined {
  if (line.raw.length > longestEntry) return undefined;
  const raw = line.raw.trimStart().replace(/[ \u00a0]+$/, '');
  const match = entry.exec(raw.replace(/\t+$/, '\t')) ?? (isInside ? numberedEntry.exec(raw.trim()) : null);
  if (!match || (match[1] ?? '').includes('\t\t')) return undefined;
  return titleKey(
    (match[1] ?? '')
      .replace(/[*\t|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/**
 * Find contents lists: what follows a line "Contents" and looks like its entries, and elsewhere a run of five or more
 * entries with page numbers that never fall.
 */
export function contentsList(lines: readonly SourceLine[]): ContentsList {
  const found = new Set<number>();
  const titles = new Set<string>();
  for (let index = 0; index < lines.length; index += 1) {
    const list = listAt(lines, index);
    for (const { at, title } of list) {
      found.add(at);
      if (title !== '') titles.add(title);
    }
    index = list.at(-1)?.at ?? index;
  }
  return { lines: found, titles };
}

/** The contents list that begins at a line, its title with it. */
function listAt(lines: readonly SourceLine[], index: number): readonly Entry[] {
  const line = lines[index];
  if (!line || line.words === '') return [];
  if (!contentsTitle.test(line.words)) {
    const list = leadersFrom(lines, index);
    return list.length < 5 ? [] : list;
  }
  const list = entriesFrom(lines, index + 1);
  return list.length < 2 ? [] : [{ at: index, title: '' }, ...list];
}

interface Entry {
  readonly at: number;
  readonly title: string;
}

/** Entries after a contents title; three lines that are none end the list. */
function entriesFrom(lines: readonly SourceLine[], start: number): readonly Entry[] {
  const list: Entry[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.words === '') continue;
    const title = filledCellCount(line) > 2 ? undefined : entryOf(line, true);
    if (title === undefined) break;
    list.push({ at, title });
  }
  return list;
}

function leadersFrom(lines: readonly SourceLine[], start: number): readonly Entry[] {
  const list: Entry[] = [];
  let page = 0;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.words === '') continue;
    const number = leader.exec(line.raw.slice(-longestEntry))?.[1];
    const title = number === undefined || filledCellCount(line) > 2 ? undefined : entryOf(line, false);
    if (title === undefined || Number(number) < page || !/[a-z]/.test(title)) break;
    page = Number(number);
    list.push({ at, title });
  }
  return list;
}

function filledCellCount(line: SourceLine): number {
  return line.raw.split('\t').filter((cell) => cell.trim() !== '').length;
}
