import { expect, test } from 'vitest';
import type { Block, Table } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { aDrawnPdf, type DrawnPage, type DrawnText, gridLines } from './a-drawn-pdf.testing.ts';
import { readPdfBlocks } from './read-pdf-blocks.ts';

async function blocksOf(pages: readonly DrawnPage[]): Promise<readonly Block[]> {
  const found = await readPdfBlocks({ bytes: aDrawnPdf(pages), name: 'a.pdf' }, 'a'.repeat(64));
  if (!found.ok) throw new Error(found.reason);
  return found.document.blocks;
}

async function tablesOf(pages: readonly DrawnPage[]): Promise<readonly Table[]> {
  return (await blocksOf(pages)).flatMap((block) => (block.kind === 'table' ? [block] : []));
}

const cellsOf = (table: Table | undefined) => table?.rows.map(({ cells }) => cells.map(cellText));

/** A line of words in each column, at one height. */
function row(down: number, words: readonly string[], bold = false): readonly DrawnText[] {
  return words.flatMap((text, at) => (text === '' ? [] : [{ text, left: 55 + at * 160, down, bold }]));
}

const xs = [50, 210, 370, 530];

test('the cells of a ruled table, a cell that spans rows in its first row', async () => {
  const [table] = await tablesOf([
    {
      texts: [
        ...row(115, ['Module', 'Pass', 'Distinction'], true),
        ...row(135, ['Deliveries', 'State who signs for', 'Evaluate the records.']),
        ...row(147, ['', 'a delivery.', '']),
        ...row(167, ['', 'Count the goods.', '']),
      ],
      lines: [...gridLines(xs, [100, 120, 180]), [210, 155, 530, 155]],
    },
  ]);
  expect(table).toMatchObject({ origin: 'ruled', columns: 3 });
  expect(cellsOf(table)).toEqual([
    ['Module', 'Pass', 'Distinction'],
    ['Deliveries', 'State who signs for a delivery.', 'Evaluate the records.'],
    ['Count the goods.', ''],
  ]);
  expect(table?.rows[1]?.cells[0]).toMatchObject({ rowSpan: 2, heading: false });
  expect(table?.rows[0]?.cells.every(({ heading }) => heading)).toBe(true);
});

test('a table without lines: columns by the gaps that stay free, rows by their spaces', async () => {
  const [table] = await tablesOf([
    {
      texts: [
        ...row(100, ['Method', 'Weight', 'Length'], true),
        ...row(120, ['Practical test with', '60%', '120 minutes with a']),
        ...row(132, ['questions', '', 'tolerance of ten']),
        ...row(144, ['', '', 'per cent']),
        ...row(164, ['Interview', '40%', '60 minutes or what']),
        ...row(176, ['', '', 'the plan says']),
      ],
    },
  ]);
  expect(table?.origin).toBe('aligned');
  expect(cellsOf(table)).toEqual([
    ['Method', 'Weight', 'Length'],
    ['Practical test with questions', '60%', '120 minutes with a tolerance of ten per cent'],
    ['Interview', '40%', '60 minutes or what the plan says'],
  ]);
});

test('a table goes on over the page: headings once, a row that was cut put together', async () => {
  const heads = row(75, ['Area', 'Pass', 'Distinction'], true);
  const tables = await tablesOf([
    {
      texts: [
        ...heads,
        ...row(715, ['Stock', 'Explain how stock is counted and', 'Recommend an improvement.']),
      ],
      lines: gridLines(xs, [60, 80, 790]),
    },
    {
      texts: [
        ...heads,
        ...row(95, ['', 'who is told of it.', '']),
        ...row(125, ['Safety', 'Report what is not safe.', '']),
      ],
      lines: gridLines(xs, [60, 80, 110, 140]),
    },
  ]);
  expect(tables.map(cellsOf)).toEqual([
    [
      ['Area', 'Pass', 'Distinction'],
      ['Stock', 'Explain how stock is counted and who is told of it.', 'Recommend an improvement.'],
      ['Safety', 'Report what is not safe.', ''],
    ],
  ]);
});

