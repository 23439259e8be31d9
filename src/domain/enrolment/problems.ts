import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "enrolment". */
export const enrolmentProblems = {
  'enrolment-state': {
    kind: 'refused',
    title: 'That is not possible at this stage of the apprenticeship',
    mend: 'Read the reason given; undo the step before, if it was recorded in error.',
  },
  'already-enrolled': {
    kind: 'conflict',
    title: 'This apprentice is already enrolled on this standard',
    mend: 'Open the enrolment that is there, or withdraw it first.',
  },
} as const satisfies ProblemTable;
