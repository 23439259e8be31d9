import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "quality" writes to the audit. */
export const qualityAuditEvents = {} as const satisfies AuditEventTable;
