import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** The drafts of the organisation. */
export const draftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workshop',
  component: lazyRouteComponent(() => import('./drafts-page.tsx'), 'DraftsPage'),
});

/** What is selected on the bench, and the question or finding that is open. */
interface BenchSearch {
  part?: string | undefined;
  open?: string | undefined;
}

/** The bench: source at the left, plan at the right, what is open in the rail. */
export const benchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workshop/$draftId',
  validateSearch: ({ part, open }: Record<string, unknown>): BenchSearch => ({
    part: typeof part === 'string' ? part : undefined,
    open: typeof open === 'string' ? open : undefined,
  }),
  component: lazyRouteComponent(() => import('./bench-page.tsx'), 'BenchPage'),
});

/** Try a draft's rules. */
export const tryDraftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workshop/$draftId/try',
  component: lazyRouteComponent(() => import('./try-page.tsx'), 'TryDraftPage'),
});

/** The documents that a draft would give: the list, or one of them to read and print. */
export const draftPapersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workshop/$draftId/papers',
  validateSearch: (search: Record<string, unknown>): { kind?: string; method?: string } => ({
    ...(typeof search.kind === 'string' ? { kind: search.kind } : {}),
    ...(typeof search.method === 'string' ? { method: search.method } : {}),
  }),
  component: lazyRouteComponent(() => import('./draft-papers-page.tsx'), 'DraftPapersPage'),
});

/** Try a published plan's rules. */
export const tryPlanRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans/$reference/$edition/try',
  component: lazyRouteComponent(() => import('./try-page.tsx'), 'TryPlanPage'),
});
