import { describe, expect, it } from 'vitest';
import type { ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import { extractProgramme } from './extract-programme.ts';
import { outlineFrom } from './programme.testing.ts';

type Key = keyof ReassessmentFacts;

function reassessmentOf(text: string): ReassessmentFacts {
  return extractProgramme(outlineFrom(text), []).reassessment;
}

/** Words under a heading Resits and retakes, the fact, and the values they give in order. */
const cases: readonly (readonly [string, Key, readonly unknown[]])[] = [
  ['A resit does not need further learning, whereas a retake does.', 'resitLearning', ['not-required']],
  ['A resit does not need further learning, whereas a retake does.', 'retakeLearning', ['required']],
  ['Re-takes require additional training; re-sits do not.', 'retakeLearning', ['required']],
  ['Re-takes require additional training; re-sits do not.', 'resitLearning', ['not-required']],
  ['An apprentice who re-sits with no additional learning pays nothing.', 'resitLearning', ['not-required']],
  ['Further development must be given before a re-sit or a re-take.', 'resitLearning', ['required']],
  ['Further development must be given before a re-sit or a re-take.', 'retakeLearning', ['required']],
  ['The apprentice should have an action plan for a resit.', 'resitLearning', []],
  [
    'A period of further training lasting between 2 and 4 weeks takes place before a retake.',
    'retakeLearningPeriod',
    [{ atLeast: { weeks: 2 }, atMost: { weeks: 4 } }],
  ],
  [
    'At least one month of further learning must come before a retake.',
    'retakeLearningPeriod',
    [{ atLeast: { months: 1 } }],
  ],
  [
    'Further training of up to three months precedes a retake.',
    'retakeLearningPeriod',
    [{ atMost: { months: 3 } }],
  ],
  ['A retake must be taken within three months.', 'retakeLearningPeriod', []],
  [
    'An apprentice who fails one or more methods can take a resit or a retake at the employer’s discretion.',
    'choices',
    [{ by: 'decision' }],
  ],
  ['The employer needs to agree that a resit or retake is appropriate.', 'choices', [{ by: 'decision' }]],
  ['Apprentices who fail will be offered a resit or a retake.', 'choices', [{ by: 'decision' }]],
  [
    'Should an apprentice fail one activity, a resit is arranged.',
    'choices',
    [{ by: 'failed-methods', resitUpTo: 1 }],
  ],
  [
    'If the apprentice fails two or more components a retake is needed.',
    'choices',
    [{ by: 'failed-methods', resitUpTo: 1 }],
  ],
  [
    'Where an apprentice fails three (3) or more assessment methods, a retake is needed.',
    'choices',
    [{ by: 'failed-methods', resitUpTo: 2 }],
  ],
  ['If the apprentice fails one or more methods a retake is needed.', 'choices', []],
  ['The number of resits and retakes is at the discretion of the employer.', 'choices', []],
  [
    'A retake means that the apprentice goes through gateway again.',
    'gatewayAgain',
    [{ route: 'retake', again: true }],
  ],
  [
    'For a retake the apprentice must re-enter the gateway.',
    'gatewayAgain',
    [{ route: 'retake', again: true }],
  ],
  [
    'For a resit the apprentice does not need to pass gateway again.',
    'gatewayAgain',
    [{ route: 'resit', again: false }],
  ],
  ['Resits and retakes must be complete within a year of gateway.', 'gatewayAgain', []],
  [
    'If the apprentice re-sits, the employer will be responsible for bearing the cost.',
    'cost',
    [{ route: 'resit', borneBy: 'employer' }],
  ],
  [
    'The cost of a retake is borne by the training provider.',
    'cost',
    [{ route: 'retake', borneBy: 'training-provider' }],
  ],
  [
    'Fees for resits and retakes will be charged to the employer.',
    'cost',
    [{ route: 'both', borneBy: 'employer' }],
  ],
  ['The apprentice must not pay for a resit.', 'cost', []],
  ['The maximum grade for a resit or retake is a pass.', 'caps', [{ kind: 'grade', grade: 'pass' }]],
  ['Any retake is capped at merit.', 'caps', [{ kind: 'grade', grade: 'merit' }]],
  ['An apprentice who resits can only be awarded a pass.', 'caps', [{ kind: 'grade', grade: 'pass' }]],
  [
    'The apprentice will get a maximum grade of pass for a resit or retake, unless the body determines there are exceptional circumstances.',
    'caps',
    [{ kind: 'grade-unless-exceptional', grade: 'pass' }],
  ],
  [
    'The highest grade for a retake is a pass. Where exceptional circumstances affected the first attempt, a request must be made within seven (7) working days of the result.',
    'caps',
    [{ kind: 'grade-unless-exceptional', grade: 'pass', requestWithin: { workingDays: 7 } }],
  ],
  ['The grade of a resit is not capped.', 'caps', [{ kind: 'none' }]],
  [
    'All grades are available to an apprentice who resits or retakes: any grade can be achieved.',
    'caps',
    [{ kind: 'none' }],
  ],
  ['An apprentice who resits must meet all pass criteria.', 'caps', []],
  [
    'Resits and retakes are not offered to apprentices wishing to move from pass to a higher grade.',
    'improveAfterPass',
    [false],
  ],
  ['A resit cannot be taken to improve a grade.', 'improveAfterPass', [false]],
  ['Retakes are only to be taken if the original grade is a fail.', 'improveAfterPass', [false]],
  ['Apprentices may resit a passed method to improve their grade.', 'improveAfterPass', [true]],
  [
    'The body will provide two (2) resit or retake opportunities.',
    'furtherAttempts',
    [{ maximum: 2, moreBy: 'nobody' }],
  ],
  ['Apprentices are limited to one resit.', 'furtherAttempts', [{ maximum: 1, moreBy: 'nobody' }]],
  [
    'An apprentice is allowed up to three further attempts.',
    'furtherAttempts',
    [{ maximum: 3, moreBy: 'nobody' }],
  ],
  ['An apprentice has three attempts in total.', 'furtherAttempts', [{ maximum: 2, moreBy: 'nobody' }]],
  ['A failed method can be resat twice.', 'furtherAttempts', [{ maximum: 2, moreBy: 'nobody' }]],
  [
    'A maximum of two retakes is allowed; more are at the discretion of the employer.',
    'furtherAttempts',
    [{ maximum: 2, moreBy: 'employer' }],
  ],
  ['If the apprentice fails one method, a resit takes place.', 'furtherAttempts', []],
  ['The first resit takes place after the results.', 'furtherAttempts', []],
  ['The number of resits is at the discretion of the employer.', 'attemptsDiscretion', ['employer']],
  [
    'How many retakes are offered is decided by the assessment organisation.',
    'attemptsDiscretion',
    ['assessment-organisation'],
  ],
  ['The apprentice can take a resit or a retake at the employer’s discretion.', 'attemptsDiscretion', []],
  [
    'Resits must be completed within 12 months of the gateway date, otherwise the whole assessment is taken again.',
    'within',
    [{ period: { months: 12 }, origin: 'gateway-accepted' }],
  ],
  [
    'Failed methods must be resat or retaken within a 6-month period from the EPA outcome notification, otherwise the entire EPA is taken again.',
    'within',
    [{ period: { months: 6 }, origin: 'last-result' }],
  ],
  [
    'Retakes must be taken within one year of the fail notification.',
    'within',
    [{ period: { months: 12 }, origin: 'fail-notification' }],
  ],
  [
    'A resit is typically taken within two months of the EPA outcome notification.',
    'within',
    [{ period: { months: 2 }, origin: 'last-result' }],
  ],
  ['The apprentice must request a resit within five working days.', 'within', []],
  [
    'A resit takes place after all the assessments have been taken and results given.',
    'after',
    ['all-results'],
  ],
  ['Resits can only be booked once the results of all methods are known.', 'after', ['all-results']],
  ['A method may be resat without waiting for the other results.', 'after', ['own-result']],
  ['A resit is arranged when the apprentice is ready.', 'after', []],
  [
    'If the apprentice fails the project, they resit. They will have four weeks to rework the project report from the date of the result.',
    'methods',
    [{ methodName: 'project report', rework: { within: { weeks: 4 }, origin: 'result' } }],
  ],
  [
    'A resit of the professional discussion is completed remotely.',
    'methods',
    [{ methodName: 'professional discussion', place: 'remote' }],
  ],
  ['The observation takes place at the workplace.', 'methods', []],
  [
    'Each method may be attempted a maximum of three times, including the first attempt.',
    'furtherAttempts',
    [{ maximum: 2, moreBy: 'nobody' }],
  ],
  [
    'A second re-sit is only permitted after further training.',
    'furtherAttempts',
    [{ maximum: 2, moreBy: 'nobody' }],
  ],
  ['An apprentice can resit as many times as the employer allows.', 'attemptsDiscretion', ['employer']],
  ['Re-sits are graded pass only.', 'caps', [{ kind: 'grade', grade: 'pass' }]],
  ['There is no restriction on the grade of a resit.', 'caps', [{ kind: 'none' }]],
  ['Apprentices who retake a method can still achieve a distinction.', 'caps', [{ kind: 'none' }]],
  ['The employer will normally pay for re-sits.', 'cost', [{ route: 'resit', borneBy: 'employer' }]],
];

describe('further attempts in words', () => {
  it.each(cases)('%j gives %s %j', (words, key, expected) => {
    const found = reassessmentOf(`# Resits and retakes\n\n${words}`)[key];
    expect(found.map(({ value }) => value)).toEqual(expected);
  });

  it('gives both values where one document leaves the number to the employer and prints it', () => {
    const { furtherAttempts, attemptsDiscretion } = reassessmentOf(
      '# Resits\n\nThe number of resits will normally be at the discretion of the employer. The body provides two resit opportunities.',
    );
    expect(furtherAttempts.map(({ value }) => value)).toEqual([{ maximum: 2, moreBy: 'employer' }]);
    expect(attemptsDiscretion.map(({ value }) => value)).toEqual(['employer']);
  });

  it('gives both values where a resit is said to need learning and to need none', () => {
    const { resitLearning } = reassessmentOf(
      '# Resits\n\nFurther training must be provided before a resit. A resit does not require further learning.',
    );
    expect(resitLearning.map(({ value }) => value)).toEqual(['required', 'not-required']);
  });

  it('takes a usual time for no limit', () => {
    const [usual] = reassessmentOf(
      '# Resits\n\nA resit is typically taken within two months of the result.',
    ).within;
    expect(usual).toMatchObject({ certainty: 'unsure', why: expect.stringContaining('usual') });
    const both = reassessmentOf(
      '# Resits\n\nA resit is typically taken within two months of the result. All resits must be completed within six months of the result.',
    ).within;
    expect(both.map(({ value }) => value.period)).toEqual([{ months: 6 }]);
  });

  it('reads what the sub-section of a method says for that method', () => {
    const { methods } = reassessmentOf(
      '# Resits and retakes\n\n## Work-based project\n\nApprentices who fail have one month to rework their submission. The resit should be completed remotely.\n\n## Practical observation\n\nThe retake is carried out in the workplace.',
    );
    expect(methods.map(({ value }) => value)).toEqual([
      {
        methodName: 'Work-based project',
        rework: { within: { months: 1 }, origin: 'result' },
        place: 'remote',
      },
      { methodName: 'Practical observation', place: 'workplace' },
    ]);
  });

  it('keeps two places of one method apart, for they contradict each other', () => {
    const { methods } = reassessmentOf(
      '# Resits\n\n## Practical observation\n\nThe resit is completed remotely. A retake is carried out in the workplace.',
    );
    expect(methods.map(({ value }) => value.place)).toEqual(['remote', 'workplace']);
  });

  it.each([
    '# Professional discussion\n\nThe employer decides the room. The maximum grade is a distinction.',
    '# Window\n\nAll assessments must be completed within three months of gateway.',
    '# Fees\n\nThe cost is borne by the employer.',
  ])('reads nothing from %j', (text) => {
    expect(Object.values(reassessmentOf(text)).flat()).toEqual([]);
  });
});
