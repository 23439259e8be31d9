import { existsSync } from 'node:fs';
import { takeSecret } from '#main/installation.ts';
import { writeBackup } from '#services/backup/write-backup.ts';
import { signCheckpoints } from '#services/sign-checkpoints.ts';
import { type Command, CommandStopped, printResult } from './command.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark backup FILE`: one archive of database and files, from a running installation too. */
export const backup: Command = async (line, terminal) => {
  const [target = ''] = line.positionals;
  if (existsSync(target)) throw new CommandStopped(`${target} is there already; name a new file.`);
  const manifest = await withInstallation(line, async ({ services, ownerPool, configuration }) => {
    await signCheckpoints(services);
    const isSecretHeld = configuration.secret === undefined && line.flags['without-secret'] !== true;
    const secret = isSecretHeld ? await takeSecret(configuration) : null;
    return await writeBackup({ ownerPool, files: services.files, secret, now: services.now }, target);
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  if (manifest.secret)
    terminal.say(`${target} holds this installation's secret: keep it where only you can read it.`);
  else
    terminal.say('The secret is not in the archive: keep SECRET (or secret.key of the data folder) apart.');
  printResult(line, terminal, {
    json: { file: target, createdAt: manifest.createdAt, rows, files: manifest.files.length },
    lines: [`${target}: ${rows} rows, ${manifest.files.length} files`],
  });
  return 0;
};
