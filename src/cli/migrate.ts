import { type Command, printResult } from './command.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark migrate`: bring the database up to date and say what that took. */
export const migrateCommand: Command = async (line, terminal) => {
  const applied = await withInstallation(line, async ({ appliedMigrations }) => appliedMigrations);
  const lines =
    applied.length === 0 ? ['The database is up to date.'] : applied.map((name) => `applied ${name}`);
  printResult(line, terminal, { json: { applied }, lines });
  return 0;
};
