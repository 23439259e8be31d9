import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type AuditEventType, auditEvents } from '#domain/audit-events.ts';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** What the audit log is narrowed to. */
export interface AuditSearch {
  type?: AuditEventType;
  /** Id of what the entries are about. */
  subject?: string;
  cursor?: string;
}

function isType(given: unknown): given is AuditEventType {
  return typeof given === 'string' && Object.hasOwn(auditEvents, given);
}

/** The audit log of one's organisation. */
export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: (given: Record<string, unknown>): AuditSearch => ({
    ...(isType(given.type) ? { type: given.type } : {}),
    ...(typeof given.subject === 'string' && given.subject !== '' ? { subject: given.subject } : {}),
    ...(typeof given.cursor === 'string' ? { cursor: given.cursor } : {}),
  }),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});
