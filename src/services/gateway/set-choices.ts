import { setEnrolment } from '#db/enrolments.ts';
import { setGateway } from '#db/gateways.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { reopenSignatures, takeGateway } from './change-gateway.ts';
import type { GatewayRecord } from './gateway-record.ts';
import { offerOf } from './open-gateway.ts';

/** Branches by alternative, formats by method, and who assesses. */
export interface GatewayChoices {
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly formats: Readonly<Record<string, string>>;
  readonly assessmentOrganisationId: string;
}

function choiceIssues(methods: readonly Method[], { choices, formats }: GatewayChoices): FieldIssue[] {
  const alternatives = methods.flatMap((method) => method.alternatives);
  const ofChoices = Object.entries(choices).flatMap(([id, branches]): FieldIssue[] => {
    const path = `body.choices.${id}`;
    const alternative = alternatives.find((one) => one.id === id);
    if (!alternative) return [{ path, message: 'The plan leaves no such choice.' }];
    const unknown = branches.find((branch) => !alternative.branches.some((one) => one.id === branch));
    if (unknown !== undefined) return [{ path, message: `"${unknown}" is not one of the branches.` }];
    if (alternative.choose === 'one' && branches.length > 1)
      return [{ path, message: `Choose one branch of "${alternative.title}".` }];
    return [];
  });
  const ofFormats = Object.entries(formats).flatMap(([id, format]): FieldIssue[] => {
    const allowed = methods.find((method) => method.id === id)?.formats?.allowed ?? [];
    return allowed.some((one) => one.id === format)
      ? []
      : [{ path: `body.formats.${id}`, message: 'Choose one of the formats that the plan allows.' }];
  });
  return [...ofChoices, ...ofFormats];
}

/** A format that locks when the gateway is submitted stays as it was sent, unless its item was returned. */
function refuseLockedFormats(record: GatewayRecord, formats: GatewayChoices['formats']): void {
  if (record.gateway.first_sent_at === null) return;
  for (const method of record.plan.plan.methods) {
    const lockAt = method.formats?.lockAt;
    const before = record.formats[method.id];
    if (lockAt === undefined || lockAt === 'booking' || before === formats[method.id]) continue;
    const requirement = record.plan.plan.gateway.requirements.find(
      ({ check }) => check.kind === 'choice' && check.of === 'format' && check.method === method.id,
    );
    const isReturned = requirement !== undefined && record.item(requirement.id).state === 'returned';
    if (!isReturned || lockAt === 'gateway-submitted')
      throw new Refusal('format-locked', {
        reason: `The format of "${method.title}" was fixed when the gateway was sent.`,
      });
  }
}

/** Choose branches, formats and the assessment organisation. Until the gateway is sent the organisation may change. */
export async function setGatewayChoices(
  ctx: Context,
  input: GatewayChoices & { readonly gatewayId: string; readonly version: number },
): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.prepare');
  return await inTransaction(ctx, async (tx) => {
    const record = await takeGateway(tx, ctx, input.gatewayId, input.version);
    const { gateway, apprentice, plan } = record;
    if (gateway.state !== 'preparing' && gateway.state !== 'returned')
      throw new Refusal('gateway-locked', {
        reason: 'The pack has been sent; choices can be changed when an item is returned.',
      });
    const issues = choiceIssues(plan.plan.methods, input);
    if (issues.length > 0) throw new Refusal('invalid-request', { issues });
    refuseLockedFormats(record, input.formats);
    const isMoved = gateway.assessment_organisation_id !== input.assessmentOrganisationId;
    if (isMoved && gateway.first_sent_at !== null)
      throw new Refusal('gateway-locked', {
        reason: 'The pack has gone to an assessment organisation; another cannot be chosen any more.',
      });
    const { policyId } = await offerOf(tx, ctx, {
      organisationId: input.assessmentOrganisationId,
      reference: apprentice.reference,
      edition: apprentice.plan_edition,
    });
    const { organisationId } = ctx.actor;
    const version = await setGateway(tx, organisationId, gateway.id, {
      choices: input.choices,
      formats: input.formats,
      assessmentOrganisationId: input.assessmentOrganisationId,
      policyId,
    });
    if (isMoved)
      await setEnrolment(tx, organisationId, gateway.enrolment_id, {
        assessment_organisation_id: input.assessmentOrganisationId,
      });
    await recordAudit(tx, ctx, {
      type: 'gateway.choices-changed',
      subjectType: 'gateway',
      subjectId: gateway.id,
      detail: {
        choices: input.choices,
        formats: input.formats,
        assessmentOrganisationId: input.assessmentOrganisationId,
      },
    });
    await reopenSignatures(tx, ctx, gateway.id);
    return { id: gateway.id, version };
  });
}
