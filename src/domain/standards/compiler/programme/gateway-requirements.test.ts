import { describe, expect, it } from 'vitest';
import type { FoundRequirement } from '#domain/standards/compiler/facts.ts';
import { extractProgramme } from './extract-programme.ts';
import { outlineFrom } from './programme.testing.ts';

type Check = FoundRequirement['check'];

function requirementsOf(text: string) {
  return extractProgramme(outlineFrom(text), []).requirements;
}

function english(level: 'entry-3' | 'level-1' | 'level-2', rest: object = {}): Partial<Check> {
  return { kind: 'english-maths', subject: 'english', level, signLanguageAccepted: false, ...rest };
}

function mathematics(level: 'entry-3' | 'level-1' | 'level-2', rest: object = {}): Partial<Check> {
  return { kind: 'english-maths', subject: 'maths', level, signLanguageAccepted: false, ...rest };
}

const portfolio = { kind: 'file', what: 'portfolio', mapped: false } as const;
const brief = { kind: 'file', what: 'project-brief', mapped: false } as const;

/** Words under a heading Gateway, and the checks they make in order. Nothing follows from words with an empty list. */
const underGateway: readonly (readonly [string, readonly Partial<Check>[]])[] = [
  [
    'Apprentices must have completed the minimum duration of their apprenticeship (14 months from their start).',
    [{ kind: 'minimum-duration', months: 14 }],
  ],
  ['- at least twelve (12) months in learning before gateway', [{ kind: 'minimum-duration', months: 12 }]],
  [
    'The apprentice must have been on-programme for a minimum of eighteen months.',
    [{ kind: 'minimum-duration', months: 18 }],
  ],
  ['- Level 2 English and maths', [english('level-2'), mathematics('level-2')]],
  ['- English and mathematics at level two', [english('level-2'), mathematics('level-2')]],
  [
    'The apprentice must have passed level 1 English and maths and have attempted level 2.',
    [english('level-1'), mathematics('level-1')],
  ],
  [
    'Apprentices must hold Level 1 English and Level 1 maths and have taken the tests for Level 2.',
    [english('level-1'), mathematics('level-1')],
  ],
  ['- Level 2 mathematics', [mathematics('level-2')]],
  [
    'Apprentices must achieve level 2 English and maths. Those with an education, health and care plan need Entry Level 3, and British Sign Language is an alternative to English for those who sign first.',
    [
      english('level-2', { withCarePlan: 'entry-3', signLanguageAccepted: true }),
      mathematics('level-2', { withCarePlan: 'entry-3' }),
    ],
  ],
  [
    '- Level 1 English and maths\n\nFor apprentices with an EHC plan the minimum is Entry Level Three in both.',
    [english('level-1', { withCarePlan: 'entry-3' }), mathematics('level-1', { withCarePlan: 'entry-3' })],
  ],
  ['- GCSE English and maths at grade 4 or above', [english('level-2'), mathematics('level-2')]],
  ['Apprentices work towards their English and maths qualifications with a tutor.', []],
  ['For guidance on acceptable English and maths qualifications see the website.', []],
  ['- A portfolio of evidence', [portfolio]],
  [
    '- Portfolio of 8 to 12 pieces of evidence mapped to the KSBs',
    [{ ...portfolio, pieces: { minimum: 8, maximum: 12 }, mapped: true }],
  ],
  [
    'The apprentice must submit a portfolio with a minimum of six pieces of evidence and a maximum of nine.',
    [{ ...portfolio, pieces: { minimum: 6, maximum: 9 } }],
  ],
  [
    'The apprentice must submit their portfolio. It must contain at least ten items of evidence.',
    [{ ...portfolio, pieces: { minimum: 10 } }],
  ],
  [
    'The apprentice must submit a portfolio. All evidence must be cross-referenced to the criteria.',
    [{ ...portfolio, mapped: true }],
  ],
  ['A portfolio is not required for this apprenticeship.', []],
  ['The portfolio will not be assessed.', []],
  ['- Project brief', [brief]],
  [
    'The project brief must be submitted and must be approved by the employer.',
    [{ ...brief, approvedBy: 'employer' }],
  ],
  [
    '- Title and scope of the work-based project\n\nThe project title must be agreed with the assessment organisation.',
    [{ ...brief, approvedBy: 'assessment-organisation' }],
  ],
  ['- Completed showcase', [{ kind: 'file', what: 'showcase', mapped: false }]],
  ['- Evidence matrix', [{ kind: 'file', what: 'evidence-matrix', mapped: false }]],
  [
    'The employer will sign off that the apprentice is ready.',
    [
      {
        kind: 'declaration',
        signers: ['employer'],
        statement: 'The employer will sign off that the apprentice is ready.',
      },
    ],
  ],
  [
    'The employer and the training provider must sign-off that the apprentice has met the standard.',
    [{ kind: 'declaration', signers: ['employer', 'training-provider'] }],
  ],
  [
    'The employer, and where appropriate the training provider, will formally sign off that the apprentice has met the requirements.',
    [
      { kind: 'declaration', signers: ['employer'] },
      { kind: 'declaration', signers: ['training-provider'] },
    ],
  ],
  [
    'The apprentice’s employer must be satisfied that the apprentice is consistently working at or above the level of the occupation.',
    [{ kind: 'confirmation', by: 'employer' }],
  ],
  ['They must:\n\n- confirm they are ready to be assessed', [{ kind: 'confirmation', by: 'apprentice' }]],
  ['The employer may ask the training provider whether the apprentice is ready.', []],
  [
    'A meeting must take place between the apprentice, the employer and the training provider.',
    [{ kind: 'confirmation', by: 'employer' }],
  ],
  [
    '- Gateway declaration form, signed by the employer, the provider and the apprentice',
    [{ kind: 'declaration', signers: ['employer', 'training-provider', 'apprentice'] }],
  ],
  [
    '- Signed authenticity statement\n\nThe statement of authenticity is signed by the apprentice and the line manager.',
    [{ kind: 'declaration', signers: ['apprentice', 'employer'] }],
  ],
  ['- Signed gateway declaration', [{ kind: 'file', what: 'other', mapped: false }]],
  [
    '- have achieved a Level 3 Diploma in Timber Fencing',
    [{ kind: 'qualification', title: 'Level 3 Diploma in Timber Fencing', achieved: 'achieved' }],
  ],
  [
    '- have attempted the Fencing Safety Certificate',
    [{ kind: 'qualification', title: 'Fencing Safety Certificate', achieved: 'attempted' }],
  ],
  ['The Fencing Safety Certificate is no longer required.', []],
  [
    'The format of the showcase must be agreed with the assessment organisation before gateway.',
    [{ kind: 'choice', method: 'showcase', of: 'format' }],
  ],
  [
    'Behaviours are verified by the employer before the final assessment.',
    [{ kind: 'behaviours-verified', by: 'employer' }],
  ],
  [
    'In agreement with the employer and the provider, the apprentice may start the end-point assessment.',
    [{ kind: 'declaration', signers: ['employer', 'training-provider'] }],
  ],
  ['Apprentices should sit a mock test before gateway to show they are ready.', []],
  [
    'Practice runs take place before gateway so that the employer is satisfied that the apprentice is ready.',
    [],
  ],
  [
    'The apprentice must have been employed for a minimum of 372 days.',
    [{ kind: 'minimum-duration', months: 12 }],
  ],
  ['- English at Level 2 (or Level 1 with Level 2 attempted for earlier starts)', [english('level-2')]],
  [
    'The decision to put the apprentice forward for gateway rests with the employer.',
    [{ kind: 'confirmation', by: 'employer' }],
  ],
  [
    'The employer and the apprentice have signed the readiness statement.',
    [{ kind: 'declaration', signers: ['employer', 'apprentice'] }],
  ],
  ['- A completed log book, countersigned by the line manager', [{ ...portfolio, approvedBy: 'employer' }]],
  ['Every KSB must have been evidenced before gateway.', [{ kind: 'coverage', of: 'ksbs' }]],
  [
    '- Confirmation from the employer that the apprentice has met the KSBs',
    [{ kind: 'confirmation', by: 'employer' }],
  ],
  [
    'The apprentice should only enter gateway once the employer is content that they are competent.',
    [{ kind: 'confirmation', by: 'employer' }],
  ],
  [
    '- The title and scope of the proposal will be agreed between the employer and the assessment organisation.',
    [{ ...brief, approvedBy: 'employer' }],
  ],
  ['Level 2 apprentices need level 1 English.', [english('level-1')]],
  ['What happens at gateway?', []],
  ['Support materials are on the portal.', []],
];

