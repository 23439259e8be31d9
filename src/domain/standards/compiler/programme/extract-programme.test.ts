import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { extractIdentity } from './extract-identity.ts';
import { extractProgramme } from './extract-programme.ts';
import { documentOf, outlineFrom } from './programme.testing.ts';

type Key = Exclude<keyof ProgrammeFacts, 'reassessment' | 'requirements'>;

function programmeOf(text: string): ProgrammeFacts {
  return extractProgramme(outlineFrom(text), []);
}

const appealTo = { audience: ['assessment-organisation'] };

/** A document, the fact looked at, and the values found in order. */
const cases: readonly (readonly [string, Key, readonly unknown[]])[] = [
  [
    '# Gateway\n\nThe body needs at least 10 working days’ notice of gateway.',
    'gatewayNotice',
    [{ workingDays: 10 }],
  ],
  [
    '# Gateway\n\nEvidence must be submitted at least two weeks before the first assessment.',
    'gatewayNotice',
    [{ weeks: 2 }],
  ],
  [
    '# Gateway\n\n- Late gateway form, without the minimum period of ten (10) working days’ notice',
    'gatewayNotice',
    [{ workingDays: 10 }],
  ],
  ['# Observation\n\nThe apprentice gets two weeks’ notice of the observation.', 'gatewayNotice', []],
  [
    '# Gateway\n\nThe apprentice has been on programme for a minimum of 12 months before gateway.',
    'gatewayNotice',
    [],
  ],
  [
    'All assessments must be completed within a period of three (3) months from the body approving the gateway.',
    'windows',
    [{ period: { months: 3 }, origin: 'gateway-accepted' }],
  ],
  [
    'The EPA must be completed within 12 weeks of passing gateway.',
    'windows',
    [{ period: { weeks: 12 }, origin: 'gateway-accepted' }],
  ],
  [
    'The EPA period is typically four months, beginning when the apprentice has passed the gateway.',
    'windows',
    [{ period: { months: 4 }, origin: 'gateway-accepted' }],
  ],
  [
    'All assessment methods must be completed within six months of submission of the gateway evidence.',
    'windows',
    [{ period: { months: 6 }, origin: 'gateway-submitted' }],
  ],
  [
    'The EPA period starts when the EPAO confirms the gateway requirements and is typically 5 months.',
    'windows',
    [{ period: { months: 5 }, origin: 'gateway-accepted' }],
  ],
  ['The project report must be submitted within two months of gateway.', 'windows', []],
  ['The observation lasts for two hours.', 'windows', []],
  ['Resits must be completed within 12 months of gateway.', 'windows', []],
  [
    'Results are given within 20 working days of the last assessment.',
    'feedback',
    [{ what: 'result', within: { workingDays: 20 }, origin: 'assessment' }],
  ],
  [
    'The body will notify the employer of the outcome within ten (10) days of the assessment.',
    'feedback',
    [{ what: 'result', within: { days: 10 }, origin: 'assessment', audience: ['employer'] }],
  ],
  [
    'Feedback is provided to all apprentices who fail. This feedback will be provided via the training provider, normally within ten (10) workings days of the assessment.',
    'feedback',
    [
      {
        what: 'feedback-on-fail',
        within: { workingDays: 10 },
        origin: 'assessment',
        audience: ['apprentice'],
        through: 'training-provider',
      },
    ],
  ],
  [
    'Apprentices who fail will receive feedback within five working days of the result.',
    'feedback',
    [{ what: 'feedback-on-fail', within: { workingDays: 5 }, origin: 'result', audience: ['apprentice'] }],
  ],
  [
    'Feedback will only be given to apprentices who fail a method.',
    'feedback',
    [{ what: 'feedback-on-fail', audience: ['apprentice'] }],
  ],
  [
    'Feedback will not be given on the day.',
    'feedback',
    [{ what: 'feedback', notBefore: { days: 1 }, origin: 'assessment', audience: ['apprentice'] }],
  ],
  [
    'Results will not be shared on the same day.',
    'feedback',
    [{ what: 'result', notBefore: { days: 1 }, origin: 'assessment', audience: ['apprentice'] }],
  ],
  [
    'An appeal must be made within 20 working days of receiving the result.',
    'feedback',
    [{ what: 'appeal', within: { workingDays: 20 }, origin: 'result', ...appealTo }],
  ],
  [
    'Enquiries about results must reach us within two weeks of the result.',
    'feedback',
    [{ what: 'enquiry', within: { weeks: 2 }, origin: 'result', ...appealTo }],
  ],
  [
    'A request for exceptional circumstances to be considered must be submitted within five (5) working days of the decision.',
    'feedback',
    [{ what: 'exceptional-circumstances', within: { workingDays: 5 }, origin: 'result', ...appealTo }],
  ],
  [
    'The certificate will be claimed within 10 working days of the result.',
    'feedback',
    [{ what: 'certificate-claim', within: { workingDays: 10 }, origin: 'result' }],
  ],
  ['The apprentice uses feedback from customers gathered in the last three months.', 'feedback', []],
  ['Therefore feedback will not normally be provided to apprentices who pass.', 'feedback', []],
  [
    'You have 20 working days from the date of your result to submit an appeal.',
    'feedback',
    [{ what: 'appeal', within: { workingDays: 20 }, origin: 'result', ...appealTo }],
  ],
  ['Stage 1 appeals are acknowledged within 2 working days.', 'feedback', []],
  [
    'Certificates are requested within 10 days of the end of the appeal period.',
    'feedback',
    [{ what: 'certificate-claim', within: { days: 10 } }],
  ],
  [
    'Assessors will not tell apprentices their result on the day of assessment.\n\nAssessors will not tell apprentices their result on the day.',
    'feedback',
    [{ what: 'result', notBefore: { days: 1 }, origin: 'assessment', audience: ['apprentice'] }],
  ],
  [
    'From gateway, the apprentice has 12 weeks to complete the EPA.',
    'windows',
    [{ period: { weeks: 12 }, origin: 'gateway-accepted' }],
  ],
  [
    '| EPA window | 4 months |\n| Level | 3 |\n| Route | Digital |',
    'windows',
    [{ period: { months: 4 }, origin: 'gateway-accepted' }],
  ],
  ['# On-programme learning\n\nFeedback is given within five days of a review.', 'feedback', []],
  [
    '# Re-sits\n\nThe project is reworked and submitted within four weeks of the outcome notification.',
    'feedback',
    [],
  ],
  [
    '# Gateway\n\nAdjustment requests: a reasonable adjustments form is sent at least 30 days before gateway.',
    'gatewayNotice',
    [],
  ],
];

