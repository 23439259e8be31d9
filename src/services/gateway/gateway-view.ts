import type { Db } from '#db/database.ts';
import { listPacks } from '#db/gateway-packs.ts';
import { findLatestGateway, findOrganisation } from '#db/gateways.ts';
import { personName } from '#db/people-rows.ts';
import { readyForGateway } from '#domain/gateway/readiness.ts';
import type { RequirementStanding } from '#domain/gateway/requirement-standing.ts';
import { assessmentWindow } from '#domain/gateway/window.ts';
import { Refusal } from '#domain/refusal.ts';
import { sayPeriod } from '#domain/time/period.ts';
import { type ClockView, clockView } from '../clocks.ts';
import type { Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { type AbilityView, ability, holds } from './abilities.ts';
import { refuseActsWhenSent } from './change-gateway.ts';
import { coveredNow } from './gateway-items.ts';
import { apprenticeName, type GatewayRecord, readGatewayRecord } from './gateway-record.ts';
import { standingsOf } from './gateway-standings.ts';
import { itemView } from './item-view.ts';
import { partyOf } from './sign-declaration.ts';

/** The gateway checklist of one enrolment. An apprentice reads their own; another's is not found. */
export async function getGateway(ctx: Context, input: { readonly enrolmentId: string }) {
  if (!holds(ctx, 'gateway.read') && !holds(ctx, 'gateway.read-own')) throw new Refusal('not-permitted');
  return await reading(ctx, async (db) => {
    const gateway = await findLatestGateway(db, ctx.actor.organisationId, input.enrolmentId);
    if (!gateway) throw new Refusal('not-found', { reason: 'No gateway is open for this apprentice.' });
    const record = await readGatewayRecord(db, ctx, gateway);
    if (!holds(ctx, 'gateway.read') && record.apprentice.person_id !== ctx.actor.personId)
      throw new Refusal('not-found');
    return await gatewayView(db, ctx, record);
  });
}

async function gatewayView(db: Db, ctx: Context, record: GatewayRecord) {
  const { gateway, apprentice, plan } = record;
  const standings = standingsOf(record);
  const covered = coveredNow(record);
  const recipient = gateway.assessment_organisation_id
    ? await findOrganisation(db, gateway.assessment_organisation_id)
    : undefined;
  const packs = await listPacks(db, ctx.actor.organisationId, gateway.id);
  const party = partyOf(ctx, record);
  return {
    id: gateway.id,
    enrolmentId: gateway.enrolment_id,
    apprentice: { id: apprentice.person_id, name: apprenticeName(apprentice) },
    series: gateway.series,
    state: stateOf(gateway.state),
    recipient: recipient ? { id: recipient.id, name: recipient.name } : null,
    policyId: gateway.policy_id,
    reference: apprentice.reference,
    planEdition: apprentice.plan_edition,
    planHash: plan.hash,
    choices: record.choices,
    formats: record.formats,
    earliestOn: earliestOf(standings, record),
    items: plan.plan.gateway.requirements.flatMap((requirement) => {
      const standing = standings.find(({ requirementId }) => requirementId === requirement.id);
      return standing ? [itemView(ctx, record, { requirement, standing, covered, party })] : [];
    }),
    packs: packs.map((pack) => ({
      id: pack.id,
      revision: pack.revision,
      hash: pack.manifest_hash,
      at: pack.created_at.toISOString(),
      by: personName(pack),
      fileId: pack.file_id,
    })),
    send: sendAbility(ctx, record, standings),
    clocks: windowClock(record),
    version: gateway.version,
  };
}

const states = ['preparing', 'sent', 'returned', 'accepted', 'closed'] as const;

function stateOf(state: string): (typeof states)[number] {
  const found = states.find((one) => one === state);
  if (!found) throw new Error(`The gateway has an unknown state "${state}".`);
  return found;
}

/** The first day on which the minimum duration is complete; null while an open break leaves it unknown. */
function earliestOf(standings: readonly RequirementStanding[], record: GatewayRecord): string | null {
  const duration = standings.filter(({ kind }) => kind === 'minimum-duration');
  if (duration.length === 0) return record.apprentice.starts_on;
  return duration.find(({ earliestOn }) => earliestOn !== undefined)?.earliestOn ?? null;
}

/** Why the pack cannot be sent now, as a sentence; undefined when it can. */
export function whyNotSendable(
  record: GatewayRecord,
  standings: readonly RequirementStanding[],
): string | undefined {
  try {
    refuseActsWhenSent(record);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  const { state } = record.apprentice;
  if (state === 'on-break') return 'The apprentice is on a break in learning.';
  if (state === 'withdrawn') return 'The apprentice has withdrawn.';
  const summary = readyForGateway(standings);
  return summary.ready ? undefined : summary.says;
}

function sendAbility(
  ctx: Context,
  record: GatewayRecord,
  standings: readonly RequirementStanding[],
): AbilityView {
  return ability(
    !holds(ctx, 'gateway.send') && 'Only a manager of the training provider sends the pack.',
    whyNotSendable(record, standings),
  );
}

function windowClock({ gateway, plan, today }: GatewayRecord): ClockView[] {
  const rule = plan.plan.window;
  if (!rule || gateway.accepted_on === null) return [];
  const window = assessmentWindow(rule, gateway.accepted_on, { today });
  if (!window || 'unknown' in window) return [];
  return [
    clockView(
      {
        what: 'Complete every assessment',
        dueOn: window.to,
        whose: 'Assessment organisation',
        rule: { words: rule.source.words ?? sayPeriod(rule.period), source: rule.source },
      },
      today,
    ),
  ];
}
