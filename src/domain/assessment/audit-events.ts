import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "assessment" writes to the audit. */
export const assessmentAuditEvents = {} as const satisfies AuditEventTable;
