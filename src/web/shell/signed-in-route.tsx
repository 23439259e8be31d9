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
      const me = await loadMe(context.queryClient);
      // Nothing else answers before the second step is set up.
      if (me.secondFactorRequired && location.pathname !== '/account') throw redirect({ to: '/account' });
      return { me };
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      const step = error.code === 'second-factor-needed' ? ({ step: 'code' } as const) : {};
      throw redirect({ to: '/sign-in', search: { next: location.href, ...step } });
    }
  },
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
});
