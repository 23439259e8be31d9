import type { ProblemKind } from '#domain/problem.ts';
import { type ProblemCode, problems } from '#domain/problems.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';

const statusByKind: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  refused: 422,
  'too-many': 429,
};

/** A body of `application/problem+json`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly code: string;
  readonly mend?: string;
  readonly reason?: string | undefined;
  readonly issues?: readonly FieldIssue[] | undefined;
  readonly [fact: string]: unknown;
}

/** The status by which a problem is answered. */
export function statusOf(code: ProblemCode): number {
  return statusByKind[problems[code].kind];
}

/** RFC 9457. A refusal becomes its own problem; anything else is a defect: 500, without detail. */
export function toProblem(error: unknown, requestId: string): ProblemBody {
  const refusal = asRefusal(error);
  if (!refusal) {
    return {
      type: '/problems/internal',
      code: 'internal',
      title: 'Something went wrong on our side',
      mend: 'Try again. If it happens again, tell support the reference below.',
      status: 500,
      instance: requestId,
    };
  }
  const { title, mend } = problems[refusal.code];
  // The detail comes first so that it can never replace what follows.
  return {
    ...refusal.detail,
    type: `/problems/${refusal.code}`,
    code: refusal.code,
    title,
    mend,
    status: statusOf(refusal.code),
    instance: requestId,
  };
}

/** What the web server itself refuses, in the words of the catalogue. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  if (error.statusCode === 413) return new Refusal('too-large');
  if (error.statusCode === 429) return new Refusal('too-many-requests');
  if (error.statusCode === 404) return new Refusal('not-found');
  if (typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500) {
    return new Refusal('invalid-request', { reason: 'The request cannot be read.' });
  }
  return undefined;
}
