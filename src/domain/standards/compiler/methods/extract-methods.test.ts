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
  ['The assessor asks each apprentice 10 scenario-based questions.', { questions: { exactly: 10 } }],
  [
    'Time for questions must be no more than 15% of the whole time.',
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
  ['The observation must be held on a one-to-one basis.', { apprenticesPerAssessor: 1 }],
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
    const { sessions } = observation(`The observation may take a maximum of one hour.

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
    ['in the sentence', 'As a minimum the observation must cover: safety, tools and clearing up.'],
    ['in a list', 'The observation must cover as a minimum:\n\n- safety\n- tools\n- clearing up'],
    ['in lines without marks', 'The observation must cover:\n\nSafety\nTools\nClearing up'],
  ])('must touch the areas listed %s', (_, text) => {
    const areas = observation(text).coverage.map(({ value }) => value.toLowerCase());
    expect(areas).toEqual(['safety', 'tools', 'clearing up']);
  });

  it('assesses the modules listed', () => {
    const found = observation(
      'It is assessed against the following modules:\n\n- Hand tools\n- Safe lifting',
    );
    expect(found.assesses.map(({ value }) => value)).toEqual(['Hand tools', 'Safe lifting']);
  });

  it('leaves it open whether what was not seen counts later', () => {
    const found = observation(
      'What is not seen in the observation is discussed in the interview of the repair project.',
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
