import type { Tx } from '#db/database.ts';
import { voidSignatures } from '#db/declarations.ts';
import { lockGateway, setGateway } from '#db/gateways.ts';
import { noLongerCovered } from '#domain/gateway/signing.ts';
import { Refusal } from '#domain/refusal.ts';
import { sayList } from '#domain/time/period.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { coveredNow, coversOf } from './gateway-items.ts';
import { type GatewayRecord, readGatewayRecord } from './gateway-record.ts';

/** One gateway locked for change, with everything about it. A version that is not the present one is refused. */
export async function takeGateway(
  tx: Tx,
  ctx: Context,
  gatewayId: string,
  version?: number,
): Promise<GatewayRecord> {
  const gateway = await lockGateway(tx, ctx.actor.organisationId, gatewayId);
  if (!gateway) throw new Refusal('not-found');
  if (version !== undefined && gateway.version !== version)
    throw new Refusal('stale-version', { version: gateway.version });
  return await readGatewayRecord(tx, ctx, gateway);
}

/** Why an item cannot be changed now, as a sentence; undefined when it can. */
export function whyLocked(record: GatewayRecord, requirementId: string): string | undefined {
  const { state } = record.gateway;
  switch (state) {
    case 'preparing':
      return undefined;
    case 'sent':
      return 'The pack has been sent and the assessment organisation is looking at it.';
    case 'returned': {
      const item = record.item(requirementId).state;
      return item === 'returned' || item === undefined || item === 'provided'
        ? undefined
        : 'This item was not returned; only returned items can be changed.';
    }
    default:
      return 'The gateway has been accepted.';
  }
}

/** Refuse a party's word while the pack lies with the assessment organisation. */
export function refuseActsWhenSent(record: GatewayRecord): void {
  const { state } = record.gateway;
  if (state === 'preparing' || state === 'returned') return;
  throw new Refusal('gateway-locked', {
    reason:
      state === 'sent'
        ? 'The pack has been sent and the assessment organisation is looking at it.'
        : 'The gateway has been accepted.',
  });
}

/** Refuse a change of an item that lies with the assessment organisation. */
export function refuseWhenLocked(record: GatewayRecord, requirementId: string): void {
  const reason = whyLocked(record, requirementId);
  if (reason !== undefined) throw new Refusal('gateway-locked', { reason });
}

/**
 * Open again the signatures that covered something which has been changed, and only those. Reads the gateway afresh; call
 * it after the change. Gives how many.
 */
export async function reopenSignatures(tx: Tx, ctx: Context, gatewayId: string): Promise<number> {
  const record = await takeGateway(tx, ctx, gatewayId);
  const now = coveredNow(record);
  const titles = new Map(record.plan.plan.gateway.requirements.map(({ id, title }) => [id, title]));
  const stale = record.signatures
    .filter(({ void_at }) => void_at === null)
    .flatMap((row) => {
      const changed = noLongerCovered(coversOf(row.item_hashes), now);
      const names = changed.map((id) => `"${titles.get(id) ?? id}"`);
      return changed.length === 0
        ? []
        : [{ row, changed, reason: `${sayList(names)} changed after it was signed.` }];
    });
  await voidSignatures(
    tx,
    ctx.actor.organisationId,
    stale.map(({ row, reason }) => ({ id: row.id, reason })),
    ctx.now,
  );
  for (const { row, changed } of stale) {
    await recordAudit(tx, ctx, {
      type: 'gateway.signature-reopened',
      subjectType: 'gateway',
      subjectId: record.gateway.id,
      detail: {
        signatureId: row.id,
        requirementId: row.requirement_id,
        role: row.signer_role,
        changed,
      },
    });
  }
  return stale.length;
}

/** Raise the version after a change of items, so that two people never overwrite each other unseen. */
export async function touchGateway(tx: Tx, ctx: Context, gatewayId: string): Promise<number> {
  return await setGateway(tx, ctx.actor.organisationId, gatewayId, {});
}