test('running titles and page numbers are left out; a word divided at a line end is whole again', async () => {
  const page = (number: number, ...lines: readonly string[]): DrawnPage => ({
    texts: [
      { text: 'Stock Keeper plan', left: 50, down: 30 },
      ...lines.map((text, at) => ({ text, left: 50, down: 300 + at * 13 })),
      { text: `Page ${number} of 3`, left: 280, down: 815 },
    ],
  });
  const blocks = await blocksOf([
    page(
      1,
      'The assessment is done at work by the assess-',
      'ment organisation named by the end-',
      'point rules.',
    ),
    page(2, 'The second page has an end-point rule.'),
    page(3, 'The third page ends.'),
  ]);
  expect(blocks.map((block) => (block.kind === 'table' ? '' : block.run.text))).toEqual([
    'The assessment is done at work by the assessment organisation named by the end-point rules.',
    'The second page has an end-point rule.',
    'The third page ends.',
  ]);
});

test('two columns are read one after the other', async () => {
  const column = (left: number, name: string, shift: number): readonly DrawnText[] =>
    Array.from({ length: 9 }, (_, at) => ({
      text: `${name} line ${at} of words that fill the column up`,
      left,
      down: 100 + shift + at * 13,
    }));
  const blocks = await blocksOf([{ texts: [...column(50, 'the left', 0), ...column(310, 'the right', 4)] }]);
  const text = blocks.map((block) => (block.kind === 'table' ? 'TABLE' : block.run.text)).join(' ');
  expect(text.indexOf('the right line 0')).toBeGreaterThan(text.indexOf('the left line 8'));
  expect(text).not.toContain('TABLE');
});

test('contents with leaders are left out, unseen text is left out, words drawn twice are read once', async () => {
  const entries = ['Gateway', 'Grading', 'Resits'].map((name, at) => ({
    text: `${at + 1}. ${name} ........................................ ${at + 3}`,
    left: 50,
    down: 130 + at * 14,
  }));
  const blocks = await blocksOf([
    { texts: [{ text: 'Contents', left: 50, down: 100, size: 16, bold: true }, ...entries] },
    {
      texts: [
        { text: 'Grading', left: 50, down: 100, size: 16, bold: true },
        { text: 'Grading', left: 50.3, down: 100, size: 16, bold: true },
        { text: 'All pass criteria are met, and the assessor says so.', left: 50, down: 130 },
        { text: 'nobody sees this', left: 50, down: 150, hidden: true },
      ],
    },
  ]);
  expect(blocks).toMatchObject([
    { kind: 'heading', run: { text: 'Grading' } },
    { kind: 'paragraph', run: { text: 'All pass criteria are met, and the assessor says so.' } },
  ]);
});

test('a code at the foot of a page and its words at the head of the next are one cell', async () => {
  const columns = [50, 210, 370];
  const tables = await tablesOf([
    {
      texts: [
        ...row(75, ['Skills', 'Assessment methods'], true),
        ...row(720, ['S1', 'Workshop observation']),
        ...row(732, ['Cut a pane to size.']),
        ...row(770, ['S2', 'Workshop observation']),
      ],
      lines: gridLines(columns, [60, 80, 750, 790]),
    },
    {
      texts: [
        ...row(75, ['Seal a frame.', '']),
        ...row(95, ['S3', 'Theory test']),
        ...row(107, ['Read a drawing.']),
      ],
      lines: gridLines(columns, [60, 80, 120]),
    },
  ]);
  expect(tables.map(cellsOf)).toEqual([
    [
      ['Skills', 'Assessment methods'],
      ['S1 Cut a pane to size.', 'Workshop observation'],
      ['S2 Seal a frame.', 'Workshop observation'],
      ['S3 Read a drawing.', 'Theory test'],
    ],
  ]);
});
