import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestProduct, expectAccessible, type WindowFacts } from './support.ts';
import { firstCriterion, giveDocuments, openSoon } from './workshop-support.ts';

const product = await aTestProduct();
const { api } = product;

const looks: readonly WindowFacts[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 1024, scheme: 'light' },
  { width: 1024, scheme: 'dark' },
  { width: 390, scheme: 'light' },
];

describe('every screen of the workshop can be used by everybody', () => {
  test.each(looks)('at $width px in $scheme colours', async (look) => {
    const reader = await aPerson(api, {
      organisationId: await anOrganisation(api),
      role: 'standards-author',
    });
    const own = await api.signedIn(reader);
    const page = await openSoon(product, reader, '/workshop', look);
    const origin = new URL(page.url()).origin;
    await page.getByText('No drafts yet').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.getByLabel('Name of the draft').waitFor();
    await expectAccessible(page);
    const { body } = await own.post('/plan-drafts', {
      title: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch lanterns',
    });
    await page.goto(`${origin}/workshop/${body.id}`);
    await page.getByText('Begin with the documents').waitFor();
    await expectAccessible(page);
    await giveDocuments(api, page);
    await page.goto(`${origin}/workshop/${body.id}?part=${firstCriterion}`);
    await page.locator('mark').first().waitFor();
    await expectAccessible(page);
    await expectDialogs(page, look);
    await page.getByRole('button', { name: /Which version of the standard/ }).click();
    await page.getByLabel('Why', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.goto(`${origin}/workshop/${body.id}/try`);
    await page.getByRole('button', { name: 'Meet all of Harbour observation' }).click();
    await expectAccessible(page);
    await page.goto(`${origin}/workshop`);
    await page.getByText('Llanfairpwll').first().waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});

/** Each dialog of the bench in turn: by its key, or by its button. */
async function expectDialogs(page: Page, { width }: WindowFacts): Promise<void> {
  const row = page.locator('.gm-part[data-selected]');
  for (const key of ['e', 'x', 's', 'm']) {
    await row.focus();
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await row.focus();
  await page.keyboard.press('a');
  await page.getByText(/^1 of /).waitFor();
  const buttons = ['History', 'Documents', 'Add a statement'];
  for (const name of width === 390 ? buttons.slice(0, 2) : buttons) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    if (name === 'History') await page.getByText(/Accepted methods/).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}
