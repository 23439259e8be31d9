import { ConfigurationError, readConfiguration } from '#main/configuration.ts';
import { type Installation, openInstallation } from '#main/installation.ts';
import { type CommandLine, CommandStopped, textFlag } from './command.ts';

/** Read the configuration for a command: the environment, and the flags --data and --port over it. */
export function configurationOf(line: CommandLine) {
  try {
    return readConfiguration(process.env, { data: textFlag(line, 'data'), port: textFlag(line, 'port') });
  } catch (error) {
    if (error instanceof ConfigurationError) throw new CommandStopped(error.message, 2);
    throw error;
  }
}

/** Open the installation that a command works on, attached to its running database or with one of its own, and close it after. */
export async function withInstallation<T>(
  line: CommandLine,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openOrStop(line);
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

async function openOrStop(line: CommandLine): Promise<Installation> {
  const configuration = configurationOf(line);
  try {
    return await openInstallation(configuration);
  } catch (cause) {
    throw new CommandStopped(cause instanceof Error ? cause.message : String(cause));
  }
}
