import { findPersonContact } from '#db/people-rows.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { holds } from './abilities.ts';
import { refuseActsWhenSent, reopenSignatures, takeGateway, touchGateway } from './change-gateway.ts';
import type { GatewayRecord } from './gateway-record.ts';
import { recordAct, requireAsked } from './party-acts.ts';

/** As which party the signed-in person acts on this gateway; undefined for a colleague without a part in it. */
export function partyOf(ctx: Context, record: GatewayRecord): 'apprentice' | 'training-provider' | undefined {
  const { role, personId } = ctx.actor;
  if (role === 'system') return undefined;
  if (holds(ctx, 'gateway.sign-own') && record.apprentice.person_id === personId) return 'apprentice';
  return holds(ctx, 'gateway.sign-as-provider') ? 'training-provider' : undefined;
}

/** Sign, approve or confirm as what the signed-in person is. An employer acts by link alone. */
export async function signDeclaration(
  ctx: Context,
  input: { readonly gatewayId: string; readonly requirementId: string; readonly statementHash: string },
): Promise<{ done: true }> {
  return await inTransaction(ctx, async (tx) => {
    const record = await takeGateway(tx, ctx, input.gatewayId);
    const role = partyOf(ctx, record);
    if (role === undefined) {
      const isOwnRoom = ctx.actor.role !== 'apprentice';
      throw isOwnRoom ? new Refusal('not-permitted') : new Refusal('not-found');
    }
    refuseActsWhenSent(record);
    const asked = requireAsked(record, input.requirementId);
    const person = await findPersonContact(tx, ctx.actor.organisationId, ctx.actor.personId);
    if (!person) throw new Refusal('not-found');
    if (person.email === null)
      throw new Refusal('signer-not-allowed', {
        reason: 'Your record has no e-mail address, and a signature is kept with one.',
      });
    await recordAct(tx, ctx, record, {
      asked,
      party: {
        role,
        personId: ctx.actor.personId,
        linkId: null,
        name: person.name,
        email: person.email,
        jobTitle: null,
      },
      statementHash: input.statementHash,
    });
    await touchGateway(tx, ctx, input.gatewayId);
    await reopenSignatures(tx, ctx, input.gatewayId);
    return { done: true };
  });
}