describe('gateway requirements in words', () => {
  it.each(underGateway)('%j', (words, checks) => {
    const found = requirementsOf(`# Gateway requirements\n\n${words}`);
    expect(found.map(({ value }) => value.check)).toEqual(
      checks.map((check) => expect.objectContaining(check)),
    );
  });

  it('keeps every rule of a list, each with the words that introduce it', () => {
    const found = requirementsOf(
      '# Gateway\n\nBefore starting the end-point assessment the apprentice must:\n\n- have achieved level 2 English\n- submit a portfolio of evidence\n- have passed the Level 2 Award in Fence Safety',
    );
    expect(found.map(({ value }) => value.check.kind)).toEqual(['english-maths', 'file', 'qualification']);
    expect(found.every(({ words }) => words?.startsWith('Before starting'))).toBe(true);
  });

  it('reads the rows of a summary table, and only the row of the gateway', () => {
    const found = requirementsOf(
      '| On-programme | The apprentice must compile a portfolio and study towards English and maths qualifications. |\n| Gateway | The apprentice must submit a portfolio. ¶ Level 2 English must be achieved. |\n| Roles and responsibilities | The employer must confirm the apprentice is ready for gateway. |',
    );
    expect(found.map(({ value }) => value.check)).toEqual([english('level-2'), portfolio]);
  });

  it('lets the employer waive the sign-off of a provider that signs only if appropriate', () => {
    const found = requirementsOf(
      '# Gateway\n\nThe employer and, if appropriate, the training provider will sign off that the apprentice is competent.',
    );
    expect(found.map(({ value }) => value.waivableBy)).toEqual([undefined, 'employer']);
  });

  it('finds the signers of a form where another table describes it', () => {
    const [form] = requirementsOf(
      '| Document | Description | Notes |\n| Readiness Declaration form | Declares that the apprentice is ready. | The form is signed by employers and providers. |\n\n# Gateway evidence\n\n- Completed and signed Gateway Readiness Declaration form',
    );
    expect(form?.value.check).toMatchObject({
      kind: 'declaration',
      signers: ['employer', 'training-provider'],
    });
    expect(form?.spans.length).toBeGreaterThan(1);
  });

  it('asks who signs a signed form when nothing says it', () => {
    const [form] = requirementsOf('# Gateway\n\n- Signed gateway declaration');
    expect(form).toMatchObject({ certainty: 'unsure' });
    expect(form?.others?.[0]?.check).toMatchObject({ kind: 'declaration' });
  });

  it.each([
    ['# Entry requirements\n\nApprentices need level 2 English and maths.', 'entry requirements'],
    [
      '# Overview\n\nApprentices must achieve level 2 English and maths prior to completion of their apprenticeship.',
      'completion',
    ],
    ['# Gateway\n\nApprentices aged 16-18 must achieve level 1 English and maths.', 'age'],
    [
      '# Gateway\n\nEnglish and maths qualifications in line with the funding rules must be achieved.',
      'no level',
    ],
  ])('is unsure of English and maths in %j and says why', (text, why) => {
    const found = requirementsOf(text);
    expect(found).toHaveLength(2);
    for (const one of found)
      expect(one).toMatchObject({ certainty: 'unsure', why: expect.stringContaining(why) });
  });

  it('offers the other level where none is printed, the usual one of the level first', () => {
    const levels = (level: number) =>
      requirementsOf(
        `Fence Installer (Level ${level})\n\n# Gateway\n\nEnglish qualifications in line with policy must be achieved.`,
      ).map(({ value, others = [] }) =>
        [value, ...others].map(({ check }) => 'level' in check && check.level),
      );
    expect(levels(2)).toEqual([['level-1', 'level-2']]);
    expect(levels(4)).toEqual([['level-2', 'level-1']]);
  });

  it('does not ask again what gateway settles when the entry requirements repeat it', () => {
    const found = requirementsOf(
      '# Entry requirements\n\nApprentices need level 2 English on completion of their apprenticeship.\n\n# Gateway requirements\n\n- Level 2 English',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ certainty: 'certain' });
  });

  it('takes a usual number of pieces for no limit that is certain', () => {
    const [file] = requirementsOf(
      '# Gateway\n\nThe apprentice must submit a portfolio of evidence.\n\n# Portfolio of evidence requirements\n\nIt will typically contain 12 pieces of evidence. Evidence must be mapped to the KSBs.',
    );
    expect(file).toMatchObject({ certainty: 'unsure' });
    expect(file?.value.check).toEqual({ ...portfolio, pieces: { minimum: 12 }, mapped: true });
    expect(file?.others?.[0]?.check).toEqual({ ...portfolio, mapped: true });
  });

  it('is unsure when the document prints two least lengths', () => {
    const found = requirementsOf(
      'The programme lasts no less than 12 months.\n\nMinimum duration to gateway: 15 months',
    );
    expect(found.map(({ certainty }) => certainty)).toEqual(['unsure', 'unsure']);
  });

  it.each([
    '# On-programme learning\n\nThe apprentice compiles a portfolio of evidence and must submit it to the tutor.',
    '# Resits and retakes\n\nThe apprentice must submit the portfolio again.',
    '# Roles and responsibilities\n\n- The employer must confirm that the apprentice is ready for gateway',
    '# Independence\n\nThe assessor must be satisfied that the apprentice is competent.',
    '# Professional discussion\n\nA portfolio may be used in the discussion.',
  ])('finds no gateway rule in %j', (text) => {
    expect(requirementsOf(text)).toEqual([]);
  });
});
