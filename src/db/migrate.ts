import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrateJobs } from './migrate-jobs.ts';
import { ownerRole, prepareRoles } from './roles.ts';

/** One migration file. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What a run of migrations did. */
export interface MigrationOutcome {
  readonly applied: readonly string[];
  readonly already: number;
}

/** Any fixed number: two processes that start at once take turns. */
const advisoryLock = 7_240_071_072;

/** The migrations of a folder in the order in which they are applied. Refuses a file name that says no time and purpose. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return await Promise.all(
    names.map(async (name) => {
      if (!/^\d{8}T\d{4}_[a-z0-9_]+\.sql$/.test(name)) {
        throw new Error(`${name}: a migration is named YYYYMMDDTHHMM_table__operation.sql.`);
      }
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Bring a database up to date: make the roles where they are missing, then apply what is new, each file in a
 * transaction of its own as the owner. Refuses a database whose applied migrations were edited since, or that a
 * newer version of the product has migrated.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<MigrationOutcome> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await prepareRoles(client);
    const done = await readApplied(client);
    const pending = migrations.filter((migration) => !done.has(migration.name));
    refuseStrangers(done, migrations);
    for (const migration of pending) await apply(client, migration);
    await migrateJobs(url);
    return { applied: pending.map(({ name }) => name), already: done.size };
  } finally {
    await client.end();
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`begin; set local role ${ownerRole};
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    ); commit`);
  const rows = await client.query('select name, checksum from schema_migration');
  return new Map(rows.rows.map((row: { name: string; checksum: string }) => [row.name, row.checksum]));
}

function refuseStrangers(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const here = known.get(name);
    if (here === undefined) {
      throw new Error(
        `This database holds the migration ${name}, which this version does not know. Use the newer version.`,
      );
    }
    if (here !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied to this database. Restore the file; write a new migration.`,
      );
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(
      `begin; set local role ${ownerRole}; select set_config('app.maintenance', 'on', true)`,
    );
    await client.query(migration.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.name} failed: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
