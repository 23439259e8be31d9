import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "portfolio" writes to the audit. */
export const portfolioAuditEvents = {} as const satisfies AuditEventTable;
