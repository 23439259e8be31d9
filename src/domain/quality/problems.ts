import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "quality". */
export const qualityProblems = {
  'reviewer-not-independent': {
    kind: 'refused',
    title: 'You took part in this assessment, so you cannot assure it',
    mend: 'Ask a quality assurer who took no part in it.',
  },
  'not-in-sample': {
    kind: 'refused',
    title: 'This result is not waiting for a quality assurer',
    mend: 'Look at the state of the result; a result that was released can be superseded.',
  },
} as const satisfies ProblemTable;
