import { Logger, runMigrations } from 'graphile-worker';
import { openOwnerPool } from './owner-pool.ts';

/** Bring the tables of graphile-worker up to date, in a schema of their own that belongs to the owner. */
export async function migrateJobs(url: string): Promise<void> {
  const pool = openOwnerPool(url, 2);
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
