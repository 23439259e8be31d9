import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive, readPostmaster } from './postmaster.ts';

const folder = await mkdtemp(join(tmpdir(), "guildmark launcher's "));
const data = join(folder, 'cluster', 'data');
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function killServer(): Promise<number> {
  const running = await readPostmaster(data);
  if (!running) throw new Error('No server runs.');
  process.kill(running.pid, 'SIGKILL');
  while (isAlive(running.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  return running.pid;
}

test('it starts in an empty folder, is safe, and keeps what was committed over stop and start', async () => {
  const first = await startEmbeddedPostgres({ folder });
  expect(
    await ask(
      first.url,
      'select current_user::text as me, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    ),
  ).toEqual([{ me: 'guildmark_owner', rolsuper: false, rolbypassrls: false }]);
  expect(await ask(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await ask(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect((await stat(join(folder, 'credentials.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(data)).mode & 0o077).toBe(0);
  await ask(first.url, 'create table kept (n int); insert into kept values (1)');
  await first.stop();
  expect(await readPostmaster(data)).toBeUndefined();

  const second = await startEmbeddedPostgres({ folder });
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await second.stop();
});

test('nobody gets in without the password', async () => {
  const server = await startEmbeddedPostgres({ folder });
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  await server.stop();
});

test('after kill -9 it recovers, even when another program got the number of the dead server', async () => {
  const server = await startEmbeddedPostgres({ folder, outlive: true });
  await ask(server.url, 'insert into kept values (2)');
  const dead = await killServer();
  const file = join(data, 'postmaster.pid');
  // A program that has nothing to do with it, and lives.
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  await writeFile(file, (await readFile(file, 'utf8')).replace(String(dead), String(other.pid)));

  const again = await startEmbeddedPostgres({ folder });
  expect(await ask(again.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
  await again.stop();
  other.kill('SIGKILL');
});

test('a server that dies under a running process comes back at its address', async () => {
  const server = await startEmbeddedPostgres({ folder });
  await killServer();
  await expect
    .poll(() => ask(server.url, 'select 1 as up').catch(() => undefined), { timeout: 15_000, interval: 100 })
    .toEqual([{ up: 1 }]);
  await server.stop();
  expect(await readPostmaster(data)).toBeUndefined();
});

test('two starts at once share one server', async () => {
  const [one, two] = await Promise.all([
    startEmbeddedPostgres({ folder }),
    startEmbeddedPostgres({ folder }),
  ]);
  expect(one.url).toBe(two.url);
  await one.stop();
  await two.stop();
});

test('a start beside a running process attaches and leaves the server running when it ends', async () => {
  const server = await startEmbeddedPostgres({ folder, outlive: true });
  // Another process started it, and lives.
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  await writeFile(join(folder, 'starter.pid'), String(other.pid));
  const attached = await startEmbeddedPostgres({ folder });
  expect(attached).toMatchObject({ attached: true, url: server.url });
  await attached.stop();
  expect(await ask(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);

  // The other process was killed: the next start takes the server over.
  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('exit', resolve));
  const heir = await startEmbeddedPostgres({ folder });
  expect(heir.attached).toBe(false);
  await heir.stop();
  expect(await readPostmaster(data)).toBeUndefined();
});
