import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Problem } from '#web/api/problem.ts';
import { loadMe } from '#web/api/session.ts';
import { rootRoute } from './root-route.tsx';

/** Everything that needs a session: the parent of every room's routes. Draws the rail and the bar of the role. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await loadMe(context.queryClient) };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'not-signed-in') throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
});
