import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { type Credentials, keepCredentials, writePrivately } from './credentials.ts';
import { lockFolder } from './folder-lock.ts';
import { clearStalePostmaster, isAlive, readPostmaster } from './postmaster.ts';
import { chooseRunner, handOver, type Outcome, type Runner, run, runNow } from './run.ts';

/** A PostgreSQL server of our own, running. */
export interface EmbeddedPostgres {
  /** Where the product connects: as guildmark_owner, which is no superuser. */
  readonly url: string;
  /** For the launcher and the tests alone. */
  readonly superuserUrl: string;
  /** Whether it was running already, started by another process that is still alive. */
  readonly attached: boolean;
  /** Stop the server, unless it is another process's. */
  stop(): Promise<void>;
}

/** How to run it. */
export interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, its log and its passwords; made when absent. */
  readonly folder: string;
  /** False only where losing everything in a crash is fine, as in tests. */
  readonly durable?: boolean;
  /** True when the server shall outlive this process, which then does not stop it at its exit. */
  readonly outlive?: boolean;
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly data: string;
  readonly credentials: Credentials;
  readonly runner: Runner;
  readonly durable: boolean;
  readonly outlive: boolean;
}

const superuser = 'postgres';
const owner = 'guildmark_owner';
const restricted = 'guildmark_app';
const database = 'guildmark';
const patience = 60_000;

/**
 * Start PostgreSQL in a folder, or attach to the one that runs there. What was committed before a crash is there
 * again; a lock left behind by a killed process is cleared. Listens on the loopback address at a free port only.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const runner = await chooseRunner(await findBinaries());
  const cluster = join(options.folder, 'cluster');
  await mkdir(options.folder, { recursive: true, mode: runner.kind === 'nobody' ? 0o711 : 0o700 });
  const unlock = await lockFolder(options.folder);
  try {
    const credentials = await keepCredentials(options.folder);
    const place: Place = {
      folder: options.folder,
      cluster,
      data: join(cluster, 'data'),
      credentials,
      runner,
      durable: options.durable ?? true,
      outlive: options.outlive ?? false,
    };
    await initialise(place);
    return await attachOrStart(place);
  } finally {
    await unlock();
  }
}

async function initialise(place: Place): Promise<void> {
  if (existsSync(place.data)) return;
  await mkdir(place.cluster, { recursive: true, mode: 0o700 });
  const half = join(place.cluster, 'data.new');
  const passwordFile = join(place.cluster, 'password.new');
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, `${place.credentials.superuserPassword}\n`, { mode: 0o600 });
  await handOver(place.runner, place.cluster);
  const made = await run(
    place.runner,
    place.runner.binaries.initdb,
    [
      '--pgdata=data.new',
      `--username=${superuser}`,
      '--pwfile=password.new',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(place.durable ? ['--data-checksums'] : ['--no-sync']),
    ],
    place.cluster,
  );
  await rm(passwordFile, { force: true });
  if (made.code !== 0) throw failure('PostgreSQL could not make its data folder', made);
  await rename(half, place.data);
}

async function attachOrStart(place: Place): Promise<EmbeddedPostgres> {
  const running = await findRunning(place);
  const port = running ?? (await start(place));
  const starter = join(place.folder, 'starter.pid');
  const holder = Number(await readFile(starter, 'utf8').catch(() => '0'));
  // A server whose starter was killed is ours to stop.
  const isForeign = running !== undefined && holder !== process.pid && holder > 0 && isAlive(holder);
  if (!isForeign) await writePrivately(starter, String(process.pid));
  if (running === undefined) await makeRolesAndDatabase(place, port);
  return handleOf(place, port, isForeign);
}

/** The port of the server that runs in this folder, once it answers; undefined when none runs. */
async function findRunning(place: Place): Promise<number | undefined> {
  await clearStalePostmaster(place.data);
  const until = Date.now() + patience;
  for (;;) {
    const postmaster = await readPostmaster(place.data);
    if (!postmaster || !isAlive(postmaster.pid)) return undefined;
    if (await accepts(superuserUrl(place, postmaster.port))) return postmaster.port;
    // It is starting, recovering or stopping.
    if (Date.now() > until) {
      throw new Error(
        `The server in ${place.data} (process ${postmaster.pid}) does not answer; see ${join(place.cluster, 'server.log')}.`,
      );
    }
    await wait(50);
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    // Refused for now: the caller tries again until its patience ends, and says then what is wrong.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Start at a free port, or again at the one that is known; then what the dead server left may need a moment to go. */
async function start(place: Place, known?: number): Promise<number> {
  let last: Outcome = { code: null, output: '' };
  for (let attempt = 0; attempt < (known === undefined ? 3 : 20); attempt += 1) {
    if (attempt > 0) await wait(250);
    const port = known ?? (await freePort());
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      "-c unix_socket_directories=''",
      '-c max_connections=100',
      '-c timezone=UTC',
      '-c log_timezone=UTC',
      ...(place.durable
        ? ['-c fsync=on', '-c synchronous_commit=on']
        : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
    ].join(' ');
    last = await run(
      place.runner,
      place.runner.binaries.pgCtl,
      ['start', '-w', '-t', '60', '-D', 'data', '-l', 'server.log', '-o', settings],
      place.cluster,
    );
    if (last.code === 0) return port;
  }
  const log = await readFile(join(place.cluster, 'server.log'), 'utf8').catch(() => '');
  throw failure('PostgreSQL did not start', { ...last, output: `${last.output}\n${log.slice(-2_000)}` });
}

/** The product's own role and database. The superuser stays the launcher's. */
async function makeRolesAndDatabase(place: Place, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(place, port) });
  await client.connect();
  try {
    const password = client.escapeLiteral(place.credentials.ownerPassword);
    const attributes = 'nosuperuser nobypassrls nocreatedb nocreaterole';
    if (!(await isThere(client, 'pg_roles', 'rolname', owner))) {
      await client.query(`create role ${owner} login ${attributes} password ${password}`);
    }
    if (!(await isThere(client, 'pg_roles', 'rolname', restricted))) {
      await client.query(`create role ${restricted} nologin ${attributes}`);
      await client.query(`grant ${restricted} to ${owner}`);
    }
    if (!(await isThere(client, 'pg_database', 'datname', database))) {
      await client.query(`create database ${database} owner ${owner}`);
    }
  } finally {
    await client.end();
  }
}

