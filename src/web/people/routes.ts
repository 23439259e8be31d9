import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Role } from '#domain/people/permissions.ts';
import { roles } from '#domain/people/permissions.ts';
import { rootRoute } from '#web/shell/root-route.tsx';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** One's own account: password, second step, where one is signed in. */
export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
});

/** What the list of people is narrowed to. */
export interface PeopleSearch {
  search?: string;
  role?: Role;
  left?: 'yes';
  cursor?: string;
}

/** The people of one's organisation. */
export const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people',
  validateSearch: (given: Record<string, unknown>): PeopleSearch => {
    const role = roles.find((each) => each === given.role);
    return {
      ...(typeof given.search === 'string' && given.search !== '' ? { search: given.search } : {}),
      ...(role ? { role } : {}),
      ...(given.left === 'yes' ? { left: 'yes' } : {}),
      ...(typeof given.cursor === 'string' ? { cursor: given.cursor } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

/** A new person chooses a password. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./account-link-page.tsx'), 'InvitationPage'),
});

/** Somebody who forgot the password chooses a new one. */
export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./account-link-page.tsx'), 'ResetPage'),
});

/** Ask for a link to choose a new password. */
export const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('./forgotten-page.tsx'), 'ForgottenPage'),
});

/** The letters of the demo. */
export const demoMailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demo/mail',
  validateSearch: (given: Record<string, unknown>): { letter?: string; to?: string } => ({
    ...(typeof given.letter === 'string' ? { letter: given.letter } : {}),
    ...(typeof given.to === 'string' ? { to: given.to } : {}),
  }),
  component: lazyRouteComponent(() => import('./demo-mail-page.tsx'), 'DemoMailPage'),
});
