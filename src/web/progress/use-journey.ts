import { getMyJourney, type Journey } from '#contract/enrolment.ts';
import { useEndpoint } from '#web/api/query.ts';

const over: ReadonlySet<Journey['state']> = new Set(['withdrawn', 'achieved', 'not-achieved']);

/** The apprenticeship that somebody works on: the first that is not over, else the first. */
export function currentOf(journeys: readonly Journey[]): Journey | undefined {
  return journeys.find(({ state }) => !over.has(state)) ?? journeys[0];
}

/** The reader's apprenticeships, and the one they work on. */
export function useMyJourney() {
  const reply = useEndpoint(getMyJourney);
  const journeys = reply.data?.journeys ?? [];
  return { isRead: reply.data !== undefined, error: reply.error, journeys, current: currentOf(journeys) };
}
