import { listMemberships, type MembershipRow } from '#db/sessions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { type AuditEvent, recordAudit } from '../audit.ts';
import { inTransaction } from '../transaction.ts';
import { actorOf } from './memberships.ts';
import type { Outside } from './outside.ts';

/**
 * Record something about an account in every organisation that it belongs to: an account stands outside tenancy,
 * but whoever audits an organisation must see who could act in it. Each entry is a transaction of its own.
 */
export async function auditAccount(
  outside: Outside,
  accountId: string,
  event: Pick<AuditEvent, 'type' | 'detail'>,
  known?: readonly MembershipRow[],
): Promise<void> {
  const today = londonDayOf(outside.now.toISOString());
  const memberships =
    known ?? (await outside.database.outside((tx) => listMemberships(tx, accountId, today)));
  const perOrganisation = new Map(memberships.map((membership) => [membership.organisation_id, membership]));
  for (const membership of perOrganisation.values()) {
    const ctx = { ...outside, actor: actorOf(membership, accountId) };
    await inTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, { ...event, subjectType: 'account', subjectId: accountId }),
    );
  }
}
