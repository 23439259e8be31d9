import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "people" writes to the audit. */
export const peopleAuditEvents = {
  'people.signed-in': { title: 'Signed in' },
  'people.sign-in-failed': { title: 'Sign-in failed' },
  'people.account-locked': { title: 'Account locked after failed sign-ins' },
  'people.signed-out': { title: 'Signed out' },
  'people.sessions-ended': { title: 'Signed out elsewhere' },
  'people.password-changed': { title: 'Password changed' },
  'people.password-reset': { title: 'New password set by a link' },
  'people.reset-requested': { title: 'Link for a new password asked for' },
  'people.second-factor-added': { title: 'Second step of sign-in set up' },
  'people.second-factor-removed': { title: 'Second step of sign-in removed' },
  'people.recovery-code-used': { title: 'Signed in with a recovery code' },
  'people.person-invited': { title: 'Person invited' },
  'people.invitation-accepted': { title: 'Invitation accepted' },
  'people.role-given': { title: 'Role given' },
  'people.role-ended': { title: 'Role ended' },
  'people.token-created': { title: 'Bearer token made for an integration' },
  'people.token-revoked': { title: 'Bearer token revoked' },
  'people.link-created': { title: 'Signing link sent' },
  'people.link-opened': { title: 'Signing link opened' },
  'people.link-answered': { title: 'Signing link answered' },
  'people.link-revoked': { title: 'Signing link revoked' },
} as const satisfies AuditEventTable;
