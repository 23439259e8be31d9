import { describe, expect, it } from 'vitest';
import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { anOutline } from '#testing/a-document.ts';
import { extractMethods } from './extract-methods.ts';

const intro = `The end-point assessment consists of three assessment methods:

- Workshop observation with questions
- Repair project supported by an interview
- Theory test
`;

function read(text: string) {
  return extractMethods(anOutline(`${intro}\n${text}`));
}

function method(text: string, title: RegExp): FoundMethod {
  const found = read(text).methods.find(({ title: { value } }) => title.test(value));
  if (!found) throw new Error('the document should have this method');
  return found;
}

const project = (text: string) => method(`# Repair project\n\n${text}`, /project/);
const test = (text: string) => method(`# Theory test\n\n${text}`, /test/);

/** Everything said of one session, united. */
function session(found: FoundMethod, id: string): object {
  return Object.assign(
    {},
    ...found.sessions.filter(({ value }) => value.id === id).map(({ value }) => value),
  );
}

const products: readonly (readonly [string, object])[] = [
  [
    'The written report must be 2,500 words (+/- 10%), excluding annexes and references.',
    {
      words: {
        target: 2500,
        tolerance: { belowPercent: 10, abovePercent: 10 },
        advisory: false,
        excludes: ['annexes', 'references'],
      },
    },
  ],
  [
    'The report is recommended to be approximately 3,000 words.',
    { words: { target: 3000, advisory: true, excludes: [] } },
  ],
  [
    'The report has a maximum word count of 4000 words.',
    { words: { target: 4000, tolerance: { belowPercent: 100, abovePercent: 0 }, advisory: false } },
  ],
  [
    'The report has a maximum word count of 4000 words. A tolerance of 10% above or below is allowed. Appendices and diagrams are not included in this total.',
    {
      words: {
        target: 4000,
        tolerance: { belowPercent: 10, abovePercent: 10 },
        excludes: ['annexes', 'diagrams'],
      },
    },
  ],
  ['Work on the report may only start after gateway.', { startsAfter: { origin: 'gateway-accepted' } }],
  [
    'The report must be submitted within 2 months of achieving gateway.',
    { due: { within: { months: 2 }, origin: 'gateway-accepted' } },
  ],
  [
    'The report must be submitted by the end of week 8 of the period.',
    { due: { within: { weeks: 8 }, origin: 'gateway-accepted' } },
  ],
  [
    'The report must be submitted at least 2 weeks before the interview.',
    { beforeSession: { session: 'interview', atLeast: { weeks: 2 } } },
  ],
  [
    'The interview takes place 10 working days after the report has been submitted.',
    { beforeSession: { session: 'interview', atLeast: { workingDays: 10 } } },
  ],
  [
    'The assessor must have at least 2 weeks to review the report before the interview.',
    { beforeSession: { session: 'interview', atLeast: { weeks: 2 } } },
  ],
];

describe('a project', () => {
  it.each(products)('has from "%s" %o', (text, expected) => {
    const found = project(text).products.filter(({ value }) => value.id === 'report');
    expect(Object.assign({}, ...found.map(({ value }) => value))).toMatchObject(expected);
  });

  it('has an interview with its own length and questions', () => {
    const found = project(
      'The interview will last 40 minutes. The assessor will ask 6 questions. They come from the question bank.',
    );
    expect(session(found, 'interview')).toMatchObject({
      kind: 'interview',
      duration: { plannedMinutes: 40 },
    });
    expect(found.sessions.flatMap(({ value }) => value.questions ?? [])).toEqual([
      { exactly: 6 },
      { fromBank: true },
    ]);
  });

  it('takes the whole time where a part of it is named too', () => {
    const found = project(
      'The presentation with questions must last for 60 minutes. This will include a presentation of 20 minutes and questioning of 40 minutes.',
    );
    expect(session(found, 'presentation')).toMatchObject({ duration: { plannedMinutes: 60 } });
  });

  it('has a portfolio of so many pieces that is handed in at gateway and is not judged', () => {
    const found = project(
      'The project is supported by a portfolio. The portfolio must contain between 8 and 12 pieces of evidence and is submitted at gateway. It is not itself assessed.',
    );
    const portfolio = found.products.filter(({ value }) => value.id === 'portfolio').at(-1)?.value;
    expect(portfolio).toMatchObject({
      pieces: { minimum: 8, maximum: 12 },
      handedIn: 'at-gateway',
      assessed: false,
    });
  });

  it('may be taken in the formats offered, fixed before gateway', () => {
    const found = project(
      'Apprentices can choose either a presentation, a report or a poster in the form of their project. The format is to be agreed prior to entering gateway.',
    );
    expect(found.formats.map(({ value }) => value)).toEqual(['Presentation', 'Report', 'Poster']);
    expect(found.formatLockAt?.value).toBe('gateway-submitted');
  });
});

describe('a test', () => {
  it('has questions, marks, time and place', () => {
    const found = test(
      'The test will consist of 40 multiple-choice questions, each worth one mark. Apprentices have a maximum of 60 minutes. It must take place in a controlled environment.',
    );
    expect(session(found, 'test')).toMatchObject({
      duration: { maximumMinutes: 60 },
      place: ['controlled-environment'],
    });
    expect(found.sessions.some(({ value }) => value.questions?.exactly === 40)).toBe(true);
    expect(found.marks.map(({ value }) => value)).toEqual([40]);
  });

  it.each(['Closed book.', 'This is an open book test.'])('keeps as a rule of conduct: %s', (sentence) => {
    expect(test(sentence).conduct.map(({ value }) => value)).toEqual([{ strength: 'must', text: sentence }]);
  });
});
