import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { aDocument, anOutline } from '#testing/a-document.ts';
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

const observation = (text: string) =>
  method(`# Workshop observation with questions\n\n${text}`, /observation/);
const project = (text: string) => method(`# Repair project\n\n${text}`, /project/);
const test = (text: string) => method(`# Theory test\n\n${text}`, /test/);

/** Everything said of one session, united. */
function session(found: FoundMethod, id: string): object {
  return Object.assign(
    {},
    ...found.sessions.filter(({ value }) => value.id === id).map(({ value }) => value),
  );
}

const said: readonly (readonly [string, object])[] = [
  [
    'The observation will last for 2 hours (+/- 10%).',
    { duration: { plannedMinutes: 120, tolerance: { belowPercent: 10, abovePercent: 10 } } },
  ],
  ['The assessor must ask at least 5 questions.', { questions: { minimum: 5 } }],
  ['The apprentice will be asked 10 competency-based questions.', { questions: { exactly: 10 } }],
  [
    'Questioning time should not exceed 15% of the total time.',
    { questions: { maximumShareOfTimePercent: 15 } },
  ],
  ['Questions must come from the question bank.', { questions: { fromBank: true } }],
  ['The assessor may ask follow-up questions.', { questions: { followUpAllowed: true } }],
  ['The assessor must not ask supplementary questions.', { questions: { followUpAllowed: false } }],
  ['The observation must take place at the normal place of work.', { place: ['workplace'] }],
  ['It can be held remotely or at an assessment centre.', { place: ['remote', 'assessment-centre'] }],
  ['The observation will be audio recorded.', { recorded: true }],
  ['The assessor must only observe one apprentice at a time.', { apprenticesPerAssessor: 1 }],
  ['The assessor may observe up to 3 apprentices at any one time.', { apprenticesPerAssessor: 3 }],
  ['The observation is carried out on a one-to-one basis.', { apprenticesPerAssessor: 1 }],
  [
    'The observation may be split into two sessions on the same day.',
    { split: { maximumSessions: 2, sameDay: true } },
  ],
];

describe('an observation', () => {
  it.each(said)('has from "%s" %o', (sentence, expected) => {
    expect(session(observation(sentence), 'observation')).toMatchObject(expected);
  });

  it('has a session even when nothing more is said of it', () => {
    expect(observation('Text.').sessions[0]).toMatchObject({
      value: { kind: 'observation' },
      certainty: 'likely',
    });
  });

  it('keeps both lengths when a table and a sentence give two', () => {
    const { sessions } = observation(`The observation should last for a maximum of one hour.

| Assessment method | Weighting | Duration |
| Workshop observation with questions | 60% | 1 hour |`);
    const lengths = sessions.flatMap(({ value }) => value.duration ?? []);
    expect(lengths).toEqual([{ maximumMinutes: 60 }, { plannedMinutes: 60 }]);
  });

  it('has no split where the number of parts is not printed', () => {
    const found = observation('The observation may be split into discrete sections on one working day.');
    expect(session(found, 'observation')).not.toHaveProperty('split');
    expect(found.conduct.map(({ value }) => value.strength)).toEqual(['may']);
  });

  it.each([
    [
      'in the sentence',
      'It is mandatory that the observation covers as a minimum: safety, tools and clearing up.',
    ],
    ['in a list', 'The observation must cover as a minimum:\n\n- safety\n- tools\n- clearing up'],
    ['in lines without marks', 'The observation must cover:\n\nSafety\nTools\nClearing up'],
  ])('must touch the areas listed %s', (_, text) => {
    const areas = observation(text).coverage.map(({ value }) => value.toLowerCase());
    expect(areas).toEqual(['safety', 'tools', 'clearing up']);
  });

  it('assesses the modules listed', () => {
    const found = observation(
      'It will be assessed against the following areas of the standard:\n\n- Hand tools\n- Safe lifting',
    );
    expect(found.assesses.map(({ value }) => value)).toEqual(['Hand tools', 'Safe lifting']);
  });

  it('leaves it open whether what was not seen counts later', () => {
    const found = observation(
      'Areas that are not evidenced during the observation will be discussed in the interview of the repair project.',
    );
    expect(found.carryForwardTo).toMatchObject({
      value: 'Repair project supported by an interview',
      certainty: 'unsure',
    });
  });

  it('has its weight from the summary table', () => {
    const found = observation(
      '| Assessment method | Weighting | Duration |\n| Workshop observation with questions | 60% | 1 hour |\n| Theory test | 40% | 30 minutes |',
    );
    expect(found.weights.map(({ value }) => value)).toEqual([60]);
  });

  it("needs the notice of a booking, not the gateway's", () => {
    expect(
      observation("The body must give 10 working days' notice of the observation.").bookingNotice?.value,
    ).toEqual({ workingDays: 10 });
    expect(observation("The gateway form needs 10 working days' notice.").bookingNotice).toBeUndefined();
  });
});

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
  [
    'The report must be started after the apprentice has passed gateway.',
    { startsAfter: { origin: 'gateway-accepted' } },
  ],
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
      'The project can be evidenced through the delivery of a presentation or by the submission of a report or poster. The format is to be agreed prior to entering gateway.',
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
});

