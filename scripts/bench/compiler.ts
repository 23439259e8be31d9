import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atMost, type Measurement } from './measurement.ts';

const child = fileURLToPath(new URL('compiler-child.ts', import.meta.url));

interface Taken {
  readonly seconds: number;
  readonly pages: number;
  readonly mebibytes: number;
}

async function inChild(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', child, ...words]);
  return stdout;
}

async function compileLong(parts: number): Promise<Taken> {
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-bench-'));
  try {
    const file = join(folder, 'plan.pdf');
    await inChild('set', file, String(parts));
    return JSON.parse(await inChild('compile', file)) as Taken;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A PDF of some 34 pages and one of some 500, set by Typst with ruled tables over pages, merged cells and running
 * titles, each read and compiled to a draft in a process of its own with nothing warmed up; and the memory that the
 * larger one's process takes at most, program included.
 */
export async function run(): Promise<Measurement[]> {
  const short = await compileLong(6);
  const long = await compileLong(94);
  return [
    atMost(`compile ${short.pages} pages of PDF`, short.seconds, { unit: 's', limit: 3, parts: 100 }),
    atMost(`compile ${long.pages} pages of PDF`, long.seconds, { unit: 's', limit: 30, parts: 100 }),
    atMost(`memory for ${long.pages} pages of PDF`, long.mebibytes, { unit: 'MiB', limit: 1536, parts: 1 }),
  ];
}
