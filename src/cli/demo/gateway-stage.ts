import { nobody } from '#services/context.ts';
import { acceptGateway } from '#services/gateway/accept-gateway.ts';
import { answerLink, openLink } from '#services/gateway/answer-link.ts';
import { decideItem } from '#services/gateway/decide-item.ts';
import { askEmployerByLink } from '#services/gateway/employer-links.ts';
import { getGateway } from '#services/gateway/gateway-view.ts';
import { openGateway } from '#services/gateway/open-gateway.ts';
import { provideItem } from '#services/gateway/provide-item.ts';
import { getRegistration } from '#services/gateway/registration-view.ts';
import { sendGateway } from '#services/gateway/send-gateway.ts';
import { setGatewayChoices } from '#services/gateway/set-choices.ts';
import { signDeclaration } from '#services/gateway/sign-declaration.ts';
import { addFile, type Enrolled } from './learning.ts';
import type { World } from './world.ts';

/** A gateway under way. */
export interface DemoGateway {
  readonly id: string;
  readonly one: Enrolled;
}

/** Open the checklist, choose formats and branches, and hand over the files, at a moment. */
export async function prepareGateway(world: World, one: Enrolled, at: Date): Promise<DemoGateway> {
  const tutor = world.as(one.tutor, at);
  const { id } = await openGateway(tutor, { enrolmentId: one.id, assessmentOrganisationId: one.body.id });
  await choose(world, one, id, at);
  const { items } = await getGateway(tutor, { enrolmentId: one.id });
  for (const item of items.filter(({ kind }) => kind === 'file')) {
    const least = item.pieces?.minimum ?? 0;
    const fileIds =
      least > 0
        ? []
        : [
            await addFile(world, one.tutor, at, {
              purpose: 'gateway',
              subjectId: id,
              name: `${item.requirementId}.txt`,
              content: briefText(item.title),
            }),
          ];
    const { version } = await getGateway(tutor, { enrolmentId: one.id });
    const evidenceIds =
      least > 0
        ? one.pieces.slice(0, Math.max(least, Math.min(item.pieces?.maximum ?? least, one.pieces.length)))
        : [];
    await provideItem(tutor, {
      gatewayId: id,
      requirementId: item.requirementId,
      facts: {},
      evidenceIds,
      fileIds,
      version,
    });
  }
  return { id, one };
}

function briefText(title: string): string {
  return `${title}\n\nThe challenge: repeat calls about the same repair. I will look at why customers call twice, what it costs, and what one clear message at booking would change. I agreed the scope with my line manager.`;
}

async function choose(world: World, one: Enrolled, gatewayId: string, at: Date): Promise<void> {
  const tutor = world.as(one.tutor, at);
  const view = await getGateway(tutor, { enrolmentId: one.id });
  const methods =
    world.services.plans.findPlan({ reference: view.reference, version: view.planEdition })?.plan.methods ??
    [];
  const choices = methods.flatMap(({ alternatives }) =>
    alternatives.map(({ id, branches }) => [id, branches.slice(0, 1).map((branch) => branch.id)] as const),
  );
  const formats = methods.flatMap(({ id, formats: offered }) => {
    const report = offered?.allowed.find((format) => format.id === 'report') ?? offered?.allowed[0];
    return report ? [[id, report.id] as const] : [];
  });
  await setGatewayChoices(tutor, {
    gatewayId,
    choices: Object.fromEntries(choices),
    formats: Object.fromEntries(formats),
    assessmentOrganisationId: one.body.id,
    version: view.version,
  });
}

type Item = Awaited<ReturnType<typeof getGateway>>['items'][number];

/** Everybody answers, in the order that the rules ask for: approvals and confirmations, then declarations. */
export async function signAll(world: World, gateway: DemoGateway, at: Date): Promise<void> {
  const before = world.letters.length;
  await askEmployer(world, gateway, at);
  await employerAgrees(world, gateway, at, before);
  for (const item of await declarationsOf(world, gateway, at)) await signOne(world, gateway, item, at);
}

