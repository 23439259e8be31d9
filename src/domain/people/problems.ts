import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "people". */
export const peopleProblems = {} as const satisfies ProblemTable;
