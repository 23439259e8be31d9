import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { EnrolmentState } from '#domain/enrolment/enrolment-state.ts';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

const needs = ['evidence-waiting', 'gateway-ready', 'returned'] as const;
const sorts = ['name', 'waiting', 'planned-end'] as const;

/** What the address of the caseload says: its filters, its order and its page. */
export interface CaseloadSearch {
  tutor?: 'me';
  state?: EnrolmentState;
  reference?: string;
  search?: string;
  need?: (typeof needs)[number];
  sort?: (typeof sorts)[number];
  cursor?: string;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads the filters of an address; what is not one of ours is left out. */
export function caseloadSearchOf(search: Record<string, unknown>): CaseloadSearch {
  const read = {
    tutor: oneOf(['me'] as const, search.tutor),
    state: oneOf(EnrolmentState.options, search.state),
    reference: textOf(search.reference),
    search: textOf(search.search),
    need: oneOf(needs, search.need),
    sort: oneOf(sorts, search.sort),
    cursor: textOf(search.cursor),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** Who is there and who needs me. */
export const caseloadRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments',
  validateSearch: caseloadSearchOf,
  component: lazyRouteComponent(() => import('./caseload-page.tsx'), 'CaseloadPage'),
});

/** Enrol one apprentice. */
export const enrolRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/new',
  component: lazyRouteComponent(() => import('./enrol-page.tsx'), 'EnrolPage'),
});

/** Enrol many from a file. */
export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

/** One apprentice, whole. `criterion` is the tile that is open; `enrolled` says that they were enrolled just now. */
export const enrolmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId',
  validateSearch: (search: Record<string, unknown>): { criterion?: string; enrolled?: true } => ({
    ...(textOf(search.criterion) ? { criterion: String(search.criterion) } : {}),
    ...(search.enrolled === true ? { enrolled: true as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./enrolment-page.tsx'), 'EnrolmentPage'),
});
