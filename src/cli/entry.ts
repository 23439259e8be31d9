import { text } from 'node:stream/consumers';
import type { Terminal } from './command.ts';
import { run } from './main.ts';

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
  readStandardInput: () => text(process.stdin),
};

/** Run the command line of this process. The exit code is set, not forced, so that long output is written out. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await run(argv, terminal);
}
