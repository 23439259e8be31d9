import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Problem } from '#web/api/problem.ts';
import {
  assessmentRoute,
  assessmentsRoute,
  assessorsRoute,
  bookingsRoute,
  interestsRoute,
  myAssessmentRoute,
  sheetRoute,
} from './assessment/routes.ts';
import { deskRoute, registrationRoute, registrationsRoute } from './desk/routes.ts';
import { caseloadRoute, enrolmentRoute, enrolRoute, importRoute } from './enrolment/routes.ts';
import { homeRoute, signInRoute } from './entry/routes.ts';
import { galleryRoutes } from './gallery/routes.ts';
import { employerLinkRoute, gatewayRoute, myGatewayRoute, mySignatureRoute } from './gateway/routes.ts';
import {
  differenceRoute,
  draftUnitsRoute,
  editionRoute,
  libraryRoute,
  planUnitsRoute,
} from './library/routes.ts';
import {
  accountRoute,
  demoMailRoute,
  forgottenRoute,
  invitationRoute,
  peopleRoute,
  resetRoute,
} from './people/routes.ts';
import { addEvidenceRoute, markingRoute, myEvidenceRoute, myPieceRoute } from './portfolio/routes.ts';
import { journeyRoute, myCriteriaRoute } from './progress/routes.ts';
import { auditRoute } from './quality/routes.ts';
import {
  askRoute,
  receivedRequestRoute,
  receivedRequestsRoute,
  requestRoute,
  requestsRoute,
} from './requests/routes.ts';
import {
  exceptionalRoute,
  myResultsRoute,
  receivedResultsRoute,
  resultRoute,
  resultsRoute,
} from './results/routes.ts';
import { ErrorPage, PendingPage } from './shell/fallback-pages.tsx';
import { rootRoute } from './shell/root-route.tsx';
import { signedInRoute } from './shell/signed-in-route.tsx';
import {
  registerImportRoute,
  registerImportsRoute,
  registerRoute,
  registerStandardRoute,
  statementsRoute,
} from './standards/register/routes.ts';
import { planDocumentRoute, planRoute, plansRoute } from './standards/routes.ts';
import { benchRoute, draftPapersRoute, draftsRoute, tryDraftRoute, tryPlanRoute } from './workshop/routes.ts';

/** Replies stay fresh for half a minute; a refusal is never asked again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof Problem && error.status > 0 && error.status < 500),
    },
  },
});

// Each room adds its routes to one of the two lists: with a session, or without.
const signedIn = signedInRoute.addChildren([
  assessmentRoute,
  assessmentsRoute,
  assessorsRoute,
  bookingsRoute,
  interestsRoute,
  myAssessmentRoute,
  sheetRoute,
  homeRoute,
  accountRoute,
  peopleRoute,
  plansRoute,
  planRoute,
  planDocumentRoute,
  draftsRoute,
  benchRoute,
  tryDraftRoute,
  draftPapersRoute,
  tryPlanRoute,
  libraryRoute,
  editionRoute,
  differenceRoute,
  planUnitsRoute,
  draftUnitsRoute,
  requestsRoute,
  askRoute,
  requestRoute,
  receivedRequestsRoute,
  receivedRequestRoute,
  registerRoute,
  registerStandardRoute,
  statementsRoute,
  registerImportsRoute,
  registerImportRoute,
  caseloadRoute,
  enrolRoute,
  importRoute,
  enrolmentRoute,
  markingRoute,
  journeyRoute,
  myCriteriaRoute,
  myEvidenceRoute,
  addEvidenceRoute,
  myPieceRoute,
  gatewayRoute,
  myGatewayRoute,
  mySignatureRoute,
  deskRoute,
  registrationsRoute,
  registrationRoute,
  myResultsRoute,
  resultsRoute,
  resultRoute,
  receivedResultsRoute,
  exceptionalRoute,
  auditRoute,
]);
const withoutSession = [
  signInRoute,
  forgottenRoute,
  invitationRoute,
  resetRoute,
  demoMailRoute,
  employerLinkRoute,
] as const;
const routeTree = rootRoute.addChildren([
  signedIn,
  ...withoutSession,
  ...(import.meta.env.DEV ? galleryRoutes : []),
]);

/** The routes of the product. Screens are loaded when their address is first visited. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: PendingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
