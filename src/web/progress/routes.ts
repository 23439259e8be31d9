import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** The apprentice's first screen. */
export const journeyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/journey',
  component: lazyRouteComponent(() => import('./journey-page.tsx'), 'JourneyPage'),
});

/** Every criterion of the apprentice's plan. `criterion` is the tile that is open. */
export const myCriteriaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/criteria',
  validateSearch: (search: Record<string, unknown>): { criterion?: string } =>
    typeof search.criterion === 'string' ? { criterion: search.criterion } : {},
  component: lazyRouteComponent(() => import('./my-criteria-page.tsx'), 'MyCriteriaPage'),
});
