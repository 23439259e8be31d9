import { EnrolBody } from '#contract/enrolment.ts';
import type { FieldIssue } from '#web/ui/field.tsx';
import { type EnglishMathsValues, nothingKnown } from './english-maths-fields.tsx';

/** The enrolment form as it is being written. */
export interface EnrolValues {
  givenNames: string;
  familyName: string;
  nameUsed: string;
  email: string;
  dateOfBirth: string;
  uln: string;
  learnerReference: string;
  reference: string;
  options: string[];
  startsOn: string;
  plannedEndOn: string;
  employer: string;
  managerName: string;
  managerEmail: string;
  tutorId: string;
  assessmentOrganisationId: string;
  englishMaths: EnglishMathsValues;
}

/** An empty form. */
export const emptyEnrolment: EnrolValues = {
  givenNames: '',
  familyName: '',
  nameUsed: '',
  email: '',
  dateOfBirth: '',
  uln: '',
  learnerReference: '',
  reference: '',
  options: [],
  startsOn: '',
  plannedEndOn: '',
  employer: '',
  managerName: '',
  managerEmail: '',
  tutorId: '',
  assessmentOrganisationId: '',
  englishMaths: nothingKnown,
};

const asked: readonly (readonly [keyof EnrolValues, string])[] = [
  ['givenNames', 'Write the given names'],
  ['familyName', 'Write the family name'],
  ['dateOfBirth', 'Write the date of birth'],
  ['uln', 'Write the ULN, or 9999999999 while it is not known'],
  ['reference', 'Choose the standard'],
  ['startsOn', 'Write the start date'],
  ['plannedEndOn', 'Write the planned end date'],
  ['tutorId', 'Choose the tutor'],
  ['employer', 'Write the employer'],
  ['managerName', 'Write the line manager’s name'],
  ['managerEmail', 'Write the line manager’s email'],
];

/** What is missing or cannot be read before anything is sent, in the order of the form. */
export function issuesOfEnrolment(values: EnrolValues): FieldIssue[] {
  const missing = asked.filter(([name]) => values[name] === '').map(([path, message]) => ({ path, message }));
  const emails = (['email', 'managerEmail'] as const)
    .filter((name) => values[name].trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values[name].trim()))
    .map((path) => ({ path, message: 'Write a whole email address, such as name@example.org' }));
  return [...missing, ...emails];
}

/** The form as it is sent; empty fields are left out. */
export function enrolBodyOf({ englishMaths, ...values }: EnrolValues): EnrolBody {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const { facts, carePlan, signLanguage } = englishMaths;
  return EnrolBody.parse({ ...given, englishMaths: facts, carePlan, signLanguage });
}
