import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SignedIn } from '#testing/http.ts';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestProduct } from './support.ts';
import { anApprentice, firstCriterion, giveDocuments, openSoon } from './workshop-support.ts';

const product = await aTestProduct();
const { api } = product;
const organisationId = await anOrganisation(api, {
  kind: 'assessment-organisation',
  name: 'Beacon Awards',
});
const inOffice = (givenNames: string, familyName: string) =>
  aPerson(api, { organisationId, role: 'standards-author', givenNames, familyName });
const ruth = await inOffice('Ruth', 'Adeyemi');
const tom = await inOffice('Tom', 'Hale');
const vera = await inOffice('Vera', 'Lund');

let draftId = '';
let client: SignedIn;
beforeAll(async () => {
  client = await api.signedIn(ruth);
});

/** A draft of both documents, read. */
async function aReadDraft(page: Page, title: string): Promise<string> {
  const { body } = await client.post('/plan-drafts', { title });
  await page.goto(`${new URL(page.url()).origin}/workshop/${body.id}`);
  await giveDocuments(api, page);
  return body.id;
}

function count(page: Page) {
  return page.locator('.gm-rail-count strong');
}

async function expectCount(page: Page, words: string): Promise<void> {
  await page.locator('.gm-rail-count strong', { hasText: new RegExp(`^${words}$`) }).waitFor();
}

