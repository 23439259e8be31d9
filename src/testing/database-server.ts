import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { migrate, readMigrations } from '#db/migrate.ts';
import { ownerRole } from '#db/roles.ts';
import { startEmbeddedPostgres } from '#main/embedded-postgres/embedded-postgres.ts';
import { lockFolder } from '#main/embedded-postgres/folder-lock.ts';
import { isAlive, readPostmaster } from '#main/embedded-postgres/postmaster.ts';
import { packageRoot } from '#services/standards/package-root.ts';

const TestServer = z.object({
  /** Who may create and drop databases. */
  adminUrl: z.string(),
  /** Who the product connects as. */
  productUrl: z.string(),
  template: z.string(),
});

/** The database server of one test run, with a migrated template. */
export type TestServer = z.infer<typeof TestServer>;

const variable = 'GUILDMARK_TEST_RUN';
const runsFolder = join(packageRoot(), '.cache', 'test-runs');

/** Take a folder for this run and clear what killed runs left behind. */
export async function takeTestRun(): Promise<string> {
  await mkdir(runsFolder, { recursive: true });
  for (const name of await readdir(runsFolder)) {
    if (!isAlive(Number(name))) await stopTestServer(join(runsFolder, name));
  }
  const run = join(runsFolder, String(process.pid));
  await mkdir(run, { recursive: true });
  process.env[variable] = run;
  return run;
}

/** The run's server: started, migrated into a template and noted by the first test file that asks. */
export async function testServer(): Promise<TestServer> {
  const run = process.env[variable];
  if (run === undefined) throw new Error('Tests with a database run through vitest and its global set-up.');
  const unlock = await lockFolder(run);
  try {
    const note = await readFile(join(run, 'server.json'), 'utf8').catch(() => undefined);
    if (note !== undefined) return TestServer.parse(JSON.parse(note));
    const server = await startServer(run);
    await writeFile(join(run, 'server.json'), JSON.stringify(server));
    return server;
  } finally {
    await unlock();
  }
}

/** Drop the run's databases and stop its server. */
export async function stopTestServer(run: string): Promise<void> {
  const note = await readFile(join(run, 'server.json'), 'utf8').catch(() => undefined);
  const given = process.env.DATABASE_URL;
  if (note !== undefined && given !== undefined) await dropDatabasesOf(TestServer.parse(JSON.parse(note)));
  const postmaster = await readPostmaster(join(run, 'postgres', 'cluster', 'data'));
  // Its data is thrown away: an immediate stop is enough.
  if (postmaster && isAlive(postmaster.pid)) {
    process.kill(postmaster.pid, 'SIGQUIT');
    while (isAlive(postmaster.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await rm(run, { recursive: true, force: true, maxRetries: 5 });
}

/** The address of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Run statements as whoever may create databases. */
export async function asAdmin<T>(server: TestServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startServer(run: string): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  const embedded = given
    ? undefined
    : await startEmbeddedPostgres({ folder: join(run, 'postgres'), durable: false, outlive: true });
  const adminUrl = embedded?.superuserUrl ?? given ?? '';
  const server: TestServer = {
    adminUrl,
    productUrl: embedded?.url ?? adminUrl,
    template: `guildmark_test_template_${run.split(/[/\\]/).at(-1)}`,
  };
  await asAdmin(server, async (client) => {
    await client.query(`drop database if exists ${server.template} with (force)`);
    await client.query(`create database ${server.template} template template0 encoding 'UTF8'`);
    if (embedded) await client.query(`alter database ${server.template} owner to ${ownerRole}`);
  });
  const migrations = await readMigrations(join(packageRoot(), 'src', 'db', 'migrations'));
  await migrate(withDatabase(server.productUrl, server.template), migrations);
  return server;
}

async function dropDatabasesOf(server: TestServer): Promise<void> {
  const prefix = server.template.replace('_template_', '_');
  await asAdmin(server, async (client) => {
    const found = await client.query(
      'select datname from pg_database where datname = $1 or starts_with(datname, $2)',
      [server.template, `${prefix}_`],
    );
    for (const { datname } of found.rows)
      await client.query(`drop database if exists ${datname} with (force)`);
  });
}
