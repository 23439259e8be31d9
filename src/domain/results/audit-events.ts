import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "results" writes to the audit. */
export const resultsAuditEvents = {
  'results.attempt-graded': { title: 'Attempt graded from its judgements' },
  'results.result-computed': { title: 'Overall result computed' },
  'results.result-released': { title: 'Result released' },
  'results.result-reopened': { title: 'Released result reopened' },
  'results.result-seen': { title: 'Result seen for the first time' },
  'results.result-received': { title: 'Released result received' },
  'results.next-action-decided': { title: 'Resit or retake decided' },
  'results.exceptional-requested': { title: 'Exceptional circumstances asked for' },
  'results.exceptional-decided': { title: 'Exceptional circumstances decided' },
  'results.decision-exported': { title: 'Decision exported for an auditor' },
} as const satisfies AuditEventTable;
