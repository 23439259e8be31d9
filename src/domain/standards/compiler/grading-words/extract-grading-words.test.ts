import { describe, expect, it } from 'vitest';
import { extractMethods } from '#domain/standards/compiler/methods/extract-methods.ts';
import { anOutline } from '#testing/a-document.ts';
import { extractGradingWords, type GradingWords } from './extract-grading-words.ts';

const methods = `The end-point assessment consists of three assessment methods:

- Workshop observation
- Knowledge test
- Technical interview
`;

function read(text: string, before = methods): GradingWords {
  const outline = anOutline(`${before}\n${text}`);
  return extractGradingWords(outline, extractMethods(outline).methods);
}

/** Rules in one line each: method (or `every`), then the rule. */
function lines({ methodRules }: GradingWords): readonly string[] {
  return methodRules.map(({ methodName, rule: { value } }) => {
    const method = methodName?.value ?? 'every';
    if (value.form === 'criteria') {
      const needs = value.needs.map(({ kind, atLeast }) => {
        if (atLeast === 'all') return `all ${kind}`;
        return 'percent' in atLeast ? `${atLeast.percent}% ${kind}` : `${atLeast.printed} ${kind}`;
      });
      return `${method}: ${value.grade} = ${needs.join(' + ')}`;
    }
    if (value.form === 'band')
      return `${method}: ${value.grade} = ${value.from}-${value.to ?? ''} ${value.of}`;
    if (value.form === 'count') return `${method}: ${value.count} ${value.kind} criteria`;
    return `${method}: ${value.grades.join(', ')}`;
  });
}

const obs = 'Workshop observation';
const test = 'Knowledge test';

const criteria: readonly (readonly [string, readonly string[]])[] = [
  ['To achieve a pass, all of the pass criteria must be met.', ['pass = all pass']],
  ['Apprentices must fully meet all pass descriptors to be awarded a pass.', ['pass = all pass']],
  ['To pass, every pass criterion must be demonstrated.', ['pass = all pass']],
  [
    'You must meet all of the pass criteria AND 60% of the distinction criteria.',
    ['distinction = all pass + 60% distinction'],
  ],
  [
    'For a distinction, all pass and all distinction criteria must be achieved.',
    ['distinction = all pass + all distinction'],
  ],
  [
    'To gain a merit the apprentice must meet all the pass criteria and at least 3 of the 5 merit criteria.',
    ['merit = all pass + 3 of 5 merit', '5 merit criteria'],
  ],
  [
    'Distinction: all pass descriptors and two out of three distinction descriptors must be achieved.',
    ['distinction = all pass + 2 of 3 distinction', '3 distinction criteria'],
  ],
  [
    'A distinction is awarded where all of the pass, all of the merit and 75 per cent of the distinction criteria are met.',
    ['distinction = all pass + all merit + 75% distinction'],
  ],
  [
    'To achieve a distinction apprentices must meet all pass criteria plus a minimum of 4 distinction criteria.',
    ['distinction = all pass + 4 distinction'],
  ],
  ['If one or more pass grading descriptors are not met, the apprentice will fail.', ['pass = all pass']],
  ['An apprentice who does not meet all of the pass criteria will be graded fail.', ['pass = all pass']],
  ['An apprentice who meets 100% of the pass criteria achieves a pass.', ['pass = all pass']],
  ['The maximum grade after a resit is a pass.', []],
  ['The pass criteria are listed in the following table.', []],
  ['Pass and distinction criteria are given in Annex B.', []],
];

