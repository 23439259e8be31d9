import type { Tx } from '#db/database.ts';
import { listReceivedItems, setItemDecision } from '#db/received-packs.ts';
import { lockRegistration } from '#db/registrations.ts';
import { checkDecision, type DecisionFinding } from '#domain/gateway/received-items.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { sendMessage } from '../exchange.ts';
import { inTransaction } from '../transaction.ts';

/** A decision about one item, with the hash of what was looked at. */
export interface DecideInput {
  readonly registrationId: string;
  readonly requirementId: string;
  readonly decision: 'accept' | 'return';
  readonly reason?: string | undefined;
  readonly itemHash: string;
}

function refuse(finding: DecisionFinding): Refusal {
  if (finding.code === 'reason-missing')
    return new Refusal('invalid-request', {
      issues: [{ path: finding.path ?? 'body', message: finding.reason }],
    });
  const code = finding.code === 'item-changed' ? 'item-changed' : 'gateway-already-accepted';
  return new Refusal(code, { reason: finding.reason });
}

type RegistrationRow = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>;

interface Decided {
  readonly registration: RegistrationRow;
  readonly requirementId: string;
  readonly itemHash: string;
  readonly decision: DecideInput['decision'];
  readonly reason: string | null;
}

async function judge(tx: Tx, ctx: Context, input: DecideInput): Promise<Decided> {
  const { organisationId } = ctx.actor;
  const registration = await lockRegistration(tx, organisationId, input.registrationId);
  const rows = registration ? await listReceivedItems(tx, organisationId, registration.id) : [];
  const row = rows.find(({ requirement_id }) => requirement_id === input.requirementId);
  if (!registration || !row) throw new Refusal('not-found');
  const isOpen = registration.state === 'gateway-submitted';
  const { requirement_id: requirementId, title, item_hash: itemHash, state } = row;
  const item = { requirementId, title, itemHash, state };
  const [against] = checkDecision(item, input, isOpen);
  if (against) throw refuse(against);
  const reason = input.decision === 'return' ? (input.reason?.trim() ?? null) : null;
  return { registration, requirementId, itemHash, decision: input.decision, reason };
}

/** Accept or return one gateway item. The decision can be changed until the gateway is accepted. */
export async function decideItem(ctx: Context, input: DecideInput): Promise<{ done: true }> {
  authorise(ctx, 'gateway.decide-items');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId, personId } = ctx.actor;
    const decided = await judge(tx, ctx, input);
    const { registration, requirementId, itemHash, decision, reason } = decided;
    await setItemDecision(
      tx,
      { organisationId, registrationId: registration.id, requirementId },
      {
        state: decision === 'accept' ? 'accepted' : 'returned',
        reason,
        decidedBy: personId,
        decidedAt: ctx.now,
      },
    );
    await recordAudit(tx, ctx, {
      type: 'gateway.item-decided',
      subjectType: 'registration',
      subjectId: registration.id,
      detail: { requirementId, itemHash, decision },
      ...(reason === null ? {} : { text: reason }),
    });
    await tellProvider(tx, ctx, decided);
    return { done: true };
  });
}

async function tellProvider(tx: Tx, ctx: Context, decided: Decided): Promise<void> {
  const { registration, ...decision } = decided;
  if (registration.provider_id === null) return;
  await sendMessage(tx, ctx, {
    to: registration.provider_id,
    kind: 'item-decided',
    payload: { gatewayId: registration.gateway_id, ...decision, decidedAt: ctx.now.toISOString() },
  });
}
