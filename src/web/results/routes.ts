import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

const states = ['in-quality-assurance', 'agreed', 'sent-back', 'released', 'superseded'] as const;

/** What the list of results is narrowed to. */
export interface ResultsSearch {
  state?: (typeof states)[number];
  search?: string;
  cursor?: string;
}

/** The apprentice's own released results; `result` is the one that is read. */
export const myResultsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/results',
  validateSearch: (given: Record<string, unknown>): { result?: string } =>
    typeof given.result === 'string' ? { result: given.result } : {},
  component: lazyRouteComponent(() => import('./my-results-page.tsx'), 'MyResultsPage'),
});

/** The results of the assessment organisation. */
export const resultsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/results',
  validateSearch: (given: Record<string, unknown>): ResultsSearch => {
    const state = states.find((each) => each === given.state);
    return {
      ...(state ? { state } : {}),
      ...(typeof given.search === 'string' && given.search !== '' ? { search: given.search } : {}),
      ...(typeof given.cursor === 'string' ? { cursor: given.cursor } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./result-list-page.tsx'), 'ResultListPage'),
});

/** One result with its proof, and what may be done with it. */
export const resultRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/results/$resultId',
  component: lazyRouteComponent(() => import('./result-page.tsx'), 'ResultPage'),
});

/** The results that the provider received of one apprentice. */
export const receivedResultsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/results',
  component: lazyRouteComponent(() => import('./received-page.tsx'), 'ReceivedPage'),
});

/** Requests for exceptional circumstances. */
export const exceptionalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/exceptional',
  validateSearch: (given: Record<string, unknown>): { cursor?: string } =>
    typeof given.cursor === 'string' ? { cursor: given.cursor } : {},
  component: lazyRouteComponent(() => import('./exceptional-page.tsx'), 'ExceptionalPage'),
});
