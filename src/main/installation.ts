import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Database } from '#db/database.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openDatabase } from '#db/open-database.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { type JobLog, type RunningJobs, runJobs } from '#jobs/run-jobs.ts';
import { smtpMailer } from '#mail/smtp-mailer.ts';
import type { Services } from '#services/context.ts';
import { demoMailer } from '#services/demo-mailer.ts';
import { sealerOf } from '#services/sealer.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { openPlanLibrary } from '#services/standards/plan-library.ts';
import { type InstalledPlans, installedPlans } from '#services/standards/published-plans.ts';
import { uuidV7 } from '#services/uuid-v7.ts';
import { localFileStore } from '#storage/local-file-store.ts';
import { localUploadArea } from '#storage/upload-area.ts';
import { clamdScanner } from '#storage/virus-scanner.ts';
import type { Configuration } from './configuration.ts';
import { writePrivately } from './embedded-postgres/credentials.ts';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';

/** An installation, put together and ready for work. */
export interface Installation {
  readonly configuration: Configuration;
  readonly services: Services;
  /** Where its database is, for what works as the owner. */
  readonly databaseUrl: string;
  /** Whether the database is one of our own, in the data folder. */
  readonly isEmbedded: boolean;
  /** Acts as the owner of the tables: for jobs and backups, never for a request. */
  readonly ownerPool: Pool;
  /** What the start changed in the database. */
  readonly appliedMigrations: readonly string[];
  /** Begin to do jobs. */
  startJobs(log: JobLog): Promise<RunningJobs>;
  /** Close connections, and stop the database when this process started it. */
  close(): Promise<void>;
}

/** Where the stored files lie in a data folder. */
export function filesFolder(configuration: Configuration): string {
  return join(configuration.dataFolder, 'files');
}

/**
 * Put an installation together: its database (one of our own unless `DATABASE_URL` names a server; a running one is
 * attached to), brought up to date, its files, mail, secret and plans. Commands, the web server and jobs all come through here.
 */
export async function openInstallation(configuration: Configuration): Promise<Installation> {
  await mkdir(configuration.dataFolder, { recursive: true });
  const embedded = configuration.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ folder: join(configuration.dataFolder, 'postgres') });
  const databaseUrl = embedded?.url ?? configuration.databaseUrl ?? '';
  try {
    const migrations = await readMigrations(join(packageRoot(), 'src', 'db', 'migrations'));
    const { applied } = await migrate(databaseUrl, migrations);
    const services = await composeServices(configuration, databaseUrl);
    await services.database.outside((db) => services.plans.refresh(db));
    const stopRefreshing = keepFresh(services.plans, services.database);
    const ownerPool = openOwnerPool(databaseUrl, 6);
    return {
      configuration,
      services,
      databaseUrl,
      isEmbedded: embedded !== undefined,
      ownerPool,
      appliedMigrations: applied,
      startJobs: (log) => runJobs(services, ownerPool, log),
      async close() {
        stopRefreshing();
        await services.database.close();
        await ownerPool.end();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function composeServices(
  configuration: Configuration,
  databaseUrl: string,
): Promise<Services & { readonly plans: InstalledPlans }> {
  const database = openDatabase({ url: databaseUrl });
  const now = () => new Date();
  return {
    database,
    files: localFileStore(filesFolder(configuration)),
    uploads: localUploadArea(join(configuration.dataFolder, 'uploads'), {
      maximumBytes: configuration.fileLimitBytes,
    }),
    scanner: configuration.scanner ? clamdScanner(configuration.scanner) : null,
    mailer: configuration.smtpUrl
      ? smtpMailer({ url: configuration.smtpUrl, from: configuration.mailFrom })
      : demoMailer(database, now),
    sealer: sealerOf(await takeSecret(configuration)),
    plans: installedPlans(openPlanLibrary()),
    now,
    newId: () => uuidV7(Date.now()),
    publicUrl: configuration.publicUrl ?? `http://localhost:${configuration.port}`,
  };
}

const refreshMilliseconds = 5_000;

/** Take up within seconds what another process publishes. A database that is away is said once a round, and tried again. */
function keepFresh(plans: InstalledPlans, database: Database): () => void {
  const timer = setInterval(() => {
    database
      .outside((db) => plans.refresh(db))
      .catch((error: Error) => {
        process.stderr.write(`guildmark: published plans could not be read: ${error.message}\n`);
      });
  }, refreshMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** Where the secret lies when the environment does not give it. */
export function secretFile(configuration: Configuration): string {
  return join(configuration.dataFolder, 'secret.key');
}

/** The installation's secret: from the environment, else made once and kept in the data folder, never in the database. */
export async function takeSecret(configuration: Configuration): Promise<Buffer> {
  if (configuration.secret !== undefined) return Buffer.from(configuration.secret, 'utf8');
  const file = secretFile(configuration);
  const held = await readFile(file, 'utf8').catch(() => undefined);
  if (held !== undefined) return Buffer.from(held.trim(), 'hex');
  const made = randomBytes(32);
  await writePrivately(file, `${made.toString('hex')}\n`);
  return made;
}
