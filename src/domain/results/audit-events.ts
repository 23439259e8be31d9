import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "results" writes to the audit. */
export const resultsAuditEvents = {} as const satisfies AuditEventTable;
