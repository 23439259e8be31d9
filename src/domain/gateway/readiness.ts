import { sayParty, sentence } from '#domain/people/party.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { count } from '#domain/time/period.ts';
import { latest, sayDate } from '#domain/time/plain-date.ts';
import type { GatewayFacts } from './gateway-facts.ts';
import { checkRequirement } from './requirement-checks.ts';
import type { RequirementStanding, Waiver } from './requirement-standing.ts';

/** The parts of an effective plan that the gateway rules read. */
export type GatewayPlan = Pick<Plan, 'gateway' | 'methods'>;

/** Every reason against a waiver of a requirement; none means that it may be recorded. */
export function checkWaiver(
  requirement: GatewayRequirement,
  waiver: Pick<Waiver, 'by' | 'why'>,
): RuleFinding<'not-waivable' | 'wrong-party' | 'reason-missing'>[] {
  const { waivableBy, title, source } = requirement;
  if (waivableBy === undefined) {
    return [{ code: 'not-waivable', reason: `Nobody may waive "${title}" under this plan.`, source }];
  }
  const found: RuleFinding<'wrong-party' | 'reason-missing'>[] = [];
  if (waiver.by !== waivableBy) {
    found.push({
      code: 'wrong-party',
      reason: sentence(`only ${sayParty(waivableBy)} may waive "${title}"`),
      source,
    });
  }
  if (waiver.why.trim() === '') {
    found.push({ code: 'reason-missing', path: 'why', reason: 'A waiver needs a reason.', source });
  }
  return found;
}

function standingOf(
  requirement: GatewayRequirement,
  facts: GatewayFacts,
  plan: GatewayPlan,
): RequirementStanding {
  const { id, title, check, waivableBy } = requirement;
  const outcome = checkRequirement(requirement, facts, plan.methods);
  const standing: RequirementStanding = {
    ...outcome,
    requirementId: id,
    title,
    kind: check.kind,
    source: outcome.source ?? requirement.source,
    waivableBy,
  };
  const waiver = facts.waivers[id];
  if (waiver === undefined || outcome.state === 'met' || outcome.state === 'waived') return standing;
  const against = checkWaiver(requirement, waiver);
  if (against.length > 0) {
    const why = against.map(({ reason }) => reason).join(' ');
    return { ...standing, reason: `${outcome.reason} The waiver does not count: ${why}` };
  }
  return {
    ...standing,
    state: 'waived',
    basis: 'person',
    waiver,
    needs: [],
    reason: `Waived by ${waiver.name} for ${sayParty(waiver.by)} on ${sayDate(waiver.on)}: ${sentence(waiver.why.trim())}`,
  };
}

/** How every gateway requirement of an effective plan stands for one apprentice, in the plan's order. */
export function gatewayReadiness(plan: GatewayPlan, facts: GatewayFacts): RequirementStanding[] {
  return plan.gateway.requirements.map((requirement) => standingOf(requirement, facts, plan));
}

/** Whether an apprentice may go through gateway today, and what is in the way. */
export interface GatewaySummary {
  readonly ready: boolean;
  /** Requirements that are not met or not known, in the plan's order. */
  readonly missing: readonly RequirementStanding[];
  /** The first day on which nothing but waiting is left; absent when no day holds it back. */
  readonly earliestOn?: PlainDate | undefined;
  readonly says: string;
}

/** Sum up the standings: ready only when each is met or waived, and there is at least one. */
export function readyForGateway(standings: readonly RequirementStanding[]): GatewaySummary {
  const missing = standings.filter(({ state }) => state === 'not-met' || state === 'unknown');
  const earliestOn = latest(missing.flatMap((standing) => standing.earliestOn ?? []));
  if (standings.length === 0)
    return { ready: false, missing, says: 'The plan names no gateway requirement.' };
  if (missing.length === 0)
    return { ready: true, missing, says: 'Everything the gateway needs is in place.' };
  // Titles hold commas of their own.
  const titles = missing.map(({ title }) => title).join('; ');
  return {
    ready: false,
    missing,
    earliestOn,
    says: `${missing.length} of ${count(standings.length, 'requirement')} ${missing.length === 1 ? 'is' : 'are'} still open: ${titles}.`,
  };
}
