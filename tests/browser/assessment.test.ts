import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anAssessor, apprenticeOf } from '#testing/assessment.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';
import { aTestProduct, expectAccessible } from './support.ts';

const product = await aTestProduct();
const { api } = product;
const { registrationId, recipient } = await anAcceptedRegistration(api);
const conflicted = await anAssessor(api, recipient);
const assessor = await anAssessor(api, recipient);
const office = await api.signedIn(recipient.operations);

async function rename(personId: string, given: string, family: string): Promise<void> {
  await api.query('update person set given_names = $2, family_name = $3 where id = $1', [
    personId,
    given,
    family,
  ]);
}

await rename(conflicted.personId, 'Priya', 'Shah');
await rename(assessor.personId, 'Marcus', 'Bell');
await office.post(`/assessors/${conflicted.personId}/interests`, {
  kind: 'employed-by',
  party: 'employer',
  partyName: 'Harbour Foods',
  from: '2024-09-01',
});
await (await api.signedIn(conflicted)).post('/my/interests/confirm', { complete: true });

interface Held {
  readonly kind: string;
  readonly payload: { readonly ref?: string; readonly judgement?: string };
}

async function heldEvents(): Promise<Held[]> {
  const rows = await api.query('select kind, payload from sheet_event order by device_id, sequence');
  return rows as unknown as Held[];
}

async function isShown(page: Page, words: RegExp): Promise<void> {
  await page.getByText(words).first().waitFor();
}

const address = `/registrations/${registrationId}/assessment`;
let bookingId = '';

test('a booking with an assessor who is not independent is refused with the path, and made with another', async () => {
  const page = await product.open(recipient.operations, address);
  await page.getByRole('button', { name: /Book Practical observation/ }).click();
  await page.getByLabel('Day').fill('7/12/2026');
  await page.getByLabel('Time').fill('10:00');
  await page.getByLabel('Kind of place').selectOption('workplace');
  await page.getByLabel('Place', { exact: true }).fill('12 Leith Walk, Edinburgh');
  await page.getByRole('radio', { name: /Priya Shah/ }).check();
  await isShown(page, /Not possible/);
  const path = page.getByRole('list', { name: 'What stands between them' }).first();
  expect(await path.getByRole('listitem').allInnerTexts()).toEqual([
    'Priya Shah',
    'employed by Harbour Foods',
    'employer of this apprentice',
  ]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Book this session' }).click();
  await page.getByRole('heading', { name: 'This assessor is not independent of the apprentice' }).waitFor();

  await page.getByRole('radio', { name: /Marcus Bell/ }).check();
  await isShown(page, /Nothing stands against it|Advice/);
  const advice = page.getByRole('checkbox', { name: /I have read the advice/ });
  if (await advice.isVisible()) await advice.check();
  await page.getByRole('button', { name: 'Book this session' }).click();
  await isShown(page, /Marcus Bell, Workplace: 12 Leith Walk, Edinburgh/);
  const { body } = await office.get(address);
  const booked = body.attempts.flatMap((attempt: { sessions: { booking: { id: string } | null }[] }) =>
    attempt.sessions.flatMap(({ booking }) => booking ?? []),
  );
  expect(booked).toHaveLength(1);
  bookingId = booked[0].id;
  await page.context().close();
});

test('the lists of operations, the assessor and the apprentice can be used by everybody', async () => {
  const visits: [Parameters<typeof product.open>[0], string, RegExp][] = [
    [recipient.operations, address, /Reasonable adjustments/],
    [recipient.operations, '/assessors', /Priya Shah/],
    [recipient.operations, '/bookings?from=2026-12-01', /Marcus Bell/],
    [assessor, '/interests', /What I may assess/],
    [assessor, '/assessments', /Amina Okafor/],
    [await apprenticeOf(api, registrationId), '/my/assessment', /My assessment/],
  ];
  for (const [person, path, words] of visits) {
    const page = await product.open(person, path, { width: 390 });
    await isShown(page, words);
    await expectAccessible(page);
    await page.context().close();
  }
});

test('a live sheet recorded without a connection loses no tap, survives a reload, and is submitted afterwards', async () => {
  const page = await product.open(assessor, '/assessments', { width: 1024 });
  const device = page.context();
  await page.getByRole('button', { name: /Keep the sheet of Amina/ }).click();
  await isShown(page, /On this device with its files/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.getByRole('link', { name: /Open the sheet of Amina/ }).click();
  await isShown(page, /Nothing recorded on this device yet/);
  await expectAccessible(page);

  await device.setOffline(true);
  await page.reload();
  await page.getByRole('checkbox', { name: /identity/ }).waitFor();
  const checks = await page.locator('#sheet-before').getByRole('checkbox').all();
  for (const check of checks) await check.click();
  await page.getByRole('button', { name: 'Start the session' }).click();
  await page.getByRole('button', { name: 'Question: start' }).click();
  await page.getByRole('button', { name: 'Question: stop' }).click();
  const met = await page.getByRole('button', { name: /^[PMD]\d+: met$/ }).all();
  for (const button of met.slice(1)) await button.click();
  await page.getByRole('button', { name: 'P1: not met', exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Note on P1', exact: true })
    .fill('One customer type was seen, not three.');
  await isShown(page, /wait to be sent/);
  await expectAccessible(page);
  await page.waitForTimeout(700);

  await page.reload();
  await page.getByRole('button', { name: 'P1: not met', exact: true, pressed: true }).waitFor();
  expect(await page.getByRole('button', { name: /: met$/, pressed: true }).count()).toBe(met.length - 1);
  expect(await heldEvents()).toEqual([]);

  await device.setOffline(false);
  await isShown(page, /Saved on this device .*, sent/);
  const held = await heldEvents();
  expect(held.filter(({ kind }) => kind === 'check')).toHaveLength(checks.length);
  expect(held.filter(({ kind }) => kind === 'judgement')).toHaveLength(met.length);
  expect(held.filter(({ payload }) => payload.judgement === 'not-met')).toMatchObject([
    { payload: { ref: 'P1' } },
  ]);

  await page.getByRole('button', { name: 'End the session' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('link', { name: /Say why in a note on the session/ }).waitFor();
  await page.getByRole('textbox', { name: 'Note on the session' }).fill('The shop closed early.');
  await page.getByRole('button', { name: 'Submit the sheet' }).click();
  await isShown(page, /This sheet is submitted/);
  await expectAccessible(page);
  const { body } = await office.get(address);
  const attempt = body.attempts.find(({ method }: { method: string }) => method === 'practical-observation');
  expect(attempt).toMatchObject({ sheet: 'submitted', assessor: { name: 'Marcus Bell' } });
  expect(bookingId).not.toBe('');
});
