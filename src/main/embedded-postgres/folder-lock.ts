import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';

const patience = 60_000;

/** Let one process at a time into a folder; a lock whose process has died is taken over. Gives the way to unlock. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'starting.lock');
  const until = Date.now() + patience;
  for (;;) {
    const handle = await open(file, 'wx', 0o600).catch(() => undefined);
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
    const age = Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now());
    const isLeftBehind = holder > 0 ? !isAlive(holder) || holder === process.pid : age > 5_000;
    if (isLeftBehind) await rm(file, { force: true });
    if (Date.now() > until) throw new Error(`Another process is busy in ${folder}. Remove ${file} if not.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
