import { expect, test } from 'vitest';
import { doJobs } from '#testing/jobs.ts';
import { anAcceptedRegistration } from '#testing/ready-gateway.ts';
import { aTestInstallation } from '#testing/services.ts';
import { undoWithdrawal, withdraw } from './withdrawal.ts';

const installation = await aTestInstallation();

test('a withdrawal after gateway reaches the assessment organisation, and so does its undoing', async () => {
  const { enrolment, registrationId } = await anAcceptedRegistration(installation);
  const manager = installation.contextOf(enrolment.provider.manager);
  const [row] = await installation.query('select version from enrolment where id = $1', [enrolment.id]);
  const stateOf = async () =>
    (await installation.query('select state from registration where id = $1', [registrationId]))[0]?.state;
  const today = manager.now.toISOString().slice(0, 10);
  const { version } = await withdraw(manager, {
    enrolmentId: enrolment.id,
    on: today,
    reason: 'Left the job',
    version: Number(row?.version),
  });
  await doJobs(installation);
  expect(await stateOf()).toBe('withdrawn');
  await undoWithdrawal(manager, {
    enrolmentId: enrolment.id,
    reason: 'Recorded for the wrong person',
    version,
  });
  await doJobs(installation);
  expect(await stateOf()).not.toBe('withdrawn');
});
