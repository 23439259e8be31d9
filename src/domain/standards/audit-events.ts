import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "standards" writes to the audit. */
export const standardsAuditEvents = {} as const satisfies AuditEventTable;
