import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "enrolment". */
export const enrolmentProblems = {} as const satisfies ProblemTable;
