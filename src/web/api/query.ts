import {
  type QueryKey,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Endpoint } from '#contract/endpoint.ts';
import { actingMembership, type CallArguments, type CallInput, call, type Reply } from './client.ts';
import { asProblem, type Problem } from './problem.ts';

/** Key under which replies of an endpoint are kept; without input it covers every reply of the endpoint. */
export function keyOf<E extends Endpoint>(endpoint: E, input?: CallInput<E>): QueryKey {
  const start = [endpoint.method, endpoint.path, actingMembership() ?? 'none'];
  return input === undefined ? start : [...start, input];
}

/** Query of one endpoint, for loaders (`queryClient.ensureQueryData`) and screens (`useSuspenseQuery`). */
export function endpointQuery<E extends Endpoint>(endpoint: E, ...rest: CallArguments<E>) {
  const input = (rest[0] ?? {}) as CallInput<E>;
  return queryOptions<Reply<E>, Problem>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, ...([input, { signal }] as unknown as CallArguments<E>)),
  });
}

/** The same, read as another membership of the account than the one acted as. */
export function endpointQueryAs<E extends Endpoint>(membershipId: string, endpoint: E, input: CallInput<E>) {
  return queryOptions<Reply<E>, Problem>({
    queryKey: [endpoint.method, endpoint.path, membershipId, input],
    queryFn: ({ signal }) =>
      call(endpoint, ...([input, { signal, membershipId }] as unknown as CallArguments<E>)),
  });
}

/** The reply of one endpoint, kept fresh while the screen is open. */
export function useEndpoint<E extends Endpoint>(endpoint: E, ...rest: CallArguments<E>) {
  return useQuery(endpointQuery(endpoint, ...rest));
}

export interface CommandOptions<E extends Endpoint> {
  /** Endpoints whose kept replies this write makes stale. */
  invalidates?: readonly Endpoint[] | undefined;
  onDone?: ((reply: Reply<E>) => void) | undefined;
  /** Acts as another membership of the account; what it makes stale is read again as that membership too. */
  membershipId?: string | undefined;
}

export interface Command<E extends Endpoint> {
  run: (input: CallInput<E>) => void;
  /** The same, for handlers that go on afterwards; throws a `Problem`. */
  runAsync: (input: CallInput<E>) => Promise<Reply<E>>;
  isPending: boolean;
  problem: Problem | undefined;
  /** What `Form` takes: `<Form {...command.formState}>`. */
  formState: Pick<Problem, 'issues'> & { refusal: { title: string; mend: string | undefined } | undefined };
  reset: () => void;
}

/** A write: run it, show that it is pending, show its problem; afterwards everything it makes stale is read again. */
export function useCommand<E extends Endpoint>(endpoint: E, options: CommandOptions<E> = {}): Command<E> {
  const queryClient = useQueryClient();
  const mutation: UseMutationResult<Reply<E>, Error, CallInput<E>> = useMutation({
    mutationFn: (input: CallInput<E>) =>
      call(endpoint, ...([input, { membershipId: options.membershipId }] as unknown as CallArguments<E>)),
    onSuccess: async (reply: Reply<E>) => {
      await Promise.all(
        (options.invalidates ?? []).map((stale) =>
          queryClient.invalidateQueries({
            queryKey: [stale.method, stale.path, options.membershipId ?? actingMembership() ?? 'none'],
          }),
        ),
      );
      options.onDone?.(reply);
    },
  });
  // One object per failure, so that the error summary takes focus once and not on every drawing.
  const told = useMemo(() => tellOf(mutation.error), [mutation.error]);
  return {
    run: (input) => mutation.mutate(input),
    runAsync: (input) => mutation.mutateAsync(input),
    isPending: mutation.isPending,
    problem: told.problem,
    formState: told.formState,
    reset: mutation.reset,
  };
}

function tellOf(error: Error | null): Pick<Command<Endpoint>, 'problem' | 'formState'> {
  if (error === null) return { problem: undefined, formState: { issues: [], refusal: undefined } };
  const problem = asProblem(error);
  const refusal = problem.issues.length === 0 ? { title: problem.title, mend: problem.mend } : undefined;
  return { problem, formState: { issues: problem.issues, refusal } };
}