describe('rules on criteria', () => {
  it.each(criteria)('are read from: %s', (sentence, expected) => {
    const said = read(`# Workshop observation\n\n${sentence}`);
    expect(lines(said)).toEqual(expected.map((rule) => `${obs}: ${rule}`));
  });

  it('belong to every method when the sentence says so', () => {
    const said = read(
      '# Grading\n\nIn each of the three assessment methods, all pass criteria (100%) must be achieved.',
    );
    expect(lines(said)).toEqual(['every: pass = all pass']);
  });

  it('belong to the method that the sentence names', () => {
    const said = read(
      '# Grading\n\nFor a distinction in the technical interview, all pass and 3 of 4 distinction criteria must be met.',
    );
    expect(lines(said)).toEqual([
      'Technical interview: distinction = all pass + 3 of 4 distinction',
      'Technical interview: 4 distinction criteria',
    ]);
  });

  it('belong to the method under whose heading they stand in the chapter on grading', () => {
    const said = read(`# Grading

## Workshop observation

- To achieve a pass all pass criteria must be met.

## Technical interview

- To achieve a pass all pass criteria must be met.`);
    expect(lines(said)).toEqual([`${obs}: pass = all pass`, 'Technical interview: pass = all pass']);
  });

  it('are read from the cells of a summary table', () => {
    const said = read(`| Assessment method | Weighting | To achieve a pass | To achieve a distinction |
| Workshop observation | 60% | 100% | All pass criteria and 80% of the distinction criteria |
| Technical interview | 40% | 100% | All pass criteria and 75% of the distinction criteria |`);
    expect(lines(said)).toEqual([
      `${obs}: pass = all pass`,
      `${obs}: distinction = all pass + 80% distinction`,
      'Technical interview: pass = all pass',
      'Technical interview: distinction = all pass + 75% distinction',
    ]);
  });

  it('are unsure when no quantity is printed', () => {
    const { methodRules } = read(
      '# Workshop observation\n\nTo achieve a pass the apprentice must meet the pass criteria.',
    );
    expect(methodRules[0]?.rule).toMatchObject({ certainty: 'unsure', value: { grade: 'pass' } });
  });
});

describe('a grading box', () => {
  const rows = [
    `${obs}: distinction = 4 of 5 distinction`,
    `${obs}: 5 distinction criteria`,
    'Technical interview: distinction = 6 of 8 distinction',
    'Technical interview: 8 distinction criteria',
  ];

  it('is read as a table', () => {
    const said = read(`| Distinction | Workshop observation | 4 of 5 distinction criteria |
|  | Technical interview | 6 of 8 distinction criteria |`);
    expect(lines(said)).toEqual(rows);
  });

  it('is read when a name goes on in the next row', () => {
    const said = read(`|  | Workshop | 4 of 5 distinction |
| Distinction | observation | criteria |
|  | Technical interview | 6 of 8 distinction criteria |`);
    expect(lines(said)).toEqual(rows);
  });

  it('is read when its cells became lines of one paragraph, the percentages behind them', () => {
    const said = read(`All pass criteria achieved, plus:

Workshop observation
4 of 5 distinction criteria
Technical interview
6 of 8 distinction criteria

100%
80%
75%`);
    expect(lines(said)).toEqual([
      'every: pass = all pass',
      ...rows,
      `${obs}: distinction = 80% distinction`,
      'Technical interview: distinction = 75% distinction',
    ]);
  });

  it('is read when each cell became a paragraph', () => {
    const said = read(`Workshop observation

4 of 5 distinction criteria

Technical interview

6 of 8 distinction criteria

80%

75%`);
    expect(lines(said)).toEqual([
      ...rows,
      `${obs}: distinction = 80% distinction`,
      'Technical interview: distinction = 75% distinction',
    ]);
  });

  it('gets a note when count and percentage do not agree', () => {
    const said = read(`# Workshop observation

For a distinction, all pass and 90% of the distinction criteria must be met.

For a distinction, all pass and 4 of 5 distinction criteria must be met.`);
    expect(said.notes.map(({ code }) => code)).toEqual(['count-and-percent-differ']);
    expect(said.notes[0]?.spans).toHaveLength(2);
  });

  it('gets no note when they agree', () => {
    const said = read(`# Workshop observation

For a distinction, 70% of the distinction criteria must be met.

For a distinction, 7 of 10 distinction criteria must be met.`);
    expect(said.notes).toEqual([]);
  });
});