describe('rules of conduct', () => {
  const rules: readonly (readonly [string, readonly string[]])[] = [
    ['The assessor must be unobtrusive while observing the apprentice.', ['must']],
    ['The observation should be planned with the employer.', ['should']],
    ['The apprentice may move between workshops during the observation.', ['may']],
    [
      'It is recommended that the assessor visits the workshop before the observation takes place.',
      ['should'],
    ],
    ['All pass criteria must be met to achieve a pass.', []],
    ['Please see Annex B for the questions that the assessor will ask.', []],
    ['The observation takes place on a weekday.', []],
  ];

  it.each(rules)('are kept by strength: %s', (sentence, strengths) => {
    expect(observation(sentence).conduct.map(({ value }) => value.strength)).toEqual(strengths);
  });

  it('are the items that "must:" leads', () => {
    const found = observation(
      'The observation must:\n\n- reflect typical conditions\n- be carried out without help',
    );
    expect(found.conduct.map(({ value }) => value)).toEqual([
      { strength: 'must', text: 'reflect typical conditions' },
      { strength: 'must', text: 'be carried out without help' },
    ]);
  });

  it('leave out what a chapter on further attempts or on quality says', () => {
    const found = read(
      '# Theory test\n\nThe apprentice must show a card.\n\n# Re-sits\n\n## Theory test\n\nThe apprentice must wait a week and take the test again.',
    );
    const texts = found.methods.at(-1)?.conduct.map(({ value }) => value.text);
    expect(texts).not.toContain('The apprentice must wait a week and take the test again.');
  });
});

const orders: readonly (readonly [string, readonly string[]])[] = [
  ['The repair project must take place after the workshop observation.', ['observation < project must']],
  [
    'It is recommended that the theory test takes place before the repair project.',
    ['test < project should'],
  ],
  [
    'The theory test must be completed at least 5 working days before the workshop observation.',
    ['test < observation must'],
  ],
  ['Following the theory test, the workshop observation will be carried out.', ['test < observation must']],
  ['The methods can be delivered in any order.', []],
  ['The repair project is submitted after gateway.', []],
];

describe('the order of methods', () => {
  it.each(orders)('is read from: %s', (sentence, expected) => {
    const short = (title: string) => /observation|project|test/.exec(title.toLowerCase())?.[0];
    const found = read(`# Order\n\n${sentence}`).order.map(
      ({ value }) => `${short(value.before)} < ${short(value.after)} ${value.strength}`,
    );
    expect(found).toEqual(expected);
  });

  it('is read under the heading of the method that comes after', () => {
    const { order } = read(
      '# Repair project\n\nThis will be a structured talk, following the workshop observation, to find out more.',
    );
    expect(order[0]?.value).toMatchObject({ before: 'Workshop observation with questions' });
  });

  it('is not settled by what is usual', () => {
    const { order } = read('# Order\n\nThe theory test is likely to take place before the repair project.');
    expect(order[0]).toMatchObject({ certainty: 'unsure' });
  });
});

describe('every value', () => {
  it('stands at its words', () => {
    const text = `${intro}
# Workshop observation with questions

The observation will last for 2 hours (+/- 10%). The assessor must ask
at least 5 questions in it.

# Repair project

The written report must be 2,500 words. The interview will last 40 minutes.`;
    const { methods } = extractMethods(anOutline(text));
    const { text: whole } = aDocument(text);
    const found = methods.flatMap(({ title, sessions, products }) => [title, ...sessions, ...products]);
    for (const { spans, words } of found) {
      const printed = spans
        .map(({ from, to }) => whole.slice(from, to))
        .join(' ')
        .replace(/\s+/g, ' ');
      expect(printed).toContain(words);
    }
  });

  it('is found or not found, but never an error, in any text', () => {
    const word = fc.constantFrom(
      'Observation',
      'must',
      '60 minutes',
      '\n\n',
      '# ',
      '| ',
      ' | ',
      '- ',
      'pass',
      '70%',
      ':',
      '.',
      'test',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(Array.isArray(extractMethods(anOutline(words.join(' '))).methods)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
