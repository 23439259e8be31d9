import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '#web/shell/root-route.tsx';

const nothing = () => null;

/** Every component and picture in all its states; a build for people has neither route nor screens. */
export const galleryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/gallery',
    component: import.meta.env.DEV
      ? lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage')
      : nothing,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/gallery/shell',
    component: import.meta.env.DEV
      ? lazyRouteComponent(() => import('./shell-page.tsx'), 'ShellPage')
      : nothing,
  }),
] as const;