const bands: readonly (readonly [string, readonly string[]])[] = [
  ['The pass mark is 24 out of 40.', ['pass = 24- marks']],
  ['To pass, apprentices must score 24 out of 40 or more.', ['pass = 24- marks']],
  [
    'Fail: 0-23 marks, pass: 24-31 marks, distinction: 32-40 marks.',
    ['fail = 0-23 marks', 'pass = 24-31 marks', 'distinction = 32-40 marks'],
  ],
  ['A score of 60% or above is a pass.', ['pass = 60- percent']],
  [
    'Apprentices need at least 60% of the marks for a pass and at least 80% for a distinction.',
    ['pass = 60- percent', 'distinction = 80- percent'],
  ],
  [
    '24 to 31 marks is a pass; 32 to 40 marks is a distinction.',
    ['pass = 24-31 marks', 'distinction = 32-40 marks'],
  ],
  ['Apprentices who score below 24 marks fail.', ['fail = 0-23 marks']],
  ['A mark of 19 or fewer is a fail.', ['fail = 0-19 marks']],
  ['The test has 40 questions and lasts 60 minutes.', []],
];

describe('score bands', () => {
  it.each(bands)('are read from: %s', (sentence, expected) => {
    const said = read(`# Knowledge test\n\n${sentence}`);
    expect(lines(said)).toEqual(expected.map((rule) => `${test}: ${rule}`));
  });

  const tables: readonly (readonly [string, string])[] = [
    [
      'of limits',
      '| Grade | Minimum score | Maximum score |\n| Pass | 24 | 31 |\n| Distinction | 32 | 40 |\n| Fail | 0 | 23 |',
    ],
    ['of ranges', '| Grade | Mark range |\n| Pass | 24 – 31 |\n| Distinction | 32-40 |\n| Fail | 0 to 23 |'],
    ['with the range first', '| Marks | Grade |\n| 24-31 | Pass |\n| 32-40 | Distinction |\n| 0-23 | Fail |'],
  ];

  it.each(tables)('are read from a table %s', (_, table) => {
    const said = read(`# Knowledge test\n\n${table}`);
    expect(lines(said)).toEqual([
      `${test}: pass = 24-31 marks`,
      `${test}: distinction = 32-40 marks`,
      `${test}: fail = 0-23 marks`,
    ]);
  });

  it('are percentages when the table says so, and open at the top', () => {
    const said = read(
      '# Knowledge test\n\n| Grade | Percentage |\n| Pass | 60 – 79% |\n| Distinction | 80% and above |',
    );
    expect(lines(said)).toEqual([`${test}: pass = 60-79 percent`, `${test}: distinction = 80- percent`]);
  });
});

function overall(text: string): readonly unknown[] {
  return read(`# Overall grading\n\n${text}`).overallRules.map(({ value }) => value);
}

const every = (grade: string, atLeast = grade) => ({ form: 'every-method', grade, atLeast });

const sentences: readonly (readonly [string, readonly unknown[]])[] = [
  [
    'For a distinction to be awarded, apprentices must achieve a distinction in each assessment method.',
    [every('distinction')],
  ],
  [
    'To achieve an overall pass, the apprentice must achieve at least a pass in all the assessment methods.',
    [every('pass')],
  ],
  ['Apprentices must pass all assessment methods to achieve an overall pass.', [every('pass')]],
  ['If an apprentice fails any assessment method, the overall grade is fail.', [{ form: 'any-fail-fails' }]],
  ['A fail in one or more components will result in an overall fail.', [{ form: 'any-fail-fails' }]],
  ['The overall grade is the lowest grade achieved in any method.', [{ form: 'lowest' }]],
  ['The final grade is based on the weighted average of the components.', [{ form: 'weighted-average' }]],
  [
    'To be awarded a distinction overall, apprentices must achieve a distinction in two methods and at least a pass in the third.',
    [
      {
        form: 'methods',
        grade: 'distinction',
        needs: [
          { count: 2, atLeast: 'distinction' },
          { count: 'all', atLeast: 'pass' },
        ],
      },
    ],
  ],
  [
    'To gain an overall distinction the apprentice must achieve a distinction in the workshop observation and a pass in the knowledge test.',
    [
      {
        form: 'methods',
        grade: 'distinction',
        needs: [
          { methodName: obs, atLeast: 'distinction' },
          { methodName: test, atLeast: 'pass' },
        ],
      },
    ],
  ],
  [
    'The apprenticeship is graded fail, pass, merit or distinction.',
    [{ form: 'grades', grades: ['fail', 'pass', 'merit', 'distinction'] }],
  ],
  ['Apprentices who fail one method may take a resit.', []],
];

