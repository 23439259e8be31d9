import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "portfolio" writes to the audit. */
export const portfolioAuditEvents = {
  'portfolio.evidence-added': { title: 'Evidence added' },
  'portfolio.evidence-changed': { title: 'Evidence changed' },
  'portfolio.evidence-submitted': { title: 'Evidence submitted for feedback' },
  'portfolio.evidence-taken-back': { title: 'Evidence taken back before it was judged' },
  'portfolio.evidence-removed': { title: 'Draft evidence removed' },
  'portfolio.evidence-judged': { title: 'Evidence judged criterion by criterion' },
  'portfolio.evidence-commented': { title: 'Comment made on evidence' },
  'portfolio.evidence-locked': { title: 'Evidence locked: it is in a gateway pack' },
  'portfolio.evidence-unlocked': { title: 'Evidence unlocked: the gateway returned it' },
  'portfolio.upload-started': { title: 'Upload started' },
  'portfolio.file-received': { title: 'File received' },
  'portfolio.file-refused': { title: 'File refused' },
  'portfolio.uploads-abandoned': { title: 'Abandoned uploads removed' },
  'portfolio.cohort-imported': { title: 'Portfolio imported for a trial' },
} as const satisfies AuditEventTable;
