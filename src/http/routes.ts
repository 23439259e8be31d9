import { assessmentRoutes } from './assessment.ts';
import { enrolmentRoutes } from './enrolment.ts';
import { fileRoutes } from './files.ts';
import { gatewayRoutes } from './gateway.ts';
import type { Host } from './host.ts';
import { installationRoutes } from './installation.ts';
import { peopleRoutes } from './people.ts';
import { planDocumentRoutes } from './plan-documents.ts';
import { planEditionRoutes } from './plan-editions.ts';
import { portfolioRoutes } from './portfolio.ts';
import { registrationRoutes } from './registrations.ts';
import { resultsRoutes } from './results.ts';
import { sessionRoutes } from './session.ts';
import { standardRequestRoutes } from './standard-requests.ts';
import { standardsRoutes } from './standards.ts';
import { standardsRegisterRoutes } from './standards-register.ts';
import { uploadRoutes } from './uploads.ts';
import { workshopRoutes } from './workshop.ts';

/** Every room's endpoints. A new room adds one line. */
export function mountRoutes(host: Host): void {
  installationRoutes(host);
  sessionRoutes(host);
  peopleRoutes(host);
  standardsRoutes(host);
  planDocumentRoutes(host);
  planEditionRoutes(host);
  workshopRoutes(host);
  standardsRegisterRoutes(host);
  standardRequestRoutes(host);
  portfolioRoutes(host);
  uploadRoutes(host);
  fileRoutes(host);
  enrolmentRoutes(host);
  gatewayRoutes(host);
  resultsRoutes(host);
  registrationRoutes(host);
  assessmentRoutes(host);
}
