import { z } from 'zod';

/** A UK provider reference number: 8 digits, the first not nought. It has no check digit. */
export const Ukprn = z
  .string()
  .regex(/^[1-9]\d{7}$/, 'A UKPRN has exactly 8 digits and does not start with 0.');
export type Ukprn = z.infer<typeof Ukprn>;

/** An assessment organisation's number on the register, such as EPA0001. */
export const AssessmentOrganisationId = z
  .string()
  .regex(/^EPA\d{4}$/, 'Use EPA and four digits, such as EPA0001.');
export type AssessmentOrganisationId = z.infer<typeof AssessmentOrganisationId>;
