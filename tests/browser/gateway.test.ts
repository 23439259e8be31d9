import { expect, test } from 'vitest';
import { doJobs, tokenFor } from '#testing/jobs.ts';
import { aFilledGateway, checklist, partySigns } from '#testing/ready-gateway.ts';
import { aTestProduct, expectAccessible } from './support.ts';

const product = await aTestProduct();
const { api } = product;

test('a gateway is prepared, signed by all, sent, returned, mended, sent again and accepted', async () => {
  const gateway = await aFilledGateway(api);
  const { provider, apprentice, managerEmail } = gateway.enrolment;
  const apprenticeName = (await checklist(api, gateway)).apprentice.name;

  // The provider sees one thing missing, and asks the employer for it.
  const tutor = await product.open(
    provider.tutor,
    `/enrolments/${gateway.enrolment.id}/gateway?item=declaration`,
  );
  await tutor.getByRole('heading', { name: '1 thing still missing' }).waitFor();
  await expectAccessible(tutor);
  await tutor.getByRole('button', { name: 'Ask the employer to sign' }).click();
  await tutor.getByText('Sent, not opened yet').waitFor();

  // The employer signs on a phone, without an account.
  const token = await tokenFor(api, managerEmail);
  const employer = await product.openOutside(`/link/${token}`, { width: 390 });
  await employer.getByRole('heading', { name: `Is ${apprenticeName} ready to be assessed?` }).waitFor();
  await expectAccessible(employer);
  await employer.getByRole('button', { name: 'Sign' }).click();
  await employer.getByRole('link', { name: 'Choose your answer' }).waitFor();
  await employer.getByLabel('Yes, I agree and sign').check();
  await employer.getByRole('button', { name: 'Sign' }).click();
  await employer.getByRole('heading', { name: 'Signed. Thank you.' }).waitFor();
  await expectAccessible(employer);
  await employer.reload();
  await employer.getByRole('heading', { name: 'This link has been answered' }).waitFor();
  await expectAccessible(employer);

  // The apprentice signs on a phone.
  const phone = await product.open(apprentice, '/my/gateway', { width: 390 });
  await phone.getByRole('link', { name: 'Read and sign' }).waitFor();
  await expectAccessible(phone);
  await phone.getByRole('link', { name: 'Read and sign' }).click();
  await phone.getByRole('checkbox', { name: 'I have read the words above, and they are true.' }).check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: `Sign as ${apprenticeName}` }).click();
  await phone.getByRole('heading', { name: 'Signed' }).waitFor();

  // The provider signs last and sends.
  await tutor.reload();
  await tutor.getByRole('button', { name: 'Sign for the training provider' }).click();
  await tutor.getByRole('heading', { name: 'Nothing is missing' }).waitFor();
  const manager = await product.open(provider.manager, `/enrolments/${gateway.enrolment.id}/gateway`);
  await manager.getByRole('button', { name: 'Freeze and send' }).click();
  await expectAccessible(manager);
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Freeze and send' }).click();
  await manager.getByRole('link', { name: 'Download revision 1' }).waitFor();
  await doJobs(api);

  // The assessment organisation accepts all but one by the keyboard.
  const desk = await product.open(gateway.recipient.operations, '/desk');
  await desk.getByRole('link', { name: apprenticeName }).waitFor();
  await expectAccessible(desk);
  await desk.getByRole('link', { name: apprenticeName }).click();
  await desk.getByText('6 of 6 still to be accepted.').waitFor();
  await expectAccessible(desk);
  for (const left of [5, 4, 3, 2]) {
    await desk.keyboard.press('a');
    await desk.getByText(`${left} of 6 still to be accepted.`).waitFor();
  }
  await desk
    .getByRole('article')
    .getByRole('heading', { name: /Work-based project brief/ })
    .waitFor();
  await desk.keyboard.press('r');
  await desk.getByLabel('What has to change').fill('The brief names no aim.');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Return this item' }).click();
  await desk.getByRole('navigation', { name: 'Items of the pack' }).getByText('Returned').waitFor();
  await doJobs(api);

  // The provider reads the reason where it mends it.
  await manager.reload();
  await manager.getByRole('heading', { name: '1 item came back' }).waitFor();
  await manager.getByRole('button', { name: /Came back Work-based project brief/ }).click();
  await manager.getByText('The brief names no aim.').first().waitFor();
  await expectAccessible(manager);

  // A better brief is uploaded and approved anew; what was signed before no longer covers it.
  await manager.getByLabel('Add another file').setInputFiles({
    name: 'brief-with-aim.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('The aim is to halve the time that callers wait.'),
  });
  await manager.getByRole('button', { name: 'Take out brief-with-aim.txt' }).waitFor();
  await manager.getByRole('button', { name: 'Take out document.txt' }).click();
  await manager.getByRole('button', { name: 'Ask the employer to approve it' }).click();
  await manager.getByText('Sent, not opened yet').waitFor();
  const again = await product.openOutside(`/link/${await tokenFor(api, managerEmail)}`, { width: 320 });
  await again.getByRole('link', { name: 'brief-with-aim.txt' }).waitFor();
  await expectAccessible(again);
  await again.getByLabel('Yes, I approve it').check();
  await again.getByRole('button', { name: 'Approve' }).click();
  await again.getByRole('heading', { name: 'Approved. Thank you.' }).waitFor();
  for (const role of ['apprentice', 'employer', 'training-provider'] as const)
    await partySigns(api, gateway, { requirementId: 'declaration', role });
  await manager.reload();
  await manager.getByRole('button', { name: 'Freeze and send' }).click();
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Freeze and send' }).click();
  await manager.getByRole('link', { name: 'Download revision 2' }).waitFor();
  await doJobs(api);

  // What changed is marked; the rest is accepted, and the window opens.
  await desk.reload();
  await desk.getByText('New or changed in this revision').waitFor();
  await expectAccessible(desk);
  await desk.keyboard.press('a');
  await desk.getByText('1 of 6 still to be accepted.').waitFor();
  await desk.keyboard.press('a');
  await desk.getByText('Every item is accepted.').waitFor();
  await desk.getByRole('button', { name: 'Accept the gateway' }).click();
  await expectAccessible(desk);
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Accept the gateway' }).click();
  await desk.getByText('The assessment window is open until').waitFor();
  await expectAccessible(desk);
  await doJobs(api);
  await phone.goto(new URL('/my/gateway', phone.url()).href);
  await phone.getByText('You are through.').waitFor();
  await expectAccessible(phone);
  expect((await checklist(api, gateway)).state).toBe('accepted');
}, 300_000);
