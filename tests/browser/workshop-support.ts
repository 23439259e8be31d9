import type { Page } from 'playwright-core';
import type { SignedIn, TestApi } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import { lanternHandbook, lanternPlan } from '#testing/lantern-plan.ts';
import type { TestInstallation } from '#testing/services.ts';
import type { TestProduct } from './support.ts';

const documents = [
  { name: 'lantern-plan.md', mimeType: 'text/markdown', buffer: Buffer.from(lanternPlan) },
  { name: 'lantern-handbook.md', mimeType: 'text/markdown', buffer: Buffer.from(lanternHandbook) },
];
/** The first criterion of the invented plan, as decisions name it. */
export const firstCriterion = 'methods/observation/criteria/P1';

/** A window in which nothing is waited for longer than ten seconds. */
export async function openSoon(
  product: TestProduct,
  ...[person, path, look]: Parameters<TestProduct['open']>
): Promise<Page> {
  const page = await product.open(person, path, look);
  page.setDefaultTimeout(10_000);
  return page;
}

/** Hand the plan and the handbook to the draft that is open, and read both. */
export async function giveDocuments(installation: TestInstallation, page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(documents);
  await page.getByText('being read').nth(1).waitFor();
  await doJobs(installation);
  await page.getByRole('button', { name: 'lantern-handbook.md Beacon Awards' }).waitFor();
  await page.getByRole('button', { name: 'lantern-plan.md Assessment plan' }).waitFor();
}

/** An enrolment form for the plan that was published. */
export async function anApprentice(api: TestApi, manager: SignedIn) {
  const tutor = await api.as('tutor', { organisation: manager.organisationId });
  return {
    givenNames: 'Mina',
    familyName: 'Okafor',
    dateOfBirth: '2004-05-06',
    uln: '9999999999',
    reference: 'ST9301',
    options: [],
    startsOn: '2026-11-02',
    plannedEndOn: '2028-01-15',
    employer: 'Harbour Lights',
    managerName: 'Lena Marsh',
    managerEmail: 'lena@harbour.example',
    tutorId: tutor.personId,
    carePlan: false,
    signLanguage: false,
  };
}
