import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '#services/standards/package-root.ts';

/** How a run of the command line ended and what it printed. */
export type Run = { readonly exit: number | null; readonly out: string; readonly err: string };

/** Run `guildmark` with these words as a person does, in a process of its own. */
export function runGuildmark(words: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'guildmark.mjs'), ...words], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, out, err }));
    // A command that does not read its input closes the pipe early; that is no fault of the test.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
