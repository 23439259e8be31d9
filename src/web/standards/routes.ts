import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** Every published plan. */
export const plansRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans',
  component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage'),
});

/** One plan, read with the policy of one assessment organisation or bare. */
export const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans/$reference/$edition',
  validateSearch: (search: Record<string, unknown>): { policy?: string; method?: string } => ({
    ...(typeof search.policy === 'string' ? { policy: search.policy } : {}),
    ...(typeof search.method === 'string' ? { method: search.method } : {}),
  }),
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
});

/** One document made from a plan, to read and print. */
export const planDocumentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans/$reference/$edition/documents/$kind',
  validateSearch: (search: Record<string, unknown>): { policy?: string; method?: string } => ({
    ...(typeof search.policy === 'string' ? { policy: search.policy } : {}),
    ...(typeof search.method === 'string' ? { method: search.method } : {}),
  }),
  component: lazyRouteComponent(() => import('./document-page.tsx'), 'DocumentPage'),
});
