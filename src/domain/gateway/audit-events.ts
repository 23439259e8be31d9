import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "gateway" writes to the audit. */
export const gatewayAuditEvents = {} as const satisfies AuditEventTable;
