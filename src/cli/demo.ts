import { ConfigurationError } from '#main/configuration.ts';
import { prepareDemo } from '#main/demo.ts';
import { type Command, CommandStopped, printResult } from './command.ts';
import { seedInstallation } from './demo/install.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark demo`: fill an empty installation with the invented cast, as the first `start` does. */
export const demo: Command = async (line, terminal) => {
  let made = 0;
  const isDemo = await withInstallation(line, async (installation) => {
    try {
      return await prepareDemo(installation, async (empty) => {
        made += 1;
        await seedInstallation(terminal.say)(empty);
      });
    } catch (error) {
      if (error instanceof ConfigurationError) throw new CommandStopped(error.message);
      throw error;
    }
  });
  if (!isDemo) {
    throw new CommandStopped(
      'Demo data go into an empty installation with an embedded database only. Name another folder with --data.',
    );
  }
  const words = made > 0 ? 'The demo data are made.' : 'This installation holds the demo data already.';
  printResult(line, terminal, {
    json: { demo: true, made: made > 0 },
    lines: [`${words} Begin with: guildmark start`],
  });
  return 0;
};
