import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "enrolment" writes to the audit. */
export const enrolmentAuditEvents = {} as const satisfies AuditEventTable;
