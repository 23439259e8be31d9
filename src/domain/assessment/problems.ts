import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "assessment". */
export const assessmentProblems = {} as const satisfies ProblemTable;
