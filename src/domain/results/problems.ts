import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "results". */
export const resultsProblems = {} as const satisfies ProblemTable;
