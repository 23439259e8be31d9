import type { Tx } from '#db/database.ts';
import { putItem } from '#db/gateway-items.ts';
import { checkWaiver } from '#domain/gateway/readiness.ts';
import { Refusal } from '#domain/refusal.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { GatewayRecord, StoredWaiver } from './gateway-record.ts';

/** Keep a party's waiver of a requirement, refused unless the plan leaves it to that party and a reason is given. */
export async function keepWaiver(
  tx: Tx,
  ctx: Context,
  record: GatewayRecord,
  given: {
    readonly requirement: GatewayRequirement;
    readonly waiver: StoredWaiver;
    /** The link behind which it was given. */
    readonly linkId: string | null;
  },
): Promise<void> {
  const { requirement, waiver, linkId } = given;
  const [against] = checkWaiver(requirement, waiver);
  if (against) throw new Refusal('waiver-not-allowed', { reason: against.reason });
  await putItem(
    tx,
    {
      organisationId: ctx.actor.organisationId,
      gatewayId: record.gateway.id,
      requirementId: requirement.id,
    },
    { waiver },
    ctx.now,
  );
  await recordAudit(tx, ctx, {
    type: 'gateway.requirement-waived',
    subjectType: 'gateway',
    subjectId: record.gateway.id,
    detail: { requirementId: requirement.id, by: waiver.by, linkId },
    text: `${waiver.name}: ${waiver.why}`,
  });
}
