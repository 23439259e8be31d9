import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What the running server's own file says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Read `postmaster.pid`; undefined when there is none or it is only half written. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * After a crash `postmaster.pid` stays behind. PostgreSQL itself removes it when no process has its number;
 * when the number was given to another program meanwhile (usual in containers), it refuses to start. Removes the
 * file then, and only when no process works in the data directory any more. Linux only: elsewhere PostgreSQL decides.
 */
export async function clearStalePostmaster(dataDirectory: string): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(file) || !existsSync('/proc/self/cwd')) return;
  const first = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (!Number.isInteger(first) || !isAlive(first)) return;
  if (!(await isInUse(dataDirectory))) await rm(file, { force: true });
}

/** Whether any process of this computer has the data directory as its working directory, as every PostgreSQL process has. */
export async function isInUse(dataDirectory: string): Promise<boolean> {
  const real = await realpath(dataDirectory);
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const cwd = await readlink(join('/proc', entry, 'cwd')).catch(() => '');
    if (cwd === real) return true;
  }
  return false;
}