/** Ask the employer for everything that comes before the declarations, and leave the links unanswered. */
export async function askEmployer(world: World, { id, one }: DemoGateway, at: Date): Promise<void> {
  const tutor = world.as(one.tutor, at);
  const { items } = await getGateway(tutor, { enrolmentId: one.id });
  for (const { requirementId, needsApprovalBy, kind, signers } of items) {
    if (needsApprovalBy === 'employer')
      await askEmployerByLink(tutor, { gatewayId: id, requirementId, purpose: 'approve' });
    const confirms = kind !== 'declaration' && signers.some(({ role }) => role === 'employer');
    if (confirms) await askEmployerByLink(tutor, { gatewayId: id, requirementId, purpose: 'confirm' });
  }
  await world.doJobs(at);
}

async function declarationsOf(world: World, { one }: DemoGateway, at: Date): Promise<Item[]> {
  const { items } = await getGateway(world.as(one.tutor, at), { enrolmentId: one.id });
  return items.filter(({ kind }) => kind === 'declaration');
}

async function signOne(world: World, gateway: DemoGateway, item: Item, at: Date): Promise<void> {
  const { id, one } = gateway;
  for (const { role } of item.signers) {
    if (role === 'employer') {
      const before = world.letters.length;
      await askEmployerByLink(world.as(one.tutor, at), {
        gatewayId: id,
        requirementId: item.requirementId,
        purpose: 'sign',
      });
      await world.doJobs(at);
      await employerAgrees(world, gateway, at, before);
      continue;
    }
    const signer = role === 'apprentice' ? one.apprentice : one.tutor;
    await signDeclaration(world.as(signer, at), {
      gatewayId: id,
      requirementId: item.requirementId,
      statementHash: item.statementHash ?? '',
    });
  }
}

/** The employer opens every link sent after so many letters, and agrees. */
async function employerAgrees(world: World, { one }: DemoGateway, at: Date, after: number): Promise<void> {
  const system = {
    accountId: null,
    organisationId: one.provider.id,
    personId: nobody,
    role: 'system' as const,
  };
  const outside = world.as(system, new Date(at.getTime() + 3_600_000));
  for (const { to, text } of world.letters.slice(after)) {
    const token = text.match(/\/link\/([\w-]+)/)?.[1];
    if (token === undefined || to !== one.managerEmail) continue;
    const { statementHash } = await openLink(outside, { token });
    await answerLink(outside, {
      token,
      answer: 'agree',
      name: one.managerName,
      jobTitle: 'Line manager',
      statementHash,
    });
  }
}

/** Freeze and send the pack; gives the registration at the assessment organisation. */
export async function send(world: World, { id, one }: DemoGateway, at: Date): Promise<string> {
  const manager = world.as(one.provider.manager, at);
  const { version } = await getGateway(manager, { enrolmentId: one.id });
  await sendGateway(manager, { gatewayId: id, version });
  await world.doJobs(at);
  const operations = world.as(one.body.operations, at);
  return await operations.database.read(
    operations.actor,
    async (db) =>
      (
        await db
          .selectFrom('registration')
          .select('id')
          .where('organisation_id', '=', one.body.id)
          .where('gateway_id', '=', id)
          .executeTakeFirstOrThrow()
      ).id,
  );
}

/** The assessment organisation accepts every item, or returns the one of the kind named, and accepts the gateway when none is open. */
export async function decide(
  world: World,
  { one }: DemoGateway,
  {
    registrationId,
    at,
    returned,
  }: { readonly registrationId: string; readonly at: Date; readonly returned?: 'declaration' },
): Promise<void> {
  const operations = world.as(one.body.operations, at);
  const received = await getRegistration(operations, { registrationId });
  const returnedItem = returned && received.receivedItems.find(({ signatures }) => signatures.length > 1);
  for (const { requirementId, itemHash } of received.receivedItems) {
    if (requirementId === returnedItem?.requirementId) {
      await decideItem(operations, {
        registrationId,
        requirementId,
        itemHash,
        decision: 'return',
        reason:
          'The line manager named here left in the spring, as your own record of employment says. Please ask the present one to sign.',
      });
    } else await decideItem(operations, { registrationId, requirementId, itemHash, decision: 'accept' });
  }
  if (!returnedItem) {
    const { version } = await getRegistration(operations, { registrationId });
    await acceptGateway(operations, { registrationId, version });
  }
  await world.doJobs(at);
}
