import { expect, test } from 'vitest';
import {
  anAssessedRegistration,
  anAssessmentFloor,
  judgeAttempt,
  latestResultOf,
} from '#testing/assessed.ts';
import { aTestProduct, expectAccessible } from './support.ts';

const product = await aTestProduct();
const floor = await anAssessmentFloor(product.api);
const { operations, assurer, auditor } = floor;

test('a result is agreed, released, read with its proof, and superseded with a reason', async () => {
  const one = await anAssessedRegistration(floor, { showcase: ['D1', 'D2', 'D3', 'D4'] });

  // Operations cannot release it yet, and read why.
  const desk = await product.open(operations.actor, '/results');
  await desk.getByRole('region', { name: 'In quality assurance', exact: true }).waitFor();
  await expectAccessible(desk);
  await desk.goto(new URL(`/results/${one.resultId}`, desk.url()).href);
  await desk.getByText('It is in the sample: a quality assurer has to agree first.').waitFor();
  await expectAccessible(desk);

  // A quality assurer who judged a method of it cannot assure it.
  const both = await product.api.as('internal-quality-assurer', { organisation: floor.organisation });
  await product.api.query('update attempt set assessor_id = $1 where id = $2', [
    both.personId,
    one.attempts.get('observation'),
  ]);
  const involved = await product.open(both.actor, `/results/${one.resultId}`);
  const refused = involved.getByRole('button', { name: 'Agree with the result' });
  await refused.waitFor();
  expect(await refused.getAttribute('aria-disabled')).toBe('true');

  // The quality assurer reads the proof and agrees.
  const assuring = await product.open(assurer.actor, `/results/${one.resultId}`);
  await assuring.getByRole('button', { name: /^Apprentice Showcase Pass/ }).click();
  await assuring.getByRole('button', { name: /^Distinction requires/ }).click();
  await assuring.getByText('6 of 10, needs 7').waitFor();
  await expectAccessible(assuring);
  await assuring.getByRole('button', { name: 'Agree with the result' }).click();
  await expectAccessible(assuring);
  await assuring.getByRole('dialog').getByRole('button', { name: 'Agree with the result' }).click();
  await assuring.getByText('Agreed', { exact: true }).waitFor();

  // Operations release it, and are told who will hear of it.
  await desk.reload();
  await desk.getByRole('button', { name: 'Release the result' }).click();
  await expectAccessible(desk);
  await desk.getByRole('alertdialog').getByText('by email, with a link').waitFor();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Release the result' }).click();
  await desk.getByRole('button', { name: 'Reopen the result' }).waitFor();

  // The apprentice reads grade, reason and what was missing on a phone, down to the criterion.
  const phone = await product.open(one.apprentice.actor, '/my/results', { width: 390 });
  await phone.getByRole('heading', { name: 'Pass', level: 1 }).waitFor();
  await phone.getByRole('heading', { name: 'What a distinction still needed' }).waitFor();
  await phone.getByText('Any 1 of these 4').waitFor();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: /^Apprentice Showcase Pass/ }).click();
  await phone.getByRole('button', { name: /^Distinction requires/ }).click();
  await phone
    .getByText('You must meet all of the pass criteria AND 70% of the distinction criteria')
    .waitFor();
  await expectAccessible(phone);

  // A mistake is found: the result is reopened with a reason, judged again, agreed and released.
  await desk.getByRole('button', { name: 'Reopen the result' }).click();
  await desk.getByRole('checkbox', { name: 'Apprentice Showcase' }).check();
  await desk.getByRole('textbox', { name: 'Reason' }).fill('A note belonged to somebody else.');
  await expectAccessible(desk);
  await desk.getByRole('dialog').getByRole('button', { name: 'Reopen the result' }).click();
  await desk.getByText('It is reopened already').waitFor();
  await judgeAttempt(floor, one, one.attempts.get('showcase') ?? '');
  const next = await latestResultOf(floor, one.registrationId);
  const { version } = (await assurer.get(`/results/${next}`)).body;
  await assurer.post(`/results/${next}/reviews`, { outcome: 'agree', version });
  const agreed = (await operations.get(`/results/${next}`)).body;
  await operations.post(`/results/${next}/release`, { version: agreed.version });

  // The apprentice finds the new one, and the old one with the reason.
  await phone.reload();
  await phone.getByRole('heading', { name: 'Distinction', level: 1 }).waitFor();
  await phone.getByText('A note belonged to somebody else.').waitFor();
  await phone.getByRole('link', { name: /^Pass, ST0072/ }).click();
  await phone.getByText('Another result has taken the place of this one').waitFor();
  await expectAccessible(phone);
});

test('after a fail the apprentice asks for circumstances, operations decide, and the auditor follows it all', async () => {
  const one = await anAssessedRegistration(floor, { 'practical-observation': ['P3'] }, 'ST0071');
  const { version, state } = (await operations.get(`/results/${one.resultId}`)).body;
  expect(state).toBe('in-quality-assurance');
  const agreed = await assurer.post(`/results/${one.resultId}/reviews`, { outcome: 'agree', version });
  await operations.post(`/results/${one.resultId}/release`, { version: agreed.body.version });

  const phone = await product.open(one.apprentice.actor, '/my/results', { width: 390, scheme: 'dark' });
  await phone.getByRole('heading', { name: 'Fail', level: 1 }).waitFor();
  await phone.getByText('You may take it again as a resit or a retake.').waitFor();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Ask for circumstances to be considered' }).click();
  await phone.getByLabel('What happened, and how did it affect you?').fill('The fire alarm rang twice.');
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Send the request' }).click();
  await phone.getByText('has your request').waitFor();

  const desk = await product.open(operations.actor, '/exceptional');
  await desk.getByText('The fire alarm rang twice.').waitFor();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: /^Grant the request/ }).click();
  await desk.getByLabel('Reason').fill('The log shows it.');
  await desk.getByRole('button', { name: 'Grant the request', exact: true }).click();
  await desk.getByText('Granted', { exact: true }).waitFor();
  await desk.goto(new URL(`/results/${one.resultId}`, desk.url()).href);
  await desk.getByRole('button', { name: 'Decide on a resit or a retake' }).click();
  await desk.getByLabel('A resit').check();
  await desk.getByLabel('Reason').fill('One criterion was missing.');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Decide', exact: true }).click();
  await desk.getByText(/A resit is decided by/).waitFor();

  const audit = await product.open(auditor.actor, '/audit');
  await audit.getByRole('button', { name: 'Verify the chain' }).click();
  await audit.getByText(/The chain holds/).waitFor();
  await expectAccessible(audit);
  await audit.getByRole('row', { name: /Resit or retake decided/ }).click();
  await audit.getByRole('dialog').getByText('practical-observation').waitFor();
  await expectAccessible(audit);
  await audit.goto(new URL(`/results/${one.resultId}`, audit.url()).href);
  await audit.getByRole('button', { name: 'Export this decision' }).click();
  await audit.getByRole('rowheader', { name: 'index.html' }).waitFor();
  await expectAccessible(audit);
  const saved = audit.waitForEvent('download');
  await audit.getByRole('button', { name: 'Download as ZIP' }).click();
  expect((await saved).suggestedFilename()).toBe(`decision-${one.resultId}.zip`);
});
