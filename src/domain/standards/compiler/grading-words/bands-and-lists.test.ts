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
