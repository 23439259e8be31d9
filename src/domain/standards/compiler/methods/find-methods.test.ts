import { describe, expect, it } from 'vitest';
import { anOutline } from '#testing/a-document.ts';
import { findMethods } from './find-methods.ts';

/** A document, and the methods that a reader finds in it. */
const cases: readonly {
  readonly says: string;
  readonly text: string;
  readonly methods: readonly string[];
}[] = [
  {
    says: 'a summary table names them',
    text: `# Assessment overview

| Assessment Method | Weighting | Duration | To achieve a pass |
| Site Observation | 40% | 2 hours | 100% |
| Knowledge Test | 25% | 60 minutes | 24 marks |
| Technical Discussion | 35% | 45 minutes | all criteria |`,
    methods: ['observation: Site Observation', 'test: Knowledge Test', 'discussion: Technical Discussion'],
  },
  {
    says: 'numbered headings name them',
    text: `# Assessment method 1: Observation with questions

The observation takes two hours.

## Delivery

Text.

# Assessment method 2 – Interview underpinned by a portfolio of evidence

Text.`,
    methods: [
      'observation: Observation with questions',
      'discussion: Interview underpinned by a portfolio of evidence',
    ],
  },
  {
    says: 'a list after a sentence names them',
    text: `# How you are assessed

The end-point assessment consists of three (3) assessment methods:

- Multiple-choice test
- Project report, presentation and questioning
- Professional discussion underpinned by a portfolio of evidence

# Portfolio

The portfolio is not itself assessed.`,
    methods: [
      'test: Multiple-choice test',
      'project: Project report, presentation and questioning',
      'discussion: Professional discussion underpinned by a portfolio of evidence',
    ],
  },
  {
    says: 'a sentence names them in line',
    text: 'The EPA is made up of two assessment methods: a practical skills test and a viva.',
    methods: ['simulation: Practical skills test', 'discussion: Viva'],
  },
  {
    says: 'a summary table is torn into paragraphs',
    text: `Each of the methods is graded as follows.
Assessment
Method

To achieve a pass

Weighting

Duration

Kitchen
Observation

60%

3 hours

100%

Menu Showcase

40%

30 minutes

100%`,
    methods: ['observation: Kitchen Observation', 'showcase: Menu Showcase'],
  },
  {
    says: 'a table of grades names them in its columns',
    text: `| Workplace observation | Professional discussion | Overall grade |
| Fail | Any grade | Fail |
| Pass | Pass | Pass |`,
    methods: ['observation: Workplace observation', 'discussion: Professional discussion'],
  },
  {
    says: 'only headings name them, under an end-point assessment',
    text: `# End-point assessment

# Work Based Project

Text.

# Observation of practice

Text.`,
    methods: ['project: Work Based Project', 'observation: Observation of practice'],
  },
  {
    says: 'a test is only mentioned in passing',
    text: `Customers of the vendor also build an on-demand test, an observation and a discussion.

In this example we would create units for a test and a discussion.`,
    methods: [],
  },
];

describe('the methods of a document', () => {
  it.each(cases)('are found when $says', ({ text, methods }) => {
    const found = findMethods(anOutline(text));
    expect(found.map(({ kind, title }) => `${kind.value}: ${title.value}`)).toEqual(methods);
  });

  it('have every printed name and short form as aliases', () => {
    const [method] = findMethods(
      anOutline(`The assessment comprises two assessment methods:

- Practical Observation (with Q&A)
- Professional Discussion (supported by portfolio evidence)

# Practical observation

| Practical Observation | PO |
| Professional Discussion | PD |

| Criterion | Method of assessment |
| Greets people | Observation |
| Explains the law | Professional discussion |`),
    );
    expect(method?.title.value).toBe('Practical Observation (with Q&A)');
    expect(method?.aliases).toEqual(expect.arrayContaining(['practical observation', 'PO', 'observation']));
  });

  it('are told at the place where they are printed', () => {
    const text = 'The EPA consists of two assessment methods:\n\n- Oral test\n- Field observation';
    const titles = findMethods(anOutline(text)).map(({ title }) => title.spans[0]);
    expect(titles.map((span) => text.slice(span?.from, span?.to))).toEqual([
      '- Oral test',
      '- Field observation',
    ]);
  });

  it('are unsure when the name does not say what kind it is', () => {
    const found = findMethods(
      anOutline(
        '# Assessment method 1: Community challenge\n\nText.\n\n# Assessment method 2: Interview\n\nText.',
      ),
    );
    expect(found[0]?.kind).toMatchObject({ value: 'other', certainty: 'unsure' });
  });
});
