import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "standards". */
export const standardsProblems = {} as const satisfies ProblemTable;