/** The row of the list that has the keyboard. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>(
    'document.activeElement?.classList.contains("gm-part") ? document.activeElement.innerText : ""',
  );
}

async function expectFocusOn(page: Page, words: string): Promise<void> {
  await page.locator('.gm-part:focus', { hasText: words }).waitFor();
}

async function draftOf(id: string) {
  return (await client.get(`/plan-drafts/${id}`)).body;
}

describe('a standards author', () => {
  let page: Page;

  test('starts a draft with a plan and a handbook, and sees them read', async () => {
    page = await openSoon(product, ruth, '/workshop');
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.getByLabel('Name of the draft').fill('Lantern keeper, first edition');
    await page.getByRole('button', { name: 'Start draft' }).click();
    await page.getByText('Begin with the documents').waitFor();
    draftId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await giveDocuments(api, page);
    const names = await page.getByRole('list', { name: 'Documents' }).getByRole('button').allInnerTexts();
    // They stand in the order in which they arrived.
    expect(names.map((name) => name.split('\n')).sort()).toEqual([
      ['lantern-handbook.md', 'Beacon Awards'],
      ['lantern-plan.md', 'Assessment plan'],
    ]);
    await page.getByText('Distinction: all of the pass criteria; and all of the').first().waitFor();
  });

  test('goes through the parts with the keyboard alone and sees the words of each', async () => {
    await page.locator('.gm-part[data-selected]').focus();
    await page.keyboard.press('n');
    for (let step = 0; step < 40; step += 1) {
      if (/^\W*.*P1/s.test(await focused(page))) break;
      await page.keyboard.press('j');
    }
    await expectFocusOn(page, 'Trims the wick');
    await page
      .locator('mark', { hasText: 'Trims the wick so that the flame burns without smoke.' })
      .waitFor();
    await page.locator('.gm-thread path[d^="M"]').waitFor({ state: 'attached' });
    await page.keyboard.press('j');
    await expectFocusOn(page, 'Records the state');
    await page.keyboard.press('k');
    await expectFocusOn(page, 'Trims the wick');
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await expectFocusOn(page, 'Foresees a change');
    await page.getByText('2 of ', { exact: false }).first().waitFor();
    expect((await draftOf(draftId)).accepted).toEqual([firstCriterion, firstCriterion.replace('P1', 'P2')]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expectFocusOn(page, 'Foresees a change');
  });

  test('changes the words of a criterion and takes that back', async () => {
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expectFocusOn(page, 'Trims the wick');
    await page.keyboard.press('e');
    const words = page.getByRole('dialog').getByLabel('Words');
    await words.fill('Trims the wick so that the flame burns clear.');
    await page.getByRole('button', { name: 'Record change' }).click();
    await page.locator('.gm-part', { hasText: 'burns clear' }).waitFor();
    await expectFocusOn(page, 'burns clear');
    await page.keyboard.press('u');
    await page.locator('.gm-part', { hasText: 'without smoke' }).waitFor();
    await page.getByText(/Taken back: Changed/).waitFor();
    await expectFocusOn(page, 'without smoke');
  });

  test('splits a criterion, joins the two again, and is told where that is not possible', async () => {
    await page.keyboard.press('s');
    await page
      .getByRole('dialog')
      .getByLabel('Words')
      .fill('Trims the wick\n\nso that the flame burns without smoke.');
    await page.getByText('It becomes 2 criteria.').waitFor();
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    await page.locator('.gm-part', { hasText: 'P1-2' }).waitFor();
    await expectFocusOn(page, 'Trims the wick');
    await page.keyboard.press('m');
    const joined = page.getByRole('dialog').getByLabel('Words');
    expect(await joined.inputValue()).toBe('Trims the wick so that the flame burns without smoke.');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.locator('.gm-part', { hasText: 'P1-2' }).waitFor({ state: 'detached' });
    await expectFocusOn(page, 'without smoke');
    await page.keyboard.press('x');
    await page.getByLabel('Why it does not belong in the plan').fill('Tried.');
    await page.getByRole('button', { name: 'Take out' }).click();
    await expectFocusOn(page, 'Records the state');
    await page.keyboard.press('u');
    await page.locator('.gm-part', { hasText: 'Trims the wick' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('s');
    await page.getByText('Only criteria are split or joined.').waitFor();
  });

  test('answers the questions with reasons; a half-written reason survives a reload', async () => {
    const question = page.getByRole('button', { name: /Which version of the standard/ });
    await question.click();
    await page.getByRole('radio', { name: '1.0', exact: true }).check();
    await page.getByLabel('Why', { exact: true }).fill('As the first page of the');
    await page.waitForTimeout(400);
    await page.reload();
    await page.getByRole('button', { name: /Which version of the standard/, expanded: true }).waitFor();
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('As the first page of the');
    await page.getByLabel('Why', { exact: true }).fill('As the first page of the plan says.');
    await page.getByRole('button', { name: 'Record answer' }).click();
    await question.waitFor({ state: 'detached' });
    await page.locator('.gm-rail-entry > button:focus').waitFor();
    await page.getByRole('button', { name: /Which status/ }).click();
    await page.getByRole('radio', { name: 'approved for delivery' }).check();
    await page.getByLabel('Why', { exact: true }).fill('As the register says.');
    await page.getByRole('button', { name: 'Record answer' }).click();
    await page.getByRole('button', { name: /Which status/ }).waitFor({ state: 'detached' });
  });

  test('decides every finding until nothing is left', async () => {
    const left = Number(await count(page).textContent());
    expect(left).toBeGreaterThan(3);
    for (let rest = left; rest > 0; rest -= 1) {
      await page.locator('.gm-rail-entry > button').first().click();
      await page.getByLabel('What holds').fill('It stays as the plan prints it.');
      await page.getByLabel('Why', { exact: true }).fill('The plan leads.');
      await page.getByRole('button', { name: 'Record decision' }).click();
      await expectCount(page, String(rest - 1));
    }
    await page.locator('.gm-rail-count:focus').waitFor();
    await page.reload();
    await expectCount(page, '0');
    const draft = await draftOf(draftId);
    expect(draft.plan.interpretations.length).toBeGreaterThanOrEqual(left);
    expect(draft.publishable).toBe(true);
  });

  test('tries the plan: criteria make grades, and the next grade says what it needs', async () => {
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: 'Try the plan' }).waitFor();
    await page.getByRole('button', { name: 'Meet all of Harbour observation' }).click();
    await page.getByText('P1 and P2 in Professional discussion').first().waitFor();
    const discussion = page.getByRole('list', { name: 'Criteria of Professional discussion' });
    await discussion.getByRole('button', { name: /P1/ }).click();
    await discussion.getByRole('button', { name: /P2/ }).click();
    await page.getByText('D1 in Professional discussion').first().waitFor();
    await discussion.getByRole('button', { name: /D1/ }).click();
    await page.locator('.gm-try-grade', { hasText: 'Distinction' }).waitFor();
    await discussion.getByRole('button', { name: /D1/ }).click();
    await page.locator('.gm-try-grade', { hasText: 'Pass' }).waitFor();
    await discussion.getByRole('button', { name: /P1/ }).click();
    await page.locator('.gm-try-grade', { hasText: 'Fail' }).waitFor();
    await page.goBack();
  });

  test('proposes it, and cannot be the second person', async () => {
    await page.getByRole('button', { name: 'Propose for the second check' }).click();
    await page.getByLabel(/Note for the checker/).fill('Please look at the oil store.');
    await page.getByRole('button', { name: 'Propose draft' }).click();
    await page.getByText('In check', { exact: true }).waitFor();
    await page.getByText(/You worked on this draft: another standards author/).waitFor();
    const { version } = await draftOf(draftId);
    const own = await client.post(`/plan-drafts/${draftId}/publication`, { version });
    expect([own.status, own.body.code]).toEqual([422, 'own-check']);
    await page.locator('.gm-part[data-selected]').focus();
    await page.keyboard.press('a');
    await page.getByText('Only a draft is changed.').first().waitFor();
    await page.context().close();
  });

  test('a second author checks and publishes it, and the plan can be offered and enrolled on', async () => {
    const second = await openSoon(product, vera, `/workshop/${draftId}`);
    await second.getByText('Ruth Adeyemi asks for the second check').waitFor();
    await second.getByText('Please look at the oil store.').waitFor();
    await second.getByRole('button', { name: 'Publish edition' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Publish edition' }).click();
    await second.waitForURL(/\/plans\/ST9301\/AP01/);
    await second.getByText('Trims the wick').first().waitFor();
    await second.goto(`${new URL(second.url()).origin}/plans`);
    await second.getByText('ST9301').first().waitFor();
    await second.context().close();

    const first = await openSoon(product, ruth, `/workshop/${draftId}`);
    await first.getByText('Published as ST9301 AP01').waitFor();
    await first.getByRole('link', { name: 'Open the plan' }).waitFor();
    await first.context().close();

    const operations = await api.as('assessment-operations', { organisation: organisationId });
    const offer = { offer: { policy: null } };
    expect((await operations.put('/plan-editions/ST9301/AP01/offer', offer)).status).toBe(200);
    expect((await operations.get('/plan-editions/ST9301/AP01')).body.summary.offer).toEqual({ policy: null });
    const manager = await api.as('provider-manager');
    const enrolled = await manager.post('/enrolments', await anApprentice(api, manager));
    expect(enrolled.body).toMatchObject({ id: expect.any(String) });
    const { body } = await manager.get(`/enrolments/${enrolled.body.id}`);
    expect(JSON.stringify(body)).toContain('ST9301');
  });
});

describe('two authors on one draft', () => {
  test('on the same part the second is told who came first; on different parts both stand', async () => {
    const one = await openSoon(product, ruth, '/workshop');
    const id = await aReadDraft(one, 'Lantern keeper, for two');
    const two = await openSoon(product, tom, `/workshop/${id}?part=${firstCriterion}`);
    await one.goto(`${two.url()}`);
    const change = async (page: Page, words: string) => {
      await page.locator('.gm-part[data-selected]').focus();
      await page.keyboard.press('e');
      await page.getByRole('dialog').getByLabel('Words').fill(words);
      await page.getByRole('button', { name: 'Record change' }).click();
    };
    await two.locator('mark').first().waitFor();
    await one.locator('mark').first().waitFor();
    await change(one, 'Trims the wick evenly.');
    await one.locator('.gm-part', { hasText: 'evenly' }).waitFor();
    await change(two, 'Trims the wick with care.');
    await two
      .getByRole('dialog')
      .getByText(/Ruth Adeyemi has decided about this part/)
      .waitFor();
    expect(await two.getByRole('dialog').getByLabel('Words').inputValue()).toBe('Trims the wick with care.');
    await two.keyboard.press('Escape');
    await two.locator('.gm-part', { hasText: 'evenly' }).waitFor();

    await change(one, 'Trims the wick every evening.');
    await one.locator('.gm-part', { hasText: 'every evening' }).waitFor();
    await two.keyboard.press('j');
    await expectFocusOn(two, 'Records the state');
    await change(two, 'Records each lamp in the log.');
    await two.locator('.gm-part', { hasText: 'Records each lamp' }).waitFor();
    await two.locator('.gm-part', { hasText: 'every evening' }).waitFor();
    const [method] = (await draftOf(id)).plan.methods;
    expect(method.criteria.slice(0, 2).map(({ text }: { text: string }) => text)).toEqual([
      'Trims the wick every evening.',
      'Records each lamp in the log.',
    ]);
    await one.context().close();
    await two.context().close();
  });
});
