import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { Toasts } from '#web/ui/toast.tsx';
import { NotFoundPage } from './fallback-pages.tsx';

/** What every loader is given. */
export interface RouterContext {
  queryClient: QueryClient;
}

/** The root of the route tree: no look of its own. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: NotFoundPage,
});
