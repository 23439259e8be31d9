import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '#web/shell/root-route.tsx';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** The provider's checklist of one enrolment. `item` is the requirement that is open. */
export const gatewayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/gateway',
  validateSearch: (search: Record<string, unknown>): { item?: string } =>
    typeof search.item === 'string' ? { item: search.item } : {},
  component: lazyRouteComponent(() => import('./gateway-page.tsx'), 'GatewayPage'),
});

/** The apprentice's own gateway. */
export const myGatewayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/gateway',
  component: lazyRouteComponent(() => import('./my-gateway-page.tsx'), 'MyGatewayPage'),
});

/** One declaration that the apprentice signs. */
export const mySignatureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/gateway/$requirementId',
  component: lazyRouteComponent(() => import('./my-signature-page.tsx'), 'MySignaturePage'),
});

/** What an employer without an account sees behind a link. */
export const employerLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link/$token',
  component: lazyRouteComponent(() => import('./link-page.tsx'), 'LinkPage'),
});
