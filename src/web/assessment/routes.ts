import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

function textIn(given: Record<string, unknown>, key: string): string | undefined {
  const value = given[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One registration's attempts, sessions, products and adjustments, for operations. */
export const assessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/registrations/$registrationId/assessment',
  /** The session that is being booked, or the booking that is being moved. */
  validateSearch: (given: Record<string, unknown>): { book?: string; move?: string } => {
    const book = textIn(given, 'book');
    const move = textIn(given, 'move');
    return { ...(book ? { book } : {}), ...(move ? { move } : {}) };
  },
  component: lazyRouteComponent(() => import('./assessment-page.tsx'), 'AssessmentPage'),
});

/** Independent assessors, their competence and interests. */
export const assessorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessors',
  validateSearch: (given: Record<string, unknown>): { search?: string; cursor?: string; open?: string } => {
    const search = textIn(given, 'search');
    const cursor = textIn(given, 'cursor');
    const open = textIn(given, 'open');
    return { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}), ...(open ? { open } : {}) };
  },
  component: lazyRouteComponent(() => import('./assessors-page.tsx'), 'AssessorsPage'),
});

/** Every booking, day by day. */
export const bookingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/bookings',
  validateSearch: (given: Record<string, unknown>): { from?: string; cursor?: string } => {
    const from = textIn(given, 'from');
    const cursor = textIn(given, 'cursor');
    return { ...(from ? { from } : {}), ...(cursor ? { cursor } : {}) };
  },
  component: lazyRouteComponent(() => import('./bookings-page.tsx'), 'BookingsPage'),
});

/** The assessor's own assessments, today's first. */
export const assessmentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessments',
  component: lazyRouteComponent(() => import('./assessments-page.tsx'), 'AssessmentsPage'),
});

/** The live sheet of one booking. */
export const sheetRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sheet/$bookingId',
  component: lazyRouteComponent(() => import('./sheet-page.tsx'), 'SheetPage'),
});

/** The assessor's own interests and competence. */
export const interestsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/interests',
  component: lazyRouteComponent(() => import('./interests-page.tsx'), 'InterestsPage'),
});

/** The apprentice's own assessment. */
export const myAssessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/assessment',
  component: lazyRouteComponent(() => import('./my-assessment-page.tsx'), 'MyAssessmentPage'),
});
