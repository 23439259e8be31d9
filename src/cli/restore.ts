import { restoreInstallation } from '#main/restore-installation.ts';
import { BackupUnusable } from '#services/backup/read-archive.ts';
import { type Command, CommandStopped, printResult } from './command.ts';
import { configurationOf } from './with-installation.ts';

/** `guildmark restore FILE`: fill an empty installation from an archive. */
export const restore: Command = async (line, terminal) => {
  const [source = ''] = line.positionals;
  const configuration = configurationOf(line);
  try {
    const manifest = await restoreInstallation(configuration, source);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    printResult(line, terminal, {
      json: { file: source, takenAt: manifest.createdAt, rows, files: manifest.files.length },
      lines: [`Restored ${rows} rows and ${manifest.files.length} files as of ${manifest.createdAt}.`],
    });
    return 0;
  } catch (error) {
    if (error instanceof BackupUnusable) throw new CommandStopped(error.message);
    throw error;
  }
};
