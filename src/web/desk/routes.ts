import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The assessment organisation's first screen: what waits, oldest clock first. */
export const deskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk',
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage'),
});

/** Every registration, to be searched. */
export const registrationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/registrations',
  validateSearch: (search: Record<string, unknown>): { search?: string; queue?: 'gateway' | 'booking' } => {
    const words = textOf(search.search);
    const queue = search.queue === 'gateway' || search.queue === 'booking' ? search.queue : undefined;
    return { ...(words ? { search: words } : {}), ...(queue ? { queue } : {}) };
  },
  component: lazyRouteComponent(() => import('./registrations-page.tsx'), 'RegistrationsPage'),
});

/** One registration with its gateway pack. `item` is the item that is open. */
export const registrationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/registrations/$registrationId',
  validateSearch: (search: Record<string, unknown>): { item?: string } => {
    const item = textOf(search.item);
    return item ? { item } : {};
  },
  component: lazyRouteComponent(() => import('./registration-page.tsx'), 'RegistrationPage'),
});
