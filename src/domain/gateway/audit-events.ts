import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "gateway" writes to the audit. */
export const gatewayAuditEvents = {
  'gateway.opened': { title: 'Gateway checklist opened' },
  'gateway.choices-changed': { title: 'Gateway choices changed' },
  'gateway.item-provided': { title: 'Gateway item provided' },
  'gateway.item-approved': { title: 'Gateway item approved by the employer' },
  'gateway.item-confirmed': { title: 'Gateway statement confirmed' },
  'gateway.requirement-waived': { title: 'Gateway requirement waived' },
  'gateway.waiver-removed': { title: 'Waiver of a gateway requirement taken back' },
  'gateway.declaration-signed': { title: 'Gateway declaration signed' },
  'gateway.signature-reopened': { title: 'Signature no longer counts: what it covered was changed' },
  'gateway.link-sent': { title: 'Link sent to the employer' },
  'gateway.link-revoked': { title: 'Link to the employer revoked' },
  'gateway.link-declined': { title: 'Employer declined behind a link' },
  'gateway.pack-sent': { title: 'Gateway pack frozen, signed and sent' },
  'gateway.pack-received': { title: 'Gateway pack received' },
  'gateway.item-decided': { title: 'Gateway item accepted or returned' },
  'gateway.decision-received': { title: 'Decision on a gateway item received' },
  'gateway.accepted': { title: 'Gateway accepted and assessment window opened' },
  'gateway.acceptance-received': { title: 'Acceptance of the gateway received' },
  'gateway.withdrawal-received': { title: 'Withdrawal of the apprentice received from the provider' },
  'gateway.return-received': { title: 'Return of a withdrawn apprentice received from the provider' },
  'gateway.again-asked': { title: 'New gateway asked for before a retake' },
  'gateway.series-opened': { title: 'New gateway opened before a retake' },
} as const satisfies AuditEventTable;
