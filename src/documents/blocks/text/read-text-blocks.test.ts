import { describe, expect, test } from 'vitest';
import type { Block, ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { readTextBlocks } from './read-text-blocks.ts';

function read(text: string): ReadDocument {
  const result = readTextBlocks({
    file: { bytes: Buffer.from(text), name: 'Plan of trials.txt' },
    sha256: 'hash',
    text,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

function said(block: Block): string {
  if (block.kind !== 'table') return `${block.kind}: ${block.run.text}`;
  return block.rows.map(({ cells }) => cells.map(cellText).join(' | ')).join('\n');
}

const blocksOf = (text: string) => read(text).blocks.map(said);

describe('headings', () => {
  test('are known by their signs, without the bold letters in them', () => {
    const { blocks } = read('## **Gateway** checks\n\n#### Portfolio\n\nTen pieces of work.\n');
    expect(blocks.map(said)).toEqual([
      'heading: Gateway checks',
      'heading: Portfolio',
      'paragraph: Ten pieces of work.',
    ]);
    expect(blocks.map((block) => block.kind === 'heading' && block.level)).toEqual([2, 4, false]);
  });

  test('are known by their numbers, glued to the text or with the number on a line of its own', () => {
    const text =
      '1. Introduction\nThis plan says how bakers are assessed at the end of their time on programme.\n2.\n\nGateway\n\n' +
      'The employer decides whether the apprentice is ready for what follows.\n3. Grading of Methods\nEach method has a pass and a distinction, as annex A says in detail.\n';
    expect(blocksOf(text).filter((said) => said.startsWith('heading'))).toEqual([
      'heading: 1. Introduction',
      'heading: 2. Gateway',
      'heading: 3. Grading of Methods',
    ]);
  });

  test('are known by standing alone like titles over text', () => {
    const text =
      'Order of methods\n\nThe oven test comes before the discussion, unless both sides agree otherwise.\n\nOr\n\n- by day\n- by night\n';
    expect(blocksOf(text)[0]).toBe('heading: Order of methods');
    expect(blocksOf(text)).toContain('paragraph: Or');
  });

  test('are known by a label or a colon right over a sentence', () => {
    const text =
      'Method 1: Oven test\nIt takes one hour.\n\nLength of the period for assessment:\nThe period for assessment lasts three months, and begins when the gateway is passed.\n';
    expect(blocksOf(text).filter((said) => said.startsWith('heading'))).toEqual([
      'heading: Method 1: Oven test',
      'heading: Length of the period for assessment:',
    ]);
  });

  test('are not made of a numbered list', () => {
    const text =
      'Three people sign, in this order, before anything else can happen at all:\n\n1. Employer\n\n2. Provider\n\n3. Apprentice\n\nThen the assessment organisation looks at what they signed.\n';
    expect(read(text).blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'item',
      'item',
      'item',
      'paragraph',
    ]);
  });

  test('are not made of the cells of a table that was printed cell by cell', () => {
    const wide =
      'The whole of this sentence is printed on one line that is as wide as the page is in this document.';
    const text = `${wide}\n${wide}\n\nModule\n\nStandard\n\nPass Criteria\n\n1.1 Knead dough\n\nKneads dough of three\nkinds.\n\nObservation\n`;
    expect(
      read(text)
        .blocks.filter(({ kind }) => kind === 'heading')
        .map(said),
    ).toEqual([]);
  });
});

test('contents lists, page numbers and running titles are left out', () => {
  const running = 'Baker plan V1.2 03/04/2021';
  const text = `Contents\n\nGateway\t3\nOven test\t4\n\nGateway\n\nTen pieces of work are needed before it.\n\nPage **3** of **9**\n\n${running}\n\nOven test\n\nIt takes an hour in the bakery.\n\nPage **4** of **9**\n\n${running}\n`;
  expect(blocksOf(text)).toEqual([
    'heading: Gateway',
    'paragraph: Ten pieces of work are needed before it.',
    'heading: Oven test',
    'paragraph: It takes an hour in the bakery.',
  ]);
});

test('bullets that were torn from their texts make items of the texts', () => {
  const text =
    'The oven test covers:\n\n\n\n\nKneading dough\nWorking with others,\neven at night\nCleaning up\n\nThe end.\n';
  expect(blocksOf(text).slice(1, 4)).toEqual([
    'item: Kneading dough',
    'item: Working with others, even at night',
    'item: Cleaning up',
  ]);
});

test('items are as deep as they are indented under each other', () => {
  const { blocks } = read('It covers:\n\n  • kneading\n      o by hand\n  • baking\n');
  expect(blocks.map((block) => block.kind === 'item' && block.depth)).toEqual([false, 0, 1, 0]);
});

test('a form feed begins a page', () => {
  const { pages, blocks } = read('Gateway checks are ten.\n\fThe oven test takes an hour.\n');
  expect(pages.map(({ number }) => number)).toEqual([1, 2]);
  expect(blocks.map((block) => (block.kind === 'table' ? 0 : block.run.lines[0]?.span.page))).toEqual([1, 2]);
});

test('tab characters part cells, and markup in a cell its paragraphs', () => {
  const { blocks, text } = read(
    'Who\tDoes\nBaker\t<ul> <li>Kneads <b>dough</b></li> <li>Bakes &amp; sells</li> </ul>\n',
  );
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  const paragraphs = table.rows[1]?.cells[1]?.paragraphs ?? [];
  expect(paragraphs.map((run) => run.text)).toEqual(['Kneads dough', 'Bakes & sells']);
  const [span] = paragraphs[1]?.lines.map((line) => line.span) ?? [];
  expect(text.slice(span?.from, span?.to)).toContain('Bakes &amp; sells');
});

test('a word that a line end divided is put together as the rest of the document writes it', () => {
  expect(blocksOf('The end-point comes last. At the end-\npoint the appren-\ntice bakes.\n')).toEqual([
    'paragraph: The end-point comes last. At the end-point the apprentice bakes.',
  ]);
});
