import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#services/standards/package-root.ts';
import { atMost, type Measurement } from './measurement.ts';

const limit = 2;
const starts = 3;

/**
 * How long it takes from the command to the first page served, on an installation that has been started before:
 * the middle of three starts. The first start, which makes the database, is not measured.
 */
export async function run(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-bench-'));
  try {
    await firstPage(folder);
    const seconds: number[] = [];
    for (let start = 0; start < starts; start += 1) seconds.push(await firstPage(folder));
    const middle = seconds.toSorted((one, other) => one - other)[Math.floor(starts / 2)] ?? 0;
    return [atMost('second start to the first page', middle, { unit: 's', limit, parts: 100 })];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Start, ask for the page until it comes, stop; gives the seconds until it came. */
async function firstPage(folder: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(packageRoot(), 'bin', 'guildmark.mjs'),
      'start',
      '--no-demo',
      '--data',
      folder,
      '--port',
      `${port}`,
    ],
    { stdio: 'ignore' },
  );
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return (performance.now() - begun) / 1000;
  } finally {
    await stop(child);
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/`);
    const page = await reply.text();
    return reply.status === 200 && page.includes('<html');
  } catch {
    // Nothing listens yet.
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
