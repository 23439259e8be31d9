import { type JobHelpers, Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Context, Services } from '#services/context.ts';
import { startDueEnrolments } from '#services/enrolment/start-due.ts';
import { type JobName, jobPayloads } from '#services/job-catalogue.ts';
import { sweepUploads } from '#services/portfolio/sweep-uploads.ts';
import { signCheckpoints } from '#services/sign-checkpoints.ts';
import { sweepFiles } from '#services/sweep-files.ts';
import { systemContext } from '#services/system-context.ts';
import { jobHandlers } from './registry.ts';

/** Where a job's failures are told. */
export interface JobLog {
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Jobs being done. */
export interface RunningJobs {
  /** Finish what is being done and take no more. */
  stop(): Promise<void>;
}

const Envelope = z.object({ organisationId: z.uuid(), payload: z.unknown() });
const nightly = 'installation.nightly';
const hourly = 'installation.hourly';

/** Do the jobs of this installation until stopped. `pool` acts as the owner of the job tables. */
export async function runJobs(services: Services, pool: Pool, log: JobLog): Promise<RunningJobs> {
  // A day may have begun while nothing ran.
  await beginDay(services);
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: taskList(services, log),
    parsedCronItems: parseCronItems([
      { task: nightly, match: '0 3 * * *', identifier: nightly },
      // Days begin in London: one minute past every hour is soon enough after midnight, summer and winter.
      { task: hourly, match: '1 * * * *', identifier: hourly },
    ]),
    logger: new Logger(() => () => undefined),
  });
  return {
    async stop() {
      await runner.stop();
    },
  };
}

/** Do every job that is due now, once, and come back: for tests and commands. */
export function taskList(services: Services, log: JobLog): TaskList {
  const tasks: TaskList = {};
  for (const name of Object.keys(jobPayloads) as JobName[]) {
    tasks[name] = (envelope, helpers) =>
      logged(log, name, helpers, () => perform(services, name, envelope, helpers));
  }
  tasks[nightly] = (_payload, helpers) => logged(log, nightly, helpers, () => tendInstallation(services));
  tasks[hourly] = (_payload, helpers) => logged(log, hourly, helpers, () => beginDay(services));
  return tasks;
}

async function perform(
  services: Services,
  name: JobName,
  envelope: unknown,
  helpers: JobHelpers,
): Promise<void> {
  const { organisationId, payload } = Envelope.parse(envelope);
  const ctx = systemContext(services, organisationId, `job ${helpers.job.id}`);
  await handle(name, ctx, payload);
}

/** The payload is parsed by the very schema that the handler's type comes from. */
async function handle<Name extends JobName>(name: Name, ctx: Context, payload: unknown): Promise<void> {
  const parsed = jobPayloads[name].parse(payload) as Parameters<(typeof jobHandlers)[Name]>[1];
  await jobHandlers[name](ctx, parsed);
}

/** What a new day brings: apprentices whose first day it is. */
async function beginDay(services: Services): Promise<void> {
  await startDueEnrolments(services);
}

/** What every night does for the whole installation. */
async function tendInstallation(services: Services): Promise<void> {
  await signCheckpoints(services);
  await sweepUploads(services);
  await sweepFiles(services);
}

/** A failed job is tried again later by graphile-worker; the log says so meanwhile. */
async function logged(
  log: JobLog,
  job: string,
  helpers: JobHelpers,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ job, id: helpers.job.id, attempt: helpers.job.attempts, error }, 'a job failed');
    throw error;
  }
}
