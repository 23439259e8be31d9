import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "portfolio". */
export const portfolioProblems = {} as const satisfies ProblemTable;