describe('what a document says once for the whole assessment', () => {
  it.each(cases)('%j gives %s %j', (text, key, expected) => {
    expect(programmeOf(text)[key].map(({ value }) => value)).toEqual(expected);
  });

  it('is unsure when the number in words and the figure in brackets differ', () => {
    const [window] = programmeOf(
      'All assessments must be completed within three (4) months of gateway.',
    ).windows;
    expect(window).toMatchObject({
      certainty: 'unsure',
      value: { period: { months: 3 } },
      others: [{ period: { months: 4 }, origin: 'gateway-accepted' }],
    });
  });

  it('calls a usual period likely, not certain', () => {
    const [window] = programmeOf('The EPA period is typically 3 months from gateway.').windows;
    expect(window?.certainty).toBe('likely');
  });

  it('says which name the document uses for a part that it points to by another', () => {
    const [annex] = programmeOf('See Annex A.\n\n# Appendix A – Brief').crossReferences;
    expect(annex?.why).toContain('Appendix A');
  });

  it('reads a sentence that a page parts in two paragraphs', () => {
    const { sampling } = programmeOf(
      '# Internal quality assurance\n\nThe lead assessor looks at a sample of assessments that is\n\nbased on risk and covers every assessor.',
    );
    expect(sampling.map(({ value }) => value)).toEqual([{ sampling: 'risk-based' }]);
  });

  it('quotes the words of the sentence alone, at their own place', () => {
    const text =
      '# Window\n\nWe meet weekly. All assessments must be completed within three months of gateway. We smile.';
    const [window] = programmeOf(text).windows;
    const quoted = (window?.spans ?? []).map(({ from, to }) => documentOf(text).text.slice(from, to));
    expect(quoted).toEqual(['All assessments must be completed within three months of gateway.']);
  });

  const words = fc.constantFrom(
    ...'resit retake gateway within three (3) months of the employer must not feedback days 10 % working apprentice fail or more level 2 english portfolio pieces signed before all results sample risk . : ; - , annex a'.split(
      ' ',
    ),
  );

  it('reads any words without failing, and everything found has words and a place in the text', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (drawn) => {
        const text = `# Resits and gateway\n\n${drawn.join(' ')}`;
        const { reassessment, ...rest } = programmeOf(text);
        const all: readonly Found<unknown>[] = [
          ...Object.values(rest),
          ...Object.values(reassessment),
        ].flat();
        for (const { spans, words: said } of all) {
          expect(said).toBeTruthy();
          expect(spans.length).toBeGreaterThan(0);
          expect(spans.every(({ from, to }) => from < to && to <= text.length)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    'resit or '.repeat(3000),
    'one '.repeat(4000),
    'level 2 '.repeat(3000),
    '(3) months within '.repeat(2000),
    'A a '.repeat(5000),
    '\n'.repeat(20_000),
    'Gateway Declaration '.repeat(1500),
  ])('stays fast on hostile words', (text) => {
    const start = performance.now();
    programmeOf(`# Gateway\n\n${text}`);
    extractIdentity(outlineFrom(text));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
