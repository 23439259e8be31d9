import {
  type PrintedBlock,
  type PrintedDocument,
  type PrintedRow,
  type PrintedText,
  wordsOf,
} from './printed-document.ts';
import { gridOf, paragraphsOf } from './table-grid.ts';

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function inline(text: PrintedText): string {
  return typeof text === 'string' ? safe(text) : `<strong>${safe(text.text)}</strong>`;
}

function htmlRow(row: PrintedRow, tag: 'td' | 'th'): string {
  const cells = row.cells.map(({ text, rowSpan, columnSpan, list }) => {
    const spans = `${rowSpan ? ` rowspan="${rowSpan}"` : ''}${columnSpan ? ` colspan="${columnSpan}"` : ''}`;
    const only = text.length === 1 && text[0] !== undefined ? inline(text[0]) : undefined;
    const words = list
      ? `<ul>${text.map((one) => `<li>${inline(one)}</li>`).join('')}</ul>`
      : (only ?? text.map((one) => `<p>${inline(one)}</p>`).join(''));
    return `<${tag}${spans}>${words}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function htmlBlock(block: PrintedBlock): string {
  if (block.kind === 'heading') return `<h${block.level + 1}>${safe(block.text)}</h${block.level + 1}>`;
  if (block.kind === 'paragraph') return `<p>${safe(block.text)}</p>`;
  if (block.kind === 'items')
    return `<ul>\n${block.items.map((one) => `<li>${inline(one)}</li>`).join('\n')}\n</ul>`;
  const head = block.head ? `<thead>${htmlRow(block.head, 'th')}</thead>\n` : '';
  const rows = block.rows.map((row) => htmlRow(row, row.head ? 'th' : 'td'));
  return `<table>\n${head}<tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/** A web page with real headings, lists and tables. */
export function htmlPage({ title, subtitle, blocks }: PrintedDocument): Buffer {
  const body = blocks.map(htmlBlock).join('\n');
  return Buffer.from(
    `<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>${safe(title)}</title><style>td { border: 1px solid }</style></head>\n<body><header><nav><a href="/">Home</a></nav></header><main>\n<h1>${safe(title)}</h1>\n<p>${safe(subtitle)}</p>\n${body}\n</main></body></html>\n`,
  );
}

/** A web page as word processors write it: headings are bold paragraphs, heading cells are plain cells. */
export function htmlExport({ title, subtitle, blocks }: PrintedDocument): Buffer {
  const body = blocks.map((block) => {
    if (block.kind === 'heading')
      return `<p class="MsoNormal" style="font-size:${18 - block.level * 2}pt"><b><span>${safe(block.text)}</span></b></p>`;
    if (block.kind === 'items')
      return block.items
        .map((one) => `<p class="MsoListParagraph">&middot;&nbsp;&nbsp;${inline(one)}</p>`)
        .join('\n');
    if (block.kind !== 'table') return htmlBlock(block);
    return htmlBlock(block)
      .replaceAll(/<(\/?)th\b/g, '<$1td')
      .replaceAll(/<\/?(thead|tbody)>/g, '');
  });
  return Buffer.from(
    `<html><body>\n<p><b>${safe(title)}</b></p>\n<p>${safe(subtitle)}</p>\n${body.join('\n')}\n</body></html>\n`,
  );
}

function pipes(block: PrintedBlock & { kind: 'table' }): string {
  const rows = gridOf(block).map((row) => {
    const cells = row.flatMap((place) => [
      paragraphsOf(place).join('<br>').replaceAll('|', '\\|'),
      ...Array.from({ length: place.columnSpan - 1 }, () => ''),
    ]);
    return `| ${cells.join(' | ')} |`;
  });
  const line = `|${block.columns.map(() => '---').join('|')}|`;
  return [...rows.slice(0, 1), line, ...rows.slice(1)].join('\n');
}

function markdownBlock(block: PrintedBlock): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level + 1)} ${block.text}`;
  if (block.kind === 'paragraph') return block.text;
  if (block.kind === 'items') return block.items.map((one) => `- ${wordsOf(one)}`).join('\n');
  return pipes(block);
}

/** Markdown with pipe tables. */
export function markdown({ title, subtitle, blocks }: PrintedDocument): Buffer {
  return Buffer.from(`# ${title}\n\n${subtitle}\n\n${blocks.map(markdownBlock).join('\n\n')}\n`);
}
