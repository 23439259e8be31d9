import { useQueries, useQuery } from '@tanstack/react-query';
import { type EffectivePlan, getPlan } from '#contract/standards.ts';
import { endpointQuery } from '#web/api/query.ts';

/** The query of one published plan. A published edition never changes, so it is read once. */
export function planQuery(reference: string, edition: string, policy?: string) {
  return {
    ...endpointQuery(getPlan, { params: { reference, edition }, query: policy ? { policy } : {} }),
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** One published plan; undefined until it is there. */
export function usePlan(reference: string, edition: string): EffectivePlan | undefined {
  return useQuery({ ...planQuery(reference, edition), enabled: reference !== '' }).data;
}

/** The plans of several apprentices, by reference and edition ("ST0072 AP02"). */
export function usePlans(
  wanted: readonly { reference: string; planEdition: string }[],
): ReadonlyMap<string, EffectivePlan> {
  const names = [...new Set(wanted.map(planName))].sort();
  return useQueries({
    queries: names.map((name) => {
      const [reference = '', ...edition] = name.split(' ');
      return planQuery(reference, edition.join(' '));
    }),
    combine: (replies) =>
      new Map(
        replies.flatMap((reply, index) => (reply.data ? [[names[index] ?? '', reply.data] as const] : [])),
      ),
  });
}

/** The name under which {@link usePlans} keeps a plan. */
export function planName(enrolment: { reference: string; planEdition: string }): string {
  return `${enrolment.reference} ${enrolment.planEdition}`;
}
