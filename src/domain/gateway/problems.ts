import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "gateway". */
export const gatewayProblems = {} as const satisfies ProblemTable;
