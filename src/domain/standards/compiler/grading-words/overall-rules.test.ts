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

const obs = 'Workshop observation';
const test = 'Knowledge test';

function overall(text: string): readonly unknown[] {
  return read(`# Overall grading\n\n${text}`).overallRules.map(({ value }) => value);
}

const every = (grade: string, atLeast = grade) => ({ form: 'every-method', grade, atLeast });

const sentences: readonly (readonly [string, readonly unknown[]])[] = [
  [
    'To be awarded a distinction overall, the apprentice needs a distinction in each assessment method.',
    [every('distinction')],
  ],
  [
    'To achieve an overall pass, the apprentice must achieve at least a pass in all the assessment methods.',
    [every('pass')],
  ],
  ['The overall grade is a distinction when both components are graded distinction.', [every('distinction')]],
  ['It is a pass if all are at least a pass.', [every('pass')]],
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

describe('a document without assessment methods', () => {
  it('grades nothing, whatever its example says', () => {
    const said = read('In this example the learner gets an overall grade of pass or distinction.', '');
    expect(said).toEqual({ methodRules: [], overallRules: [], notes: [] });
  });
});
