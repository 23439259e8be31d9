import { useQuery } from '@tanstack/react-query';
import { getMyJourney } from '#contract/enrolment.ts';
import { type Gateway, getGateway } from '#contract/gateway.ts';
import { endpointQuery, useEndpoint } from '#web/api/query.ts';

/** The gateway of the apprenticeship that the signed-in apprentice is on; undefined while there is none. */
export function useMyGateway(): {
  gateway: Gateway | undefined;
  provider: string | undefined;
  error: Error | null;
  isLoading: boolean;
} {
  const journeys = useEndpoint(getMyJourney);
  const journey = journeys.data?.journeys[0];
  const gateway = useGatewayOf(journey?.enrolmentId);
  return {
    gateway: gateway.data,
    provider: journey?.provider,
    error: journeys.error ?? gateway.error,
    isLoading: journeys.isLoading || gateway.isLoading,
  };
}

function useGatewayOf(enrolmentId: string | undefined) {
  return useQuery({
    ...endpointQuery(getGateway, { params: { enrolmentId: enrolmentId ?? '' } }),
    enabled: enrolmentId !== undefined,
  });
}
