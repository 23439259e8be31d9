import { Readable } from 'node:stream';
import { insertFiles } from '#db/gateway-items.ts';
import { nothingToAudit } from '#services/audit.ts';
import { acceptGateway } from '#services/gateway/accept-gateway.ts';
import { answerLink, openLink } from '#services/gateway/answer-link.ts';
import { decideItem } from '#services/gateway/decide-item.ts';
import { askEmployerByLink } from '#services/gateway/employer-links.ts';
import { getGateway } from '#services/gateway/gateway-view.ts';
import { provideItem } from '#services/gateway/provide-item.ts';
import { getRegistration } from '#services/gateway/registration-view.ts';
import { sendGateway } from '#services/gateway/send-gateway.ts';
import { setGatewayChoices } from '#services/gateway/set-choices.ts';
import { signDeclaration } from '#services/gateway/sign-declaration.ts';
import { inTransaction } from '#services/transaction.ts';
import { doJobs, tokenFor } from './jobs.ts';
import {
  anAcceptedPiece,
  anOpenGateway,
  type EnrolFacts,
  type TestAssessmentOrganisation,
  type TestEnrolment,
} from './rooms.ts';
import type { TestInstallation } from './services.ts';

/** A gateway, the apprentice whom it is about, and who will receive it. */
export interface TestGateway {
  readonly id: string;
  readonly enrolment: TestEnrolment;
  readonly recipient: TestAssessmentOrganisation;
}

type View = Awaited<ReturnType<typeof getGateway>>;
type Item = View['items'][number];

const achieved = {
  english: { achieved: 'level-2', on: '2022-08-25' },
  maths: { achieved: 'level-2', on: '2022-08-25' },
  optedOutOn: null,
} as const;

/** The checklist as the provider's manager sees it. */
export async function checklist(installation: TestInstallation, gateway: TestGateway): Promise<View> {
  const manager = installation.contextOf(gateway.enrolment.provider.manager);
  return await getGateway(manager, { enrolmentId: gateway.enrolment.id });
}

/** A document uploaded for a gateway; its file id. */
export async function aGatewayFile(
  installation: TestInstallation,
  gateway: Pick<TestGateway, 'id' | 'enrolment'>,
  content: string,
): Promise<string> {
  const ctx = installation.contextOf(gateway.enrolment.provider.tutor);
  const { organisationId, personId } = ctx.actor;
  const stored = await ctx.files.put(organisationId, Readable.from([Buffer.from(content)]), {
    maximumBytes: 1_000_000,
  });
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    await insertFiles(tx, [
      {
        ...stored,
        organisationId,
        id,
        name: 'document.txt',
        mediaType: 'text/plain',
        purpose: 'gateway',
        subjectId: gateway.id,
        uploadedBy: personId,
        createdAt: ctx.now,
      },
    ]);
  });
  return id;
}

/** The employer opens the newest link and agrees. */
export async function employerAgrees(
  installation: TestInstallation,
  gateway: TestGateway,
  item: Pick<Item, 'requirementId'> & { readonly purpose: 'sign' | 'approve' | 'confirm' },
): Promise<void> {
  await askEmployerByLink(installation.contextOf(gateway.enrolment.provider.tutor), {
    gatewayId: gateway.id,
    ...item,
  });
  const token = await tokenFor(installation, gateway.enrolment.managerEmail);
  const outside = installation.systemContext(gateway.enrolment.provider.organisationId);
  const { statementHash, to } = await openLink(outside, { token });
  await answerLink(outside, {
    token,
    answer: 'agree',
    name: to,
    jobTitle: 'Operations manager',
    statementHash,
  });
}

async function handIn(installation: TestInstallation, gateway: TestGateway, item: Item): Promise<void> {
  const { provider } = gateway.enrolment;
  const view = await checklist(installation, gateway);
  const method = installation.services.plans
    .findPlan({ reference: view.reference, version: view.planEdition })
    ?.plan.methods.find(({ criteria }) => criteria.length > 0);
  const [criterion] = method?.criteria ?? [];
  const evidenceIds: string[] = [];
  for (let piece = 1; method && criterion && piece <= (item.pieces?.minimum ?? 0); piece += 1) {
    const claim = { title: `Piece ${piece}`, method: method.id, ref: criterion.ref };
    evidenceIds.push(await anAcceptedPiece(installation, gateway.enrolment, claim));
  }
  const fileIds = evidenceIds.length > 0 ? [] : [await aGatewayFile(installation, gateway, item.title)];
  await provideItem(installation.contextOf(provider.tutor), {
    gatewayId: gateway.id,
    requirementId: item.requirementId,
    facts: {},
    evidenceIds,
    fileIds,
    version: view.version,
  });
  if (item.needsApprovalBy === 'employer')
    await employerAgrees(installation, gateway, { requirementId: item.requirementId, purpose: 'approve' });
}

