import type { Block, Line, ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { type Chance, type InventedModule, itemsHead } from './invented-brief.testing.ts';
import { textWidth } from './text-width.ts';

/** Widths of the six columns in letters, and lines on a page. */
export interface Setting {
  readonly widths: readonly [number, number, number, number, number, number];
  readonly pageLines: number;
  /** Share of paragraphs that the tool prints out of turn, 0 to 1. */
  readonly disorder: number;
}

/** Words broken into lines as a column of this width breaks them. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Printed {
  readonly page: number;
  readonly top: number;
  readonly column: number;
  readonly lines: string[];
}

interface Paragraph {
  readonly column: number;
  readonly top: number;
  readonly lines: readonly string[];
}

const gap = 1;

function stacked(column: number, texts: readonly string[], top: number, width: number): readonly Paragraph[] {
  let at = top;
  return texts.map((text) => {
    const lines = wrapped(text, width);
    const paragraph = { column, top: at, lines };
    at += lines.length + gap;
    return paragraph;
  });
}

function bottomOf(paragraphs: readonly Paragraph[]): number {
  return Math.max(0, ...paragraphs.map(({ top, lines }) => top + lines.length + gap));
}

/** One module as a table of its own: headings, then a row per standard; the columns beside flow on their own. */
function moduleParagraphs(module: InventedModule, top: number, { widths }: Setting): readonly Paragraph[] {
  const heads = [
    'Module',
    'Standard',
    itemsHead(module.itemKind),
    'Pass Criteria',
    'Distinction Criteria',
    'Method of Assessment',
  ];
  const head = heads.flatMap((text, column) => stacked(column, [text], top, widths[column] ?? 20));
  const from = bottomOf(head);
  let row = from;
  const numbered = module.standards.flatMap(({ text, items }, at) => {
    const standard = stacked(1, [`${at + 1}. ${text}`], row, widths[1]);
    const lines = stacked(
      2,
      items.map((item, place) => `${at + 1}.${place + 1} ${item}`),
      row,
      widths[2],
    );
    row = bottomOf([...standard, ...lines]);
    return [...standard, ...lines];
  });
  const middle = from + Math.floor((row - from) / 3);
  return [
    ...head,
    ...numbered,
    ...stacked(0, [module.title], middle, widths[0]),
    ...stacked(3, module.pass, from, widths[3]),
    ...stacked(4, module.distinction, from, widths[4]),
    ...stacked(5, [module.method], middle, widths[5]),
  ];
}

/** Cut paragraphs where pages end. */
function onPages(paragraphs: readonly Paragraph[], pageLines: number): readonly Printed[] {
  return paragraphs.flatMap(({ column, top, lines }) => {
    const parts = new Map<number, Printed>();
    lines.forEach((line, index) => {
      const page = Math.floor((top + index) / pageLines);
      const part = parts.get(page) ?? { page, top: (top + index) % pageLines, column, lines: [] };
      part.lines.push(line);
      parts.set(page, part);
    });
    return [...parts.values()];
  });
}

/** The order in which a tool prints paragraphs: roughly down the page, the columns by turns. */
function printOrder(printed: readonly Printed[], disorder: number, chance: Chance): readonly Printed[] {
  return printed
    .map((one) => {
      const stray = chance() < disorder ? 12 * (chance() - 0.3) : 0;
      return { one, key: one.page * 1000 + one.top + one.column * 0.6 + stray };
    })
    .sort((left, right) => left.key - right.key)
    .map(({ one }) => one);
}

/** A document of plain paragraphs with pages; `null` stands for nothing, arrays are paragraphs of lines. */
export function looseDocument(
  paragraphs: readonly { readonly page: number; readonly lines: readonly string[] }[],
): ReadDocument {
  let text = '';
  let number = 0;
  const blocks = paragraphs.map(({ page, lines }): Block => {
    const own = lines.map((words): Line => {
      number += 1;
      const from = text.length;
      text += `${words}\n`;
      return {
        text: words,
        span: { document: 'brief', page: page + 1, line: number, from, to: from + words.length },
      };
    });
    text += '\n';
    number += 1;
    return { kind: 'paragraph', run: runOf(own) };
  });
  return { id: 'brief', name: 'brief.txt', format: 'text', sha256: '', text, pages: [], blocks, notes: [] };
}

/** Print a brief as tools do that lose the columns: paragraph after paragraph, cells cut by pages. */
export function printLoose(
  brief: readonly InventedModule[],
  setting: Setting,
  chance: Chance,
  after: readonly string[] = [],
): ReadDocument {
  let top = 2;
  const paragraphs = brief.flatMap((module) => {
    const own = moduleParagraphs(module, top, setting);
    top = bottomOf(own);
    return own;
  });
  const printed = printOrder(onPages(paragraphs, setting.pageLines), setting.disorder, chance);
  const last = printed.at(-1)?.page ?? 0;
  return looseDocument([...printed, ...after.map((text) => ({ page: last, lines: [text] }))]);
}
