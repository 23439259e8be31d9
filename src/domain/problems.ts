import { assessmentProblems } from '#domain/assessment/problems.ts';
import { enrolmentProblems } from '#domain/enrolment/problems.ts';
import { gatewayProblems } from '#domain/gateway/problems.ts';
import { peopleProblems } from '#domain/people/problems.ts';
import { portfolioProblems } from '#domain/portfolio/problems.ts';
import { qualityProblems } from '#domain/quality/problems.ts';
import { resultsProblems } from '#domain/results/problems.ts';
import { standardsProblems } from '#domain/standards/problems.ts';
import type { ProblemTable } from './problem.ts';

/** Problems that any endpoint may give. */
const commonProblems = {
  'invalid-request': {
    kind: 'invalid',
    title: 'Some of what was sent cannot be used',
    mend: 'Change the fields named below and send again.',
  },
  'not-signed-in': {
    kind: 'unauthenticated',
    title: 'You are not signed in',
    mend: 'Sign in and try again.',
  },
  'not-permitted': {
    kind: 'forbidden',
    title: 'You are not allowed to do this',
    mend: 'Ask somebody whose role allows it.',
  },
  'not-found': {
    kind: 'not-found',
    title: 'There is nothing here',
    mend: 'Check the address, or go back to the list.',
  },
  'stale-version': {
    kind: 'conflict',
    title: 'Somebody else changed this since you opened it',
    mend: 'Look at the newer version, then make your change again.',
  },
  'too-many-requests': { kind: 'too-many', title: 'Too many attempts', mend: 'Wait a moment and try again.' },
  'too-large': { kind: 'too-large', title: 'That is larger than the limit', mend: 'Send something smaller.' },
  'idempotency-key-reused': {
    kind: 'conflict',
    title: 'This key was used for another request',
    mend: 'Use a new idempotency key for a new request.',
  },
} as const satisfies ProblemTable;

/** Every problem code of the product: what it is called, how it is answered, and what the person can do. */
export const problems = {
  ...commonProblems,
  ...peopleProblems,
  ...standardsProblems,
  ...enrolmentProblems,
  ...portfolioProblems,
  ...gatewayProblems,
  ...assessmentProblems,
  ...qualityProblems,
  ...resultsProblems,
} as const satisfies ProblemTable;

/** A code of the closed catalogue. */
export type ProblemCode = keyof typeof problems;
