import { assessmentAuditEvents } from '#domain/assessment/audit-events.ts';
import { enrolmentAuditEvents } from '#domain/enrolment/audit-events.ts';
import { gatewayAuditEvents } from '#domain/gateway/audit-events.ts';
import { peopleAuditEvents } from '#domain/people/audit-events.ts';
import { portfolioAuditEvents } from '#domain/portfolio/audit-events.ts';
import { qualityAuditEvents } from '#domain/quality/audit-events.ts';
import { resultsAuditEvents } from '#domain/results/audit-events.ts';
import { standardsAuditEvents } from '#domain/standards/audit-events.ts';
import type { AuditEventTable } from './audit-event.ts';

/** Events of the installation itself. */
const installationAuditEvents = {
  'installation.organisation-created': { title: 'Organisation created' },
  'installation.action-refused': { title: 'Action refused' },
  'installation.backup-restored': {
    title: 'Restored from a backup; what was recorded after the backup is not here',
  },
  'installation.text-erased': { title: 'Personal text erased from the audit' },
} as const satisfies AuditEventTable;

/** Every type of audit entry of the product. */
export const auditEvents = {
  ...installationAuditEvents,
  ...peopleAuditEvents,
  ...standardsAuditEvents,
  ...enrolmentAuditEvents,
  ...portfolioAuditEvents,
  ...gatewayAuditEvents,
  ...assessmentAuditEvents,
  ...qualityAuditEvents,
  ...resultsAuditEvents,
} as const satisfies AuditEventTable;

/** A type of the closed catalogue. */
export type AuditEventType = keyof typeof auditEvents;
