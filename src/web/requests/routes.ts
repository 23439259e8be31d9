import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** The standards that the provider asked for. */
export const requestsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/requests',
  component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
});

/** Ask for a standard. */
export const askRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
});

/** One request of the provider. */
export const requestRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestPage'),
});

/** The queue of the standards authors. */
export const receivedRequestsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/requests/received',
  component: lazyRouteComponent(() => import('./requests-page.tsx'), 'ReceivedRequestsPage'),
});

/** One request that the standards authors received. */
export const receivedRequestRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/requests/received/$requestId',
  component: lazyRouteComponent(() => import('./received-request-page.tsx'), 'ReceivedRequestPage'),
});
