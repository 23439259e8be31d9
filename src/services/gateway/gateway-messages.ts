import type { Tx } from '#db/database.ts';
import { lockEnrolment, setEnrolment } from '#db/enrolments.ts';
import { listItems, putItem } from '#db/gateway-items.ts';
import { findLatestGateway, lockGateway, setGateway } from '#db/gateways.ts';
import { insertNotice } from '#db/notices.ts';
import { type EnrolmentAction, EnrolmentState, transition } from '#domain/enrolment/enrolment-state.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { messageHandler } from '../exchange.ts';
import { unlockEvidence } from '../portfolio/lock-evidence.ts';
import { takeGateway } from './change-gateway.ts';
import { beginSeries } from './open-gateway.ts';

type EnrolmentRow = NonNullable<Awaited<ReturnType<typeof lockEnrolment>>>;

/** Move an enrolment on the assessment organisation's word; during a break the move is kept for the return. */
async function move(tx: Tx, ctx: Context, enrolment: EnrolmentRow, action: EnrolmentAction): Promise<void> {
  const { organisationId } = ctx.actor;
  const isAway = enrolment.state === 'on-break';
  const state = EnrolmentState.parse(isAway ? (enrolment.state_before ?? 'on-programme') : enrolment.state);
  const outcome = transition(state, action);
  if (!outcome.ok) return;
  await setEnrolment(
    tx,
    organisationId,
    enrolment.id,
    isAway ? { state_before: outcome.state } : { state: outcome.state },
  );
}

/** A decision on one item. One about an item that has been replaced since says nothing about the new one. */
export const itemDecidedHandler = messageHandler<'item-decided', undefined>({
  async handle(tx, ctx, { from, payload }) {
    const { organisationId } = ctx.actor;
    const gateway = await lockGateway(tx, organisationId, payload.gatewayId);
    if (gateway?.assessment_organisation_id !== from)
      throw new Error('A decision came from an organisation that the gateway was not sent to.');
    const record = await takeGateway(tx, ctx, gateway.id);
    const item = record.item(payload.requirementId);
    const decidedAt = new Date(payload.decidedAt);
    const isOlder = item.decidedAt !== null && item.decidedAt > decidedAt;
    if (
      item.itemHash !== payload.itemHash ||
      isOlder ||
      (gateway.state !== 'sent' && gateway.state !== 'returned')
    )
      return nothingToAudit(tx, 'The decision is about an item that has changed, or an older one.');
    const isReturned = payload.decision === 'return';
    await putItem(
      tx,
      { organisationId, gatewayId: gateway.id, requirementId: payload.requirementId },
      {
        state: isReturned ? 'returned' : 'accepted',
        returnReason: isReturned ? payload.reason : null,
        decidedAt,
      },
      ctx.now,
    );
    if (isReturned)
      await unlockEvidence(
        tx,
        ctx,
        item.files.flatMap(({ evidence }) => evidence?.id ?? []),
      );
    const items = await listItems(tx, organisationId, gateway.id);
    const state = items.some((row) => row.state === 'returned') ? 'returned' : 'sent';
    await setGateway(tx, organisationId, gateway.id, { state });
    await recordAudit(tx, ctx, {
      type: 'gateway.decision-received',
      subjectType: 'gateway',
      subjectId: gateway.id,
      detail: {
        requirementId: payload.requirementId,
        itemHash: payload.itemHash,
        decision: payload.decision,
      },
    });
  },
});

/** The gateway was accepted: every item stands as accepted, and the enrolment moves on. */
export const gatewayAcceptedHandler = messageHandler<'gateway-accepted', undefined>({
  async handle(tx, ctx, { from, payload }) {
    const { organisationId } = ctx.actor;
    const gateway = await lockGateway(tx, organisationId, payload.gatewayId);
    if (gateway?.assessment_organisation_id !== from)
      throw new Error('An acceptance came from an organisation that the gateway was not sent to.');
    for (const { requirement_id } of await listItems(tx, organisationId, gateway.id)) {
      await putItem(
        tx,
        { organisationId, gatewayId: gateway.id, requirementId: requirement_id },
        { state: 'accepted', returnReason: null },
        ctx.now,
      );
    }
    await setGateway(tx, organisationId, gateway.id, {
      state: 'accepted',
      acceptedOn: payload.acceptedOn,
    });
    const enrolment = await lockEnrolment(tx, organisationId, gateway.enrolment_id);
    if (enrolment) await move(tx, ctx, enrolment, 'accept-gateway');
    await insertNotice(tx, {
      organisationId,
      id: ctx.newId(),
      enrolmentId: gateway.enrolment_id,
      kind: 'gateway-accepted',
      content: { acceptedOn: payload.acceptedOn, windowEndsOn: payload.windowEndsOn },
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'gateway.acceptance-received',
      subjectType: 'gateway',
      subjectId: gateway.id,
      detail: {
        acceptedOn: payload.acceptedOn,
        windowEndsOn: payload.windowEndsOn,
        planHash: payload.planHash,
      },
    });
  },
});

/** A retake needs a new gateway: the next series is opened once, however many methods ask for it. */
export const gatewayAgainHandler = messageHandler<'gateway-again', undefined>({
  async handle(tx, ctx, { from, payload }) {
    const { organisationId } = ctx.actor;
    const enrolment = await lockEnrolment(tx, organisationId, payload.enrolmentId);
    const latest = enrolment && (await findLatestGateway(tx, organisationId, enrolment.id));
    if (!enrolment || latest?.assessment_organisation_id !== from)
      throw new Error('A new gateway was asked for by an organisation that does not assess the apprentice.');
    if (latest.state !== 'accepted' && latest.state !== 'closed')
      return nothingToAudit(tx, 'The next gateway is open already.');
    await setGateway(tx, organisationId, latest.id, { state: 'closed' });
    await beginSeries(tx, ctx, {
      enrolmentId: enrolment.id,
      series: latest.series + 1,
      organisationId: from,
      reference: enrolment.reference,
      edition: enrolment.plan_edition,
      before: { choices: latest.choices, formats: latest.formats },
    });
    await move(tx, ctx, enrolment, 'return-to-learning');
  },
});