async function isThere(client: pg.Client, catalogue: string, column: string, name: string): Promise<boolean> {
  const found = await client.query(`select 1 from ${catalogue} where ${column} = $1`, [name]);
  return found.rows.length > 0;
}

function handleOf(place: Place, port: number, attached: boolean): EmbeddedPostgres {
  const stopArguments = ['stop', '-w', '-t', '30', '-m', 'fast', '-D', 'data'];
  let isStopped = attached;
  const guard = attached || place.outlive ? undefined : keepAlive(place, port, () => isStopped);
  const stopAtExit = () => {
    if (!isStopped) runNow(place.runner, place.runner.binaries.pgCtl, stopArguments, place.cluster);
  };
  if (!attached && !place.outlive) process.on('exit', stopAtExit);
  return {
    url: urlOf(owner, place.credentials.ownerPassword, port, database),
    superuserUrl: superuserUrl(place, port),
    attached,
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await guard?.();
      process.off('exit', stopAtExit);
      const stopped = await run(place.runner, place.runner.binaries.pgCtl, stopArguments, place.cluster);
      await rm(join(place.folder, 'starter.pid'), { force: true });
      const isGone = (await readPostmaster(place.data)) === undefined;
      if (stopped.code !== 0 && !isGone) throw failure('PostgreSQL did not stop', stopped);
    },
  };
}

/** Start the server again at its port when it dies under us. Gives the way to end the watch. */
function keepAlive(place: Place, port: number, isStopped: () => boolean): () => Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const look = async () => {
    const postmaster = await readPostmaster(place.data);
    if (isStopped() || (postmaster && isAlive(postmaster.pid))) return;
    await clearStalePostmaster(place.data);
    await start(place, port);
  };
  const timer = setInterval(() => {
    if (isBusy || isStopped()) return;
    isBusy = true;
    work = look()
      // What hinders it stands in the server's log; the next look tries again.
      .catch(() => undefined)
      .finally(() => {
        isBusy = false;
      });
  }, 500);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await work;
  };
}

function superuserUrl(place: Place, port: number): string {
  return urlOf(superuser, place.credentials.superuserPassword, port, 'postgres');
}

function urlOf(user: string, password: string, port: number, name: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
}

function failure(what: string, outcome: Outcome): Error {
  return new Error(`${what} (exit ${outcome.code ?? 'by signal'}): ${outcome.output.trim()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string')
    throw new Error('No free port on the loopback address.');
  return address.port;
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
