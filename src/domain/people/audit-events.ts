import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "people" writes to the audit. */
export const peopleAuditEvents = {} as const satisfies AuditEventTable;
