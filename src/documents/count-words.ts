import type { WordLimit } from '#domain/standards/method-format.ts';
import { type DocumentFile, readDocument, type TextBlock } from './document-text.ts';

/** What a plan leaves out of its word count. */
export type Exclusion = WordLimit['excludes'][number];

/** The words of a document. */
export type WordCount =
  | {
      readonly ok: true;
      /** Every word of the document. */
      readonly words: number;
      /** Words of the main text: without the annexes and whatever else the plan leaves out. */
      readonly withoutAnnexes: number;
      /** How it was counted, in words for the person who may disagree. */
      readonly how: string;
      /** The heading at which the annexes begin; null when there are none. */
      readonly annexFrom: string | null;
    }
  | { readonly ok: false; readonly reason: string };

/** Count the words of a file, leaving out what the plan's word limit excludes. */
export async function countWords(
  file: DocumentFile,
  excludes: readonly Exclusion[] = ['annexes'],
): Promise<WordCount> {
  const document = await readDocument(file);
  if (!document.ok) return document;
  const { main, annexFrom, leftOut } = mainText(document.blocks, excludes);
  const unsure = excludes.filter(
    (what) => what === 'diagrams' || (what === 'tables' && !document.knowsTables),
  );
  return {
    ok: true,
    words: wordsIn(document.blocks),
    withoutAnnexes: wordsIn(main),
    how: sayHow(document.format, leftOut, unsure),
    annexFrom,
  };
}

/** A word is what stands between spaces and holds a letter or a digit. */
export function wordsIn(blocks: readonly Pick<TextBlock, 'text'>[]): number {
  let words = 0;
  for (const { text } of blocks) words += text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return words;
}

interface MainText {
  readonly main: readonly TextBlock[];
  readonly annexFrom: string | null;
  readonly leftOut: readonly Exclusion[];
}

/** The blocks that count. Annexes run from their first heading to the end; contents and references to the next heading. */
export function mainText(blocks: readonly TextBlock[], excludes: readonly Exclusion[]): MainText {
  const sections = sectionsOf(blocks);
  const first = sections.indexOf('annexes');
  const excluded: ReadonlySet<Section | Exclusion> = new Set(excludes);
  const isLeftOut = (at: number): boolean => {
    const section = sections[at];
    if (section !== undefined && excluded.has(section)) return true;
    return blocks[at]?.isTable === true && excludes.includes('tables');
  };
  const found: ReadonlySet<Section | Exclusion> = new Set(
    sections.filter((section) => excluded.has(section)),
  );
  const hasTables = excludes.includes('tables') && blocks.some(({ isTable }) => isTable);
  return {
    main: blocks.filter((_, at) => !isLeftOut(at)),
    annexFrom: first === -1 ? null : (blocks[first]?.text ?? null),
    leftOut: excludes.filter((what) => found.has(what) || (what === 'tables' && hasTables)),
  };
}

type Section = 'title-page' | 'contents' | 'body' | 'references' | 'annexes';

const annexHeading =
  /^(\d+(\.\d+)*[.)]?\s+)?(annexe?s?|append(ix|ices|ixes))(\s+([a-z]|\d{1,2}|[ivx]{1,4}))?\s*([:.–—-]\s*\S.{0,80})?[:.]?$/i;
const annexStart = /^(\d+(\.\d+)*[.)]?\s+)?(annexe?s?|append(ix|ices|ixes))\b/i;
const contentsHeading = /^(table of )?contents( page)?[:.]?$/i;
const referencesHeading =
  /^(\d+(\.\d+)*[.)]?\s+)?(references|reference list|bibliography|works cited)[:.]?$/i;
/** A line of a table of contents: dots to, or a number at, its end. */
const contentsLine = /(\.{3,}|…|\s)\s*\d{1,3}$/;

/** A title page is short; longer text before the first heading is text. */
const mostOnTitlePage = 80;

function sectionsOf(blocks: readonly TextBlock[]): Section[] {
  const firstHeading = blocks.findIndex(
    ({ isHeading, text }, at) => at > 0 && (isHeading || contentsHeading.test(text)),
  );
  const front =
    firstHeading > 0 && wordsIn(blocks.slice(0, firstHeading)) <= mostOnTitlePage ? firstHeading : 0;
  let section: Section = 'body';
  return blocks.map((block, at) => {
    section = at < front ? 'title-page' : nextSection(section === 'title-page' ? 'body' : section, block);
    return section;
  });
}

function nextSection(before: Section, block: TextBlock): Section {
  if (before === 'annexes') return 'annexes';
  const { text, isHeading } = block;
  if (contentsHeading.test(text)) return 'contents';
  if (before === 'contents' && contentsLine.test(text) && !isHeading) return 'contents';
  if (startsAnnexes(block)) return 'annexes';
  if (referencesHeading.test(text)) return 'references';
  if (before === 'references') return isHeading ? 'body' : 'references';
  return 'body';
}

/** A heading that begins so, or a line of its own that says nothing else: "Annex B shows the rota." is neither. */
function startsAnnexes({ text, isHeading, isTable }: TextBlock): boolean {
  if (isTable || (contentsLine.test(text) && /\.{3,}|…/.test(text))) return false;
  return isHeading ? annexStart.test(text) : annexHeading.test(text);
}

const names: Readonly<Record<Exclusion, string>> = {
  annexes: 'annexes and appendices',
  references: 'references',
  contents: 'the table of contents',
  'title-page': 'the title page',
  tables: 'tables',
  diagrams: 'diagrams',
};

function sayHow(format: string, leftOut: readonly Exclusion[], unsure: readonly Exclusion[]): string {
  const without =
    leftOut.length > 0 ? `without ${leftOut.map((what) => names[what]).join(', ')}` : 'nothing left out';
  const notes = format === 'Word document' ? ' Notes are not counted.' : '';
  const doubt =
    unsure.length > 0
      ? ` Text in ${unsure.map((what) => names[what]).join(' and ')} cannot be told apart in a ${format} and is counted where it can be read.`
      : '';
  return `Words between spaces in the ${format}, ${without}.${notes}${doubt}`;
}
