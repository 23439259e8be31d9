import { type EnrolInput, enrol } from '#services/enrolment/enrol.ts';
import { aPerson } from './people.ts';
import type { TestActor, TestInstallation } from './services.ts';

/** An enrolment as tests need it. */
export interface TestEnrolment {
  readonly enrolmentId: string;
  readonly organisationId: string;
  /** The apprentice; sign in with `api.signedIn(apprentice)`. */
  readonly apprentice: TestActor;
  readonly tutorId: string;
}

/** An apprentice enrolled on ST0072 through the service, by a manager made for it. The tutor needs a membership as tutor. */
export async function anEnrolment(
  installation: TestInstallation,
  facts: { readonly organisationId: string; readonly tutorId: string } & Partial<EnrolInput>,
): Promise<TestEnrolment> {
  const { organisationId, ...changes } = facts;
  const manager = await aPerson(installation, { organisationId, role: 'provider-manager' });
  const { id } = await enrol(installation.contextOf(manager), {
    givenNames: 'Mina',
    familyName: 'Okafor',
    dateOfBirth: '2004-05-06',
    // The number for "not known yet", which may repeat.
    uln: '9999999999',
    reference: 'ST0072',
    options: [],
    startsOn: '2025-10-01',
    plannedEndOn: '2027-01-15',
    employer: 'Harbour Stores',
    managerName: 'Lena Marsh',
    managerEmail: 'lena@harbour.example',
    carePlan: false,
    signLanguage: false,
    ...changes,
  });
  const [row] = await installation.query('select person_id from enrolment where id = $1', [id]);
  return {
    enrolmentId: id,
    organisationId,
    apprentice: { organisationId, personId: String(row?.person_id), role: 'apprentice' },
    tutorId: facts.tutorId,
  };
}
