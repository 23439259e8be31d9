import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import { type Context, nobody } from '#services/context.ts';
import { type EnrolInput, enrol } from '#services/enrolment/enrol.ts';
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
}

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
}

async function aMember(installation: TestInstallation, organisationId: string, role: Role): Promise<TestActor> {
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
      .find(({ applies }) => JSON.stringify(applies ?? null).includes(plan.reference));
    await installation.database.write({ organisationId, personId: nobody }, (tx) =>
      sql`insert into assessment_offer (organisation_id, reference, edition, policy_id, offered_from)
          values (${organisationId}, ${plan.reference}, ${plan.edition}, ${policy?.id ?? null}, '2020-01-01')`.execute(tx),
    );
  }
  return { organisationId, operations };
}
