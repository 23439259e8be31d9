import type { Selectable } from 'kysely';
import type { Tx } from '#db/database.ts';
import { lockEnrolment } from '#db/enrolments.ts';
import type { Enrolment } from '#db/schema.ts';
import type { EnrolmentAction } from '#domain/enrolment/enrolment-state.ts';
import { EnrolmentState, transition } from '#domain/enrolment/enrolment-state.ts';
import type { Permission } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';

/** An enrolment held for change, and the day on which it is changed. */
export interface HeldEnrolment {
  readonly row: Selectable<Enrolment>;
  readonly today: string;
}

/** Lock an enrolment and refuse when it is another organisation's, or when somebody changed it since it was read. */
export async function changeEnrolment<T>(
  ctx: Context,
  permission: Permission,
  wanted: { readonly enrolmentId: string; readonly version?: number | undefined },
  work: (tx: Tx, held: HeldEnrolment) => Promise<T>,
): Promise<T> {
  authorise(ctx, permission);
  return await inTransaction(ctx, async (tx) => {
    const row = await lockEnrolment(tx, ctx.actor.organisationId, wanted.enrolmentId);
    if (!row) throw new Refusal('not-found');
    if (wanted.version !== undefined && wanted.version !== row.version)
      throw new Refusal('stale-version', { current: row.version });
    return await work(tx, { row, today: londonDayOf(ctx.now.toISOString()) });
  });
}

/** The state after an action, or the refusal that says why not. */
export function nextState(
  row: { readonly state: string; readonly state_before: string | null },
  action: EnrolmentAction,
): EnrolmentState {
  const before = row.state_before === null ? undefined : EnrolmentState.parse(row.state_before);
  const outcome = transition(EnrolmentState.parse(row.state), action, before);
  if (!outcome.ok) throw new Refusal('enrolment-state', { reason: outcome.reason });
  return outcome.state;
}

/** Refuse with every finding, each at the field it is about. `fields` says how the request calls what the rule calls otherwise. */
export function refuseFindings(
  findings: readonly RuleFinding[],
  fields: Readonly<Record<string, string>>,
): void {
  if (findings.length === 0) return;
  throw new Refusal('invalid-request', {
    reason: findings.map(({ reason }) => reason).join(' '),
    issues: findings.map(({ path, reason }) => ({
      path: fields[path ?? ''] ?? path ?? 'body',
      message: reason,
    })),
  });
}
