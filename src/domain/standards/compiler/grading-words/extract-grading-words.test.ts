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

const criteria: readonly (readonly [string, readonly string[]])[] = [
  ['To achieve a pass, all of the pass criteria must be met.', ['pass = all pass']],
  ['Apprentices must fully meet all pass descriptors to be awarded a pass.', ['pass = all pass']],
  ['To pass a component all its pass criteria must be met.', ['pass = all pass']],
  ['To pass, every pass criterion must be demonstrated.', ['pass = all pass']],
  [
    'You have to meet every pass criterion AND 60% of the distinction criteria.',
    ['distinction = all pass + 60% distinction'],
  ],
  [
    'For a distinction, all pass and all distinction criteria must be achieved.',
    ['distinction = all pass + all distinction'],
  ],
  [
    'To gain a merit the apprentice must meet every pass criterion and at least 3 of the 5 merit criteria.',
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
    'Apprentices reach a distinction with all pass criteria met plus a minimum of 4 distinction criteria.',
    ['distinction = all pass + 4 distinction'],
  ],
  ['Where any pass descriptor is not met the apprentice will fail.', ['pass = all pass']],
  ['An apprentice who does not meet every pass criterion will be graded fail.', ['pass = all pass']],
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
    const said = read('# Grading\n\nIn every assessment method all pass criteria (100%) have to be met.');
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

- For a pass every pass criterion must be met.

## Technical interview

- For a pass every pass criterion must be met.`);
    expect(lines(said)).toEqual([`${obs}: pass = all pass`, 'Technical interview: pass = all pass']);
  });

  it('are read from the cells of a summary table', () => {
    const said = read(`| Assessment method | Weighting | To achieve a pass | To achieve a distinction |
| Workshop observation | 60% | 100% | Every pass criterion and 80% of the distinction criteria |
| Technical interview | 40% | 100% | Every pass criterion and 75% of the distinction criteria |`);
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

describe('the method of a rule', () => {
  it.each([
    '# Workshop observation: grading',
    '# Grading of the workshop observation',
    '# Workshop observation - Grading descriptors',
  ])('is the one in the heading "%s"', (heading) => {
    const said = read(`${heading}\n\nTo achieve a pass, all of the pass criteria must be met.`);
    expect(lines(said)).toEqual([`${obs}: pass = all pass`]);
  });
});
