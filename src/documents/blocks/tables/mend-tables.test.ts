import { describe, expect, test } from 'vitest';
import { readTextBlocks } from '#documents/blocks/text/read-text-blocks.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';

function read(text: string): ReadDocument {
  const found = readTextBlocks({
    file: { bytes: Buffer.from(text), name: 'plan.txt' },
    sha256: 'hash',
    text,
  });
  if (!found.ok) throw new Error(found.reason);
  return found.document;
}

/** Every table's rows: cells parted by strokes, heading rows with a sign before. */
function rowsOf(text: string): readonly string[] {
  return read(text).blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map(
          ({ cells }) =>
            `${cells[0]?.heading ? '# ' : ''}${cells.map((cell) => cell.paragraphs.map((run) => run.text).join(' ¶ ')).join(' | ')}`,
        )
      : [],
  );
}

const notesOf = (text: string) => read(text).notes.map(({ code }) => code);
const head = 'Module\tPass criteria\tMerit criteria\tMethod\n';

describe('rows that name columns', () => {
  test('are marked where the first row names more than it holds', () => {
    expect(rowsOf(`${head}Dough\tKneads it.\tFolds it.\tOven test\n`)[0]).toMatch(/^# Module/);
    expect(rowsOf('Level\t3\nReference\tAB1234\n')).toEqual(['Level | 3', 'Reference | AB1234']);
    expect(rowsOf('Oven test\tOT\nProfessional talk\tPT\n')[0]).toBe('Oven test | OT');
    expect(rowsOf('Ref\tStatement\nK1\tWheat\nK2\tRye\n')[0]).toBe('# Ref | Statement');
  });

  test('are kept where they repeat, also cut short or damaged', () => {
    const text = `${head}Dough\tKneads it.\tFolds it.\tOven test\nModule\tPass crit\tMeril criteria\tMethod\nBread\tBakes it.\t\tOven test\n`;
    expect(rowsOf(text).filter((row) => row.startsWith('#'))).toHaveLength(2);
  });

  test('are parted from the last words of the row above, where a page ended', () => {
    const text = `${head}Dough\tKneads it and\tFolds it\tOven test\nModule\tlets it rest. Pass criteria\tMerit criteria\tMethod\nBread\tBakes it.\t\tOven test\n`;
    expect(rowsOf(text)).toEqual([
      '# Module | Pass criteria | Merit criteria | Method',
      'Dough | Kneads it and lets it rest. | Folds it | Oven test',
      '# Module | Pass criteria | Merit criteria | Method',
      'Bread | Bakes it. |  | Oven test',
    ]);
    expect(notesOf(text)).toContain('text-repaired');
  });
});

describe('a table that was cut', () => {
  test('is joined over empty lines and page numbers when it begins with the same heading row', () => {
    const part = 'Dough\tKneads it.\tFolds it.\tOven test\n';
    const text = `${head}${part}\nPage **3** of **9**\n\n${head}Bread\tBakes it.\t\tOven test\n`;
    expect(read(text).blocks).toHaveLength(1);
    expect(rowsOf(text)).toHaveLength(4);
  });

  test('is joined when it goes on within a sentence, and the row becomes one', () => {
    const text = `${head}Dough\tKneads the dough with\tFolds it.\tOven test\n\nPage 3 of 9\n\n\tboth hands.\t\t\n`;
    expect(rowsOf(text)[1]).toBe('Dough | Kneads the dough with both hands. | Folds it. | Oven test');
  });

  test('is not joined with a table of other columns', () => {
    expect(
      read(`${head}Dough\tKneads it.\tFolds it.\tOven test\n\nGrade\tWhy\nPass\tAll are met\n`).blocks,
    ).toHaveLength(2);
  });

  test('puts a label that was printed over several rows together', () => {
    const text = `${head}Working with\tGreets them.\t\tTalk\nother bakers\tHelps them.\t\tTalk\n\nOf all other bakers, some bake.\n`;
    expect(rowsOf(text).slice(1)).toEqual([
      'Working with other bakers | Greets them. |  | Talk',
      ' | Helps them. |  | Talk',
    ]);
  });
});

describe('a table of codes printed line by line', () => {
  test('is put together, whichever line the code stands beside', () => {
    const text =
      'Ref\tStatement\nK1\tKnow the kinds of wheat\n\tand of rye\n\tKnow how an oven\nK2\tkeeps its heat\nK3\tKnow the law\n';
    expect(rowsOf(text).slice(1)).toEqual([
      'K1 | Know the kinds of wheat and of rye',
      'K2 | Know how an oven keeps its heat',
      'K3 | Know the law',
    ]);
  });

  test('loses codes that were read twice as noise, and says so', () => {
    const text =
      'Ref\tStatement\nP11\tKneads the dough with\nP I I\tboth hands.\nP12\tBakes.\nD12\t\nP13\tCleans up.\n';
    expect(rowsOf(text).slice(1)).toEqual([
      'P11 | Kneads the dough with both hands.',
      'P12 | Bakes.',
      'P13 | Cleans up.',
    ]);
    expect(notesOf(text)).toEqual(['text-repaired', 'text-repaired']);
  });

  test('keeps a row printed twice once, the clean print', () => {
    const text =
      'Ref\tStatement\nK1\tKnow thekindsOf wheat and rye in use\nK1\tKnow the kinds of wheat and rye in use\nK2\tKnow the law\n';
    expect(rowsOf(text).slice(1)).toEqual([
      'K1 | Know the kinds of wheat and rye in use',
      'K2 | Know the law',
    ]);
    expect(notesOf(text)).toContain('row-printed-twice');
  });

  test('leaves what is not clear as it is, with a note', () => {
    const text =
      'Ref\tStatement\nK1\tKnow the bakeries\nK2\tKnow the law\n\teries and shops\n\nThe bakeries of England.\n';
    expect(rowsOf(text)).toContain(' | eries and shops');
    expect(notesOf(text)).toContain('damaged-text');
  });
});

test('words that the edge of a column cut become whole when the document knows them', () => {
  const text =
    'Knowledge of wheat is needed.\n\nRef\tStatement\nKnow\tledge of wheat\nK1\tKnow the kinds\nK2\tKnow the law\n';
  expect(rowsOf(text)[1]).toMatch(/^Knowledge of wheat/);
});

test('codes with letters of other alphabets or letters for digits are put right, words are not', () => {
  const text = 'Ref\tStatement\nК1\tKnow Москва bread\nKl2\tKnow the law\nK3\tKnow l3\n';
  expect(rowsOf(text).slice(1)).toEqual(['K1 | Know Москва bread', 'K12 | Know the law', 'K3 | Know l3']);
  expect(notesOf(text)).toEqual(['text-repaired']);
});

test('text stored in the wrong encoding is put right', () => {
  const { blocks, notes } = read('The bakerâ€™s oven â€“ it is hot.\n');
  expect(blocks[0]?.kind === 'paragraph' && blocks[0].run.text).toBe('The baker’s oven – it is hot.');
  expect(notes.map(({ code }) => code)).toEqual(['text-repaired']);
});

test('every row has a cell for every column', () => {
  const { blocks } = read(`${head}Dough\tKneads it.\n\tRests.\t\tOven test\n`);
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  for (const row of table.rows) expect(row.cells.map(({ column }) => column)).toEqual([0, 1, 2, 3]);
  expect(table.rows.map(({ cells }) => cells.map(cellText).join('|'))).toContain('|Rests.||Oven test');
});
