import type { Db, Tx } from '#db/database.ts';
import { lockEnrolment, setEnrolment } from '#db/enrolments.ts';
import { findLatestGateway, findOffer, findOrganisation, insertGateway } from '#db/gateways.ts';
import { EnrolmentState, sayState } from '#domain/enrolment/enrolment-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';

/** What an organisation offers of a plan today; refuses when it does not assess it. */
export async function offerOf(
  db: Db,
  ctx: Context,
  wanted: { readonly organisationId: string; readonly reference: string; readonly edition: string },
): Promise<{ readonly policyId: string | null }> {
  const offer = await findOffer(db, { ...wanted, on: londonDayOf(ctx.now.toISOString()) });
  if (offer) return { policyId: offer.policy_id };
  const organisation = await findOrganisation(db, wanted.organisationId);
  const name = organisation?.name ?? 'The organisation chosen';
  throw new Refusal('recipient-missing', {
    reason: `${name} does not assess ${wanted.reference} ${wanted.edition} today.`,
  });
}

/** Open the gateway checklist of one apprentice, for the assessment organisation that will receive it. */
export async function openGateway(
  ctx: Context,
  input: { readonly enrolmentId: string; readonly assessmentOrganisationId: string },
): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.prepare');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId } = ctx.actor;
    const enrolment = await lockEnrolment(tx, organisationId, input.enrolmentId);
    if (!enrolment) throw new Refusal('not-found');
    const state = EnrolmentState.parse(enrolment.state);
    if (state !== 'on-programme' && state !== 'enrolled')
      throw new Refusal('enrolment-state', {
        reason: `The apprentice ${sayState(state)}; a gateway is opened while on programme.`,
      });
    const latest = await findLatestGateway(tx, organisationId, input.enrolmentId);
    if (latest && latest.state !== 'closed')
      throw new Refusal('gateway-already-open', { gatewayId: latest.id });
    const id = await beginSeries(tx, ctx, {
      enrolmentId: input.enrolmentId,
      series: (latest?.series ?? 0) + 1,
      organisationId: input.assessmentOrganisationId,
      reference: enrolment.reference,
      edition: enrolment.plan_edition,
    });
    await setEnrolment(tx, organisationId, input.enrolmentId, {
      assessment_organisation_id: input.assessmentOrganisationId,
    });
    return { id, version: 1 };
  });
}

/** Open one series' gateway: the first, or a new one before a retake. `before` hands over choices and formats. */
export async function beginSeries(
  tx: Tx,
  ctx: Context,
  wanted: {
    readonly enrolmentId: string;
    readonly series: number;
    readonly organisationId: string;
    readonly reference: string;
    readonly edition: string;
    readonly before?: { readonly choices: unknown; readonly formats: unknown };
  },
): Promise<string> {
  const { policyId } = await offerOf(tx, ctx, wanted);
  const id = ctx.newId();
  await insertGateway(tx, {
    organisationId: ctx.actor.organisationId,
    id,
    enrolmentId: wanted.enrolmentId,
    series: wanted.series,
    assessmentOrganisationId: wanted.organisationId,
    policyId,
    choices: wanted.before?.choices ?? {},
    formats: wanted.before?.formats ?? {},
    createdAt: ctx.now,
  });
  await recordAudit(tx, ctx, {
    type: wanted.series === 1 ? 'gateway.opened' : 'gateway.series-opened',
    subjectType: 'gateway',
    subjectId: id,
    detail: {
      enrolmentId: wanted.enrolmentId,
      series: wanted.series,
      assessmentOrganisationId: wanted.organisationId,
      policyId,
    },
  });
  return id;
}
