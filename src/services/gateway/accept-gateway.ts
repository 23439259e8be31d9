import type { Db, Tx } from '#db/database.ts';
import { listUnopenedActions, setActionAttempt } from '#db/next-actions.ts';
import { listReceivedItems, listReceivedPacks } from '#db/received-packs.ts';
import { lockRegistration, setRegistration } from '#db/registrations.ts';
import { insertAttempt, listAttempts } from '#db/results.ts';
import { undecidedItems } from '#domain/gateway/received-items.ts';
import { assessmentWindow } from '#domain/gateway/window.ts';
import { methodsFor } from '#domain/progress/progress-summary.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { sendMessage } from '../exchange.ts';
import { openAttempt } from '../results/reassessment.ts';
import { type PinnedPlan, pinEffectivePlan, resolveFor } from '../standards/effective-plan.ts';
import { inTransaction } from '../transaction.ts';
import { offerOf } from './open-gateway.ts';
import { packVerdict } from './pack-verdict.ts';

type RegistrationRow = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>;

/** Why the gateway cannot be accepted now, as a sentence; undefined when it can. */
export async function whyNotAcceptable(
  db: Db,
  registration: Pick<RegistrationRow, 'organisation_id' | 'id' | 'state'>,
): Promise<string | undefined> {
  const { organisation_id, id, state } = registration;
  if (state === 'withdrawn') return 'The apprentice has withdrawn.';
  if (state !== 'gateway-submitted') return 'The gateway has been accepted.';
  const [pack] = await listReceivedPacks(db, organisation_id, id);
  const verdict = packVerdict(pack?.verified);
  if (!verdict.isGood)
    return `The newest pack did not pass its check: ${verdict.findings[0] ?? 'nothing has arrived.'}`;
  const items = await listReceivedItems(db, organisation_id, id);
  return undecidedItems(
    items.map((row) => ({
      requirementId: row.requirement_id,
      title: row.title,
      itemHash: row.item_hash,
      state: row.state,
    })),
  );
}

function windowEnd(
  plan: Pick<Plan, 'window'>,
  registration: RegistrationRow,
  today: PlainDate,
): PlainDate | null {
  const origins: Partial<Record<string, PlainDate>> = {
    start: registration.starts_on,
    'gateway-submitted': londonDayOf(registration.submitted_at.toISOString()),
    'gateway-accepted': today,
  };
  const window = assessmentWindow(plan.window, plan.window && origins[plan.window.origin], { today });
  return window && 'to' in window ? window.to : null;
}

/**
 * Accept the gateway: every item is accepted and the newest pack is good. Pins the policy and the effective plan, opens
 * the window on the London day of the clock, and opens the attempts: the first at each method, or in a later series those that a
 * decided retake waits for.
 */
export async function acceptGateway(
  ctx: Context,
  input: { readonly registrationId: string; readonly version: number },
): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.decide-items');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId } = ctx.actor;
    const registration = await lockRegistration(tx, organisationId, input.registrationId);
    if (!registration) throw new Refusal('not-found');
    if (registration.state !== 'gateway-submitted' && registration.state !== 'withdrawn')
      throw new Refusal('gateway-already-accepted');
    if (registration.version !== input.version)
      throw new Refusal('stale-version', { version: registration.version });
    const reason = await whyNotAcceptable(tx, registration);
    if (reason !== undefined) throw new Refusal('items-undecided', { reason });
    const today = londonDayOf(ctx.now.toISOString());
    const plan = await pinnedPlanFor(tx, ctx, registration);
    const windowEndsOn = windowEnd(plan.plan, registration, today);
    await openAttempts(tx, ctx, registration, plan);
    const version = await setRegistration(tx, organisationId, registration.id, {
      state: 'gateway-accepted',
      policy_id: plan.policyId,
      plan_hash: plan.hash,
      gateway_accepted_on: today,
      window_ends_on: windowEndsOn,
    });
    await recordAudit(tx, ctx, {
      type: 'gateway.accepted',
      subjectType: 'registration',
      subjectId: registration.id,
      detail: { acceptedOn: today, windowEndsOn, planHash: plan.hash, policyId: plan.policyId },
    });
    await tellProvider(tx, ctx, registration, { acceptedOn: today, windowEndsOn, planHash: plan.hash });
    return { id: registration.id, version };
  });
}

async function pinnedPlanFor(tx: Tx, ctx: Context, registration: RegistrationRow): Promise<PinnedPlan> {
  const { policyId } = await offerOf(tx, ctx, {
    organisationId: ctx.actor.organisationId,
    reference: registration.reference,
    edition: registration.plan_edition,
  });
  const plan = resolveFor(ctx.plans, {
    reference: registration.reference,
    edition: registration.plan_edition,
    policyId,
    startsOn: registration.starts_on,
    standardVersion: registration.standard_version,
    options: registration.options,
    today: londonDayOf(ctx.now.toISOString()),
  });
  await pinEffectivePlan(tx, plan, ctx.now);
  return { ...plan, policyId };
}

async function openAttempts(
  tx: Tx,
  ctx: Context,
  registration: RegistrationRow,
  plan: PinnedPlan,
): Promise<void> {
  const { organisationId } = ctx.actor;
  const attempts = await listAttempts(tx, organisationId, registration.id);
  for (const { id: method } of methodsFor(plan.plan, registration.options)) {
    if (attempts.some((attempt) => attempt.method === method)) continue;
    await insertAttempt(tx, {
      organisationId,
      id: ctx.newId(),
      registrationId: registration.id,
      series: registration.series,
      method,
      number: 1,
      kind: 'first',
      exceptional: false,
      planHash: plan.hash,
      createdAt: ctx.now,
    });
  }
  for (const { id, method, kind } of await listUnopenedActions(tx, organisationId, registration.id)) {
    const wanted = { registration, method, kind, planHash: plan.hash, attempts };
    await setActionAttempt(tx, organisationId, id, await openAttempt(tx, ctx, wanted));
  }
}

async function tellProvider(
  tx: Tx,
  ctx: Context,
  registration: RegistrationRow,
  accepted: { readonly acceptedOn: string; readonly windowEndsOn: string | null; readonly planHash: string },
): Promise<void> {
  if (registration.provider_id === null) return;
  await sendMessage(tx, ctx, {
    to: registration.provider_id,
    kind: 'gateway-accepted',
    payload: { gatewayId: registration.gateway_id, ...accepted },
  });
}
