import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chown, lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, copyBinaries } from './binaries.ts';

/** How PostgreSQL's programs are run: it refuses to run as root, so root gives its privileges up first. */
export interface Runner {
  readonly kind: 'direct' | 'user-namespace' | 'nobody';
  readonly binaries: Binaries;
}

/** What a program left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** The account and group that own nothing, on every system we run on as root. */
const nobody = 65534;

/**
 * Choose how to run PostgreSQL here. An ordinary user runs it directly. For root: in an unmapped user namespace
 * (nothing is created, the data folder stays root's and private); else as `nobody`; else as `nobody` from a
 * copy that it can reach.
 */
export async function chooseRunner(binaries: Binaries): Promise<Runner> {
  if (process.getuid?.() !== 0) return { kind: 'direct', binaries };
  const runners: Runner[] = [
    { kind: 'user-namespace', binaries },
    { kind: 'nobody', binaries },
  ];
  for (const runner of runners) {
    if (answers(runner)) return runner;
  }
  const copied: Runner = { kind: 'nobody', binaries: await copyBinaries(binaries) };
  if (answers(copied)) return copied;
  throw new Error(
    'PostgreSQL does not run as root here: start Guildmark as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Run one program to its end. Never throws for a bad exit: the caller says what that means. */
export async function run(
  runner: Runner,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<Outcome> {
  const [command, allArgs, options] = invocation(runner, program, args);
  return await new Promise<Outcome>((resolve, reject) => {
    const child = spawn(command, allArgs, { ...options, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    // Not `close`: a server that pg_ctl started may keep the pipe open.
    child.on('exit', (code) => setImmediate(() => resolve({ code, output })));
  });
}

/** The same, blocking: for the last moment of a process. */
export function runNow(runner: Runner, program: string, args: readonly string[], cwd: string): void {
  const [command, allArgs, options] = invocation(runner, program, args);
  spawnSync(command, [...allArgs], { ...options, cwd, stdio: 'ignore', timeout: 15_000 });
}

/** Give a folder to the account that PostgreSQL will run as, where that is not our own. */
export async function handOver(runner: Runner, folder: string): Promise<void> {
  if (runner.kind !== 'nobody') return;
  await chown(folder, nobody, nobody);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), nobody, nobody);
  }
}

function answers(runner: Runner): boolean {
  const [command, args, options] = invocation(runner, runner.binaries.postgres, ['--version']);
  return spawnSync(command, [...args], { ...options, stdio: 'ignore', timeout: 15_000 }).status === 0;
}

function invocation(
  runner: Runner,
  program: string,
  args: readonly string[],
): [command: string, args: readonly string[], options: SpawnOptions] {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  if (runner.kind === 'user-namespace') return ['unshare', ['-U', program, ...args], { env }];
  if (runner.kind === 'nobody') return [program, args, { env, uid: nobody, gid: nobody }];
  return [program, args, { env }];
}