async function choose(installation: TestInstallation, gateway: TestGateway): Promise<void> {
  const view = await checklist(installation, gateway);
  const methods =
    installation.services.plans.findPlan({ reference: view.reference, version: view.planEdition })?.plan
      .methods ?? [];
  const pairs = <T>(entries: readonly (readonly [string, T])[]) => Object.fromEntries(entries);
  await setGatewayChoices(installation.contextOf(gateway.enrolment.provider.tutor), {
    gatewayId: gateway.id,
    choices: pairs(
      methods.flatMap(({ alternatives }) =>
        alternatives.map(
          ({ id, branches }) => [id, branches.slice(0, 1).map((branch) => branch.id)] as const,
        ),
      ),
    ),
    formats: pairs(
      methods.flatMap(({ id, formats }) =>
        formats?.allowed[0] ? [[id, formats.allowed[0].id] as const] : [],
      ),
    ),
    assessmentOrganisationId: gateway.recipient.organisationId,
    version: view.version,
  });
}

/** One party's word on one requirement. */
export async function partySigns(
  installation: TestInstallation,
  gateway: TestGateway,
  of: { readonly requirementId: string; readonly role: 'apprentice' | 'employer' | 'training-provider' },
): Promise<void> {
  const view = await checklist(installation, gateway);
  const item = view.items.find(({ requirementId }) => requirementId === of.requirementId);
  if (!item) throw new Error(`The plan has no requirement ${of.requirementId}.`);
  const purpose = item.kind === 'declaration' ? 'sign' : 'confirm';
  if (of.role === 'employer')
    return await employerAgrees(installation, gateway, { requirementId: of.requirementId, purpose });
  const { apprentice, provider } = gateway.enrolment;
  const signer = of.role === 'apprentice' ? apprentice : provider.tutor;
  await signDeclaration(installation.contextOf(signer), {
    gatewayId: gateway.id,
    requirementId: of.requirementId,
    statementHash: item.statementHash ?? '',
  });
}

/** Choose the branches and formats of a gateway and hand in everything; nobody has signed then. */
export async function fillGateway(installation: TestInstallation, gateway: TestGateway): Promise<void> {
  await choose(installation, gateway);
  const { items } = await checklist(installation, gateway);
  for (const item of items.filter(({ kind }) => kind === 'file')) await handIn(installation, gateway, item);
}

/** Every party confirms and signs everything that the plan asks it to. */
export async function signGateway(installation: TestInstallation, gateway: TestGateway): Promise<void> {
  const { items } = await checklist(installation, gateway);
  for (const { requirementId, signers } of items) {
    for (const { role } of signers) await partySigns(installation, gateway, { requirementId, role });
  }
}

/** A gateway in which everything is handed in and nobody has signed yet. */
export async function aFilledGateway(
  installation: TestInstallation,
  facts: EnrolFacts & { readonly recipient?: TestAssessmentOrganisation } = {},
): Promise<TestGateway> {
  const gateway = await anOpenGateway(installation, { englishMaths: achieved, ...facts });
  await fillGateway(installation, gateway);
  return gateway;
}

/** A gateway that can be sent: everything handed in, approved, confirmed and signed. */
export async function aReadyGateway(
  installation: TestInstallation,
  facts: EnrolFacts & { readonly recipient?: TestAssessmentOrganisation } = {},
): Promise<TestGateway> {
  const gateway = await aFilledGateway(installation, facts);
  await signGateway(installation, gateway);
  return gateway;
}

/** Send a ready gateway and let the jobs bring it over; the id of the registration. */
export async function aSentGateway(installation: TestInstallation, gateway: TestGateway): Promise<string> {
  const { version } = await checklist(installation, gateway);
  await sendGateway(installation.contextOf(gateway.enrolment.provider.manager), {
    gatewayId: gateway.id,
    version,
  });
  await doJobs(installation);
  const [row] = await installation.query('select id from registration where gateway_id = $1', [gateway.id]);
  return String(row?.id);
}

/** The assessment organisation accepts every item and the gateway, and the jobs tell the provider. */
export async function acceptSentGateway(
  installation: TestInstallation,
  gateway: TestGateway,
  registrationId: string,
): Promise<void> {
  const operations = installation.contextOf(gateway.recipient.operations);
  const received = await getRegistration(operations, { registrationId });
  for (const { requirementId, itemHash } of received.receivedItems)
    await decideItem(operations, { registrationId, requirementId, decision: 'accept', itemHash });
  await acceptGateway(operations, { registrationId, version: received.version });
  await doJobs(installation);
}

/** A registration whose gateway has been accepted: its window is open and its attempts wait to be booked. */
export async function anAcceptedRegistration(
  installation: TestInstallation,
  facts: EnrolFacts & { readonly recipient?: TestAssessmentOrganisation } = {},
): Promise<TestGateway & { readonly registrationId: string }> {
  const gateway = await aReadyGateway(installation, facts);
  const registrationId = await aSentGateway(installation, gateway);
  await acceptSentGateway(installation, gateway, registrationId);
  return { ...gateway, registrationId };
}