describe('overall rules', () => {
  it.each(sentences)('are read from: %s', (sentence, expected) => {
    expect(overall(sentence)).toEqual(expected);
  });

  it('are read from a table of grades, with any grade and several grades in a cell', () => {
    const [rule] = overall(`| Workshop observation | Knowledge test | Technical interview | Overall grade |
| Fail | Any grade | Any grade | Fail |
| Pass | Pass | Pass or Distinction | Pass |
| Distinction | Pass | Distinction | Distinction |`);
    expect(rule).toEqual({
      form: 'table',
      columns: [obs, test, 'Technical interview'],
      rows: [
        { when: ['fail', 'any', 'any'], grade: 'fail' },
        { when: ['pass', 'pass', 'pass'], grade: 'pass' },
        { when: ['pass', 'pass', 'distinction'], grade: 'pass' },
        { when: ['distinction', 'pass', 'distinction'], grade: 'distinction' },
      ],
    });
  });

  it('name columns that are only numbered by the order of the methods', () => {
    const [rule] =
      overall(`| Assessment method 1 | Assessment method 2 | Assessment method 3 | Overall grading |
| Fail | Any | Any | Fail |
| Pass | Pass | Pass | Pass |`);
    expect(rule).toMatchObject({ columns: [obs, test, 'Technical interview'] });
  });

  it('leave out a row that cannot be read, and say so', () => {
    const said = read(`| Workshop observation | Knowledge test | Overall grade |
| Fail | Any | Fail |
| Pass | Pass | Pass |
| Distinction | see below | Distinction |`);
    expect(said.overallRules[0]?.certainty).toBe('likely');
    expect(said.notes.map(({ code }) => code)).toEqual(['grade-table-row-unread']);
  });
});

describe('lists of grades', () => {
  it('belong to the method that leads the list', () => {
    const said = read(`# Grades

Assessment method 1 - workshop observation:

- fail
- pass
- distinction

Assessment method 2 - knowledge test:

- fail
- pass`);
    expect(lines(said)).toEqual([`${obs}: fail, pass, distinction`, `${test}: fail, pass`]);
  });

  it('are read from a column headed grading', () => {
    const said = read(`| Assessment method | Weighting | Grading |
| Workshop observation | 60% | Fail/Pass/Distinction |
| Knowledge test | 40% | Fail, Pass |`);
    expect(lines(said)).toEqual([`${obs}: fail, pass, distinction`, `${test}: fail, pass`]);
  });
});

describe('a table of grades set cell under cell', () => {
  const cells = (...rows: readonly string[]) => rows.join('\n\n');

  it('is read row by row', () => {
    const [rule] = read(
      cells(
        ...['Workshop observation', 'Knowledge test', 'Overall grade'],
        ...['Fail', 'Any grade', 'Fail', 'Pass', 'Pass', 'Pass', 'Distinction', 'Pass', 'Distinction'],
      ),
    ).overallRules;
    expect(rule).toMatchObject({
      certainty: 'likely',
      value: {
        columns: [obs, test],
        rows: [
          { when: ['fail', 'any'], grade: 'fail' },
          { when: ['pass', 'pass'], grade: 'pass' },
          { when: ['distinction', 'pass'], grade: 'distinction' },
        ],
      },
    });
  });

  it('is left unread when its cells fill no whole rows', () => {
    const said = read(
      cells(
        'Workshop observation',
        'Knowledge test',
        'Overall grade',
        'Fail',
        'Fail',
        'Pass',
        'Pass',
        'Pass',
      ),
    );
    expect(said.overallRules).toEqual([]);
  });
});
