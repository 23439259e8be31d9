import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import { nobody } from '#services/context.ts';
import { type EnrolInput, enrol } from '#services/enrolment/enrol.ts';
import { openGateway } from '#services/gateway/open-gateway.ts';
import { submitEvidence } from '#services/portfolio/evidence-steps.ts';
import { judgeEvidence } from '#services/portfolio/judge-evidence.ts';
import { addEvidence } from '#services/portfolio/write-evidence.ts';
import { anOrganisation, aPerson } from './people.ts';
import type { TestActor, TestInstallation } from './services.ts';

/** A training provider with its people. */
export interface TestProvider {
  readonly organisationId: string;
  readonly manager: TestActor;
  readonly tutor: TestActor;
}

/** An assessment organisation with its people, offering the plans of {@link EnrolFacts}. */
export interface TestAssessmentOrganisation {
  readonly organisationId: string;
  readonly operations: TestActor;
}

/** What may be said of an apprentice to enrol; the rest is invented. */
export interface EnrolFacts extends Partial<EnrolInput> {
  readonly provider?: TestProvider;
}

/** An enrolment made through the service, and who is involved in it. */
export interface TestEnrolment {
  readonly id: string;
  readonly provider: TestProvider;
  /** The apprentice as a person of the provider. */
  readonly apprentice: TestActor;
  /** Where links to the employer go. */
  readonly managerEmail: string;
}

/** ST0071 on its plan of September 2024, on programme since long enough. */
const example = {
  givenNames: 'Amina',
  familyName: 'Okafor',
  dateOfBirth: '2003-04-05',
  reference: 'ST0071',
  options: [],
  startsOn: '2025-06-02',
  plannedEndOn: '2027-01-29',
  employer: 'Harbour Foods',
  managerName: 'Priya Shah',
  managerEmail: 'priya.shah@harbour-foods.example',
  carePlan: false,
  signLanguage: false,
} as const;

let sequence = 0;

/** A ULN with a right check digit; another at each call. */
export function aUln(): string {
  for (;;) {
    sequence += 1;
    const nine = String(100_000_000 + sequence * 7);
    const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = 10 - (sum % 11);
    if (sum % 11 !== 0 && check >= 0 && check <= 9) return `${nine}${check}`;
  }
}

/** Give a person of an organisation a role from long ago. */
export async function giveRole(installation: TestInstallation, person: TestActor): Promise<void> {
  const accountId = installation.services.newId();
  await installation.query(
    'insert into account (id, email, email_folded, created_at) values ($1, $2, $2, now())',
    [accountId, `${accountId}@example.org`],
  );
  await installation.query(
    `insert into membership (organisation_id, id, person_id, account_id, role, starts_on)
     values ($1, $2, $3, $4, $5, '2020-01-01')`,
    [person.organisationId, installation.services.newId(), person.personId, accountId, person.role],
  );
  await installation.query('update person set account_id = $1 where organisation_id = $2 and id = $3', [
    accountId,
    person.organisationId,
    person.personId,
  ]);
}

async function aMember(
  installation: TestInstallation,
  organisationId: string,
  role: Role,
): Promise<TestActor> {
  const person = await aPerson(installation, { organisationId, role });
  await giveRole(installation, person);
  return person;
}

/** A training provider with a manager and a tutor; its own e-mail domain is provider.example. */
export async function aProvider(installation: TestInstallation): Promise<TestProvider> {
  const organisationId = await anOrganisation(installation);
  await installation.query("update organisation set email_domains = '{provider.example}' where id = $1", [
    organisationId,
  ]);
  return {
    organisationId,
    manager: await aMember(installation, organisationId, 'provider-manager'),
    tutor: await aMember(installation, organisationId, 'tutor'),
  };
}

/** An assessment organisation that offers ST0071 and ST0072. */
export async function anAssessmentOrganisation(
  installation: TestInstallation,
): Promise<TestAssessmentOrganisation> {
  const organisationId = await anOrganisation(installation, { kind: 'assessment-organisation' });
  const operations = await aMember(installation, organisationId, 'assessment-operations');
  for (const { plan } of installation.services.plans.listPlans()) {
    const policy = installation.services.plans
      .listPolicies()
      .find(({ plans }) =>
        plans.some(({ reference, edition }) => reference === plan.reference && edition === plan.edition),
      );
    await installation.database.write({ organisationId, personId: nobody }, (tx) =>
      sql`insert into assessment_offer (organisation_id, reference, edition, policy_id, offered_from)
          values (${organisationId}, ${plan.reference}, ${plan.edition}, ${policy?.id ?? null}, '2020-01-01')`.execute(
        tx,
      ),
    );
  }
  return { organisationId, operations };
}

/** Enrol somebody; the example's facts unless told otherwise. */
export async function anEnrolment(
  installation: TestInstallation,
  { provider: given, ...facts }: EnrolFacts = {},
): Promise<TestEnrolment> {
  const provider = given ?? (await aProvider(installation));
  const ctx = installation.contextOf(provider.manager);
  const { id } = await enrol(ctx, {
    ...example,
    uln: aUln(),
    email: `${ctx.newId()}@apprentice.example`,
    tutorId: provider.tutor.personId,
    ...facts,
  });
  const [row] = await installation.query('select person_id from enrolment where id = $1', [id]);
  const personId = String(row?.person_id);
  return {
    id,
    provider,
    apprentice: { organisationId: provider.organisationId, personId, role: 'apprentice' },
    managerEmail: facts.managerEmail ?? example.managerEmail,
  };
}

/** Written evidence that the apprentice submitted and the tutor accepted, for one criterion. Gives its id. */
export async function anAcceptedPiece(
  installation: TestInstallation,
  enrolment: TestEnrolment,
  claim: { readonly title: string; readonly method: string; readonly ref: string },
): Promise<string> {
  const { title, ...criterion } = claim;
  const apprentice = installation.contextOf(enrolment.apprentice);
  const { id } = await addEvidence(apprentice, {
    enrolmentId: enrolment.id,
    kind: 'text',
    title,
    text: `What I did, and what I learnt from it: ${title}.`,
    claims: [criterion],
  });
  await submitEvidence(apprentice, { evidenceId: id, version: 1 });
  await judgeEvidence(installation.contextOf(enrolment.provider.tutor), {
    evidenceId: id,
    claims: [{ ...criterion, state: 'accepted' }],
    version: 2,
  });
  return id;
}

/** An enrolment whose gateway has been opened for an assessment organisation. */
export async function anOpenGateway(
  installation: TestInstallation,
  facts: EnrolFacts & { readonly recipient?: TestAssessmentOrganisation } = {},
) {
  const { recipient: given, ...enrolFacts } = facts;
  const recipient = given ?? (await anAssessmentOrganisation(installation));
  const enrolment = await anEnrolment(installation, enrolFacts);
  const { id } = await openGateway(installation.contextOf(enrolment.provider.manager), {
    enrolmentId: enrolment.id,
    assessmentOrganisationId: recipient.organisationId,
  });
  return { id, enrolment, recipient };
}
