import { putItem } from '#db/gateway-items.ts';
import { findPersonContact } from '#db/people-rows.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { refuseWhenLocked, reopenSignatures, takeGateway, touchGateway } from './change-gateway.ts';
import { requirementOf } from './gateway-record.ts';
import { keepWaiver } from './keep-waiver.ts';

/** Waive a requirement as the training provider, where the plan lets it. */
export async function waiveItem(
  ctx: Context,
  input: {
    readonly gatewayId: string;
    readonly requirementId: string;
    readonly reason: string;
    readonly version: number;
  },
): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.waive');
  return await inTransaction(ctx, async (tx) => {
    const record = await takeGateway(tx, ctx, input.gatewayId, input.version);
    const requirement = requirementOf(record, input.requirementId);
    refuseWhenLocked(record, requirement.id);
    const { organisationId, personId } = ctx.actor;
    const person = await findPersonContact(tx, organisationId, personId);
    const name = person?.name ?? record.apprentice.provider_name;
    await keepWaiver(tx, ctx, record, {
      requirement,
      waiver: { by: 'training-provider', name, why: input.reason, on: record.today },
      linkId: null,
    });
    const version = await touchGateway(tx, ctx, input.gatewayId);
    await reopenSignatures(tx, ctx, input.gatewayId);
    return { id: input.gatewayId, version };
  });
}

/** Take a waiver back. */
export async function unwaiveItem(
  ctx: Context,
  input: { readonly gatewayId: string; readonly requirementId: string },
): Promise<{ done: true }> {
  authorise(ctx, 'gateway.waive');
  return await inTransaction(ctx, async (tx) => {
    const record = await takeGateway(tx, ctx, input.gatewayId);
    const requirement = requirementOf(record, input.requirementId);
    refuseWhenLocked(record, requirement.id);
    if (!record.item(requirement.id).waiver) throw new Refusal('not-found', { reason: 'Nothing is waived.' });
    const { organisationId } = ctx.actor;
    await putItem(
      tx,
      { organisationId, gatewayId: input.gatewayId, requirementId: requirement.id },
      { waiver: null },
      ctx.now,
    );
    await recordAudit(tx, ctx, {
      type: 'gateway.waiver-removed',
      subjectType: 'gateway',
      subjectId: input.gatewayId,
      detail: { requirementId: requirement.id },
    });
    await touchGateway(tx, ctx, input.gatewayId);
    await reopenSignatures(tx, ctx, input.gatewayId);
    return { done: true };
  });
}
