import { describe, expect, test } from 'vitest';
import { sourceLines } from './source-lines.ts';
import { spacedTables } from './spaced-tables.ts';

function tablesOf(text: string): readonly (readonly string[])[][] {
  const { lines } = sourceLines(text, 'paper');
  return spacedTables(lines, new Set()).map(({ block }) =>
    block.kind === 'table'
      ? block.rows.map(({ cells }) =>
          cells.map(({ paragraphs }) => paragraphs.map((run) => run.text).join(' / ')),
        )
      : [],
  );
}

const table = [
  'Area         What I need to know    Pass               Assessed',
  '                                                       by',
  '',
  'Glazing      1.1 What is glaze      Name the parts     Workshop',
  'and firing   made of?               of a glaze.        observation',
  '             1.2 When does it melt? Say when it melts.',
  '',
  'Throwing     1.1 Centre the clay    Centre clay',
  '                                    without help.      Interview',
];

describe('tables that keep their columns by spaces', () => {
  test('cells are put together over their lines, numbers and sentences begin paragraphs', () => {
    expect(tablesOf(['A plan for potters.', '', ...table, '', 'Grading'].join('\n'))).toEqual([
      [
        ['Area', 'What I need to know', 'Pass', 'Assessed by'],
        [
          'Glazing and firing',
          '1.1 What is glaze made of? / 1.2 When does it melt?',
          'Name the parts of a glaze. / Say when it melts.',
          'Workshop observation',
        ],
        ['Throwing', '1.1 Centre the clay', 'Centre clay without help.', 'Interview'],
      ],
    ]);
  });

  test('every place points at the words of the cell', () => {
    const text = table.join('\n');
    const { lines } = sourceLines(text, 'paper');
    const runs = spacedTables(lines, new Set()).flatMap(({ block }) =>
      block.kind === 'table'
        ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs))
        : [],
    );
    for (const { lines: printed } of runs)
      for (const line of printed) expect(text.slice(line.span.from, line.span.to)).toBe(line.text);
    expect(runs.length).toBeGreaterThan(8);
  });

  test('running text ends a table, and text without columns has none', () => {
    const after = 'The assessor reads this paragraph, which runs over every column of the table above it.';
    expect(tablesOf([...table, after].join('\n'))).toHaveLength(1);
    expect(tablesOf([after, after, 'Two  spaces here.', after].join('\n'))).toEqual([]);
  });

  test('many lines that look like headings are read quickly', () => {
    const text = Array.from({ length: 5_000 }, () => 'One  two  three').join('\n\n\n\n\n');
    const begin = performance.now();
    tablesOf(text);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});
