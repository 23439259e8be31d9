import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { getInstallation } from '#contract/installation.ts';
import { endpointQuery } from '#web/api/query.ts';
import { actingAs } from '#web/api/session.ts';
import { navigationOf } from '#web/shell/navigation.ts';
import { rootRoute } from '#web/shell/root-route.tsx';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** An address of ours to go on to; anything else is dropped, so that a link cannot lead elsewhere. */
export function ownAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

/** Sign-in. `next` is the address that was asked for; `step` is where somebody goes on who has proved the password. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; step?: 'code' } => {
    const next = ownAddress(search.next);
    return { ...(next ? { next } : {}), ...(search.step === 'code' ? { step: 'code' } : {}) };
  },
  loader: ({ context }) =>
    context.queryClient.ensureQueryData(endpointQuery(getInstallation)).catch(() => undefined),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

/** The first page: leads each role to its first screen. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const acting = actingAs(context.me);
    const first = acting ? navigationOf(acting.role).items[0] : undefined;
    if (first && first.to !== '/') throw redirect({ to: first.to });
  },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});
