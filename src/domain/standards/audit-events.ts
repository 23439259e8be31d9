import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "standards" writes to the audit. */
export const standardsAuditEvents = {
  'standards.draft-started': { title: 'Plan draft started' },
  'standards.document-added': { title: 'Document added to a plan draft' },
  'standards.document-read': { title: 'Document of a plan draft read' },
  'standards.document-removed': { title: 'Document taken out of a plan draft' },
  'standards.decision-recorded': { title: 'Decision recorded on a plan draft' },
  'standards.draft-proposed': { title: 'Plan draft proposed for the second check' },
  'standards.draft-returned': { title: 'Plan draft returned to its author' },
  'standards.draft-discarded': { title: 'Plan draft discarded' },
  'standards.draft-reopened': { title: 'Discarded plan draft opened again' },
  'standards.edition-published': { title: 'Plan edition published' },
  'standards.edition-withdrawn': { title: 'Plan edition withdrawn' },
  'standards.request-prepared': { title: 'Request for a standard written' },
  'standards.request-document-added': { title: 'Document added to a request for a standard' },
  'standards.request-document-removed': { title: 'Document taken off a request for a standard' },
  'standards.request-moved': { title: 'Request for a standard moved on' },
  'standards.request-received': { title: 'Request for a standard received' },
  'standards.request-move-received': { title: 'Word received that a request for a standard moved on' },
  'standards.offer-changed': { title: 'Offer of assessment on a plan edition changed' },
  'standards.erratum-recorded': { title: 'Erratum of a plan edition recorded' },
  'standards.register-import-started': { title: 'Import of register data started' },
  'standards.register-import-requested': { title: 'Reading or applying of register data asked for' },
  'standards.register-import-read': { title: 'Files of a register import read and compared' },
  'standards.register-imported': { title: 'Register data imported' },
  'standards.register-import-discarded': { title: 'Import of register data discarded' },
} as const satisfies AuditEventTable;
