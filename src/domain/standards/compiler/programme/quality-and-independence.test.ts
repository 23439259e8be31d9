import { describe, expect, it } from 'vitest';
import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import { extractProgramme } from './extract-programme.ts';
import { outlineFrom } from './programme.testing.ts';

type Key = Exclude<keyof ProgrammeFacts, 'reassessment' | 'requirements'>;

/** A document, the fact looked at, and the values found in order. */
const cases: readonly (readonly [string, Key, readonly unknown[]])[] = [
  [
    '# Assessors\n\nThe independent assessor must have no direct relationship with the apprentice.',
    'noRelationshipWith',
    ['apprentice'],
  ],
  [
    'Independent assessors must meet these criteria:\n\n- no connection with the apprentice, the employer or the training provider',
    'noRelationshipWith',
    ['apprentice', 'employer', 'training-provider'],
  ],
  [
    'The assessment organisation must have no conflict of interest with the apprentice or their employer.',
    'noRelationshipWith',
    ['apprentice', 'employer'],
  ],
  [
    'The independent assessor must be independent of the employer and the provider.',
    'noRelationshipWith',
    ['employer', 'training-provider'],
  ],
  ['The independent assessor is appointed by the assessment organisation.', 'noRelationshipWith', []],
  [
    'Independent assessors must have:\n\n- at least two years of experience in the sector',
    'competence',
    [{ text: 'at least two years of experience in the sector', years: 2 }],
  ],
  [
    'The independent assessor must meet the following criteria:\n\n- current occupational competence of 3 years or more\n- hold an assessor qualification',
    'competence',
    [
      { text: 'current occupational competence of 3 years or more', years: 3 },
      { text: 'hold an assessor qualification' },
    ],
  ],
  [
    'They must appoint assessors who:\n\n- have experience of the occupation gained in the last three years',
    'competence',
    [{ text: 'have experience of the occupation gained in the last three years' }],
  ],
  [
    'Independent assessors must hold a fencing qualification.',
    'competence',
    [{ text: 'Independent assessors must hold a fencing qualification.' }],
  ],
  ['The apprentice must:\n\n- have knowledge of fences', 'competence', []],
  ['The independent assessor will:\n\n- ask questions on knowledge', 'competence', []],
  [
    '# Internal quality assurance\n\nAssessments are sampled on a risk-based model.',
    'sampling',
    [{ sampling: 'risk-based' }],
  ],
  [
    '# Internal quality assurance\n\nA minimum of 15% of assessments are sampled.',
    'sampling',
    [{ sampling: 'fixed-percentage', percent: 15 }],
  ],
  [
    '# Internal quality assurance\n\nTwenty per cent of decisions are moderated, chosen by a risk-based sample.',
    'sampling',
    [{ sampling: 'risk-based' }, { sampling: 'fixed-percentage', percent: 20 }],
  ],
  ['# Internal quality assurance\n\nAll assessments are moderated.', 'sampling', [{ sampling: 'all' }]],
  ['# Grading\n\nApprentices need 70% of the distinction criteria.', 'sampling', []],
  [
    '# Internal quality assurance\n\nQuality assurance is completed before results are released.',
    'qaBeforeRelease',
    [true],
  ],
  [
    '# Internal quality assurance\n\nResults are not issued until moderation is complete.',
    'qaBeforeRelease',
    [true],
  ],
  ['# Internal quality assurance\n\nThe team meets before the year ends.', 'qaBeforeRelease', []],
  [
    '# Internal quality assurance\n\nThe quality assurer must not have been involved in the delivery or assessment of the programme.',
    'qaUninvolved',
    [true],
  ],
  ['# Project\n\nThe employer may be present and must not be involved in the interview.', 'qaUninvolved', []],
  ['Standardisation meetings should be held annually.', 'standardisationEvery', [{ months: 12 }]],
  ['Assessors attend standardisation every six months.', 'standardisationEvery', [{ months: 6 }]],
  ['Assessors attend standardisation twice a year.', 'standardisationEvery', [{ months: 6 }]],
  ['Assessors take part in quarterly standardisation.', 'standardisationEvery', [{ months: 3 }]],
  ['Assessors attend at least one standardisation event per year.', 'standardisationEvery', [{ months: 12 }]],
  ['Performance is reviewed annually.', 'standardisationEvery', []],
  [
    'See Annex B for the criteria.\n\n# Annex B: Criteria',
    'crossReferences',
    [{ says: 'Annex B', exists: true }],
  ],
  [
    'See Annex A, then Appendix A.\n\n# Appendix A – Brief',
    'crossReferences',
    [
      { says: 'Annex A', exists: false },
      { says: 'Appendix A', exists: true },
    ],
  ],
  ['As section 4 says.\n\n# 4. Fees', 'crossReferences', [{ says: 'Section 4', exists: true }]],
  ['As section 7 says.\n\n# 4. Fees', 'crossReferences', [{ says: 'Section 7', exists: false }]],
  ['Under section 20 of the Equality Act adjustments are made.', 'crossReferences', []],
  [
    '# Assessors\n\nAll of our assessors are occupationally competent and have at least three years’ experience.',
    'competence',
    [
      {
        text: 'All of our assessors are occupationally competent and have at least three years’ experience.',
        years: 3,
      },
    ],
  ],
  [
    'Independent assessors shall:\n\n- have worked in the sector for at least 3 years in the last 5\n- have had no involvement in the training of the apprentice\n- ask questions',
    'competence',
    [{ text: 'have worked in the sector for at least 3 years in the last 5', years: 3 }],
  ],
  [
    '# Internal quality assurance\n\nAt least 20% of decisions are moderated, and 100% of the first five of a new assessor.',
    'sampling',
    [{ sampling: 'fixed-percentage', percent: 20 }],
  ],
  [
    '# Internal quality assurance\n\nNew assessors have 100% of their first five assessments moderated.',
    'sampling',
    [],
  ],
  [
    '# Internal quality assurance\n\nGrades are provisional until moderation has taken place.',
    'qaBeforeRelease',
    [true],
  ],
  [
    '# Internal quality assurance\n\nVerifiers must not verify assessments in which they took part.',
    'qaUninvolved',
    [true],
  ],
  ['Assessors take part in standardisation three times a year.', 'standardisationEvery', [{ months: 4 }]],
  [
    '# Independence\n\nThere must be no conflict of interest with the apprentice, employer or training provider.',
    'noRelationshipWith',
    ['apprentice', 'employer', 'training-provider'],
  ],
  [
    'The assessor must not be employed by the same organisation as the apprentice.',
    'noRelationshipWith',
    ['apprentice', 'employer'],
  ],
];

describe('independence, quality assurance and cross references in words', () => {
  it.each(cases)('%j gives %s %j', (text, key, expected) => {
    const found = extractProgramme(outlineFrom(text), [])[key];
    expect(found.map(({ value }) => value)).toEqual(expected);
  });
});
