import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anAssessmentOrganisation, anEnrolment, aProvider, aUln } from '#testing/rooms.ts';
import { aTestProduct, expectAccessible } from './support.ts';

const product = await aTestProduct();
const { api } = product;
await anAssessmentOrganisation(api);
const provider = await aProvider(api);
const ben = await anEnrolment(api, {
  provider,
  reference: 'ST0072',
  givenNames: 'Ben',
  familyName: 'Carter',
});

async function fillDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(day);
}

test('a manager enrols by form: problems are summed up, and the start date gives version and plan', async () => {
  const page = await product.open(provider.manager, '/enrolments/new');
  await page.getByLabel('Given names').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enrol apprentice' }).click();
  const summary = page.getByRole('alert');
  await summary.getByRole('link', { name: 'Choose the standard' }).waitFor();
  await page.getByLabel('Given names').fill('Chloe');
  await page.getByLabel('Family name').fill('Evans');
  await fillDay(page, 'Date of birth', '6/5/2004');
  await page.getByLabel('ULN').fill(aUln());
  await page.getByLabel('Standard').selectOption('ST0072');
  await fillDay(page, 'Start date', '1/9/2025');
  await fillDay(page, 'Planned end date', '31/1/2027');
  await page.getByLabel('Tutor').selectOption(provider.tutor.personId);
  await page.getByRole('combobox', { name: 'Employer' }).fill('Larkfield Hotel Group');
  await page.getByRole('combobox', { name: 'Line manager' }).fill('Sam Reed');
  await page.getByLabel('Line manager’s email').fill('sam.reed@larkfield.example');
  await page.getByRole('button', { name: 'Enrol apprentice' }).click();
  await page.getByText('Chloe Evans is enrolled').waitFor();
  await page.getByText('gives version 1.1 of ST0072').waitFor();
  await page.getByRole('table').first().waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test('a file is checked before anything is written, and its rows say what to mend', async () => {
  const tutorEmail = 'tutor@provider.example';
  await api.query('update person set email = $1 where id = $2', [tutorEmail, provider.tutor.personId]);
  const header =
    'ULN,Given names,Family name,Date of birth,Standard,Start date,Planned end date,Employer,Line manager,Line manager e-mail,Tutor e-mail';
  const row = (uln: string, name: string, born: string) =>
    [
      uln,
      name,
      'Imported',
      born,
      'ST0072',
      '01/09/2025',
      '31/01/2027',
      'Harbour Foods',
      'Priya Shah',
      'priya.shah@harbour-foods.example',
      tutorEmail,
    ].join(',');
  const csv = [header, row(aUln(), 'Good', '06/05/2004'), row('123', 'Bad', '31/02/2004')].join('\r\n');
  const page = await product.open(provider.manager, '/enrolments/import');
  const file = { name: 'cohort.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('2 rows checked: 1 can be enrolled, 1 has errors').waitFor();
  const bad = page.getByRole('row', { name: /Bad Imported/ });
  await bad.getByText('is not a date').waitFor();
  await expectAccessible(page);
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the rows to mend' }).click();
  expect((await kept).suggestedFilename()).toBe('mend-cohort.csv');
  await page.getByRole('button', { name: 'Enrol 1 apprentice' }).click();
  await page.getByText('1 apprentice enrolled from cohort.csv').waitFor();
  await page.goto(page.url().replace('/import', '?search=Imported'));
  await page.getByRole('row', { name: /Good Imported/ }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test('evidence goes from a phone to the tutor and back, and progress moves', async () => {
  const phone = await product.open(ben.apprentice, '/my/journey', { width: 390 });
  await phone.getByText('For a pass').waitFor();
  await expectAccessible(phone);
  await phone.getByRole('link', { name: 'Add evidence' }).click();
  await phone.getByRole('radio', { name: 'File' }).check();
  await phone.locator('input[type=file]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`What the guest said ${randomBytes(4).toString('hex')}`),
  });
  await phone.getByText('notes.txt').waitFor();
  await phone.locator('.gm-upload[data-state="done"]').waitFor();
  await phone.getByLabel('Title').fill('A guest who lost her booking');
  await phone.getByText('Apprentice Showcase').click();
  await phone.getByRole('checkbox', { name: /^P1 / }).first().check();
  await phone.getByRole('checkbox', { name: /^P2 / }).first().check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Submit evidence' }).click();
  await phone.getByRole('link', { name: /lost her booking.*Waiting for feedback/ }).waitFor();

  // Marking by keyboard alone: accept the first, refer the second, say why, send.
  const desk = await product.open(provider.tutor, '/marking');
  await desk.getByRole('heading', { name: 'A guest who lost her booking' }).waitFor();
  await desk.getByText('What the guest said').waitFor();
  await expectAccessible(desk);
  await desk.locator('.gm-answer:focus').waitFor();
  await desk.keyboard.press('a');
  await desk.keyboard.press('r');
  await desk.getByLabel('What P2 still needs').waitFor();
  await desk.keyboard.type('Name the policy you followed.');
  await desk.keyboard.press('Tab');
  await desk.getByRole('button', { name: 'Send feedback' }).focus();
  await desk.keyboard.press('Enter');
  await desk.getByText('You accept P1, and refer P2.').waitFor();
  await desk.getByRole('button', { name: /^Send to/ }).focus();
  await desk.keyboard.press('Enter');
  await desk.getByText('their progress has moved').waitFor();
  await desk.getByText('1 of 76').waitFor();
  await expectAccessible(desk);

  await phone.reload();
  await phone.getByRole('link', { name: /lost her booking.*Referred/ }).waitFor();
  await phone.getByRole('link', { name: /A guest who lost her booking/ }).click();
  await phone.getByRole('heading', { name: 'What it still needs' }).waitFor();
  await phone.getByText('Name the policy you followed.').first().waitFor();
  await expectAccessible(phone);
  await phone.getByLabel('A few words about it').fill('I followed the returns policy, section 3.');
  await phone.getByRole('button', { name: 'Submit again' }).click();
  await phone.getByRole('link', { name: /lost her booking.*Waiting for feedback/ }).waitFor();

  await desk.goto(desk.url().replace(/\/marking.*/, '/enrolments'));
  await desk.getByRole('row', { name: /Ben Carter/ }).waitFor();
  await expectAccessible(desk);
  await phone.context().close();
  await desk.context().close();
});

test('a criterion leads to its words, its evidence and the way to add more', async () => {
  const phone = await product.open(ben.apprentice, '/my/criteria', { width: 320 });
  await phone
    .getByRole('button', { name: /^P3, pass/ })
    .first()
    .click();
  await phone.getByRole('heading', { name: /P3/ }).waitFor();
  await expectAccessible(phone);
  await phone.getByRole('link', { name: 'Add evidence for this' }).click();
  await phone.getByText('1 chosen.').waitFor();
  await expectAccessible(phone);
  await phone.context().close();
});

test('everybody reads the plan, with the policy that applies it', async () => {
  const page = await product.open(ben.apprentice, '/plans', { scheme: 'dark' });
  await page.getByRole('link', { name: /Customer Service Practitioner/ }).click();
  await page.getByRole('heading', { name: 'Gateway' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('As applied by').selectOption({ index: 1 });
  await page.getByRole('heading', { name: 'What the policy adds' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});
