import { Logger, runTaskListOnce } from 'graphile-worker';
import { openOwnerPool } from '#db/owner-pool.ts';
import { taskList } from '#jobs/run-jobs.ts';
import type { TestInstallation } from './services.ts';

/** Do every job that is due, and those that they ask for, as the running product would. Throws when one fails. */
export async function doJobs(installation: TestInstallation): Promise<void> {
  const failures: unknown[] = [];
  const log = { error: (facts: unknown, message: string) => failures.push({ message, facts }) };
  const pool = openOwnerPool(installation.url, 2);
  const client = await pool.connect();
  try {
    await runTaskListOnce(
      { logger: new Logger(() => () => undefined) },
      taskList(installation.services, log),
      client,
    );
  } finally {
    client.release();
    await pool.end();
  }
  if (failures.length > 0) throw new Error(`A job failed: ${JSON.stringify(failures)}`, { cause: failures });
}

/** The token of the newest letter to an address that carries a link. Jobs are done first. */
export async function tokenFor(installation: TestInstallation, email: string): Promise<string> {
  await doJobs(installation);
  const letter = installation.mails.findLast(({ to, text }) => to === email && text.includes('/link/'));
  const token = letter?.text.match(/\/link\/([\w-]+)/)?.[1];
  if (!token) throw new Error(`No letter with a link went to ${email}.`);
  return token;
}
