import type { Tx } from '#db/database.ts';
import { lockRegistration } from '#db/registrations.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../exchange.ts';

/**
 * Ask the provider for a new gateway before a retake, in the transaction of that decision. The decision is a `next_action` without
 * an attempt; when the new gateway is accepted, `acceptGateway` opens the attempt in the next series and names it there.
 */
export async function askForGatewayAgain(
  tx: Tx,
  ctx: Context,
  asked: { readonly registrationId: string; readonly method: string; readonly reason: string },
): Promise<void> {
  const registration = await lockRegistration(tx, ctx.actor.organisationId, asked.registrationId);
  if (!registration) throw new Refusal('not-found');
  await recordAudit(tx, ctx, {
    type: 'gateway.again-asked',
    subjectType: 'registration',
    subjectId: registration.id,
    detail: { method: asked.method, series: registration.series + 1 },
    text: asked.reason,
  });
  if (registration.provider_id === null) return;
  await sendMessage(tx, ctx, {
    to: registration.provider_id,
    kind: 'gateway-again',
    payload: { enrolmentId: registration.enrolment_id, method: asked.method, reason: asked.reason },
  });
}
