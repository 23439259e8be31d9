import type { DocumentFile, DocumentText, TextBlock } from './document-text.ts';

const maximumPages = 500;
/** Milliseconds for the whole document. */
const maximumTime = 30_000;

interface Line {
  readonly text: string;
  /** Height of its letters in points. */
  readonly height: number;
  readonly page: number;
  /** First or last of its page, where running titles and page numbers stand. */
  readonly isEdge: boolean;
}

/** Read a PDF that holds text: a block a line, headings by the size of their letters, running titles and page numbers left out. */
export async function readPdf(file: DocumentFile): Promise<DocumentText> {
  const data = new Uint8Array(file.bytes);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > maximumPages)
      return {
        ok: false,
        reason: `"${file.name}" has ${document.numPages} pages; at most ${maximumPages} can be read.`,
      };
    const lines: Line[] = [];
    const until = performance.now() + maximumTime;
    for (let number = 1; number <= document.numPages; number += 1) {
      if (performance.now() > until)
        return { ok: false, reason: `"${file.name}" takes too long to read: save it again as a plain PDF.` };
      const page = await document.getPage(number);
      lines.push(...linesOf((await page.getTextContent()).items, number));
      page.cleanup();
    }
    const blocks = blocksOf(lines);
    if (blocks.length === 0)
      return {
        ok: false,
        reason: `"${file.name}" holds pictures of pages and no text. Save it from the program it was written in.`,
      };
    return { ok: true, blocks, format: 'PDF document', knowsTables: false };
  } catch (error) {
    return { ok: false, reason: sayError(error, file.name) };
  } finally {
    await task.destroy();
  }
}

function sayError(error: unknown, name: string): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'PasswordException')
    return `"${name}" is protected by a password. Save it again without one.`;
  return `"${name}" is damaged and cannot be opened. Save it again as PDF.`;
}

type Items = readonly (
  | object
  | { readonly str: string; readonly height: number; readonly transform: number[] }
)[];

/** Pieces of text that stand at one height are one line. */
function linesOf(items: Items, page: number): Line[] {
  const lines: { text: string; height: number; y: number }[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const y = item.transform[5] ?? 0;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 2) {
      last.text += item.str;
      last.height = Math.max(last.height, item.height);
    } else if (item.str.trim() !== '') {
      lines.push({ text: item.str, height: item.height, y });
    }
  }
  return lines.map(({ text, height }, at) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    height,
    page,
    isEdge: at < 2 || at >= lines.length - 2,
  }));
}

function blocksOf(lines: readonly Line[]): TextBlock[] {
  const running = runningTitles(lines);
  const kept = lines.filter(
    ({ text, isEdge }) => text !== '' && !(isEdge && (isPageNumber(text) || running.has(text))),
  );
  const body = bodyHeight(kept);
  const blocks: TextBlock[] = [];
  for (const { text, height } of kept) {
    const last = blocks.at(-1);
    const isHeading = height > body * 1.12;
    // A word divided at the end of a line is one word.
    if (last && !last.isHeading && /\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(text)) {
      blocks[blocks.length - 1] = { ...last, text: last.text.slice(0, -1) + text };
    } else {
      blocks.push({ text, isHeading, isTable: false });
    }
  }
  return blocks;
}

function isPageNumber(text: string): boolean {
  return /^(page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(\s*(of|\/)\s*\d{1,4})?$/i.test(text);
}

/** What stands at the edge of at least three pages and of half of them. */
function runningTitles(lines: readonly Line[]): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const { text, page, isEdge } of lines) {
    if (isEdge) pages.set(text, (pages.get(text) ?? new Set()).add(page));
  }
  const last = lines.at(-1)?.page ?? 0;
  return new Set([...pages].filter(([, on]) => on.size >= Math.max(3, last / 2)).map(([text]) => text));
}

/** The height in which most letters are set. */
function bodyHeight(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, height } of lines) {
    const rounded = Math.round(height * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}
