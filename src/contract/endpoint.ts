import type { z } from 'zod';
import type { Permission } from '#domain/people/permissions.ts';
import type { ProblemCode } from '#domain/problems.ts';

/** Who may call: a permission of the closed table, anybody signed in, or (for links and sign-in) anybody. */
export type Access = Permission | 'signed-in' | 'public';

/** A declared endpoint under `/api/v1`. Path parameters are written `{likeThis}`. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly permission: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly output: Output;
  readonly problems: readonly ProblemCode[];
}

/** Declare an endpoint; leaving out a permission or the list of problems does not compile. */
export function endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(declared: Endpoint<Params, Query, Body, Output>): Endpoint<Params, Query, Body, Output> {
  return declared;
}

/** Everything a handler gets from a request, parsed. */
export interface Input<E extends Endpoint> {
  readonly params: z.infer<E['params']>;
  readonly query: z.infer<E['query']>;
  readonly body: z.infer<E['body']>;
}
