import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { EvidenceState } from '#domain/portfolio/evidence-rules.ts';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

const states: readonly EvidenceState[] = ['draft', 'submitted', 'referred', 'accepted', 'locked'];

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What the address of the marking page says: which piece is open, and whose queue it is. */
export interface MarkingSearch {
  evidence?: string;
  tutor?: 'anyone';
}

/** What the address of the page for new evidence says: the criterion it begins with. */
export interface AddSearch {
  criterion?: string;
}

/** The tutor's queue with one piece open beside it. */
export const markingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/marking',
  validateSearch: (search: Record<string, unknown>): MarkingSearch => ({
    ...(textOf(search.evidence) ? { evidence: String(search.evidence) } : {}),
    ...(search.tutor === 'anyone' ? { tutor: 'anyone' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./marking-page.tsx'), 'MarkingPage'),
});

/** An apprentice's own evidence. */
export const myEvidenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence',
  validateSearch: (search: Record<string, unknown>): { state?: EvidenceState } => {
    const state = states.find((each) => each === search.state);
    return state ? { state } : {};
  },
  component: lazyRouteComponent(() => import('./my-evidence-page.tsx'), 'MyEvidencePage'),
});

/** New evidence. */
export const addEvidenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence/add',
  validateSearch: (search: Record<string, unknown>): AddSearch =>
    textOf(search.criterion) ? { criterion: String(search.criterion) } : {},
  component: lazyRouteComponent(() => import('./add-evidence-page.tsx'), 'AddEvidencePage'),
});

/** One piece of an apprentice's own evidence: its feedback, and mending it. */
export const myPieceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence/$evidenceId',
  component: lazyRouteComponent(() => import('./my-piece-page.tsx'), 'MyPiecePage'),
});
