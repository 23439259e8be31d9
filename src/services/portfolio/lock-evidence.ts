import type { Tx } from '#db/database.ts';
import { listEvidenceByIds } from '#db/evidence.ts';
import { setEvidenceStates } from '#db/evidence-writes.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';

/**
 * Lock accepted evidence because a gateway pack that holds it is sent; what is locked already stays so. Refuses with
 * `evidence-state` when a piece is not accepted, and with `not-found` when it is not of this organisation.
 */
export async function lockEvidence(tx: Tx, ctx: Context, evidenceIds: readonly string[]): Promise<void> {
  const ids = [...new Set(evidenceIds)];
  const rows = await listEvidenceByIds(tx, ctx.actor.organisationId, ids);
  if (rows.length < ids.length) throw new Refusal('not-found');
  const open = rows.find(({ state }) => state !== 'accepted' && state !== 'locked');
  if (open)
    throw new Refusal('evidence-state', {
      evidenceId: open.id,
      reason: `"${open.title}" has not been accepted, so it cannot go into a pack.`,
    });
  await move(tx, ctx, { ids: idsOf(rows, 'accepted'), to: 'locked' });
}

/** Give locked evidence back to the state "accepted", because the gateway returned it. */
export async function unlockEvidence(tx: Tx, ctx: Context, evidenceIds: readonly string[]): Promise<void> {
  const rows = await listEvidenceByIds(tx, ctx.actor.organisationId, evidenceIds);
  await move(tx, ctx, { ids: idsOf(rows, 'locked'), to: 'accepted' });
}

function idsOf(rows: readonly { readonly id: string; readonly state: string }[], state: string): string[] {
  return rows.filter((row) => row.state === state).map(({ id }) => id);
}

async function move(
  tx: Tx,
  ctx: Context,
  { ids, to }: { readonly ids: readonly string[]; readonly to: 'locked' | 'accepted' },
): Promise<void> {
  await setEvidenceStates(tx, ctx.actor.organisationId, ids, to);
  for (const id of ids) {
    await recordAudit(tx, ctx, {
      type: to === 'locked' ? 'portfolio.evidence-locked' : 'portfolio.evidence-unlocked',
      subjectType: 'evidence',
      subjectId: id,
      detail: {},
    });
  }
}
