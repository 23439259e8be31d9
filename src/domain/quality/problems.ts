import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "quality". */
export const qualityProblems = {} as const satisfies ProblemTable;
