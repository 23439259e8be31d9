import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "quality" writes to the audit. */
export const qualityAuditEvents = {
  'quality.sampling-drawn': { title: 'Sampling decided by the rules' },
  'quality.sampling-changed': { title: 'Sampling decision changed by a person' },
  'quality.result-agreed': { title: 'Quality assurer agreed with the result' },
  'quality.result-sent-back': { title: 'Quality assurer sent the result back' },
} as const satisfies AuditEventTable;
