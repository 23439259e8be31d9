import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "standards". */
export const standardsProblems = {
  'plan-not-held': {
    kind: 'refused',
    title: 'No published plan covers this',
    mend: 'Choose a standard and a start date for which a plan is published here.',
  },
} as const satisfies ProblemTable;
