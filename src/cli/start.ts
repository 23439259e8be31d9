import { ConfigurationError } from '#main/configuration.ts';
import { type Serving, serve } from '#main/serve.ts';
import { type Command, CommandStopped, printResult } from './command.ts';
import { seedInstallation } from './demo/install.ts';
import { packageVersion } from './package-version.ts';
import { configurationOf } from './with-installation.ts';

/** `guildmark start`: database, migrations, demo data on the first run, web server. Ends when the process is told to. */
export const start: Command = async (line, terminal) => {
  const configuration = configurationOf(line);
  terminal.say('guildmark: starting …');
  const seed = line.flags['no-demo'] === true ? undefined : seedInstallation(terminal.say);
  const serving = await serveOrStop(() =>
    serve({ configuration, version: packageVersion(), seedDemo: seed }),
  );
  printResult(line, terminal, {
    json: { address: serving.address, demo: serving.isDemo },
    lines: [`Guildmark is ready: ${serving.address}`],
  });
  const signal = await toldToEnd();
  terminal.say(`guildmark: ${signal}, stopping …`);
  await serving.stop();
  return 0;
};

async function serveOrStop(work: () => Promise<Serving>): Promise<Serving> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigurationError) throw new CommandStopped(error.message);
    throw error;
  }
}

/** A second signal ends the process at once; what was answered is on disk. */
async function toldToEnd(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });
}
